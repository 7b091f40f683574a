/* `paiban schema`: the keys of each kind of file as a JSON Schema. */
#include "cli/schema.h"

#include "fonts/font_table.h"
#include "front/front.h"
#include "load/load.h"
#include "cascade/cascade.h"
#include "yaml/json_schema.h"
#include <string.h>

#define FOLDER "schema"

typedef struct FileKind {
    const char *name;
    const YamlSchema *(*schema)(void);
} FileKind;

/* As the table of commands lists them. */
static const FileKind kinds[] = {
    {"group", group_schema},   {"paper", paper_schema},      {"issue", issue_schema}, {"article", article_schema},
    {"layout", layout_schema}, {"fonts", font_table_schema}, {"lock", lock_schema},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const FileKind *kind_named(const char *name)
{
    for (size_t i = 0; i < KINDS; i++)
        if (strcmp(name, kinds[i].name) == 0)
            return &kinds[i];
    return NULL;
}

static bool is_as(Cli *c, const char *path, const Buf *text)
{
    Diag *unread = diag_new();
    Buf there = {0};
    bool missing = false;
    bool same = world_read(c->world, unread, path, &there, &missing) && !missing && there.len == text->len &&
                memcmp(there.data, text->data, text->len) == 0;
    buf_free(&there);
    diag_free(unread);
    return same;
}

bool schema_write(Cli *c, Diag *d, const char *dir, const char *kind)
{
    Buf text = {0};
    yaml_json_schema(kind_named(kind)->schema(), &text);
    const char *path = arena_printf(c->arena, "%s/%s.json", dir, kind);
    bool ok = is_as(c, path, &text) || world_write(c->world, d, path, text.data, text.len);
    buf_free(&text);
    return ok;
}

const char *schema_comment(Cli *c, Diag *d, const char *content, const char *kind, int depth)
{
    if (!schema_write(c, d, arena_printf(c->arena, "%s/../" FOLDER, content), kind))
        return NULL;
    const char *up = "";
    for (int i = 0; i < depth; i++)
        up = arena_printf(c->arena, "../%s", up);
    return arena_printf(c->arena, "# yaml-language-server: $schema=%s" FOLDER "/%s.json\n", up, kind);
}

static int print_schema(const FileKind *kind)
{
    Buf text = {0};
    yaml_json_schema(kind->schema(), &text);
    int status = cli_print(text.data, text.len);
    buf_free(&text);
    return status;
}

static int write_all(Cli *c, const char *dir)
{
    Diag *d = diag_new();
    bool ok = true;
    for (size_t i = 0; ok && i < KINDS; i++)
        ok = schema_write(c, d, dir, kinds[i].name);
    int status = cli_report(c, d, false, false);
    diag_free(d);
    return status;
}

int command_schema(Cli *c)
{
    const Args *a = c->args;
    if ((a->n_operands == 1) == !a->out)
        return a->out ? write_all(c, a->out) : print_schema(kind_named(a->operands[0]));
    cli_say(a->out ? "paiban: --out writes all kinds of files; name none\n"
                   : "paiban: the schema of which kind of file? --out=DIR writes them all\n");
    return EXIT_USAGE;
}
