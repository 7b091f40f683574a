/* The commands: each returns the exit status. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "usage/args.h"
#include "driver/driver.h"

/* What the commands share: the world, the arena of the run, and where the installation's data is. */
typedef struct Cli {
    World *world;
    Arena *arena;
    const Args *args;
    const char *version;
    const char *installed;
} Cli;

int command_build(Cli *c);
int command_join(Cli *c);
int command_check(Cli *c);
int command_clean(Cli *c);
int command_new(Cli *c);
int command_serve(Cli *c);
int command_dump(Cli *c);
int command_fonts(Cli *c);
int command_schema(Cli *c);
int command_import(Cli *c);
int command_completion(Cli *c);
int command_manual(Cli *c);

/* main without the program's ends: runs a command line. source_dir: where the tool was built from. */
int cli_run(int argc, char **argv, const char *version, const char *source_dir);

/* The folder that a command works in: [ROOT]. */
const char *cli_root(const Cli *c);
/* The folders of a command line, filled in. */
DriverPaths cli_paths(const Cli *c, const char *root);
/* One build or check; prints its diagnostics to stderr. */
int cli_build(Cli *c, bool check, BuildSummary *summary);
/* Its parts: what the command line asks for; a build into d, which is printed. */
BuildOptions cli_build_options(const Cli *c);
int cli_run_build(Cli *c, BuildOptions *o, Diag *d, BuildSummary *summary);
/* Prints diagnostics to stderr; the status they call for. strict: warnings count. */
int cli_report(const Cli *c, const Diag *d, bool with_notes, bool strict);
/* What is wrong with the words of a command, its usage line, a hint; EXIT_USAGE. */
int cli_usage(const Cli *c, const char *what, const char *hint);
/* The layout of a paper that is made: the first of the user's own, else the broadsheet. */
const char *cli_new_layout(Cli *c, const char *layouts);
/* Words to stderr, in the user's language (diag/phrase.h). */
void cli_say(const char *format, ...);
/* The same to stdout, a phrase and a line end; as cli_print. */
int cli_print_line(const char *words);
/* Writes to stdout; EXIT_OK or EXIT_SYSTEM (told on stderr). */
int cli_print(const char *text, size_t n);

#endif
