/* `paiban build`, `paiban check`. */
#include "cli/commands.h"

#include "diag/messages.h"
#include "diag/phrase.h"
#include "load/publish.h"
#include <stdio.h>
#include <string.h>

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

/* NULL: not given. */
static const int64_t *now_of(const Cli *c)
{
    int64_t seconds;
    bool given = c->args->now && publish_time(c->args->now, &seconds);
    return given ? arena_dup(c->arena, &seconds, sizeof seconds) : NULL;
}

/* What a shard has nothing of; NULL: the command line asks for none of it. */
static const char *not_of_shard(const Args *a)
{
    return a->out       ? "--out"
           : a->preview ? "--preview"
           : a->changes ? "--changes"
           : a->lock    ? "--lock"
           : a->verify  ? "--verify"
           : !a->paper  ? "--paper"
           : !a->date   ? "--date"
                        : NULL;
}

BuildOptions cli_build_options(const Cli *c)
{
    const Args *a = c->args;
    return (BuildOptions){.paths = cli_paths(c, cli_root(c)),
                          .paper = a->paper,
                          .date = a->date,
                          .jobs = a->jobs > 0 ? (unsigned)a->jobs : 0,
                          .drafts = a->drafts,
                          .strict = a->strict,
                          .force = a->force,
                          .follow = a->follow,
                          .links = a->links,
                          .timeout = a->timeout,
                          .verify = a->verify,
                          .all_or_nothing = a->all_or_nothing,
                          .depfile = a->depfile,
                          .changes = a->changes,
                          .report = a->report,
                          .effort = a->effort,
                          .lock = a->lock,
                          .preview = a->preview,
                          .page = a->page,
                          .dpi = a->dpi,
                          .now = now_of(c),
                          .version = c->version};
}

int cli_run_build(Cli *c, BuildOptions *o, Diag *d, BuildSummary *summary)
{
    if (shows_progress(c))
        o->progress.step = show_step;
    World *w = world_new_child(c->world); /* a depfile names what this build read, not what an earlier one did */
    bool ok = driver_build(w, d, o, summary);
    if (shows_progress(c))
        fputs("\r\033[K", stderr);
    int status = cli_report(c, d, o->check && !o->preview, o->strict);
    if (!ok && status == EXIT_OK) {
        cli_say("paiban: error: the build failed without a report\n");
        status = EXIT_SYSTEM;
    }
    world_free(w);
    return status;
}

/* Makes what the options say, where nothing else is in the way. */
static int build_where(Cli *c, BuildOptions *o, BuildSummary *summary)
{
    const char *fault = o->check || c->args->force_out ? NULL : driver_out_fault(c->world, c->arena, o);
    if (fault) {
        cli_say(o->apart ? "paiban: --shard %s %s\nhint: name another folder, or --force-out\n"
                         : "paiban: --out %s %s\nhint: name another folder, or --force-out\n",
                o->paths.out, fault);
        return EXIT_USAGE;
    }
    const char *file = NULL;
    if ((fault = driver_file_fault(c->world, c->arena, o, &file)) != NULL) {
        cli_say("paiban: %s %s\nhint: write it elsewhere\n", file, fault);
        return EXIT_USAGE;
    }
    Diag *d = diag_new();
    int status = cli_run_build(c, o, d, summary);
    diag_free(d);
    return status;
}

