/* `paiban fonts`: roles and their files, as a list or a page. */
#include "cli/commands.h"

#include "diag/phrase.h"
#include "fonts/font_book.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include <string.h>

static const char *const script_names[SCRIPT_CLASSES] = {"Hans", "Hant", "Latn", "Tibt", "Ital", "Zsye"};

/* The roles as a PDF. */
static int write_specimen(Cli *c, const DriverPaths *p, Diag *d)
{
    Arena *a = c->arena;
    Paper paper = {.id = "fonts", .title = "字体", .publisher = "", .layout = "a4", .lang = LANG_ZH_HANS};
    Group group = {.name = "字体", .base_url = "https://example.org/", .papers = &paper, .n_papers = 1};
    Issue issue = issue_blank(&paper, (Date){2000, 1, 1});
    LayoutContext *layout = layout_context_new(c->world, d, &group, p->layouts, p->fonts);
    IssueFrames frames = {0};
    PdfOutput pdf = {0};
    bool ok = layout && layout_role_specimen(layout, d, a, &issue, &frames) &&
              pdf_render(c->world, d, &group, &frames, &pdf) &&
              world_write(c->world, d, c->args->specimen, pdf.reading_issue.data, pdf.reading_issue.len);
    pdf_output_free(&pdf);
    layout_context_free(layout);
    int status = cli_report(c, d, false, false);
    if (!ok || status != EXIT_OK)
        return status == EXIT_OK ? EXIT_CONTENT : status;
    return cli_print_line(phrase(a, "made %s", c->args->specimen));
}

/* One line a role and script: role, script, family and style, weight, file. */
int command_fonts(Cli *c)
{
    DriverPaths p = cli_paths(c, cli_root(c));
    Diag *d = diag_new();
    if (c->args->specimen) {
        int written = write_specimen(c, &p, d);
        diag_free(d);
        return written;
    }
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
