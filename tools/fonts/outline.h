/* Outlines of glyphs: read from any face, changed, and written as TrueType. In font units. */
#ifndef FONTS_OUTLINE_H
#define FONTS_OUTLINE_H

#include "base/buf.h"
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct OutlinePoint {
    int x, y;
    bool on;   /* the curve goes through it */
    bool last; /* of its contour */
} OutlinePoint;

typedef VEC(OutlinePoint) Outline;

/* Appends the glyph's contours; cubic curves become quadratic ones that are off by less than a unit. */
void outline_read(hb_font_t *font, uint32_t gid, Outline *out);

/* The tables of a TrueType font, glyph by glyph. */
typedef struct GlyphTables {
    Buf glyf, loca, hmtx;
    unsigned n, most_points, most_contours;
    int left, bottom, right, top; /* of all ink */
} GlyphTables;

void glyph_tables_add(GlyphTables *t, const Outline *o, int advance);
/* Adds glyf, loca, hmtx, hhea, maxp and head to the builder; hhea and head otherwise as the source's. Frees t. */
void glyph_tables_finish(GlyphTables *t, hb_face_t *source, hb_face_t *builder);
void glyph_tables_put(hb_face_t *builder, hb_tag_t tag, const Buf *b);
/* A table as the source has it. */
void glyph_tables_copy(hb_face_t *builder, hb_face_t *source, hb_tag_t tag);
/* The face of all that the builder was given; frees the builder. */
hb_face_t *glyph_tables_face(hb_face_t *builder);

void put_be16(Buf *b, int v);
void put_be32(Buf *b, uint32_t v);

#endif
