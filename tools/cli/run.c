/* Run, and what commands share: words to both outputs, reports, folders. */
#include "cli/commands.h"

#include "cli/language.h"
#include "diag/phrase.h"
#include "usage/options.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int cli_print(const char *text, size_t n)
{
    if (fwrite(text, 1, n, stdout) == n && fflush(stdout) == 0)
        return EXIT_OK;
    cli_say("paiban: error: can't write to the standard output: %s\n", strerror(errno));
    return EXIT_SYSTEM;
}

void cli_say(const char *format, ...)
{
    Buf text = {0};
    va_list ap;
    va_start(ap, format);
    phrase_vput(&text, format, ap);
    va_end(ap);
    fwrite(text.len ? text.data : "", 1, text.len, stderr);
    buf_free(&text);
}

/* On a terminal that is no typewriter, unless the user will not have it (no-color.org). */
static bool shows_colour(World *w)
{
    const char *terminal = world_variable(w, "TERM");
    return world_is_terminal(w, 2) && !world_variable(w, "NO_COLOR") && terminal && strcmp(terminal, "dumb") != 0;
}

int cli_print_line(const char *words)
{
    Buf text = {0};
    phrase_say(words, &text);
    buf_putc(&text, '\n');
    int status = cli_print(text.data, text.len);
    buf_free(&text);
    return status;
}

int cli_report(const Cli *c, const Diag *d, bool with_notes, bool strict)
{
    Buf text = {0};
    diag_print_coloured(d, with_notes, shows_colour(c->world), &text);
    fwrite(text.len ? text.data : "", 1, text.len, stderr);
    buf_free(&text);
    if (diag_has_system_error(d))
        return EXIT_SYSTEM;
    return diag_errors(d) || (strict && diag_warnings(d)) ? EXIT_CONTENT : EXIT_OK;
}

int cli_usage(const Cli *c, const char *what, const char *hint)
{
    const CommandInfo *info = command_info(c->args->command);
    cli_say("paiban: %s\nusage: paiban %s %s\nhint: %s\n", what, info->name, info->operands, hint);
    return EXIT_USAGE;
}

const char *cli_root(const Cli *c)
{
    return c->args->n_operands ? c->args->operands[0] : ".";
}

DriverPaths cli_paths(const Cli *c, const char *root)
{
    const Args *a = c->args;
    DriverPaths p = {.root = root,
                     .content = a->content,
                     .out = a->out,
                     .layouts = a->layouts,
                     .fonts = a->fonts,
                     .installed = c->installed};
    driver_paths(c->world, c->arena, &p);
    world_shelve(c->world, SHELF_LAYOUTS, p.layouts, arena_printf(c->arena, "%s/layouts", c->installed));
    world_shelve(c->world, SHELF_FONTS, p.fonts, arena_printf(c->arena, "%s/fonts", c->installed));
    return p;
}

/* Layouts and fonts of the installation: from the program's own place, else where it was built. */
static const char *find_installed(World *w, Arena *a, const char *source_dir)
{
    char *dir = world_executable_dir(w);
    const char *share = dir ? arena_printf(a, "%s/../share/paiban", dir) : "";
    mem_free(dir);
    if (!world_is_dir(w, share))
        return source_dir;
    char *plain = world_absolute(w, share); /* without bin/.., as build systems are told of it */
    share = arena_strdup(a, plain ? plain : share);
    mem_free(plain);
    return share;
}

/* A folder that is named and isn't there is told, whatever would be done in it. */
static bool check_root(const Cli *c)
{
    const Command command = c->args->command;
    bool has_root = command < CMD_HELP && strcmp(command_info(command)->operands, "[ROOT]") == 0;
    if (!has_root || world_is_dir(c->world, cli_root(c)))
        return true;
    cli_say("paiban: %s is no folder\n", cli_root(c));
    return false;
}

static int run(Cli *c)
{
    if (!check_root(c))
        return EXIT_USAGE;
    if (c->args->command == CMD_BUILD || c->args->command == CMD_JOIN || c->args->command == CMD_CLEAN ||
        c->args->command == CMD_SERVE)
        world_hold_signals(c->world);
    switch (c->args->command) {
    case CMD_BUILD:
        return command_build(c);
    case CMD_JOIN:
        return command_join(c);
    case CMD_CHECK:
        return command_check(c);
    case CMD_CLEAN:
        return command_clean(c);
    case CMD_NEW:
        return command_new(c);
    case CMD_SERVE:
        return command_serve(c);
    case CMD_DUMP:
        return command_dump(c);
    case CMD_FONTS:
        return command_fonts(c);
    case CMD_IMPORT:
        return command_import(c);
    case CMD_SCHEMA:
        return command_schema(c);
    case CMD_COMPLETION:
        return command_completion(c);
    case CMD_MANUAL:
        return command_manual(c);
    case CMD_HELP:
    case CMD_VERSION:
        break;
    }
    return cli_print(c->args->text.data, c->args->text.len);
}

int cli_run(int argc, char **argv, const char *version, const char *source_dir)
{
    Args args;
    int status = EXIT_USAGE;
    World *w = world_new();
    Arena *a = arena_new();
    language_set(w, a, &argc, argv);
    if (args_parse(&args, argc, argv, version)) {
        Cli c = {
            .world = w, .arena = a, .args = &args, .version = version, .installed = find_installed(w, a, source_dir)};
        status = run(&c);
    } else {
        fputs(args.text.data, stderr);
    }
    arena_free(a);
    world_free(w);
    args_free(&args);
    return status;
}
