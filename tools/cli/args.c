#include "cli/args.h"

#include "layout/layout.h"
#include "yaml/nearest.h"
#include "site/site.h"
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct CommandInfo {
    const char *name;
    Command command;
    const char *operands; /* for the usage line */
    int least, most;      /* operands */
    const char *summary;
} CommandInfo;

enum { MOST_FILES = sizeof(((Args *)NULL)->operands) / sizeof(const char *) };

static const CommandInfo commands[] = {
    {"build", CMD_BUILD, "[ROOT]", 0, 1, "publish ROOT (default: here): PDF files and e-paper into ROOT/out"},
    {"check", CMD_CHECK, "[ROOT]", 0, 1, "report every fault and every change a build would make, write nothing"},
    {"new", CMD_NEW, "paper ID | issue PAPER DATE | article PAPER DATE SLUG", 2, 4, "write a template into content"},
    {"serve", CMD_SERVE, "[ROOT]", 0, 1, "build, serve on this machine only, rebuild and reload on every change"},
    {"dump", CMD_DUMP, "FILE…", 1, MOST_FILES,
     "print articles' intermediate forms, each after a line `file NAME` when there are several"},
    {"fonts", CMD_FONTS, "[ROOT]", 0, 1, "list the roles and the font files they use"},
    {"schema", CMD_SCHEMA, "group|paper|issue|article|layout|fonts", 1, 1,
     "print the keys of a kind of file as a JSON Schema, for editors"},
};
#define N_COMMANDS (sizeof commands / sizeof *commands)

typedef enum OptionKind { OPT_FLAG, OPT_STRING, OPT_NUMBER, OPT_DATE, OPT_CHOICE, OPT_EFFORT } OptionKind;

typedef struct OptionInfo {
    const char *name;
    OptionKind kind;
    size_t field;
    unsigned commands; /* set of 1 << Command */
    const char *value; /* for the help; OPT_CHOICE: the choices, separated by '|' */
    const char *help;
    int least, most; /* OPT_NUMBER */
} OptionInfo;

#define BUILDS (1u << CMD_BUILD | 1u << CMD_SERVE)
#define READS (BUILDS | 1u << CMD_CHECK)
#define SETS (READS | 1u << CMD_DUMP)

static const OptionInfo options[] = {
    {"out", OPT_STRING, offsetof(Args, out), BUILDS, "DIR", "where the result goes (default: ROOT/out)", 0, 0},
    {"content", OPT_STRING, offsetof(Args, content), READS | 1u << CMD_NEW, "DIR",
     "the content folder (default: ROOT/content)", 0, 0},
    {"layouts", OPT_STRING, offsetof(Args, layouts), SETS | 1u << CMD_NEW, "DIR",
     "the layouts (default: ROOT/layouts, else those of the installation)", 0, 0},
    {"fonts", OPT_STRING, offsetof(Args, fonts), SETS | 1u << CMD_FONTS, "DIR",
     "fontconfig file and role table (default: ROOT/fonts, else those of the installation)", 0, 0},
    {"paper", OPT_STRING, offsetof(Args, paper), READS, "ID", "only this paper's issues", 0, 0},
    {"date", OPT_DATE, offsetof(Args, date), READS, "YYYY-MM-DD[-b]",
     "only issues of this day; -b: only its second edition", 0, 0},
    {"jobs", OPT_NUMBER, offsetof(Args, jobs), READS, "N", "issues at work at once (default: one a processor)", 1, 256},
    {"drafts", OPT_FLAG, offsetof(Args, drafts), READS, NULL, "include articles marked draft", 0, 0},
    {"strict", OPT_FLAG, offsetof(Args, strict), READS, NULL, "warnings fail as errors do", 0, 0},
    {"force", OPT_FLAG, offsetof(Args, force), BUILDS, NULL, "rebuild what has not changed, too", 0, 0},
    {"force-out", OPT_FLAG, offsetof(Args, force_out), BUILDS, NULL,
     "write where other files are: into a folder that holds some, the content's, home", 0, 0},
    {"verify", OPT_FLAG, offsetof(Args, verify), BUILDS, NULL,
     "trust no published file by its size and time: read them all", 0, 0},
    {"follow", OPT_FLAG, offsetof(Args, follow), READS, NULL, "read what links lead to outside the content folder", 0,
     0},
    {"depfile", OPT_STRING, offsetof(Args, depfile), 1u << CMD_BUILD, "FILE.d",
     "write a make rule: FILE depends on every file read", 0, 0},
    {"effort", OPT_EFFORT, offsetof(Args, effort), READS, "fast|default|best|N",
     "how hard to look for better pages; N: so many steps of the search", 0, 0},
    {"lock", OPT_FLAG, offsetof(Args, lock), 1u << CMD_BUILD, NULL,
     "keep where articles stand in makeup.lock.yaml beside each issue", 0, 0},
    {"report", OPT_STRING, offsetof(Args, report), 1u << CMD_BUILD, "FILE.json",
     "write what became of each page: fill, white, jumps, what was shrunk or is over", 0, 0},
    {"quiet", OPT_FLAG, offsetof(Args, quiet), READS, NULL, "no progress, no lines about pages, no summary", 0, 0},
    {"port", OPT_NUMBER, offsetof(Args, port), 1u << CMD_SERVE, "N", "port (default: 8000; 0: any free one)", 0, 65535},
    {"stage", OPT_CHOICE, offsetof(Args, stage), 1u << CMD_DUMP, "ast|resolved|breaks|runs|lines|frames|page",
     "which form: document tree, resolved document, line-break opportunities, shaped runs, lines, frames, all on one "
     "page",
     0, 0},
    {"line-break", OPT_CHOICE, offsetof(Args, line_break), 1u << CMD_DUMP, "basic|gb|strict",
     "strictness of line start and end rules for --stage=breaks (default: basic)", 0, 0},
    {"measure", OPT_NUMBER, offsetof(Args, measure), 1u << CMD_DUMP, "N",
     "characters a line for --stage=lines and runs (default: the layout's)", 4, 200},
};
#define N_OPTIONS (sizeof options / sizeof *options)

