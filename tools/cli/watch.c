/* `paiban serve`: build, watch, build again. */
#include "cli/commands.h"

#include "cli/serve.h"
#include "diag/phrase.h"
#include <threads.h>

#define DEFAULT_PORT 8000

static uint64_t inputs_stamp(Cli *c, const DriverPaths *p)
{
    uint64_t h = 0;
    const char *const folders[] = {p->content, p->layouts, p->fonts};
    for (size_t i = 0; i < 3; i++) {
        uint64_t one = world_tree_stamp(c->world, folders[i]);
        h = h * 31 + one;
    }
    return h;
}

static void rest(int milliseconds)
{
    thrd_sleep(&(struct timespec){.tv_nsec = milliseconds * 1000000L}, NULL);
}

/* Waits for a change, then until nothing has changed for a moment: editors save in several steps. Or for a signal. */
static uint64_t wait_for_change(Cli *c, const DriverPaths *p, uint64_t known)
{
    uint64_t now;
    while ((now = inputs_stamp(c, p)) == known && !world_interrupted(c->world))
        rest(300);
    for (uint64_t before = known; now != before && !world_interrupted(c->world);) {
        before = now;
        rest(100);
        now = inputs_stamp(c, p);
    }
    return now;
}

int command_serve(Cli *c)
{
    const Args *a = c->args;
    DriverPaths p = cli_paths(c, a->n_operands ? a->operands[0] : ".");
    uint64_t stamp = inputs_stamp(c, &p);
    BuildSummary s = {0};
    int status = cli_build(c, false, &s);
    buf_free(&s.lines);
    if (status == EXIT_USAGE || world_interrupted(c->world))
        return status;
    Diag *d = diag_new();
    const char *site = arena_printf(c->arena, "%s/site", p.out);
    Server *server = server_new(c->world, d, site, a->port >= 0 ? (unsigned)a->port : DEFAULT_PORT);
    status = cli_report(c, d, false, false);
    diag_free(d);
    if (!server) {
        cli_say("hint: --port=N chooses another port, --port=0 any free one\n");
        return status;
    }
    Buf line = {0};
    phrase_put(&line, "serving %s at http://127.0.0.1:%u/ until interrupted\n", site, server_port(server));
    status = cli_print(line.data, line.len);
    buf_free(&line);
    if (status != EXIT_OK) {
        server_free(server);
        return status;
    }
    while (!world_interrupted(c->world)) {
        stamp = wait_for_change(c, &p, stamp);
        if (!world_interrupted(c->world) && cli_build(c, false, &s) == EXIT_OK)
            server_reload(server);
        buf_free(&s.lines);
    }
    server_free(server);
    return EXIT_OK;
}
