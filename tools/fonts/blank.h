/* A font program with the outlines of some of its glyphs only, under the same numbers: for a PDF of one page, whose
 * fonts were embedded for an issue. Takes a tenth of a millisecond, where a new subset takes ten. Also stand-ins, whose
 * outlines come last.
 *
 * Programs are those that PDF embeds under /CIDFontType0C (a bare CFF table, Adobe TN 5176, with Type 2 charstrings,
 * TN 5177) and /FontFile2 (TrueType, OpenType's glyf and loca). */
#ifndef FONTS_BLANK_H
#define FONTS_BLANK_H

#include "base/buf.h"
#include <stdbool.h>

enum { GLYPH_WORDS = 65536 / 64 };
typedef struct GlyphSet {
    uint64_t words[GLYPH_WORDS]; /* a bit a glyph */
} GlyphSet;

void glyph_set_add(GlyphSet *s, uint32_t glyph);
bool glyph_set_has(const GlyphSet *s, uint32_t glyph);

/* All append a program to out, or nothing, and say false: not one of the kind whose places can be moved (CFF: fonts
 * of CIDs, with offsets of five bytes). Glyph 0 and what kept glyphs are made of stay too. kept: NULL for all. */
bool font_blank_truetype(const void *program, size_t n, const GlyphSet *kept, Buf *out);

/* For a library that copies, packs and reads outlines at its own pace, a stand-in: in place of its outline each glyph
 * has its number, glyph 0 a label. */
bool font_stand_in(const void *cff, size_t n, unsigned label, Buf *out);
/* Whether a subset is of such a stand-in: its label. */
bool font_read_label(const void *subset, size_t n, unsigned *label);
/* The glyph that each of its first `room` glyphs stands in for (0 for the label's); how many were read. */
size_t font_read_numbers(const void *subset, size_t n, uint16_t *numbers, size_t room);
/* The outlines of the font that it stood in for, or (cff NULL: it is no stand-in) its own. CIDs must be glyphs'
 * numbers. */
bool font_fill_cff(const void *subset, size_t n, const void *cff, size_t n_cff, const GlyphSet *kept, Buf *out);
/* A table's own outlines, those kept, by glyphs' numbers, whatever their CIDs: for browsers. */
bool font_blank_cff(const void *cff, size_t n, const GlyphSet *kept, Buf *out);

#endif
