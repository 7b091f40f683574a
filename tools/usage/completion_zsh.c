/* The completion script of zsh: for _arguments, which parses options itself. Runs from $fpath and by eval. */
#include "usage/completion.h"

#include "usage/offer.h"
#include "diag/messages.h"
#include <string.h>

static const char *const offers[OFFER_WORDS] = {" ", "_files", "_files -/", "_paiban_papers", "_paiban_dates"};

static const char head[] = "#compdef paiban\n"
                           "# zsh completion of paiban, made by `paiban completion zsh`\n"
                           "_paiban_papers() {\n"
                           "    local -a found=(content/*/paper.yaml(N:h:t))\n"
                           "    (( $#found )) && compadd -a found\n"
                           "}\n\n"
                           "_paiban_dates() {\n"
                           "    local -aU found=(content/*/[0-9][0-9][0-9][0-9]-*(N/:t))\n"
                           "    (( $#found )) && compadd -a found\n"
                           "}\n\n"
                           "_paiban() {\n"
                           "    local -a commands=(\n";

static const char middle[] = "    )\n"
                             "    if (( CURRENT == 2 )); then\n"
                             "        _describe -t commands command commands\n"
                             "        return\n"
                             "    fi\n"
                             "    local command=$words[2]\n"
                             "    shift words\n"
                             "    (( CURRENT-- ))\n"
                             "    case $command in\n";

static const char tail[] = "    esac\n"
                           "}\n\n"
                           "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n"
                           "    _paiban \"$@\"\n"
                           "else\n"
                           "    compdef _paiban paiban\n"
                           "fi\n";

/* Text inside '…', where _arguments takes [ ] : and \ for its own. */
static void put_text(Buf *b, const char *s)
{
    for (; *s; s++) {
        if (strchr("[]:\\", *s))
            buf_putc(b, '\\');
        if (*s == '\'')
            buf_puts(b, "'\\''");
        else
            buf_putc(b, *s);
    }
}

static void put_action(Buf *b, const Offered *offered)
{
    if (offered->offer == OFFER_WORDS)
        buf_printf(b, "(%s)", offered->words.data);
    else
        buf_puts(b, offers[offered->offer]);
    buf_putc(b, '\'');
}

static void put_option(Buf *b, const OptionInfo *o)
{
    buf_printf(b, " \\\n            '--%s%s[", o->name, o->kind == OPT_FLAG ? "" : "=");
    put_text(b, translate(o->help));
    if (o->kind == OPT_FLAG) {
        buf_puts(b, "]'");
        return;
    }
    Offered offered = option_offered(o);
    buf_puts(b, "]:");
    put_text(b, o->value);
    buf_putc(b, ':');
    put_action(b, &offered);
    offered_free(&offered, 1);
}

static void put_places(Buf *b, const CommandInfo *c)
{
    Offered places[MOST_PLACES];
    size_t n = places_offered(c, places);
    for (size_t i = 0; i < n; i++) {
        if (places[i].many)
            buf_puts(b, " \\\n            '*:");
        else
            buf_printf(b, " \\\n            '%zu:", i + 1);
        buf_printf(b, "%s:", places[i].offer == OFFER_WORDS ? "word" : "argument");
        put_action(b, &places[i]);
    }
    offered_free(places, n);
}

void completion_zsh(Buf *b)
{
    buf_puts(b, head);
    for (size_t k = 0; k < command_count(); k++) {
        buf_printf(b, "        '%s:", command_at(k)->name);
        put_text(b, translate(command_at(k)->summary));
        buf_puts(b, "'\n");
    }
    buf_puts(b, middle);
    for (size_t k = 0; k < command_count(); k++) {
        buf_printf(b, "    %s)\n        _arguments", command_at(k)->name);
        for (const OptionInfo *o = NULL; (o = option_after(o, command_at(k)));)
            put_option(b, o);
        buf_puts(b, " \\\n            '(- *)--help[show what it takes]'");
        put_places(b, command_at(k));
        buf_puts(b, "\n        ;;\n");
    }
    buf_puts(b, tail);
}
