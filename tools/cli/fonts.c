#include "cli/commands.h"

#include "fonts/font_book.h"

static const char *const script_names[SCRIPT_CLASSES] = {"Hans", "Hant", "Latn", "Tibt", "Ital", "Zsye"};

/* One line a role and script: role, script, family and style, weight, file. */
int command_fonts(Cli *c)
{
    DriverPaths p = cli_paths(c, c->args->n_operands ? c->args->operands[0] : ".");
    Diag *d = diag_new();
    FontBook *book = font_book_load(c->world, d, p.fonts);
    Buf text = {0};
    for (size_t r = 0; book && r < font_book_roles(book); r++)
        for (int s = 0; s < SCRIPT_CLASSES; s++) {
            const Face *f = font_book_primary(book, (int)r, (ScriptClass)s);
            buf_printf(&text, "%-10s %s  %s %s (%d)  %s:%d\n", font_book_role_name(book, (int)r), script_names[s],
                       f->family, f->style, f->weight, f->path, f->index);
        }
    int status = cli_report(c, d, false, false);
    if (status == EXIT_OK)
        status = cli_print(text.len ? text.data : "", text.len);
    buf_free(&text);
    font_book_free(book);
    diag_free(d);
    return status;
}
