#include "fonts/bold.h"

#include "base/mem.h"
#include "fonts/outline.h"
#include <ft2build.h>
#include FT_OUTLINE_H

enum { FRACTION = 64 /* FreeType's, of a unit */ };

/* FreeType moves the outline to the right and up by half of what it adds. */
static void embolden(Outline *o, int across, int up)
{
    FT_Outline f = {0};
    f.n_points = (short)o->len;
    f.points = mem_alloc(o->len * sizeof *f.points);
    f.tags = mem_alloc(o->len);
    f.contours = mem_alloc(o->len * sizeof *f.contours);
    for (size_t i = 0; i < o->len; i++) {
        f.points[i] = (FT_Vector){o->ptr[i].x * FRACTION, o->ptr[i].y * FRACTION};
        f.tags[i] = o->ptr[i].on ? FT_CURVE_TAG_ON : FT_CURVE_TAG_CONIC;
        if (o->ptr[i].last)
            f.contours[f.n_contours++] = (short)i;
    }
    if (FT_Outline_EmboldenXY(&f, across * FRACTION, up * FRACTION) == 0)
        for (size_t i = 0; i < o->len; i++) {
            o->ptr[i].x = (int)((f.points[i].x + FRACTION / 2) >> 6) - across / 2;
            o->ptr[i].y = (int)((f.points[i].y + FRACTION / 2) >> 6) - up / 2;
        }
    mem_free(f.points);
    mem_free(f.tags);
    mem_free(f.contours);
}

/* Tables that are made anew, or hold hints. */
static int is_replaced(hb_tag_t tag)
{
    static const hb_tag_t tags[] = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'm', 't', 'x'),
                                    HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'e', 'a', 'd'), HB_TAG('m', 'a', 'x', 'p'),
                                    HB_TAG('C', 'F', 'F', ' '), HB_TAG('V', 'D', 'M', 'X'), HB_TAG('h', 'd', 'm', 'x'),
                                    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('f', 'p', 'g', 'm'),
                                    HB_TAG('p', 'r', 'e', 'p'), HB_TAG('c', 'v', 't', ' '), HB_TAG('D', 'S', 'I', 'G')};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (tag == tags[i])
            return 1;
    return 0;
}

hb_face_t *bold_face(hb_font_t *font, int thousandths)
{
    enum { MOST_TABLES = 64 };
    hb_face_t *source = hb_font_get_face(font), *builder = hb_face_builder_create();
    unsigned glyphs = hb_face_get_glyph_count(source), n = MOST_TABLES;
    int across = (int)hb_face_get_upem(source) * thousandths / 2000 * 2;
    GlyphTables t = {0};
    for (unsigned g = 0; g < glyphs; g++) {
        Outline o = {0};
        outline_read(font, g, &o);
        if (o.len && o.len < INT16_MAX)
            embolden(&o, across, across / 4 * 2);
        glyph_tables_add(&t, &o, hb_font_get_glyph_h_advance(font, g));
        vec_free(&o);
    }
    glyph_tables_finish(&t, source, builder);
    hb_tag_t tags[MOST_TABLES];
    hb_face_get_table_tags(source, 0, &n, tags);
    for (unsigned i = 0; i < n; i++)
        if (!is_replaced(tags[i]))
            glyph_tables_copy(builder, source, tags[i]);
    return glyph_tables_face(builder);
}
