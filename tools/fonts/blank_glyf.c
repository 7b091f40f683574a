/* TrueType fonts with some outlines blanked. */
#include "fonts/blank.h"
#include "fonts/outline.h"
#include <string.h>

enum { HEADER = 12, RECORD = 16, HEAD_ADJUSTMENT = 8, HEAD_LOCA_FORMAT = 50, HEAD_SIZE = 54, MAXP_GLYPHS = 4 };

typedef struct Table {
    const uint8_t *data;
    size_t n;
} Table;

typedef struct TrueType {
    const uint8_t *data;
    size_t n, n_tables, n_glyphs;
    Table head, maxp, loca, glyf;
    bool long_loca;
} TrueType;

static uint32_t be16(const uint8_t *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t be32(const uint8_t *p)
{
    return be16(p) << 16 | be16(p + 2);
}

/* Without data: not there, or not of that size. */
static Table find_table(const TrueType *f, const char *tag, size_t least)
{
    for (size_t i = 0; i < f->n_tables; i++) {
        const uint8_t *record = f->data + HEADER + i * RECORD;
        size_t at = be32(record + 8), n = be32(record + 12);
        if (memcmp(record, tag, 4) == 0 && at <= f->n && n <= f->n - at && n >= least)
            return (Table){f->data + at, n};
    }
    return (Table){NULL, 0};
}

static size_t place(const TrueType *f, size_t glyph)
{
    return f->long_loca ? be32(f->loca.data + 4 * glyph) : 2 * be16(f->loca.data + 2 * glyph);
}

static bool open_truetype(TrueType *f, const void *program, size_t n)
{
    *f = (TrueType){.data = program, .n = n};
    if (n < HEADER)
        return false;
    f->n_tables = be16(f->data + 4);
    if (n - HEADER < f->n_tables * RECORD)
        return false;
    f->head = find_table(f, "head", HEAD_SIZE);
    f->maxp = find_table(f, "maxp", 6);
    f->glyf = find_table(f, "glyf", 0);
    if (!f->head.data || !f->maxp.data || !f->glyf.data)
        return false;
    f->n_glyphs = be16(f->maxp.data + MAXP_GLYPHS);
    f->long_loca = be16(f->head.data + HEAD_LOCA_FORMAT) != 0;
    f->loca = find_table(f, "loca", (f->n_glyphs + 1) * (f->long_loca ? 4 : 2));
    if (!f->n_glyphs || !f->loca.data)
        return false;
    for (size_t g = 0; g < f->n_glyphs; g++)
        if (place(f, g) > place(f, g + 1) || place(f, g + 1) > f->glyf.n)
            return false;
    return true;
}

/* The glyphs that a glyph is put together from, and those of these. */
static void add_parts(const TrueType *f, size_t glyph, GlyphSet *kept)
{
    enum { WORDS = 1, SCALE = 8, MORE = 0x20, TWO_SCALES = 0x40, FOUR_SCALES = 0x80, GLYPH_HEADER = 10 };
    const uint8_t *p = f->glyf.data + place(f, glyph), *end = f->glyf.data + place(f, glyph + 1);
    if (end - p < GLYPH_HEADER || be16(p) < 0x8000)
        return;
    uint32_t flags = MORE;
    for (p += GLYPH_HEADER; flags & MORE && end - p >= 4;) {
        flags = be16(p);
        uint32_t part = be16(p + 2);
        p += 4 + (flags & WORDS ? 4 : 2);
        p += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & FOUR_SCALES ? 8 : 0;
        if (part < f->n_glyphs && !glyph_set_has(kept, part)) {
            glyph_set_add(kept, part);
            add_parts(f, part, kept);
        }
    }
}

static void put_glyphs(const TrueType *f, const GlyphSet *kept, Buf *glyf, Buf *loca)
{
    for (size_t g = 0;; g++) {
        if (f->long_loca)
            put_be32(loca, (uint32_t)glyf->len);
        else
            put_be16(loca, (int)(glyf->len / 2));
        if (g == f->n_glyphs)
            return;
        if (glyph_set_has(kept, (uint32_t)g)) {
            buf_put(glyf, f->glyf.data + place(f, g), place(f, g + 1) - place(f, g));
            if (glyf->len % 2)
                buf_putc(glyf, 0);
        }
    }
}

static uint32_t sum_of(const uint8_t *p, size_t n)
{
    uint32_t sum = 0;
    for (size_t i = 0; i + 4 <= n; i += 4)
        sum += be32(p + i);
    for (size_t i = n & ~(size_t)3; i < n; i++)
        sum += (uint32_t)p[i] << (24 - 8 * (i & 3));
    return sum;
}

static void set_be32(uint8_t *p, uint32_t v)
{
    for (int i = 0; i < 4; i++)
        p[i] = (uint8_t)(v >> (24 - 8 * i));
}

/* Tables in their order, with glyf and loca replaced; OpenType's checksums. */
static void put_tables(const TrueType *f, const Buf *glyf, const Buf *loca, Buf *out)
{
    const uint32_t magic = 0xB1B0AFBA;
    size_t before = out->len, head = 0;
    buf_put(out, f->data, HEADER + f->n_tables * RECORD);
    for (size_t i = 0; i < f->n_tables; i++) {
        const uint8_t *record = f->data + HEADER + i * RECORD;
        size_t at = be32(record + 8), n = be32(record + 12), place_in_copy = out->len - before;
        if (memcmp(record, "glyf", 4) == 0)
            buf_put(out, glyf->data, n = glyf->len);
        else if (memcmp(record, "loca", 4) == 0)
            buf_put(out, loca->data, n = loca->len);
        else
            buf_put(out, f->data + at, n);
        uint8_t *copy = (uint8_t *)out->data + before, *own = copy + HEADER + i * RECORD;
        if (memcmp(record, "head", 4) == 0) {
            head = place_in_copy;
            set_be32(copy + head + HEAD_ADJUSTMENT, 0);
        }
        set_be32(own + 4, sum_of(copy + place_in_copy, n));
        set_be32(own + 8, (uint32_t)place_in_copy);
        set_be32(own + 12, (uint32_t)n);
        while ((out->len - before) % 4)
            buf_putc(out, 0);
    }
    uint8_t *copy = (uint8_t *)out->data + before;
    set_be32(copy + head + HEAD_ADJUSTMENT, magic - sum_of(copy, out->len - before));
}

static bool tables_fit(const TrueType *f)
{
    for (size_t i = 0; i < f->n_tables; i++) {
        const uint8_t *record = f->data + HEADER + i * RECORD;
        size_t at = be32(record + 8), n = be32(record + 12);
        if (at > f->n || n > f->n - at)
            return false;
    }
    return true;
}

bool font_blank_truetype(const void *program, size_t n, const GlyphSet *kept, Buf *out)
{
    TrueType f;
    if (!open_truetype(&f, program, n) || !tables_fit(&f))
        return false;
    GlyphSet all = {{0}};
    for (size_t g = 0; g < f.n_glyphs; g++)
        if (g == 0 || !kept || glyph_set_has(kept, (uint32_t)g)) {
            glyph_set_add(&all, (uint32_t)g);
            add_parts(&f, g, &all);
        }
    Buf glyf = {0}, loca = {0};
    put_glyphs(&f, &all, &glyf, &loca);
    put_tables(&f, &glyf, &loca, out);
    buf_free(&glyf);
    buf_free(&loca);
    return true;
}
