/* Codes and arguments → words. */
#include "diag/words.h"

#include "base/map.h"
#include "diag/messages.h"
#include <assert.h>
#include <string.h>

typedef struct Words {
    const char *name, *message, *hint;
} Words;

static const Words words[] = {
#define X(name, message, hint) [DIAG_##name] = {#name, message, hint},
    DIAG_CODES(X)
#undef X
};
static_assert(sizeof words / sizeof *words == N_DIAG_CODES, "every code has words");

Args words_take(Arena *a, DiagCode code, va_list ap)
{
    assert((unsigned)code < N_DIAG_CODES);
    const char *message = words[code].message, *hint = words[code].hint ? words[code].hint : "";
    Args args = {.at = ARENA_ARRAY(a, Arg, format_count(message) + format_count(hint) + 1)};
    args.n_message = format_count(message);
    args.n = format_take(a, message, hint, ap, args.at);
    return args;
}

static bool arg_equal(const Arg *a, const Arg *b)
{
    if (a->kind != b->kind || a->number != b->number || !a->text != !b->text)
        return false;
    return !a->text || strcmp(a->text, b->text) == 0;
}

bool args_equal(const Args *a, const Args *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (!arg_equal(&a->at[i], &b->at[i]))
            return false;
    return true;
}

uint64_t args_hash(uint64_t seed, const Args *a)
{
    for (size_t i = 0; i < a->n; i++) {
        const char *text = a->at[i].text ? a->at[i].text : "";
        seed = hash_bytes(seed ^ (uint64_t)a->at[i].number, text, strlen(text) + 1);
    }
    return seed;
}

Args args_dup(Arena *a, const Args *args)
{
    Args copy = *args;
    copy.at = ARENA_ARRAY(a, Arg, args->n + 1);
    for (size_t i = 0; i < args->n; i++) {
        copy.at[i] = args->at[i];
        if (copy.at[i].text)
            copy.at[i].text = arena_strdup(a, copy.at[i].text);
    }
    return copy;
}

void words_message(DiagCode code, const Args *args, Buf *out)
{
    format_say(translate(words[code].message), args->at, args->n_message, out);
}

bool words_hint(DiagCode code, const Args *args, Buf *out)
{
    const char *hint = words[code].hint;
    bool missing =
        args->n > args->n_message && args->at[args->n_message].kind == ARG_TEXT && !args->at[args->n_message].text;
    if (!hint || missing)
        return false;
    format_say(translate(hint), args->at + args->n_message, args->n - args->n_message, out);
    return true;
}

const char *words_name(DiagCode code)
{
    return words[code].name;
}
