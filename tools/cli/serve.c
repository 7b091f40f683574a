/* `paiban serve`: build, watch, build again. It builds into a temporary folder, never into the one that is published.
 */
#include "cli/commands.h"

#include "base/json.h"
#include "serve/server.h"
#include "diag/phrase.h"
#include "world/watch.h"
#include <stdio.h>
#include <string.h>

enum { DEFAULT_PORT = 8000, TICK = 1000 /* milliseconds */, MOST_FAULTS = 50 };

typedef struct Serving {
    Cli *c;
    BuildOptions o;
    WorldWatch *watch;
    Server *server;
    bool failed;               /* the last build */
    int64_t next_due;          /* when an issue that it left out appears; 0: none */
    VEC(const char *) pdfs_of; /* issues whose PDFs were asked for since the last change; the heap's */
} Serving;

static void forget_pdfs(Serving *s)
{
    for (size_t i = 0; i < s->pdfs_of.len; i++)
        mem_free((void *)s->pdfs_of.ptr[i]);
    s->pdfs_of.len = 0;
}

static void say(const Serving *s, const Buf *line)
{
    if (!s->c->args->quiet)
        cli_print(line->data, line->len);
}

/* The last build as pages are told of it. */
static void tell(Serving *s, const Diag *d, double seconds, bool reload)
{
    Buf members = {0}, faults = {0};
    size_t more =
        s->failed ? diag_json(d, s->o.strict && !diag_errors(d) ? SEV_WARNING : SEV_ERROR, MOST_FAULTS, &faults) : 0;
    buf_printf(&members, "\"failed\":%s,\"seconds\":\"%.1f\",\"more\":%zu,\"faults\":%s", s->failed ? "true" : "false",
               seconds, more, faults.len ? faults.data : "[]");
    server_tell(s->server, &members, reload);
    buf_free(&faults);
    buf_free(&members);
}

static void say_build(const Serving *s, double seconds, bool changed, bool first)
{
    Buf line = {0};
    const char *time = arena_printf(s->c->arena, "%.1f", seconds);
    if (s->failed && first)
        phrase_put(&line, "failed in %s s\n", time);
    else if (s->failed)
        phrase_put(&line, "failed in %s s; the pages of the last good build stay\n", time);
    else if (first)
        phrase_put(&line, "built in %s s\n", time);
    else if (changed)
        phrase_put(&line, "rebuilt in %s s\n", time);
    else
        phrase_put(&line, "rebuilt in %s s: no page has changed\n", time);
    say(s, &line);
    buf_free(&line);
}

static int build(Serving *s, bool first)
{
    BuildSummary summary = {0};
    Diag *d = diag_new();
    uint64_t began = world_milliseconds(s->c->world);
    s->o.pdfs_of = s->pdfs_of.ptr;
    s->o.n_pdfs_of = s->pdfs_of.len;
    int status = cli_run_build(s->c, &s->o, d, &summary);
    s->next_due = s->o.now ? 0 : summary.next_due;
    if (!world_interrupted(s->c->world)) {
        double seconds = (double)(world_milliseconds(s->c->world) - began) / 1000;
        s->failed = status != EXIT_OK;
        tell(s, d, seconds, !s->failed && (summary.changed || first));
        say_build(s, seconds, summary.changed, first);
    }
    buf_free(&summary.lines);
    diag_free(d);
    return status;
}

/* An issue's PDFs are made when somebody asks for one. The pages stay as they are, so nobody is told. */
static void build_pdf(Serving *s, char *issue)
{
    BuildSummary summary = {0};
    Diag *d = diag_new();
    vec_push(&s->pdfs_of, issue);
    s->o.pdfs_of = s->pdfs_of.ptr;
    s->o.n_pdfs_of = s->pdfs_of.len;
    bool was_failed = s->failed;
    s->failed = cli_run_build(s->c, &s->o, d, &summary) != EXIT_OK;
    if (s->failed != was_failed)
        tell(s, d, 0, false);
    server_made(s->server, issue);
    buf_free(&summary.lines);
    diag_free(d);
}

