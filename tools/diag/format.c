/* Formats and their arguments → words. */
#include "diag/format.h"

#include "diag/messages.h"
#include "diag/phrase.h"
#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

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

size_t format_count(const char *format)
{
    size_t n = 0;
    Conversion c;
    for (const char *f = format; next_conversion(&f, &c);)
        n++;
    return n;
}

static Arg text_argument(Arena *a, const char *s, int precision)
{
    size_t n = !s ? 0 : precision >= 0 ? clip(s, (size_t)precision) : strlen(s);
    return (Arg){.kind = ARG_TEXT, .text = s ? arena_strndup(a, s, n) : NULL};
}

size_t format_take(Arena *a, const char *format, const char *then, va_list ap, Arg *out)
{
    size_t n = 0;
    Conversion c;
    va_list rest;
    va_copy(rest, ap);
    for (const char *f = format; next_conversion(&f, &c) || (f = then, then = "", next_conversion(&f, &c)); n++) {
        assert(!c.place); /* the words in English set the order */
        int precision = c.star ? va_arg(rest, int) : c.precision;
        if (c.letter == 's')
            out[n] = text_argument(a, va_arg(rest, const char *), precision);
        else if (c.size)
            out[n] = (Arg){.kind = ARG_UNSIGNED, .number = (int64_t)va_arg(rest, size_t)};
        else if (c.letter == 'd' || c.letter == 'c')
            out[n] = (Arg){.kind = ARG_INT, .number = va_arg(rest, int)};
        else
            out[n] = (Arg){.kind = ARG_UNSIGNED, .number = va_arg(rest, unsigned)};
    }
    va_end(rest);
    return n;
}

static void put_argument(const Conversion *c, const Arg *arg, Buf *out)
{
    char format[16], letter = c->letter == 'X' ? 'X' : c->letter == 'c' ? 'c' : 0;
    if (arg->kind == ARG_TEXT) {
        phrase_say(arg->text, out);
    } else if (letter == 'c') {
        buf_putc(out, (char)arg->number);
    } else {
        snprintf(format, sizeof format, "%%%sll%c", c->flags, letter ? letter : arg->kind == ARG_INT ? 'd' : 'u');
        buf_printf(out, format, (long long)arg->number);
    }
}

void format_say(const char *format, const Arg *args, size_t n, Buf *out)
{
    size_t next = 0;
    for (const char *f = format; *f;) {
        if (*f != '%') {
            size_t plain = strcspn(f, "%");
            buf_put(out, f, plain);
            f += plain;
            continue;
        }
        Conversion c = conversion_at(f);
        f += c.length;
        if (c.letter == '%') {
            buf_putc(out, '%');
            continue;
        }
        size_t i = c.place ? c.place - 1 : next++;
        if (i < n)
            put_argument(&c, &args[i], out);
    }
}
