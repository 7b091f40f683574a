/* CFF fonts with some charstrings blanked. */
#include "fonts/blank.h"
#include <string.h>

/* Operators of dictionaries (TN 5176, tables 9, 10 and 23); escaped ones from ESCAPE on. */
enum {
    ESCAPE = 256,
    OP_CHARSET = 15,
    OP_ENCODING = 16,
    OP_CHARSTRINGS = 17,
    OP_PRIVATE = 18,
    OP_ROS = ESCAPE + 30,
    OP_FDARRAY = ESCAPE + 36,
    OP_FDSELECT = ESCAPE + 37,
};

typedef struct Cff {
    uint8_t *data; /* read, or of the copy being changed */
    size_t n;
} Cff;

typedef struct Index {
    size_t count, offset_size, offsets, base, end; /* places in the file; the offset o of a datum is at base + o */
} Index;

typedef struct Places {
    size_t charset, charstrings, fdarray;
    bool ros;
} Places;

void glyph_set_add(GlyphSet *s, uint32_t glyph)
{
    if (glyph < 65536)
        s->words[glyph / 64] |= (uint64_t)1 << glyph % 64;
}

bool glyph_set_has(const GlyphSet *s, uint32_t glyph)
{
    return glyph < 65536 && s->words[glyph / 64] >> glyph % 64 & 1;
}

static size_t number_at(const uint8_t *p, size_t bytes)
{
    size_t v = 0;
    for (size_t i = 0; i < bytes; i++)
        v = v << 8 | p[i];
    return v;
}

static void put_number_at(uint8_t *p, size_t bytes, size_t v)
{
    for (size_t i = bytes; i-- > 0; v >>= 8)
        p[i] = (uint8_t)v;
}

/* Where datum i begins; where the one before it ends. */
static size_t datum(const Cff *f, const Index *x, size_t i)
{
    return x->base + number_at(f->data + x->offsets + i * x->offset_size, x->offset_size);
}

static bool read_index(const Cff *f, size_t at, Index *x)
{
    if (at > f->n || f->n - at < 2)
        return false;
    *x = (Index){.count = number_at(f->data + at, 2), .end = at + 2};
    if (!x->count)
        return true;
    if (f->n - at < 3)
        return false;
    x->offset_size = f->data[at + 2];
    x->offsets = at + 3;
    if (x->offset_size < 1 || x->offset_size > 4 || f->n - x->offsets < (x->count + 1) * x->offset_size)
        return false;
    x->base = x->offsets + (x->count + 1) * x->offset_size - 1;
    for (size_t i = 0, last = x->base + 1; i <= x->count; i++) {
        size_t place = datum(f, x, i);
        if (place < last || place > f->n)
            return false;
        last = place;
    }
    x->end = datum(f, x, x->count);
    return true;
}

/* ---- dictionaries ---- */

/* Bytes of the operand at p, 0: not one. */
static size_t operand_size(const uint8_t *p, const uint8_t *end)
{
    uint8_t b = *p;
    if (b == 28)
        return 3;
    if (b == 29)
        return 5;
    if (b == 30) { /* a decimal: two digits a byte, until an end of 15 */
        for (const uint8_t *q = p + 1; q < end; q++)
            if (*q >> 4 == 15 || (*q & 15) == 15)
                return (size_t)(q - p) + 1;
        return 0;
    }
    return b < 32 || b == 255 ? 0 : b <= 246 ? 1 : 2;
}

/* Calls visit for each operator with its last operand. false: not a dictionary, or a visit said so. */
typedef bool Visit(void *context, int op, uint8_t *last, size_t bytes);
static bool each_operator(Cff *f, size_t from, size_t to, Visit *visit, void *context)
{
    uint8_t *p = f->data + from, *end = f->data + to, *last = NULL;
    size_t bytes = 0;
    while (p < end) {
        if (*p <= 21) {
            int op = *p++;
            if (op == 12) {
                if (p == end)
                    return false;
                op = ESCAPE + *p++;
            }
            if (!visit(context, op, last, bytes))
                return false;
            last = NULL;
            continue;
        }
        bytes = operand_size(p, end);
        if (!bytes || bytes > (size_t)(end - p))
            return false;
        last = p;
        p += bytes;
    }
    return true;
}

static bool is_place(int op)
{
    return op == OP_CHARSET || op == OP_ENCODING || op == OP_CHARSTRINGS || op == OP_PRIVATE || op == OP_FDARRAY ||
           op == OP_FDSELECT;
}

