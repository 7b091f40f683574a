#include "pdf/ink.h"
#include "pdf/draw.h"
#include "pdf/json.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_OPERANDS = 6 };

typedef struct Token {
    const char *at;
    size_t n;
} Token;

typedef struct Separation {
    const char *p, *end;
    InkPage *page;
    Buf *out;
    bool press, colored, broken;
    int n_mcids;
    Token operands[MAX_OPERANDS]; /* the last of the current operator; operands[0] is the oldest */
    size_t n_operands;
} Separation;

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}

static bool is_regular(char c)
{
    return !is_white(c) && !strchr("()<>[]{}/%", c);
}

/* ---- tokens: ISO 32000-1, 7.2 and 7.3 ---- */

/* The end of a literal string that begins at p; brackets nest. */
static const char *skip_literal(const char *p, const char *end)
{
    int depth = 0;
    for (; p < end; p++) {
        if (*p == '\\')
            p++;
        else if (*p == '(')
            depth++;
        else if (*p == ')' && --depth == 0)
            return p + 1;
    }
    return NULL;
}

/* The end of the dictionary that begins at p. cairo writes none with strings in it. */
static const char *skip_dictionary(const char *p, const char *end)
{
    int depth = 0;
    for (; p + 1 < end; p++) {
        if (p[0] == '<' && p[1] == '<')
            depth++, p++;
        else if (p[0] == '>' && p[1] == '>') {
            p++;
            if (--depth == 0)
                return p + 1;
        }
    }
    return NULL;
}

static const char *skip_array(const char *p, const char *end)
{
    for (p++; p && p < end;) {
        if (*p == ']')
            return p + 1;
        if (*p == '(') {
            p = skip_literal(p, end);
        } else if (*p == '<') {
            p = memchr(p, '>', (size_t)(end - p));
            p = p ? p + 1 : NULL;
        } else {
            p++;
        }
    }
    return NULL;
}

static const char *skip_token(const char *p, const char *end)
{
    if (*p == '(')
        return skip_literal(p, end);
    if (*p == '[')
        return skip_array(p, end);
    if (*p == '<' && p + 1 < end && p[1] == '<')
        return skip_dictionary(p, end);
    if (*p == '<') {
        p = memchr(p, '>', (size_t)(end - p));
        return p ? p + 1 : NULL;
    }
    if (*p == '/')
        p++;
    else if (!is_regular(*p))
        return NULL;
    while (p < end && is_regular(*p))
        p++;
    return p;
}

static bool is_operator(Token t)
{
    char c = *t.at;
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c == '"';
}

static bool equals(Token t, const char *s)
{
    return strlen(s) == t.n && memcmp(t.at, s, t.n) == 0;
}

/* ---- colour ---- */

static void put_component(Buf *b, double v)
{
    int ten_thousandths = (int)lround(v * 10000);
    if (ten_thousandths <= 0 || ten_thousandths >= 10000) {
        buf_puts(b, ten_thousandths > 0 ? "1 " : "0 ");
        return;
    }
    buf_printf(b, ".%04d", ten_thousandths);
    while (b->data[b->len - 1] == '0')
        b->len--;
    buf_putc(b, ' ');
}

/* The frames' colours have eight bits: back to those, so that the four decimals are the same everywhere. */
static int component(const Separation *s, size_t operand)
{
    return (int)lround(strtod(s->operands[operand].at, NULL) * 255);
}

static void put_color(Separation *s, bool stroking)
{
    int r = component(s, 0), g = component(s, 1), b = component(s, 2);
    if (r == g && g == b) {
        put_component(s->out, r / 255.0);
        buf_puts(s->out, stroking ? "G" : "g");
        return;
    }
    s->colored = true;
    if (s->press) {
        /* Full grey component replacement: the least ink, and dark colours stay in register. */
        int most = r > g ? (r > b ? r : b) : (g > b ? g : b);
        put_component(s->out, (double)(most - r) / most);
        put_component(s->out, (double)(most - g) / most);
        put_component(s->out, (double)(most - b) / most);
        put_component(s->out, 1 - most / 255.0);
        buf_puts(s->out, stroking ? "K" : "k");
    } else {
        put_component(s->out, r / 255.0);
        put_component(s->out, g / 255.0);
        put_component(s->out, b / 255.0);
        buf_puts(s->out, stroking ? "RG" : "rg");
    }
}

