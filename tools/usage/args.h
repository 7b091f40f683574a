/* A command line, read. What commands and options there are, options.h has in two tables. */
#ifndef USAGE_ARGS_H
#define USAGE_ARGS_H

#include "base/buf.h"
#include <stdbool.h>

typedef enum Command {
    CMD_BUILD,
    CMD_JOIN,
    CMD_CHECK,
    CMD_CLEAN,
    CMD_NEW,
    CMD_SERVE,
    CMD_DUMP,
    CMD_FONTS,
    CMD_SCHEMA,
    CMD_IMPORT,
    CMD_COMPLETION,
    CMD_MANUAL,
    CMD_HELP, /* print `text` and end well */
    CMD_VERSION,
} Command;

enum { EXIT_OK = 0, EXIT_CONTENT = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

typedef struct Args {
    Command command;
    const char *operands[4096]; /* ROOT, FILEs, or what `new` makes */
    int n_operands;
    const char *out, *content, *layouts, *fonts, *paper, *date, *depfile, *changes, *report, *effort, *stage,
        *line_break, *language, *host, *preview, *shard, *page, *now, *lang, *from,
        *specimen;  /* NULL: not given; lang is taken before by language.h */
    int jobs, port; /* -1: not given */
    int dpi;        /* 0: not given */
    int measure;    /* characters a line; 0: not given */
    int timeout;    /* seconds; 0: not given */
    bool links, drafts, strict, force, force_out, follow, verify, quiet, lock, open, all_or_nothing, orphans, dry_run;
    Buf text; /* CMD_HELP: the help; after a usage error: the message */
} Args;

/* false: a usage error, told in args->text. Strings are borrowed from argv. */
bool args_parse(Args *args, int argc, char **argv, const char *version);
void args_free(Args *args);

#endif
