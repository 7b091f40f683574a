/* The completion script of fish. */
#include "usage/completion.h"

#include "usage/offer.h"
#include "diag/messages.h"

/* What stands after `complete …`: -f keeps fish's own files away, -F asks for them. */
static const char *const offers[OFFER_WORDS] = {"-f", "-F", "-f -a '(__fish_complete_directories)'",
                                                "-f -a '(__paiban_papers)'", "-f -a '(__paiban_dates)'"};

static const char head[] = "# fish completion of paiban, made by `paiban completion fish`\n"
                           "function __paiban_papers\n"
                           "    for p in content/*/paper.yaml\n"
                           "        string replace -r 'content/(.*)/paper.yaml' '$1' $p\n"
                           "    end\n"
                           "end\n\n"
                           "function __paiban_dates\n"
                           "    for p in content/*/*-*-*/\n"
                           "        string replace -r '.*/([^/]+)/$' '$1' $p\n"
                           "    end | sort -u\n"
                           "end\n\n";

/* Whether the cursor is in the command, at a place of its operands (or any). */
static const char at_place[] = "function __paiban_at --argument-names command place\n"
                               "    set -l words (commandline -opc)\n"
                               "    test \"$words[2]\" = $command; or return 1\n"
                               "    test \"$place\" = any; and return 0\n"
                               "    set -l at 0\n"
                               "    set -l value 0\n"
                               "    for word in $words[3..-1]\n"
                               "        if test $value = 1\n"
                               "            set value 0\n"
                               "        else if contains -- $word $__paiban_valued\n"
                               "            set value 1\n"
                               "        else if not string match -q -- '-*' $word\n"
                               "            set at (math $at + 1)\n"
                               "        end\n"
                               "    end\n"
                               "    test $at = $place\n"
                               "end\n\n"
                               "complete -c paiban -f\n";

/* Text inside '…'. */
static void put_text(Buf *b, const char *s)
{
    for (; *s; s++) {
        if (*s == '\'' || *s == '\\')
            buf_putc(b, '\\');
        buf_putc(b, *s);
    }
}

static void put_offer(Buf *b, const Offered *offered)
{
    if (offered->offer == OFFER_WORDS)
        buf_printf(b, "-f -a '%s'", offered->words.data);
    else
        buf_puts(b, offers[offered->offer]);
}

static void put_option(Buf *b, const CommandInfo *c, const OptionInfo *o)
{
    buf_printf(b, "complete -c paiban -n '__paiban_at %s any' -l %s ", c->name, o->name);
    if (o->kind != OPT_FLAG) {
        Offered offered = option_offered(o);
        buf_puts(b, "-r ");
        put_offer(b, &offered);
        buf_putc(b, ' ');
        offered_free(&offered, 1);
    }
    buf_puts(b, "-d '");
    put_text(b, translate(o->help));
    buf_puts(b, "'\n");
}

static void put_places(Buf *b, const CommandInfo *c)
{
    Offered places[MOST_PLACES];
    size_t n = places_offered(c, places);
    for (size_t i = 0; i < n; i++) {
        if (places[i].offer == OFFER_NOTHING)
            continue;
        if (places[i].many)
            buf_printf(b, "complete -c paiban -n '__paiban_at %s any' ", c->name);
        else
            buf_printf(b, "complete -c paiban -n '__paiban_at %s %zu' ", c->name, i);
        put_offer(b, &places[i]);
        buf_putc(b, '\n');
    }
    offered_free(places, n);
}

void completion_fish(Buf *b)
{
    buf_puts(b, head);
    buf_puts(b, "set -g __paiban_valued");
    for (size_t i = 0; i < option_count(); i++)
        if (option_at(i)->kind != OPT_FLAG)
            buf_printf(b, " --%s", option_at(i)->name);
    buf_puts(b, "\n\n");
    buf_puts(b, at_place);
    for (size_t k = 0; k < command_count(); k++) {
        const CommandInfo *c = command_at(k);
        buf_printf(b, "complete -c paiban -n __fish_use_subcommand -a %s -d '", c->name);
        put_text(b, translate(c->summary));
        buf_puts(b, "'\n");
        for (const OptionInfo *o = NULL; (o = option_after(o, c));)
            put_option(b, c, o);
        buf_printf(b, "complete -c paiban -n '__paiban_at %s any' -l help -d 'show what it takes'\n", c->name);
        put_places(b, c);
    }
}
