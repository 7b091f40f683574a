/* A line's words and their places. */
#include "alto/words.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "web/escape.h"
#include <assert.h>
#include <string.h>
#include <unicode/ubrk.h>

/* Of an em above the baseline, below it: what fonts have without accents. */
enum { ABOVE = 88, BELOW = 12 };

/* A cluster: where its text begins in the line, where it stands along the line. */
typedef struct Place {
    size_t at;
    Len from, to;
} Place;

struct Words {
    UBreakIterator *iterator;
    UText *text;
    Buf line; /* the text of the line at work */
    VEC(Place) places;
    bool hyphen; /* it ends with one */
};

Words *words_new(void)
{
    UErrorCode status = U_ZERO_ERROR;
    Words *w = mem_alloc(sizeof *w);
    w->iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (U_SUCCESS(status))
        return w;
    words_free(w);
    return NULL;
}

void words_free(Words *w)
{
    if (!w)
        return;
    if (w->iterator)
        ubrk_close(w->iterator);
    if (w->text)
        utext_close(w->text);
    buf_free(&w->line);
    vec_free(&w->places);
    mem_free(w);
}

/* From `from` to `to` along the line. */
static Rect box(const Line *line, Len from, Len to)
{
    const Len size = line_size(line);
    if (line->vertical)
        return (Rect){line->x - size / 2, line->y + from, size, to - from};
    return (Rect){line->x + from, line->y - size * ABOVE / 100, to - from, size * ABOVE / 100 + size * BELOW / 100};
}

Rect words_line_box(const Line *line)
{
    return box(line, 0, line->w);
}

void words_put_length(Len value, Buf *out)
{
    buf_put_len(out, (int64_t)value * 254 / 72, 1);
}

void words_put_measure(const char *name, Len value, Buf *out)
{
    buf_printf(out, " %s=\"", name);
    words_put_length(value, out);
    buf_putc(out, '"');
}

void words_put_box(const Rect *at, Buf *out)
{
    words_put_measure("HPOS", at->x, out);
    words_put_measure("VPOS", at->y, out);
    words_put_measure("WIDTH", at->w, out);
    words_put_measure("HEIGHT", at->h, out);
}

static void add_run(Words *w, const Run *run)
{
    size_t at = 0;
    if (run->flags & RUN_HYPHEN) {
        w->hyphen = true;
        return;
    }
    for (uint32_t i = 0; i < run->n_clusters; i++) {
        const Cluster *c = &run->clusters[i];
        vec_push(&w->places, ((Place){w->line.len + at, c->x, c->x + c->advance}));
        at += c->bytes;
    }
    buf_put(&w->line, run->text, run->n_text);
}

/* The places of the clusters in the bytes from `from` to `to`. */
static Rect place_of(const Words *w, const Line *line, size_t from, size_t to)
{
    Len least = line->w, most = 0;
    for (size_t i = 0; i < w->places.len; i++) {
        const Place *p = &w->places.ptr[i];
        const size_t end = i + 1 < w->places.len ? p[1].at : w->line.len;
        if (end <= from || p->at >= to)
            continue;
        least = p->from < least ? p->from : least;
        most = p->to > most ? p->to : most;
    }
    most = most < line->w ? most : line->w; /* spacing behind the last is no part of it */
    return box(line, least, most > least ? most : least);
}

static uint32_t char_at(const Words *w, size_t at)
{
    uint32_t c;
    utf8_decode(w->line.data + at, &c);
    return c;
}

/* Whether a string ends between two of ICU's segments, which begin at `before` and `at`: opening marks go with what
 * follows, all others with what they follow. */
static bool parts(const Words *w, size_t before, size_t at)
{
    const uint32_t a = char_at(w, before), b = char_at(w, at);
    if (char_is_blank(a) || char_is_blank(b))
        return true;
    return !char_is_opener(a) && (char_is_opener(b) || char_is_alnum(b) || char_is_number(b));
}

static void put_string(const Words *w, const Line *line, size_t from, size_t to, Buf *out)
{
    Rect at = place_of(w, line, from, to);
    char *text = mem_alloc(to - from + 1);
    memcpy(text, w->line.data + from, to - from);
    text[to - from] = 0;
    buf_puts(out, "<String");
    words_put_box(&at, out);
    buf_puts(out, " CONTENT=\"");
    xml_put(out, text);
    buf_puts(out, "\"/>");
    mem_free(text);
}

/* ALTO's lines begin with a string and have one space between two. */
static void put_strings(const Words *w, const Line *line, Buf *out)
{
    bool any = false, space = false;
    size_t from = 0, before = 0;
    ubrk_first(w->iterator);
    for (int32_t at = ubrk_next(w->iterator); at != UBRK_DONE; before = (size_t)at, at = ubrk_next(w->iterator)) {
        if ((size_t)at < w->line.len && !parts(w, before, (size_t)at))
            continue;
        if (char_is_blank(char_at(w, from))) {
            space = any;
        } else {
            if (space)
                buf_puts(out, "<SP/>");
            put_string(w, line, from, (size_t)at, out);
            any = true;
            space = false;
        }
        from = (size_t)at;
    }
    if (any && w->hyphen)
        buf_puts(out, "<HYP CONTENT=\"\xC2\xAD\"/>");
}

void words_put(Words *w, const Line *line, Buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    w->line.len = 0;
    w->places.len = 0;
    w->hyphen = false;
    for (uint32_t i = 0; i < line->n_runs; i++)
        add_run(w, &line->runs[i]);
    if (!w->line.len)
        return;
    w->text = utext_openUTF8(w->text, w->line.data, (int64_t)w->line.len, &status);
    ubrk_setUText(w->iterator, w->text, &status);
    assert(U_SUCCESS(status));
    put_strings(w, line, out);
}