/* ---- marked content ---- */

static void put_mark(Separation *s)
{
    Token tag = s->operands[0];
    MarkKind kind = drawing_mark_of(tag.at + 1, tag.n - 1);
    if (kind == MARK_TEXT || kind == MARK_FIGURE) {
        buf_put(s->out, tag.at, tag.n);
        buf_printf(s->out, "<</MCID %d>>BDC", s->n_mcids++);
    } else if (kind == MARK_ARTIFACT) {
        buf_puts(s->out, "/Artifact BMC");
    } else if (kind == MARK_PAGINATION) {
        buf_puts(s->out, "/Artifact<</Type/Pagination>>BDC");
    } else {
        s->broken = true;
    }
}

/* ---- the stream ---- */

static void note_image(Separation *s)
{
    Token name = s->operands[0];
    char *copy = mem_alloc(name.n + 1);
    memcpy(copy, name.at, name.n);
    vec_push(&s->page->images, copy);
}

static bool changes(Token op)
{
    return equals(op, "rg") || equals(op, "RG") || equals(op, "BDC") || equals(op, "EMC");
}

/* Puts one of those operators with its operands, as it is to be. */
static void put_changed(Separation *s, Token op)
{
    bool filling = equals(op, "rg"), begin = equals(op, "BDC");
    if (filling || equals(op, "RG")) {
        if (s->n_operands == 3)
            put_color(s, !filling);
        else
            s->broken = true;
    } else if (begin && s->n_operands != 2) {
        s->broken = true;
    } else if (!s->press && begin) {
        put_mark(s);
    } else if (!s->press) {
        buf_puts(s->out, "EMC");
    }
}

static void separate(Separation *s)
{
    const char *rest = s->p; /* what is not yet in the output */
    while (s->p < s->end && !s->broken) {
        if (is_white(*s->p)) {
            s->p++;
            continue;
        }
        Token t = {s->p, 0};
        const char *after = skip_token(s->p, s->end);
        if (!after || after > s->end) {
            s->broken = true;
            break;
        }
        t.n = (size_t)(after - t.at);
        s->p = after;
        if (!is_operator(t)) {
            if (s->n_operands < MAX_OPERANDS)
                s->operands[s->n_operands++] = t;
            continue;
        }
        if (equals(t, "Do") && s->n_operands == 1 && !s->press)
            note_image(s);
        if (changes(t)) {
            const char *first = s->n_operands ? s->operands[0].at : t.at;
            buf_put(s->out, rest, (size_t)(first - rest));
            put_changed(s, t);
            rest = after;
        }
        s->n_operands = 0;
    }
    buf_put(s->out, rest, (size_t)(s->end - rest));
}

static bool run(const char *stream, size_t n, Len bleed, bool press, InkPage *page)
{
    Buf *out = press ? &page->press : &page->reading;
    Separation s = {.p = stream, .end = stream + n, .page = page, .out = out, .press = press};
    buf_reserve(s.out, n + 64);
    if (bleed) {
        Buf offset = {0};
        json_decimal(&offset, -pdf_milli(bleed), 3);
        buf_printf(s.out, "1 0 0 1 %s %s cm\n", offset.data, offset.data);
        buf_free(&offset);
    }
    separate(&s);
    page->colored = s.colored;
    if (!press)
        page->n_mcids = s.n_mcids;
    return !s.broken;
}

bool ink_separate(const char *stream, size_t n, Len bleed, InkPage *out)
{
    *out = (InkPage){0};
    return run(stream, n, bleed, false, out) && (!out->colored || run(stream, n, bleed, true, out));
}

void ink_free(InkPage *page)
{
    for (size_t i = 0; i < page->images.len; i++)
        mem_free(page->images.ptr[i]);
    vec_free(&page->images);
    buf_free(&page->reading);
    buf_free(&page->press);
}