static void wake(void *watch)
{
    world_watch_wake(watch);
}

static bool is_due(const Serving *s)
{
    enum { NANOSECONDS = 1000000000 };
    return s->next_due && world_now(s->c->world) / NANOSECONDS >= s->next_due;
}

static void loop(Serving *s)
{
    while (!world_interrupted(s->c->world)) {
        if (world_watch_wait(s->watch, TICK) || is_due(s)) {
            forget_pdfs(s);
            build(s, false);
        }
        for (char *wish; !world_interrupted(s->c->world) && (wish = server_wish(s->server));)
            build_pdf(s, wish);
        server_tick(s->server);
    }
}

/* Where it is, said when there is something to see. */
static int say_address(Serving *s)
{
    const Args *a = s->c->args;
    Buf line = {0}, address = {0};
    const char *host = a->host && !server_is_public(s->server) ? a->host : "127.0.0.1";
    buf_printf(&address, strchr(host, ':') ? "http://[%s]:%u/" : "http://%s:%u/", host, server_port(s->server));
    phrase_put(&line, "serving %s at %s until interrupted\n", s->o.paths.content, address.data);
    int status = cli_print(line.data, line.len);
    if (server_is_public(s->server))
        cli_say("paiban: warning: whoever reaches %s on this machine can read what is served, drafts and all\n"
                "hint: without --host only this machine can\n",
                a->host);
    if (a->open && !world_browse(s->c->world, address.data))
        cli_say("paiban: warning: no browser could be started\n"
                "hint: name one in BROWSER, or open the address yourself\n");
    buf_free(&line);
    buf_free(&address);
    return status;
}

static int start(Serving *s, Diag *d)
{
    Cli *c = s->c;
    const DriverPaths *p = &s->o.paths;
    ServerOptions o = {.dir = arena_printf(c->arena, "%s/site", p->out),
                       .aids = arena_printf(c->arena, "%s/layouts/_serve", c->installed),
                       .host = c->args->host,
                       .port = c->args->port >= 0 ? (unsigned)c->args->port : DEFAULT_PORT,
                       .wake = wake,
                       .context = s->watch};
    s->server = server_new(c->world, d, &o);
    int status = cli_report(c, d, false, false);
    if (!s->server) {
        cli_say("hint: --port=N chooses another port, --port=0 any free one\n");
        return status;
    }
    build(s, true);
    if (world_interrupted(c->world))
        return EXIT_OK;
    status = say_address(s);
    if (status == EXIT_OK)
        loop(s);
    return status;
}

static int serve(Cli *c, Diag *d, const char *folder)
{
    Serving s = {.c = c, .o = cli_build_options(c)};
    const DriverPaths *p = &s.o.paths;
    const char *const watched[] = {p->content, p->layouts, p->fonts};
    if (!c->args->open) /* a browser would be fenced in, too */
        driver_fence(c->world, p, &(DriverWrites){.folders = {folder}, .follow = s.o.follow});
    world_set_volatile(c->world);
    s.o.paths.out = folder;
    s.o.screen = true;
    s.o.session = driver_session_new(c->world);
    s.watch = world_watch_new(c->world, watched, sizeof watched / sizeof *watched);
    int status = start(&s, d);
    server_free(s.server);
    world_watch_free(s.watch);
    driver_session_free(s.o.session);
    forget_pdfs(&s);
    vec_free(&s.pdfs_of);
    return status;
}

int command_serve(Cli *c)
{
    Diag *d = diag_new();
    char *folder = world_temporary_dir(c->world, d, "paiban-serve");
    int status = folder ? serve(c, d, folder) : cli_report(c, d, false, false);
    if (folder)
        world_remove_tree(c->world, folder);
    mem_free(folder);
    diag_free(d);
    return status;
}
