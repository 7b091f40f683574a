/* `paiban schema KIND`: the keys of a kind of file as a JSON Schema. */
#include "cli/commands.h"

#include "fonts/font_table.h"
#include "parse/article.h"
#include "site/load.h"
#include "style/style.h"
#include "yaml/json_schema.h"
#include <string.h>

typedef struct FileKind {
    const char *name;
    const YamlSchema *(*schema)(void);
} FileKind;

/* As the table of commands lists them. */
static const FileKind kinds[] = {
    {"group", group_schema},     {"paper", paper_schema},   {"issue", issue_schema},
    {"article", article_schema}, {"layout", layout_schema}, {"fonts", font_table_schema},
};

int command_schema(Cli *c)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(c->args->operands[0], kinds[i].name) != 0)
            continue;
        Buf text = {0};
        yaml_json_schema(kinds[i].schema(), &text);
        int status = cli_print(text.data, text.len);
        buf_free(&text);
        return status;
    }
    return EXIT_USAGE; /* the table of commands lists no other */
}