/* Charsets 0 to 2 and encodings 0 and 1 are Adobe's own. */
static bool is_predefined(int op, const uint8_t *last, size_t bytes)
{
    return (op == OP_CHARSET || op == OP_ENCODING) && last && bytes == 1 && *last >= 139 && *last <= 141;
}

static bool note_place(void *context, int op, uint8_t *last, size_t bytes)
{
    Places *p = context;
    p->ros = p->ros || op == OP_ROS;
    if (!is_place(op) || is_predefined(op, last, bytes))
        return true;
    if (!last || bytes != 5 || *last != 29)
        return false;
    size_t at = number_at(last + 1, 4);
    if (op == OP_CHARSET)
        p->charset = at;
    else if (op == OP_CHARSTRINGS)
        p->charstrings = at;
    else if (op == OP_FDARRAY)
        p->fdarray = at;
    return true;
}

typedef struct Move {
    size_t from, by; /* what stood at from and after it stands `by` bytes earlier */
} Move;

static bool move_place(void *context, int op, uint8_t *last, size_t bytes)
{
    const Move *m = context;
    if (!is_place(op) || is_predefined(op, last, bytes))
        return true;
    if (!last || bytes != 5 || *last != 29)
        return false;
    size_t at = number_at(last + 1, 4);
    if (at >= m->from)
        put_number_at(last + 1, 4, at - m->by);
    return true;
}

/* ---- charstrings ---- */

/* One range, from CID 1 on, for all glyphs but the first. */
static bool cids_are_glyphs(const Cff *f, size_t charset, size_t n_glyphs)
{
    return charset < f->n && f->n - charset >= 5 && f->data[charset] == 2 && number_at(f->data + charset + 1, 2) == 1 &&
           number_at(f->data + charset + 3, 2) + 2 == n_glyphs;
}

typedef struct Bytes {
    const uint8_t *data;
    size_t n;
} Bytes;

enum { ENDCHAR = 14, NUMBERED = 4 }; /* a number of three bytes, and an end */

static bool read_number(Bytes b, unsigned *number)
{
    *number = b.n == NUMBERED ? (unsigned)number_at(b.data + 1, 2) : 0;
    return b.n == NUMBERED && b.data[0] == 28 && b.data[3] == ENDCHAR;
}

static Bytes charstring(const Cff *f, const Index *x, size_t glyph)
{
    size_t at = datum(f, x, glyph);
    return (Bytes){f->data + at, datum(f, x, glyph + 1) - at};
}

/* Makes the charstring of a glyph; room holds one that is made up. */
typedef Bytes Charstring(const void *context, size_t glyph, uint8_t room[NUMBERED]);

static void put_charstrings(size_t count, Charstring *make, const void *context, Buf *out)
{
    uint8_t room[NUMBERED];
    size_t total = 1;
    for (size_t g = 0; g < count; g++)
        total += make(context, g, room).n;
    size_t bytes = total < 1 << 8 ? 1 : total < 1 << 16 ? 2 : total < 1 << 24 ? 3 : 4, place = 1;
    size_t head = 3 + (count + 1) * bytes;
    buf_reserve(out, head + total);
    uint8_t *p = (uint8_t *)out->data + out->len, *data = p + head;
    put_number_at(p, 2, count);
    p[2] = (uint8_t)bytes;
    p += 3;
    for (size_t g = 0; g < count; g++, p += bytes) {
        put_number_at(p, bytes, place);
        Bytes b = make(context, g, room);
        memcpy(data, b.data, b.n);
        data += b.n;
        place += b.n;
    }
    put_number_at(p, bytes, place);
    out->len += head + total - 1;
}

/* The dictionaries of the copy: that of the font, and those that its glyphs choose among (FDArray). */
static bool move_places(Cff *copy, const Index *top, size_t fdarray, Move m)
{
    Index fonts;
    if (!each_operator(copy, datum(copy, top, 0), datum(copy, top, 1), move_place, &m) ||
        !read_index(copy, fdarray >= m.from ? fdarray - m.by : fdarray, &fonts))
        return false;
    for (size_t i = 0; i < fonts.count; i++)
        if (!each_operator(copy, datum(copy, &fonts, i), datum(copy, &fonts, i + 1), move_place, &m))
            return false;
    return true;
}

