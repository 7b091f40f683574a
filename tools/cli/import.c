/* `paiban import`: an archive, or single files of others, as articles of ours. */
#include "cli/commands.h"

#include "import/founder.h"
#include "import/single.h"
#include "site/site.h"
#include <string.h>

/* 2, A02 */
static bool is_page(const char *s)
{
    size_t letters = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), digits = strspn(s + letters, "0123456789");
    return letters <= SECTION_LETTERS && digits >= 1 && digits <= 3 && !s[letters + digits];
}

static bool finish(Cli *c, Diag *d, const ImportReport *report)
{
    Buf text = {0}, json = {0};
    import_report_print(report, &text);
    import_report_json(report, &json);
    bool ok = !c->args->report || world_write(c->world, d, c->args->report, json.data, json.len);
    if (!c->args->quiet)
        ok = cli_print(text.data, text.len) == EXIT_OK && ok;
    buf_free(&text);
    buf_free(&json);
    return ok;
}

int command_import(Cli *c)
{
    const Args *args = c->args;
    const bool founder = strcmp(args->operands[0], "founder") == 0;
    if (founder && args->n_operands != 2)
        return cli_usage(c, "import founder what?", "name the folder that has html/YYYY-MM/DD/node_N.htm");
    if (!founder && (!args->paper || !args->date))
        return cli_usage(c, "import where?", "say which paper and issue: --paper ID --date YYYY-MM-DD");
    if (args->page && !is_page(args->page))
        return cli_usage(c, "--page is no page's name", "write --page 2, or --page A02 in sections");
    DriverPaths p = cli_paths(c, args->out ? args->out : ".");
    driver_fence(
        c->world, &p,
        &(DriverWrites){.folders = {p.content}, .files = {args->report}, .follow = true}); /* read from anywhere */
    Diag *d = diag_new();
    ImportReport report;
    import_report_begin(&report, c->arena);
    const ImportOptions o = {.content = p.content,
                             .paper = args->paper,
                             .layout = cli_new_layout(c, p.layouts),
                             .date = args->date,
                             .page = args->page};
    bool ok = founder ? import_founder(c->world, d, c->arena, args->operands[1], &o, &report)
                      : import_files(c->world, d, c->arena, args->operands, (size_t)args->n_operands, &o, &report);
    ok = finish(c, d, &report) && ok;
    int status = cli_report(c, d, true, args->strict);
    if (status == EXIT_OK && !ok)
        status = EXIT_CONTENT;
    import_report_end(&report);
    diag_free(d);
    return status;
}
