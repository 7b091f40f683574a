/* Codes and arguments → words. */
#include "diag/words.h"

#include "base/map.h"
#include <assert.h>
#include <stdio.h>
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

/* A conversion of a format: %-5.40s. */
typedef struct Conversion {
    size_t length;  /* in the format; 0: none stands here */
    unsigned place; /* %2$s: 2; 0 = the next one */
    char flags[8];  /* and width: 04 */
    bool star, size;
    int precision; /* -1 = none */
    char letter;   /* s d u c X %; */
} Conversion;

static Conversion conversion_at(const char *f)
{
    Conversion c = {.precision = -1};
    const char *p = f;
    if (*p++ != '%')
        return c;
    size_t digits = strspn(p, "0123456789");
    if (digits && p[digits] == '$') {
        for (; *p != '$'; p++)
            c.place = c.place * 10 + (unsigned)(*p - '0');
        p++;
    }
    size_t n = strspn(p, "-+ #0123456789");
    assert(n < sizeof c.flags);
    memcpy(c.flags, p, n);
    p += n;
    if (*p == '.') {
        p++;
        c.star = *p == '*';
        p += c.star;
        for (c.precision = 0; *p >= '0' && *p <= '9'; p++)
            c.precision = c.precision * 10 + (*p - '0');
    }
    c.size = *p == 'z';
    p += c.size;
    c.letter = *p++;
    assert(strchr("sducX%", c.letter) && c.letter);
    c.length = (size_t)(p - f);
    return c;
}

/* At most `most` bytes, no character cut. */
static size_t clip(const char *s, size_t most)
{
    size_t n = 0;
    while (n < most && s[n])
        n++;
    while (n && ((unsigned char)s[n] & 0xC0) == 0x80)
        n--;
    return n;
}

/* The next conversion that takes an argument, from *f on; false at the format's end. */
static bool next_conversion(const char **f, Conversion *c)
{
    while ((*f = strchr(*f, '%'))) {
        *c = conversion_at(*f);
        *f += c->length;
        if (c->letter != '%')
            return true;
    }
    return false;
}

static size_t count_arguments(const char *format)
{
    size_t n = 0;
    Conversion c;
    for (const char *f = format ? format : ""; next_conversion(&f, &c);)
        n++;
    return n;
}

static Arg text_argument(Arena *a, const char *s, int precision)
{
    size_t n = !s ? 0 : precision >= 0 ? clip(s, (size_t)precision) : strlen(s);
    return (Arg){.kind = ARG_TEXT, .text = s ? arena_strndup(a, s, n) : NULL};
}

Args words_take(Arena *a, DiagCode code, va_list ap)
{
    assert((unsigned)code < N_DIAG_CODES);
    const char *formats[] = {words[code].message, words[code].hint ? words[code].hint : ""};
    Args args = {.at = ARENA_ARRAY(a, Arg, count_arguments(formats[0]) + count_arguments(formats[1]) + 1)};
    for (int i = 0; i < 2; i++) {
        Conversion c;
        for (const char *f = formats[i]; next_conversion(&f, &c);) {
            assert(!c.place); /* the words in English set the order */
            int precision = c.star ? va_arg(ap, int) : c.precision;
            Arg *arg = &args.at[args.n++];
            if (c.letter == 's')
                *arg = text_argument(a, va_arg(ap, const char *), precision);
            else if (c.size)
                *arg = (Arg){.kind = ARG_UNSIGNED, .number = (int64_t)va_arg(ap, size_t)};
            else if (c.letter == 'd' || c.letter == 'c')
                *arg = (Arg){.kind = ARG_INT, .number = va_arg(ap, int)};
            else
                *arg = (Arg){.kind = ARG_UNSIGNED, .number = va_arg(ap, unsigned)};
        }
        if (i == 0)
            args.n_message = args.n;
    }
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

static void put_argument(const Conversion *c, const Arg *arg, Buf *out)
{
    char format[16], letter = c->letter == 'X' ? 'X' : c->letter == 'c' ? 'c' : 0;
    if (arg->kind == ARG_TEXT) {
        buf_puts(out, arg->text ? arg->text : "");
    } else if (letter == 'c') {
        buf_putc(out, (char)arg->number);
    } else {
        snprintf(format, sizeof format, "%%%sll%c", c->flags, letter ? letter : arg->kind == ARG_INT ? 'd' : 'u');
        buf_printf(out, format, (long long)arg->number);
    }
}

/* base: the first of its arguments. */
static void say(const char *format, const Args *args, size_t base, Buf *out)
{
    size_t next = base;
    for (const char *f = format; *f;) {
        if (*f != '%') {
            size_t n = strcspn(f, "%");
            buf_put(out, f, n);
            f += n;
            continue;
        }
        Conversion c = conversion_at(f);
        f += c.length;
        size_t i = c.place ? base + c.place - 1 : next++;
        if (c.letter == '%')
            buf_putc(out, '%');
        else if (i < args->n)
            put_argument(&c, &args->at[i], out);
        next -= c.letter == '%' && !c.place;
    }
}

void words_message(DiagCode code, const Args *args, Buf *out)
{
    say(words[code].message, args, 0, out);
}

bool words_hint(DiagCode code, const Args *args, Buf *out)
{
    const char *hint = words[code].hint;
    bool missing =
        args->n > args->n_message && args->at[args->n_message].kind == ARG_TEXT && !args->at[args->n_message].text;
    if (!hint || missing)
        return false;
    say(hint, args, args->n_message, out);
    return true;
}

const char *words_name(DiagCode code)
{
    return words[code].name;
}