static void *field(Args *args, const OptionInfo *o)
{
    return (char *)args + o->field;
}

static void help_general(Buf *b)
{
    buf_puts(b,
             "usage: paiban COMMAND [OPTION…]\n\nMarkdown in, a newspaper out: press-ready PDF and its e-paper.\n\n");
    for (size_t i = 0; i < N_COMMANDS; i++)
        buf_printf(b, "  %-7s %s\n", commands[i].name, commands[i].summary);
    buf_puts(b, "\n`paiban COMMAND --help` lists the options; `paiban --version` prints the version.\n"
                "Exit status: 0 success, 1 errors in the content, 2 wrong usage, 3 the system failed.\n");
}

static void help_command(Buf *b, const CommandInfo *c)
{
    buf_printf(b, "usage: paiban %s [OPTION…] %s\n\n%s\n\n", c->name, c->operands, c->summary);
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const OptionInfo *o = &options[i];
        if (!(o->commands & 1u << c->command))
            continue;
        Buf left = {0};
        buf_printf(&left, "--%s%s%s", o->name, o->value ? "=" : "", o->value ? o->value : "");
        buf_printf(b, "  %-22s%s%s\n", left.data, left.len > 21 ? "\n                        " : "", o->help);
        buf_free(&left);
    }
    buf_printf(b, "  %-22s%s\n", "--help", "this text");
}

static bool fail(Args *args, const CommandInfo *c, const char *what, const char *which)
{
    args->text.len = 0;
    buf_printf(&args->text, "paiban: %s%s%s\n", what, *which ? ": " : "", which);
    if (c)
        buf_printf(&args->text, "usage: paiban %s [OPTION…] %s\n", c->name, c->operands);
    buf_printf(&args->text, "try `paiban %s%s--help`\n", c ? c->name : "", c ? " " : "");
    return false;
}

/* The unknown word and the nearest one that is known. */
static bool fail_unknown(Args *args, const CommandInfo *c, const char *what, const char *written,
                         const char *const *words, size_t n)
{
    unsigned distance = 0;
    const char *nearest = nearest_word(written, words, n, &distance);
    Buf which = {0};
    buf_puts(&which, written);
    if (nearest && distance <= 3)
        buf_printf(&which, " (did you mean %s?)", nearest);
    fail(args, c, what, which.data);
    buf_free(&which);
    return false;
}

static bool fail_option(Args *args, const CommandInfo *c, const char *written)
{
    const char *words[N_OPTIONS];
    Buf names[N_OPTIONS] = {{0}};
    size_t n = 0;
    for (size_t i = 0; i < N_OPTIONS; i++)
        if (options[i].commands & 1u << c->command) {
            buf_printf(&names[n], "--%s", options[i].name);
            words[n] = names[n].data;
            n++;
        }
    Buf name = {0};
    buf_put(&name, written, strcspn(written, "="));
    fail_unknown(args, c, "unknown option", name.data, words, n);
    buf_free(&name);
    while (n)
        buf_free(&names[--n]);
    return false;
}

