/* The fonts of an issue: which glyphs of which faces are used and what text each stands for. cairo embeds the issue's
 * subsets (fonts/subset.h).
 *
 * A PDF font gives each code one text (ToUnicode). Where an issue uses one glyph for two texts (a space and a no-break
 * space, say) the second gets a variant: the same subset, embedded once more. So no ActualText is ever needed, at
 * which `pdfinfo -struct-text` stops and which pdf.js and mutool do not read. */
#ifndef DRAW_FONTS_H
#define DRAW_FONTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "frame/frame.h"
#include "fonts/subset.h"

typedef struct GlyphText {
    const char *s;
    uint32_t n; /* bytes, never 0 */
} GlyphText;

typedef VEC(GlyphText) GlyphTexts;

typedef struct FontUse {
    const Face *face;
    const Subset *subset; /* by whose glyphs all is numbered: */
    uint32_t *text;       /* by glyph: a number of the text it stands for in variant 0; 0 = not used */
    int32_t *advance;     /* by glyph, in font units */
    IntMap *further;      /* glyph and text → variant, for variants 1… */
    uint8_t *last;        /* by glyph: its highest variant; NULL while there is none but 0 */
} FontUse;

typedef struct FontSet {
    const Subsets *subsets;
    VEC(FontUse *) uses; /* in order of first use in the issue */
    Arena *arena;
    StrMap *texts; /* texts of other than one character → their number */
    size_t n_texts;
    GlyphTexts scratch;
} FontSet;

/* subsets: of all lines whose runs are noted; borrowed. */
void fonts_init(FontSet *f, const Subsets *subsets);
void fonts_free(FontSet *f);

/* The index of a face's FontUse, made at its first use. */
size_t fonts_use(FontSet *f, const Face *face);
/* The index of a face noted before. */
size_t fonts_index(const FontSet *f, const Face *face);
/* Notes every glyph of a run; appends the variant of each, in drawing order. */
void fonts_note_run(FontSet *f, const Run *run, Buf *variants);

/* The text of each glyph of a run, n_glyphs of them, into texts. A glyph without a character of its own (a part of a
 * Tibetan stack) has a word joiner, which no reader shows and every search ignores. */
void run_texts(const Run *run, GlyphTexts *texts);
/* Which part of a cluster's text each of its glyphs stands for: ends[i] is the byte offset where the text of glyph i
 * ends (it begins where the one before ends; an empty part is a glyph without a character of its own). */
void cluster_distribute(hb_font_t *font, const char *text, size_t bytes, const Glyph *glyphs, size_t n, uint16_t *ends);

#endif
