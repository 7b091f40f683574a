/* The one table of commands and the one of options. Parsing (args.h), help and usage errors (help.h), shell completion
 * (completion.h) and the manual (manual.h) are all made of them; an option that is added here is in all of these. */
#ifndef USAGE_OPTIONS_H
#define USAGE_OPTIONS_H

#include "usage/args.h"

typedef struct CommandInfo {
    const char *name;
    Command command;
    const char *operands; /* as the usage line shows them; operands.h has the grammar */
    const char *summary;  /* one clause, no full stop: the help's */
    const char *more;     /* whole sentences that the manual adds; NULL: none */
} CommandInfo;

typedef enum OptionKind {
    OPT_FLAG,
    OPT_TEXT,   /* any words but none */
    OPT_FILE,   /* a file's name */
    OPT_FOLDER, /* a folder's name */
    OPT_PAPER,  /* a paper's id */
    OPT_NUMBER, /* least…most, into an int */
    OPT_DATE,   /* a day, or a day's edition */
    OPT_TIME,   /* a day and a time of it, as publish_at has them */
    OPT_CHOICE, /* one of `value`, which '|' separates */
    OPT_EFFORT, /* one of `value`, or a number in the place of its N */
} OptionKind;

typedef struct OptionInfo {
    const char *name;
    OptionKind kind;
    size_t field;      /* of the member of Args */
    unsigned commands; /* set of 1 << Command: those that take it */
    const char *value; /* what the help shows after '='; NULL: a flag */
    const char *help;  /* one clause, no full stop */
    const char *more;  /* whole sentences that the manual adds; NULL: none */
    int least, most;   /* OPT_NUMBER */
} OptionInfo;

/* Both tables in the order in which help lists them. */
size_t command_count(void);
const CommandInfo *command_at(size_t i);
size_t option_count(void);
const OptionInfo *option_at(size_t i);

/* NULL: there is none of that name (n bytes), or the command doesn't take it. */
const CommandInfo *command_named(const char *name, size_t n);
const CommandInfo *command_info(Command command); /* of one in the table: all but help and version */
const OptionInfo *option_named(const CommandInfo *c, const char *name, size_t n);
bool option_is_of(const OptionInfo *o, const CommandInfo *c);
/* The command's option after o (NULL: its first); NULL: there are no more. */
const OptionInfo *option_after(const OptionInfo *o, const CommandInfo *c);

#endif
