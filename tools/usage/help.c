/* Help and usage errors, in words. */
#include "usage/help.h"

#include "usage/operands.h"
#include "diag/messages.h"
#include "diag/phrase.h"
#include "yaml/nearest.h"
#include <string.h>

enum { NEAR = 3, WORDS = 96, WORD = 48, SUMMARY_AT = 12, HELP_AT = 24 };

/* Words to choose from: copies, for choices have no end of their own. */
typedef struct Words {
    char text[WORDS][WORD];
    const char *at[WORDS];
    size_t n;
} Words;

static void words_add(Words *w, const char *prefix, const char *word, size_t n)
{
    size_t before = strlen(prefix);
    if (w->n == WORDS || before + n >= WORD)
        return;
    memcpy(w->text[w->n], prefix, before);
    memcpy(w->text[w->n] + before, word, n);
    w->text[w->n][before + n] = 0;
    w->at[w->n] = w->text[w->n];
    w->n++;
}

static void words_add_choices(Words *w, const char *choices, size_t n)
{
    const char *choice, *end = choices + n;
    for (size_t length; (length = choice_next(&choices, end, &choice));)
        words_add(w, "", choice, length);
}

static void put_usage(Buf *b, const CommandInfo *c)
{
    phrase_put(b, "usage: paiban %s", c->name);
    buf_printf(b, "%s%s%s\n", translate(" [OPTION…]"), *c->operands ? " " : "", c->operands);
}

void help_general(Buf *b)
{
    phrase_put(b,
               "usage: paiban COMMAND [OPTION…]\n\nMarkdown in, a newspaper out: press-ready PDF and its e-paper.\n\n");
    for (size_t i = 0; i < command_count(); i++)
        buf_printf(b, "  %-*s%s\n", SUMMARY_AT, command_at(i)->name, translate(command_at(i)->summary));
    phrase_put(b, "\n`paiban COMMAND --help` lists the options; `paiban --version` prints the version.\n"
                  "Exit status: 0 success, 1 errors in the content, 2 wrong usage, 3 the system failed.\n");
}

void help_command(Buf *b, const CommandInfo *c)
{
    put_usage(b, c);
    buf_printf(b, "\n%s\n\n", translate(c->summary));
    for (const OptionInfo *o = NULL; (o = option_after(o, c));) {
        Buf left = {0};
        buf_printf(&left, "--%s%s%s", o->name, o->value ? "=" : "", o->value ? o->value : "");
        if (left.len + 3 > HELP_AT)
            buf_printf(b, "  %s\n%*s%s\n", left.data, HELP_AT, "", translate(o->help));
        else
            buf_printf(b, "  %-*s%s\n", HELP_AT - 2, left.data, translate(o->help));
        buf_free(&left);
    }
    buf_printf(b, "  %-*s%s\n", HELP_AT - 2, "--help", translate("this text"));
}

bool usage_fail(Args *args, const CommandInfo *c, const char *what, const char *which)
{
    args->text.len = 0;
    phrase_put(&args->text, *which ? "paiban: %s: %s\n" : "paiban: %s\n", what, which);
    if (c)
        put_usage(&args->text, c);
    phrase_put(&args->text, "try `paiban %s%s--help`\n", c ? c->name : "", c ? " " : "");
    return false;
}

/* What an option's beginning stands for: --dep for --depfile; -j and -j4, as other tools have them, for --jobs; -V as
 * -v. */
static const char *word_begun(const char *written, const Words *known)
{
    bool letter = written[0] == '-' && written[1] && written[1] != '-' &&
                  strspn(written + 2, "0123456789") == strlen(written + 2);
    char small = letter && written[1] >= 'A' && written[1] <= 'Z' ? (char)(written[1] - 'A' + 'a') : written[1];
    for (size_t i = 0; i < known->n; i++) {
        const char *word = known->at[i];
        if (letter ? strncmp(word, "--", 2) == 0 && word[2] == small
                   : strlen(written) > 3 && strncmp(word, written, strlen(written)) == 0)
            return word;
    }
    return NULL;
}

