/* clean: what the tool wrote goes, others' files stay. */
#include "cli/commands.h"

#include "diag/phrase.h"

int command_clean(Cli *c)
{
    const Args *a = c->args;
    const CleanOptions o = {.paths = cli_paths(c, cli_root(c)), .orphans = a->orphans, .dry_run = a->dry_run};
    CleanSummary s;
    Diag *d = diag_new();
    bool ok = driver_clean(c->world, d, &o, &s);
    int status = cli_report(c, d, true, false);
    if (ok && status == EXIT_OK) {
        const char *plural = s.removed == 1 ? "" : "s";
        phrase_put(&s.lines, o.dry_run ? "%zu file%s would be removed from %s\n" : "%zu file%s removed from %s\n",
                   s.removed, plural, o.paths.out);
        status = cli_print(s.lines.data, s.lines.len);
    }
    buf_free(&s.lines);
    diag_free(d);
    return ok || status != EXIT_OK ? status : EXIT_SYSTEM;
}