int cli_build(Cli *c, bool check, BuildSummary *summary)
{
    const Args *a = c->args;
    BuildOptions o = cli_build_options(c);
    o.fence = true;
    o.check = check || o.preview; /* both write nothing into out */
    if (a->shard && not_of_shard(a)) {
        const char *which = not_of_shard(a);
        const bool wants = strcmp(which, "--paper") == 0 || strcmp(which, "--date") == 0;
        return cli_usage(
            c, wants ? "--shard needs --paper and --date" : "--shard makes an issue for join, and nothing else",
            phrase(c->arena, wants ? "say which issue: %s" : "leave out %s", which));
    }
    if (a->shard) {
        o.apart = true;
        o.paths.out = a->shard;
    }
    return build_where(c, &o, summary);
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* What happened, in one line. */
static int summarise(const Cli *c, const BuildSummary *s, uint64_t began, bool check, const char *out)
{
    if (c->args->quiet)
        return EXIT_OK;
    Buf line = {0};
    phrase_put(&line, "%zu issue%s, %zu page%s, %zu article%s: ", s->issues, plural(s->issues), s->pages,
               plural(s->pages), s->articles, plural(s->articles));
    if (c->args->preview)
        phrase_put(&line, "a page drawn as %s", c->args->preview);
    else if (check)
        buf_puts(&line, translate("checked, nothing written"));
    else if (!s->made && !s->changed)
        buf_puts(&line, translate("nothing has changed"));
    else
        phrase_put(&line, "%zu file%s written to %s", s->changed, plural(s->changed), out);
    double seconds = (double)(world_milliseconds(c->world) - began) / 1000;
    phrase_put(&line, " (%s s)\n", arena_printf(c->arena, "%.1f", seconds));
    if (s->tried)
        phrase_put(&line, "%zu address%s out of the site: none is dead\n", s->tried, s->tried == 1 ? "" : "es");
    if (s->next_due) /* the first of them */
        phrase_put(&line, "an issue is left out: it appears at %s\n", publish_words(c->arena, s->next_due));
    if (s->stay)
        phrase_put(&line,
                   "published and no longer in the content: %zu issue%s; a build without --paper and --date takes them "
                   "down\n",
                   s->stay, s->stay == 1 ? "" : "s");
    int status = cli_print(line.data, line.len);
    buf_free(&line);
    return status;
}

/* What the upload list has. */
static int tell_changes(const Cli *c, const BuildSummary *s)
{
    Buf line = {0};
    phrase_put(&line, s->sends_all ? "%s: all files, %zu to send\n" : "%s: %zu to send, %zu to remove\n",
               c->args->changes, s->to_send, s->to_remove);
    int status = cli_print(line.data, line.len);
    buf_free(&line);
    return status;
}

int command_build(Cli *c)
{
    BuildSummary s = {0};
    uint64_t began = world_milliseconds(c->world);
    int status = cli_build(c, false, &s);
    int told = c->args->quiet || c->args->preview || !s.lines.len ? EXIT_OK : cli_print(s.lines.data, s.lines.len);
    buf_free(&s.lines);
    if (status == EXIT_OK && told == EXIT_OK)
        told = summarise(c, &s, began, false, c->args->shard ? c->args->shard : cli_paths(c, cli_root(c)).out);
    if (status == EXIT_OK && told == EXIT_OK && c->args->changes && !c->args->preview && !c->args->quiet)
        told = tell_changes(c, &s);
    return status ? status : told;
}

/* Folders as the command line says, else here, else where the shards were made. */
static DriverPaths paths_of_join(Cli *c, const ShardOrigin *origin)
{
    Args given = *c->args;
    if (!given.content && !world_is_dir(c->world, "content") && origin->content) {
        given.content = origin->content;
        given.layouts = given.layouts ? given.layouts : origin->layouts;
        given.fonts = given.fonts ? given.fonts : origin->fonts;
    }
    Cli own = *c;
    own.args = &given;
    return cli_paths(&own, ".");
}

int command_join(Cli *c)
{
    const Args *a = c->args;
    BuildSummary s = {0};
    ShardOrigin origin = {0};
    uint64_t began = world_milliseconds(c->world);
    driver_shard_origin(c->world, c->arena, a->operands, (size_t)a->n_operands, &origin);
    BuildOptions o = {.paths = paths_of_join(c, &origin),
                      .jobs = a->jobs > 0 ? (unsigned)a->jobs : 0,
                      .drafts = origin.drafts,
                      .follow = origin.follow,
                      .effort = origin.effort,
                      .verify = a->verify,
                      .fence = true,
                      .changes = a->changes,
                      .shards = a->operands,
                      .n_shards = (size_t)a->n_operands,
                      .version = c->version};
    int status = build_where(c, &o, &s);
    buf_free(&s.lines);
    int told = status == EXIT_OK ? summarise(c, &s, began, false, o.paths.out) : EXIT_OK;
    if (status == EXIT_OK && told == EXIT_OK && a->changes && !a->quiet)
        told = tell_changes(c, &s);
    return status ? status : told;
}

int command_check(Cli *c)
{
    BuildSummary s = {0};
    uint64_t began = world_milliseconds(c->world);
    if (c->args->timeout && !c->args->links)
        return cli_usage(c, "--timeout goes with --links", "paiban check --links --timeout=60");
    int status = cli_build(c, true, &s);
    buf_free(&s.lines);
    return status == EXIT_OK ? summarise(c, &s, began, true, "") : status;
}
