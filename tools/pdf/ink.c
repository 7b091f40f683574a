#include "pdf/ink.h"
#include "draw/draw.h"
#include "pdfio/tokens.h"
#include "pdfio/value.h"
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
    const InkMap *map; /* press; NULL: reading */
    bool broken;
    unsigned overprint;      /* what black ink alone is set for */
    unsigned char saved[32]; /* the same, by q */
    size_t depth;
    int n_mcids;
    Token operands[MAX_OPERANDS]; /* the last of the current operator; operands[0] is the oldest */
    size_t n_operands;
} Separation;

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

static void put_reading_color(Separation *s, bool stroking)
{
    int r = component(s, 0), g = component(s, 1), b = component(s, 2);
    put_component(s->out, r / 255.0);
    if (r == g && g == b) {
        buf_puts(s->out, stroking ? "G" : "g");
        return;
    }
    put_component(s->out, g / 255.0);
    put_component(s->out, b / 255.0);
    buf_puts(s->out, stroking ? "RG" : "rg");
}

/* ---- inks ---- */

void ink_put_states(Buf *b)
{
    value_open(b, '<');
    for (unsigned i = 0; i < OVERPRINTS; i++) {
        char name[8] = "/OV0";
        name[3] = (char)('0' + i);
        value_key(b, name);
        value_open(b, '<');
        value_name_entry(b, "/Type", "/ExtGState");
        value_key(b, "/OP");
        value_bool(b, i & OVERPRINT_STROKE);
        value_key(b, "/op");
        value_bool(b, i & OVERPRINT_FILL);
        value_int_entry(b, "/OPM", 1);
        value_close(b, '>');
    }
    value_close(b, '>');
}

/* Only full black overprints: a grey would let what is below it through, and so be another. ISO 32000-1, 8.6.7: mode 1
 * leaves the inks alone that the colour has none of. */
static void put_inks(Separation *s, bool stroking)
{
    Rgb rgb = (Rgb)component(s, 0) << 16 | (Rgb)component(s, 1) << 8 | (Rgb)component(s, 2);
    double inks[INKS];
    s->map->inks(s->map->context, rgb, inks);
    bool over = inks[INK_BLACK] >= 1 && inks[INK_CYAN] <= 0 && inks[INK_MAGENTA] <= 0 && inks[INK_YELLOW] <= 0;
    unsigned bit = stroking ? OVERPRINT_STROKE : OVERPRINT_FILL,
             state = over ? s->overprint | bit : s->overprint & ~bit;
    if (state != s->overprint)
        buf_printf(s->out, "/OV%u gs ", state);
    s->overprint = state;
    for (int i = 0; i < INKS; i++)
        put_component(s->out, inks[i]);
    buf_puts(s->out, stroking ? "K" : "k");
}

static void save_state(Separation *s)
{
    if (s->depth < sizeof s->saved)
        s->saved[s->depth++] = (unsigned char)s->overprint;
    else
        s->broken = true; /* PDF/X-1a and PDF/A-2 allow 28 */
}

static void restore_state(Separation *s)
{
    if (s->depth)
        s->overprint = s->saved[--s->depth];
    else
        s->broken = true;
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

static bool changes(const Separation *s, Token op)
{
    return equals(op, "rg") || equals(op, "RG") || equals(op, "BDC") || equals(op, "EMC") ||
           (s->map && equals(op, "gs"));
}

/* Puts one of those operators with its operands, as it is to be. cairo's only graphics state is that of no
 * transparency, which is so without it. */
static void put_changed(Separation *s, Token op)
{
    bool filling = equals(op, "rg"), begin = equals(op, "BDC");
    if (equals(op, "gs")) {
        s->broken = s->n_operands != 1 || !equals(s->operands[0], "/a0");
    } else if (filling || equals(op, "RG")) {
        s->broken = s->n_operands != 3;
        if (!s->broken && s->map)
            put_inks(s, !filling);
        else if (!s->broken)
            put_reading_color(s, !filling);
    } else if (begin && s->n_operands != 2) {
        s->broken = true;
    } else if (!s->map && begin) {
        put_mark(s);
    } else if (!s->map) {
        buf_puts(s->out, "EMC");
    }
}

static void separate(Separation *s)
{
    const char *rest = s->p; /* what is not yet in the output */
    while (s->p < s->end && !s->broken) {
        if (token_is_white(*s->p)) {
            s->p++;
            continue;
        }
        Token t = {s->p, 0};
        const char *after = token_end(s->p, s->end);
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
        if (equals(t, "Do") && s->n_operands == 1 && !s->map)
            note_image(s);
        if (s->map && equals(t, "q"))
            save_state(s);
        else if (s->map && equals(t, "Q"))
            restore_state(s);
        if (changes(s, t)) {
            const char *first = s->n_operands ? s->operands[0].at : t.at;
            buf_put(s->out, rest, (size_t)(first - rest));
            put_changed(s, t);
            rest = after;
        }
        s->n_operands = 0;
    }
    buf_put(s->out, rest, (size_t)(s->end - rest));
}

static bool run(const char *stream, size_t n, Len bleed, const InkMap *map, InkPage *page)
{
    Buf *out = map ? &page->press : &page->reading;
    Separation s = {.p = stream, .end = stream + n, .page = page, .out = out, .map = map};
    buf_reserve(s.out, n + 64);
    if (bleed) {
        Buf offset = {0};
        value_decimal(&offset, -pdf_milli(bleed), 3);
        buf_printf(s.out, "1 0 0 1 %s %s cm\n", offset.data, offset.data);
        buf_free(&offset);
    }
    separate(&s);
    if (!map)
        page->n_mcids = s.n_mcids;
    return !s.broken;
}

bool ink_separate(const char *stream, size_t n, Len bleed, InkMap map, InkPage *out)
{
    *out = (InkPage){0};
    return run(stream, n, bleed, NULL, out) && run(stream, n, bleed, &map, out);
}

void ink_free(InkPage *page)
{
    for (size_t i = 0; i < page->images.len; i++)
        mem_free(page->images.ptr[i]);
    vec_free(&page->images);
    buf_free(&page->reading);
    buf_free(&page->press);
}