static bool open_cff(const void *program, size_t n, Cff *f, Index *top, Places *p, Index *charstrings)
{
    Index names;
    *f = (Cff){(uint8_t *)(uintptr_t)program, n}; /* read only */
    *p = (Places){0};
    return n >= 4 && read_index(f, f->data[2], &names) && read_index(f, names.end, top) && top->count == 1 &&
           each_operator(f, datum(f, top, 0), datum(f, top, 1), note_place, p) && p->ros && p->charstrings &&
           p->fdarray && read_index(f, p->charstrings, charstrings) && charstrings->count;
}

/* The program with other charstrings. */
static bool rewrite(const void *program, size_t n, bool cids, Charstring *make, const void *context, Buf *out)
{
    Cff f;
    Index top, charstrings;
    Places p;
    if (!open_cff(program, n, &f, &top, &p, &charstrings) ||
        (cids && !cids_are_glyphs(&f, p.charset, charstrings.count)))
        return false;
    size_t before = out->len;
    buf_put(out, program, p.charstrings);
    put_charstrings(charstrings.count, make, context, out);
    Move m = {charstrings.end, charstrings.end - (out->len - before)}; /* may wrap: so do the places it is taken from */
    buf_put(out, f.data + charstrings.end, n - charstrings.end);
    Cff copy = {(uint8_t *)out->data + before, out->len - before};
    if (move_places(&copy, &top, p.fdarray, m))
        return true;
    out->len = before;
    return false;
}

/* ---- stand-ins ---- */

static Bytes make_numbered(const void *label, size_t glyph, uint8_t room[NUMBERED])
{
    size_t number = glyph ? glyph : *(const unsigned *)label;
    room[0] = 28;
    put_number_at(room + 1, 2, number);
    room[3] = ENDCHAR;
    return (Bytes){room, NUMBERED};
}

bool font_stand_in(const void *cff, size_t n, unsigned label, Buf *out)
{
    return rewrite(cff, n, false, make_numbered, &label, out);
}

bool font_read_label(const void *subset, size_t n, unsigned *label)
{
    Cff f;
    Index top, charstrings;
    Places p;
    return open_cff(subset, n, &f, &top, &p, &charstrings) && read_number(charstring(&f, &charstrings, 0), label);
}

size_t font_read_numbers(const void *subset, size_t n, uint16_t *numbers, size_t room)
{
    Cff f;
    Index top, charstrings;
    Places p;
    unsigned number;
    size_t g = 0;
    if (!open_cff(subset, n, &f, &top, &p, &charstrings))
        return 0;
    for (; g < room && g < charstrings.count && read_number(charstring(&f, &charstrings, g), &number); g++)
        numbers[g] = g ? (uint16_t)number : 0;
    return g;
}

typedef struct Filling {
    Cff subset, outlines;
    Index numbers, charstrings; /* of the subset; of the outlines */
    bool numbered;              /* the subset is of a stand-in */
    const GlyphSet *kept;
} Filling;

static Bytes make_filled(const void *context, size_t glyph, uint8_t room[NUMBERED])
{
    const Filling *f = context;
    unsigned number = (unsigned)glyph;
    if (glyph && f->kept && !glyph_set_has(f->kept, (uint32_t)glyph)) {
        room[0] = ENDCHAR;
        return (Bytes){room, 1};
    }
    if (glyph && f->numbered) /* at 0 stands the label */
        read_number(charstring(&f->subset, &f->numbers, glyph), &number);
    return charstring(&f->outlines, &f->charstrings, number);
}

static bool all_are_there(const Filling *f)
{
    unsigned number;
    for (size_t g = 0; f->numbered && g < f->numbers.count; g++)
        if (!read_number(charstring(&f->subset, &f->numbers, g), &number) || (g && number >= f->charstrings.count))
            return false;
    return true;
}

bool font_fill_cff(const void *subset, size_t n, const void *cff, size_t n_cff, const GlyphSet *kept, Buf *out)
{
    Filling f = {.numbered = cff != NULL, .kept = kept};
    Index top;
    Places p;
    return open_cff(subset, n, &f.subset, &top, &p, &f.numbers) &&
           open_cff(cff ? cff : subset, cff ? n_cff : n, &f.outlines, &top, &p, &f.charstrings) && all_are_there(&f) &&
           rewrite(subset, n, true, make_filled, &f, out);
}

bool font_blank_cff(const void *cff, size_t n, const GlyphSet *kept, Buf *out)
{
    Filling f = {.kept = kept};
    Index top;
    Places p;
    return open_cff(cff, n, &f.outlines, &top, &p, &f.charstrings) && rewrite(cff, n, false, make_filled, &f, out);
}