/* The nearest word that is near; NULL: none is. */
static const char *word_near(const char *written, const Words *known)
{
    unsigned distance = 0;
    const char *nearest = nearest_word(written, known->at, known->n, &distance);
    return nearest && distance <= NEAR && distance < strlen(written) ? nearest : NULL;
}

/* The unknown word and the one that is likely meant. */
static bool fail_unknown(Args *args, const CommandInfo *c, const char *what, const char *written, const Words *known)
{
    Buf which = {0};
    buf_puts(&which, written);
    const char *meant = word_begun(written, known);
    if (meant || (meant = word_near(written, known)))
        phrase_put(&which, " (did you mean %s?)", meant);
    usage_fail(args, c, what, which.data);
    buf_free(&which);
    return false;
}

bool usage_fail_command(Args *args, const char *written)
{
    Words known = {.n = 0};
    words_add(&known, "--", "version", strlen("version"));
    words_add(&known, "--", "help", strlen("help"));
    for (size_t i = 0; i < command_count(); i++)
        words_add(&known, "", command_at(i)->name, strlen(command_at(i)->name));
    return fail_unknown(args, NULL, *written == '-' ? "unknown option" : "unknown command", written, &known);
}

/* Commands that take an option which this one doesn't. */
static void put_takers(Buf *b, const char *name, size_t n)
{
    Buf takers = {0};
    for (size_t i = 0; i < command_count(); i++)
        if (option_named(command_at(i), name, n))
            buf_printf(&takers, "%s%s", takers.len ? ", " : "", command_at(i)->name);
    if (takers.len)
        phrase_put(b, " (an option of %s)", takers.data);
    buf_free(&takers);
}

bool usage_fail_option(Args *args, const CommandInfo *c, const char *written)
{
    size_t n = strcspn(written, "=");
    Buf name = {0};
    buf_put(&name, written, n);
    size_t plain = name.len;
    if (n > 2)
        put_takers(&name, written + 2, n - 2);
    if (name.len > plain) {
        usage_fail(args, c, "unknown option", name.data);
    } else {
        Words known = {.n = 0};
        for (const OptionInfo *o = NULL; (o = option_after(o, c));)
            words_add(&known, "--", o->name, strlen(o->name));
        words_add(&known, "--", "help", strlen("help"));
        fail_unknown(args, c, "unknown option", name.data, &known);
    }
    buf_free(&name);
    return false;
}

bool usage_fail_choice(Args *args, const CommandInfo *c, const char *what, const char *written, const char *choices)
{
    Buf text = {0};
    phrase_put(&text, "not one of the choices: %s%s (choose %s)", what, written, choices);
    Words known = {.n = 0};
    words_add_choices(&known, choices, strlen(choices));
    const char *meant = word_near(written, &known);
    Buf other = {0};
    for (const OptionInfo *o = NULL; !meant && (o = option_after(o, c));) /* a value of another option? */
        if (!other.len && o->kind == OPT_CHOICE && choice_is(o->value, strlen(o->value), written))
            buf_printf(&other, "--%s=%s", o->name, written);
    if (meant || other.len)
        phrase_put(&text, "; did you mean %s?", meant ? meant : other.data);
    buf_free(&other);
    usage_fail(args, c, text.data, "");
    buf_free(&text);
    return false;
}

bool usage_fail_operand(Args *args, const CommandInfo *c, size_t i)
{
    Words known = {.n = 0};
    Operand o;
    for (size_t form = 0; form < operand_forms(c->operands); form++)
        if (operand_at(c->operands, form, i, &o) && o.literal)
            words_add_choices(&known, o.name, o.n);
    Buf what = {0};
    phrase_put(&what, "paiban %s knows no such word", c->name);
    fail_unknown(args, c, what.data, args->operands[i], &known);
    buf_free(&what);
    return false;
}
