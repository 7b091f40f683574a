/* A phrase as text: a mark that no source holds (world/clean.c cuts it out), the format, then each argument in words,
 * all as LENGTH:bytes, so that phrases stand within phrases. */
#include "diag/phrase.h"

#include "diag/format.h"
#include "diag/messages.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MARK = 0x1E, MOST_ARGUMENTS = 8 };

static void put_part(Buf *b, const char *s, size_t n)
{
    buf_printf(b, "%zu:", n);
    buf_put(b, s, n);
}

/* An argument as it stands in the phrase: texts untranslated, numbers written out. */
static void put_argument(Buf *b, const Arg *arg)
{
    Buf number = {0};
    const char *text = arg->text ? arg->text : "";
    if (arg->kind != ARG_TEXT) {
        buf_printf(&number, arg->kind == ARG_INT ? "%lld" : "%llu", (long long)arg->number);
        text = number.data;
    }
    put_part(b, text, strlen(text));
    buf_free(&number);
}

const char *phrase(Arena *a, const char *format, ...)
{
    Arg args[MOST_ARGUMENTS];
    assert(format_count(format) <= MOST_ARGUMENTS);
    va_list ap;
    va_start(ap, format);
    size_t n = format_take(a, format, "", ap, args);
    va_end(ap);
    Buf b = {0};
    buf_putc(&b, MARK);
    put_part(&b, format, strlen(format));
    for (size_t i = 0; i < n; i++)
        put_argument(&b, &args[i]);
    const char *text = arena_strdup(a, b.data);
    buf_free(&b);
    return text;
}

void phrase_vput(Buf *out, const char *format, va_list ap)
{
    Arena *a = arena_new();
    Arg args[MOST_ARGUMENTS];
    assert(format_count(format) <= MOST_ARGUMENTS);
    size_t n = format_take(a, format, "", ap, args);
    format_say(translate(format), args, n, out);
    arena_free(a);
}

void phrase_put(Buf *out, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    phrase_vput(out, format, ap);
    va_end(ap);
}

/* The next part, NUL-terminated in the arena; NULL at the end. */
static const char *next_part(Arena *a, const char **p)
{
    char *colon;
    size_t n = strtoul(*p, &colon, 10);
    if (*colon != ':' || strlen(colon + 1) < n)
        return NULL;
    *p = colon + 1 + n;
    return arena_strndup(a, colon + 1, n);
}

static void say_parts(const char *parts, Buf *out)
{
    Arena *a = arena_new();
    const char *format = next_part(a, &parts), *text;
    Arg args[MOST_ARGUMENTS];
    size_t n = 0;
    while (n < MOST_ARGUMENTS && (text = next_part(a, &parts)))
        args[n++] = (Arg){.kind = ARG_TEXT, .text = text};
    if (format)
        format_say(translate(format), args, n, out);
    arena_free(a);
}

void phrase_say(const char *text, Buf *out)
{
    if (text && *text == MARK)
        say_parts(text + 1, out);
    else if (text)
        buf_puts(out, translate(text));
}
