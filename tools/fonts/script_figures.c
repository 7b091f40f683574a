#include "fonts/script_figures.h"

#include "fonts/outline.h"

static uint32_t figure(uint32_t i)
{
    static const uint16_t signs[] = {'+', 0x2212, '=', '(', ')'};
    return i < 10 ? '0' + i : i < 15 ? signs[i - 10] : 0;
}

uint32_t script_figure_base(uint32_t cp, bool *below)
{
    *below = cp >= 0x2080;
    switch (cp) {
    case 0xB2: /* ² */
    case 0xB3:
        return '2' + (cp - 0xB2);
    case 0xB9:
        return '1';
    case 0x2071: /* ⁱ */
        return 'i';
    case 0x207F: /* ⁿ */
        return 'n';
    case 0x2072: /* not assigned */
    case 0x2073:
        return 0;
    default:
        return cp >= 0x2070 && cp <= 0x208E ? figure(cp & 0xF) : 0;
    }
}

bool script_figures_whole(hb_font_t *font)
{
    static const uint32_t high[] = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    for (uint32_t i = 0; i < 10; i++) {
        hb_codepoint_t g;
        if (!hb_font_get_nominal_glyph(font, high[i], &g) || !hb_font_get_nominal_glyph(font, 0x2080 + i, &g))
            return false;
    }
    return true;
}

/* Of the size of the text: theirs, and how far they stand above the baseline or hang below it. */
enum { SIZE = 60, RAISE = 33, DROP = 14 };

static void add_figure(hb_font_t *font, const ScriptFigure *f, int upem, GlyphTables *t)
{
    Outline o = {0};
    outline_read(font, f->gid, &o);
    int shift = upem * (f->below ? -DROP : RAISE) / 100;
    for (size_t i = 0; i < o.len; i++) {
        o.ptr[i].x = o.ptr[i].x * SIZE / 100;
        o.ptr[i].y = o.ptr[i].y * SIZE / 100 + shift;
    }
    glyph_tables_add(t, &o, f->advance * SIZE / 100);
    vec_free(&o);
}

/* cmap, format 12: a group for each character, glyphs numbered from 1 on. */
static void put_cmap(hb_face_t *builder, const ScriptFigure *at, unsigned n)
{
    Buf b = {0};
    put_be32(&b, 1);            /* version 0, one subtable: */
    put_be32(&b, 3 << 16 | 10); /* Unicode */
    put_be32(&b, 12);
    put_be32(&b, 12 << 16);
    put_be32(&b, 16 + 12 * n);
    put_be32(&b, 0);
    put_be32(&b, n);
    for (unsigned i = 0; i < n; i++) {
        put_be32(&b, at[i].cp);
        put_be32(&b, at[i].cp);
        put_be32(&b, i + 1);
    }
    glyph_tables_put(builder, HB_TAG('c', 'm', 'a', 'p'), &b);
    buf_free(&b);
}

hb_face_t *script_figures_face(hb_font_t *font, const ScriptFigure *at, unsigned n)
{
    hb_face_t *source = hb_font_get_face(font), *builder = hb_face_builder_create();
    int upem = (int)hb_face_get_upem(source);
    GlyphTables t = {0};
    Outline empty = {0};
    glyph_tables_add(&t, &empty, upem / 2);
    for (unsigned i = 0; i < n; i++)
        add_figure(font, &at[i], upem, &t);
    put_cmap(builder, at, n);
    glyph_tables_finish(&t, source, builder);
    static const hb_tag_t kept[] = {HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2')};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        glyph_tables_copy(builder, source, kept[i]);
    Buf post = {0};
    put_be32(&post, 0x00030000); /* no names of glyphs */
    while (post.len < 32)
        put_be32(&post, 0);
    glyph_tables_put(builder, HB_TAG('p', 'o', 's', 't'), &post);
    buf_free(&post);
    return glyph_tables_face(builder);
}
