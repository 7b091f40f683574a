#include "cli/commands.h"

#include <stdio.h>

/* "[3/6] xzrb/2021-11-02", over itself. */
static void show_step(void *context, size_t done, size_t total, const char *what)
{
    (void)context;
    fprintf(stderr, "\r\033[K[%zu/%zu] %s", done, total, what);
    fflush(stderr);
}

static bool shows_progress(const Cli *c)
{
    return !c->args->quiet && world_is_terminal(c->world, 2);
}

int cli_build(Cli *c, bool check, BuildSummary *summary)
{
    const Args *a = c->args;
    const char *root = a->n_operands ? a->operands[0] : ".";
    BuildOptions o = {.paths = cli_paths(c, root),
                      .paper = a->paper,
                      .date = a->date,
                      .jobs = a->jobs > 0 ? (unsigned)a->jobs : 0,
                      .drafts = a->drafts,
                      .strict = a->strict,
                      .force = a->force,
                      .follow = a->follow,
                      .verify = a->verify,
                      .check = check,
                      .depfile = a->depfile,
                      .report = a->report,
                      .effort = a->effort,
                      .lock = a->lock,
                      .version = c->version};
    if (!world_is_dir(c->world, root)) {
        fprintf(stderr, "paiban: %s is no folder\n", root);
        return EXIT_USAGE;
    }
    const char *fault = check || a->force_out ? NULL : driver_out_fault(c->world, c->arena, &o.paths);
    if (fault) {
        fprintf(stderr, "paiban: --out %s %s\nhint: name another folder, or --force-out\n", o.paths.out, fault);
        return EXIT_USAGE;
    }
    if (shows_progress(c))
        o.progress.step = show_step;
    World *w = world_new_child(c->world); /* a depfile names what this build read, not what an earlier one did */
    Diag *d = diag_new();
    bool ok = driver_build(w, d, &o, summary);
    if (shows_progress(c))
        fputs("\r\033[K", stderr);
    int status = cli_report(d, check, a->strict);
    if (!ok && status == EXIT_OK) {
        fputs("paiban: error: the build failed without a report\n", stderr);
        status = EXIT_SYSTEM;
    }
    diag_free(d);
    world_free(w);
    return status;
}

static void put_count(size_t n, const char *one, const char *many, const char *after)
{
    fprintf(stderr, "%zu %s%s", n, n == 1 ? one : many, after);
}

static void summarise(const Cli *c, const BuildSummary *s, uint64_t began, bool check)
{
    if (!shows_progress(c))
        return;
    put_count(s->issues, "issue", "issues", ", ");
    put_count(s->pages, "page", "pages", ", ");
    put_count(s->articles, "article", "articles", ": ");
    if (check)
        fputs("checked", stderr);
    else if (!s->made && !s->changed)
        fputs("nothing has changed", stderr);
    else
        put_count(s->changed, "file written", "files written", "");
    fprintf(stderr, " (%.1f s)\n", (double)(world_milliseconds(c->world) - began) / 1000);
}

int command_build(Cli *c)
{
    BuildSummary s = {0};
    uint64_t began = world_milliseconds(c->world);
    int status = cli_build(c, false, &s);
    int told = c->args->quiet || !s.lines.len ? EXIT_OK : cli_print(s.lines.data, s.lines.len);
    buf_free(&s.lines);
    if (status == EXIT_OK)
        summarise(c, &s, began, false);
    return status ? status : told;
}

int command_check(Cli *c)
{
    BuildSummary s = {0};
    uint64_t began = world_milliseconds(c->world);
    int status = cli_build(c, true, &s);
    buf_free(&s.lines);
    if (status == EXIT_OK)
        summarise(c, &s, began, true);
    return status;
}