static bool fail_command(Args *args, const char *written)
{
    const char *words[N_COMMANDS];
    for (size_t i = 0; i < N_COMMANDS; i++)
        words[i] = commands[i].name;
    return fail_unknown(args, NULL, "unknown command", written, words, N_COMMANDS);
}

static bool is_choice(const char *choices, const char *value)
{
    size_t n = strlen(value);
    for (const char *p = choices; n && p; p = strchr(p, '|')) {
        p += *p == '|';
        if (strncmp(p, value, n) == 0 && (p[n] == 0 || p[n] == '|'))
            return true;
    }
    return false;
}

/* Stores an option's value; NULL or what is wrong with it. */
static const char *set_value(Args *args, const OptionInfo *o, const char *value)
{
    Date date;
    char *end, edition;
    switch (o->kind) {
    case OPT_FLAG:
        *(bool *)field(args, o) = true;
        return NULL;
    case OPT_NUMBER: {
        long n = strtol(value, &end, 10);
        if (!*value || *end || n < o->least || n > o->most)
            return "not a number in range";
        *(int *)field(args, o) = (int)n;
        return NULL;
    }
    case OPT_DATE:
        if (!issue_id_parse(value, strlen(value), &date, &edition))
            return "not a day that exists, written YYYY-MM-DD, or YYYY-MM-DD-b for its second edition";
        break;
    case OPT_EFFORT:
        if (layout_effort(value) < 0)
            return "no effort";
        break;
    case OPT_CHOICE:
        if (!is_choice(o->value, value))
            return "not one of the choices";
        break;
    case OPT_STRING:
        if (!*value)
            return "an empty value";
        break;
    }
    *(const char **)field(args, o) = value;
    return NULL;
}

/* One "--name", "--name=value" or "--name value" at argv[*i]. */
static bool parse_option(Args *args, const CommandInfo *c, int argc, char **argv, int *i)
{
    const char *name = argv[*i] + 2, *equals = strchr(name, '=');
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    const OptionInfo *o = NULL;
    for (size_t k = 0; k < N_OPTIONS && !o; k++)
        if (options[k].commands & 1u << c->command && strlen(options[k].name) == length &&
            strncmp(options[k].name, name, length) == 0)
            o = &options[k];
    if (!o)
        return fail_option(args, c, argv[*i]);
    const char *value = equals ? equals + 1 : NULL;
    if (o->kind == OPT_FLAG && value)
        return fail(args, c, "this option takes no value", argv[*i]);
    if (o->kind != OPT_FLAG && !value) {
        if (*i + 1 >= argc)
            return fail(args, c, "this option needs a value", argv[*i]);
        value = argv[++*i];
    }
    const char *fault = set_value(args, o, value);
    if (!fault)
        return true;
    Buf which = {0};
    buf_printf(&which, "--%s=%s (%s%s)", o->name, value, o->kind == OPT_CHOICE ? "choose " : "", o->value);
    fail(args, c, fault, which.data);
    buf_free(&which);
    return false;
}

static bool is_help(const char *s)
{
    return strcmp(s, "--help") == 0 || strcmp(s, "-h") == 0;
}

bool args_parse(Args *args, int argc, char **argv, const char *version)
{
    *args = (Args){.jobs = -1, .port = -1};
    if (argc < 2)
        return fail(args, NULL, "no command given", "");
    if (is_help(argv[1]) || strcmp(argv[1], "help") == 0) {
        args->command = CMD_HELP;
        help_general(&args->text);
        return true;
    }
    if (strcmp(argv[1], "--version") == 0) {
        args->command = CMD_VERSION;
        buf_printf(&args->text, "paiban %s\n", version);
        return true;
    }
    const CommandInfo *c = NULL;
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            c = &commands[i];
    if (!c)
        return fail_command(args, argv[1]);
    args->command = c->command;
    bool options_end = false;
    for (int i = 2; i < argc; i++) {
        if (!options_end && strcmp(argv[i], "--") == 0) {
            options_end = true;
        } else if (!options_end && is_help(argv[i])) {
            args->command = CMD_HELP;
            help_command(&args->text, c);
            return true;
        } else if (!options_end && strncmp(argv[i], "--", 2) == 0) {
            if (!parse_option(args, c, argc, argv, &i))
                return false;
        } else if (!options_end && argv[i][0] == '-' && argv[i][1]) {
            return fail_option(args, c, argv[i]);
        } else if (args->n_operands == c->most) {
            return fail(args, c, "too many arguments", argv[i]);
        } else {
            args->operands[args->n_operands++] = argv[i];
        }
    }
    return args->n_operands >= c->least || fail(args, c, "too few arguments", "");
}

void args_free(Args *args)
{
    buf_free(&args->text);
}
