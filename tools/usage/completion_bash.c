/* The completion script of bash. Its words are split at '=' (COMP_WORDBREAKS): `--out = DIR` are three. */
#include "usage/completion.h"

#include "usage/offer.h"

static const char *const offers[OFFERS] = {"none", "files", "folders", "papers", "dates", "words"};

static const char head[] = "# bash completion of paiban, made by `paiban completion bash`\n"
                           "_paiban_papers() {\n"
                           "    local p\n"
                           "    for p in content/*/paper.yaml; do\n"
                           "        [[ -e $p ]] && p=${p%/paper.yaml} && printf '%s\\n' \"${p#content/}\"\n"
                           "    done\n"
                           "}\n\n"
                           "_paiban_dates() {\n"
                           "    local p\n"
                           "    for p in content/*/[0-9][0-9][0-9][0-9]-*/; do\n"
                           "        [[ -d $p ]] && p=${p%/} && printf '%s\\n' \"${p##*/}\"\n"
                           "    done | sort -u\n"
                           "}\n\n"
                           "_paiban_offer() {\n"
                           "    local IFS=$'\\n'\n"
                           "    case $offer in\n"
                           "    files) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n"
                           "    folders) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- \"$cur\")) ;;\n"
                           "    papers) COMPREPLY=($(compgen -W \"$(_paiban_papers)\" -- \"$cur\")) ;;\n"
                           "    dates) COMPREPLY=($(compgen -W \"$(_paiban_dates)\" -- \"$cur\")) ;;\n"
                           "    words) IFS=$' \\n'; COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")) ;;\n"
                           "    esac\n"
                           "}\n\n";

static const char tail[] =
    "_paiban() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n"
    "    local offer= words= i at=0\n"
    "    COMPREPLY=()\n"
    "    if ((COMP_CWORD == 1)); then\n"
    "        offer=words; words=$_paiban_commands; _paiban_offer; return\n"
    "    fi\n"
    "    if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
    "    _paiban_value \"$command $prev\"\n"
    "    if [[ $offer ]]; then _paiban_offer; return; fi\n"
    "    if [[ $cur == -* ]]; then\n"
    "        offer=words; _paiban_options \"$command\"; _paiban_offer\n"
    "        if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi\n"
    "        return\n"
    "    fi\n"
    "    for ((i = 2; i < COMP_CWORD; i++)); do\n"
    "        if [[ ${COMP_WORDS[i]} != -* ]]; then at=$((at + 1)); continue; fi\n"
    "        _paiban_value \"$command ${COMP_WORDS[i]}\"\n"
    "        if [[ ! $offer ]]; then continue; fi\n"
    "        if [[ ${COMP_WORDS[i+1]} == = ]]; then i=$((i + 1)); fi\n"
    "        i=$((i + 1))\n"
    "    done\n"
    "    _paiban_place \"$command $at\"\n"
    "    _paiban_offer\n"
    "}\n\n"
    "complete -F _paiban paiban\n";

static void put_offer(Buf *b, const Offered *offered)
{
    buf_printf(b, "offer=%s", offers[offered->offer]);
    if (offered->offer == OFFER_WORDS)
        buf_printf(b, "; words='%s'", offered->words.data);
    buf_puts(b, " ;;\n");
}

/* A case for each option with a value: what it takes. */
static void put_values(Buf *b)
{
    buf_puts(b, "_paiban_value() {\n    offer=\n    case $1 in\n");
    for (size_t i = 0; i < option_count(); i++) {
        const OptionInfo *o = option_at(i);
        if (o->kind == OPT_FLAG)
            continue;
        size_t n = 0;
        for (size_t k = 0; k < command_count(); k++)
            if (option_is_of(o, command_at(k)))
                buf_printf(b, "%s'%s --%s'", n++ ? " | " : "    ", command_at(k)->name, o->name);
        Offered offered = option_offered(o);
        buf_puts(b, ") ");
        put_offer(b, &offered);
        offered_free(&offered, 1);
    }
    buf_puts(b, "    esac\n}\n\n");
}

static void put_options(Buf *b)
{
    buf_puts(b, "_paiban_options() {\n    case $1 in\n");
    for (size_t k = 0; k < command_count(); k++) {
        buf_printf(b, "    %s) words='", command_at(k)->name);
        for (const OptionInfo *o = NULL; (o = option_after(o, command_at(k)));)
            buf_printf(b, "--%s%s ", o->name, o->kind == OPT_FLAG ? "" : "=");
        buf_puts(b, "--help' ;;\n");
    }
    buf_puts(b, "    esac\n}\n\n");
}

static void put_places(Buf *b)
{
    buf_puts(b, "_paiban_place() {\n    offer=none\n    case $1 in\n");
    for (size_t k = 0; k < command_count(); k++) {
        Offered places[MOST_PLACES];
        size_t n = places_offered(command_at(k), places);
        for (size_t i = 0; i < n; i++) {
            buf_printf(b, places[i].many ? "    '%s '*) " : "    '%s %zu') ", command_at(k)->name, i);
            put_offer(b, &places[i]);
        }
        offered_free(places, n);
    }
    buf_puts(b, "    esac\n}\n\n");
}

void completion_bash(Buf *b)
{
    buf_puts(b, head);
    buf_puts(b, "_paiban_commands='");
    for (size_t k = 0; k < command_count(); k++)
        buf_printf(b, "%s ", command_at(k)->name);
    buf_puts(b, "help --help --version'\n\n");
    put_values(b);
    put_options(b);
    put_places(b);
    buf_puts(b, tail);
}
