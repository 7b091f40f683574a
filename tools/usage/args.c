/* A command line read by the tables of options.h. */
#include "usage/args.h"

#include "usage/help.h"
#include "usage/operands.h"
#include "diag/phrase.h"
#include "layout/layout.h"
#include "load/publish.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_OPERANDS = sizeof(((Args *)NULL)->operands) / sizeof(const char *) };

static void *field(Args *args, const OptionInfo *o)
{
    return (char *)args + o->field;
}

static bool set_number(Args *args, const OptionInfo *o, const char *value)
{
    char *end;
    long n = strtol(value, &end, 10);
    if (!*value || *end || n < o->least || n > o->most)
        return false;
    *(int *)field(args, o) = (int)n;
    return true;
}

/* What is wrong with a value; NULL: nothing. */
static const char *value_fault(const OptionInfo *o, const char *value)
{
    Date date;
    char edition;
    switch (o->kind) {
    case OPT_DATE:
        if (!issue_id_parse(value, strlen(value), &date, &edition))
            return "not a day that exists, written YYYY-MM-DD, or YYYY-MM-DD-b for its second edition";
        break;
    case OPT_TIME: {
        int64_t time;
        if (!publish_time(value, &time))
            return "not a time, written YYYY-MM-DD HH:MM, perhaps with a zone: +08:00";
        break;
    }
    case OPT_EFFORT:
        if (layout_effort(value) < 0)
            return "no effort";
        break;
    default:
        if (!*value)
            return "an empty value";
        break;
    }
    return NULL;
}

/* false: told. */
static bool set_value(Args *args, const CommandInfo *c, const OptionInfo *o, const char *value)
{
    Buf which = {0};
    const char *fault = NULL;
    if (o->kind == OPT_NUMBER)
        fault = set_number(args, o, value) ? NULL : "not a number in range";
    else if (o->kind == OPT_CHOICE && !choice_is(o->value, strlen(o->value), value)) {
        buf_printf(&which, "--%s=", o->name);
        usage_fail_choice(args, c, which.data, value, o->value);
        buf_free(&which);
        return false;
    } else if (!(fault = value_fault(o, value)))
        *(const char **)field(args, o) = value;
    if (fault && o->kind == OPT_NUMBER)
        phrase_put(&which, "--%s=%s (%d to %d)", o->name, value, o->least, o->most);
    else
        buf_printf(&which, "--%s=%s (%s)", o->name, value, o->value);
    if (fault)
        usage_fail(args, c, fault, which.data);
    buf_free(&which);
    return !fault;
}

/* One "--name", "--name=value" or "--name value" at argv[*i]. */
static bool parse_option(Args *args, const CommandInfo *c, int argc, char **argv, int *i)
{
    const char *name = argv[*i] + 2, *equals = strchr(name, '=');
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    const OptionInfo *o = option_named(c, name, length);
    if (!o)
        return usage_fail_option(args, c, argv[*i]);
    const char *value = equals ? equals + 1 : NULL;
    if (o->kind == OPT_FLAG) {
        if (value)
            return usage_fail(args, c, "this option takes no value", argv[*i]);
        *(bool *)field(args, o) = true;
        return true;
    }
    if (!value) {
        if (*i + 1 >= argc)
            return usage_fail(args, c, "this option needs a value", argv[*i]);
        value = argv[++*i];
    }
    return set_value(args, c, o, value);
}

static bool is_help(const char *s)
{
    return strcmp(s, "--help") == 0 || strcmp(s, "-h") == 0;
}

static bool take_help(Args *args, const CommandInfo *c)
{
    args->command = CMD_HELP;
    args->text.len = 0;
    if (c)
        help_command(&args->text, c);
    else
        help_general(&args->text);
    return true;
}

static bool check_operands(Args *args, const CommandInfo *c)
{
    size_t which;
    switch (operands_judge(c->operands, args->operands, (size_t)args->n_operands, &which)) {
    case OPERANDS_UNKNOWN:
        return usage_fail_operand(args, c, which);
    case OPERANDS_FEW:
        return usage_fail(args, c, "too few arguments", "");
    case OPERANDS_MANY:
        return usage_fail(args, c, "too many arguments", args->operands[which]);
    case OPERANDS_FINE:
        break;
    }
    return true;
}

/* What follows the command's name. */
static bool parse_rest(Args *args, const CommandInfo *c, int argc, char **argv)
{
    bool options_end = false;
    for (int i = 2; i < argc; i++) {
        if (!options_end && strcmp(argv[i], "--") == 0) {
            options_end = true;
        } else if (!options_end && is_help(argv[i])) {
            return take_help(args, c);
        } else if (!options_end && strncmp(argv[i], "--", 2) == 0) {
            if (!parse_option(args, c, argc, argv, &i))
                return false;
        } else if (!options_end && argv[i][0] == '-' && argv[i][1]) {
            return usage_fail_option(args, c, argv[i]);
        } else if (args->n_operands == MOST_OPERANDS) {
            return usage_fail(args, c, "too many arguments", argv[i]);
        } else {
            args->operands[args->n_operands++] = argv[i];
        }
    }
    return check_operands(args, c);
}

bool args_parse(Args *args, int argc, char **argv, const char *version)
{
    *args = (Args){.jobs = -1, .port = -1};
    if (argc < 2)
        return usage_fail(args, NULL, "no command given", "");
    bool help = strcmp(argv[1], "help") == 0;
    if (is_help(argv[1]) || (help && argc == 2))
        return take_help(args, NULL);
    if (strcmp(argv[1], "--version") == 0) {
        args->command = CMD_VERSION;
        buf_printf(&args->text, "paiban %s\n", version);
        return true;
    }
    const char *name = argv[help ? 2 : 1];
    const CommandInfo *c = command_named(name, strlen(name));
    if (!c)
        return usage_fail_command(args, name);
    if (help)
        return take_help(args, c);
    args->command = c->command;
    return parse_rest(args, c, argc, argv);
}

void args_free(Args *args)
{
    buf_free(&args->text);
}
