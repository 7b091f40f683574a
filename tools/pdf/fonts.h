/* The fonts of an issue: which glyphs of which faces are used and what text each stands for, then subset (hb-subset)
 * and embedded as Type 0 fonts.
 *
 * A PDF font gives each code one text (ToUnicode). Where an issue uses one glyph for two texts (a space and a no-break
 * space, say) the second gets a variant: another Type 0 font over the same descendant with its own ToUnicode. So no
 * ActualText is ever needed, at which `pdfinfo -struct-text` stops and which pdf.js and mutool do not read. */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include "base/arena.h"
#include "base/map.h"
#include "frame/frame.h"
#include "pdf/objects.h"
#include "text/face.h"

typedef struct FurtherText {
    uint32_t gid, text;
    int variant; /* 1… */
} FurtherText;

typedef struct FontUse {
    const Face *face;
    uint32_t n_glyphs;
    uint32_t *text;  /* by glyph: the text it stands for in variant 0, as fonts_text numbers them; 0 = not used */
    IntMap *further; /* glyph and text → variant, for variants 1… */
    VEC(FurtherText) further_list;
    int n_variants;
    /* After fonts_embed: */
    uint16_t *code;          /* by glyph: its code in the PDF font */
    int32_t *width;          /* by glyph: the advance the PDF font gives it, 1/1000 em */
    int32_t ascent, descent; /* 1/1000 em, descent positive */
    VEC(int) objects;        /* by variant: the Type 0 font's number */
} FontUse;

typedef struct FontSet {
    VEC(FontUse *) uses; /* in order of first use in the issue */
    Arena *arena;
    StrMap *texts; /* texts of other than one character → their number */
    VEC(const char *) text_list;
} FontSet;

void fonts_init(FontSet *f);
void fonts_free(FontSet *f);

/* The index of a face's FontUse, made at its first use. */
size_t fonts_use(FontSet *f, const Face *face);
/* Notes every glyph of a run; appends the variant of each, in drawing order. */
void fonts_note_run(FontSet *f, const Run *run, Buf *variants);
/* Subsets and writes all fonts. false after a report. */
bool fonts_embed(FontSet *f, Objects *o, Diag *d);

/* Which part of a cluster's text each of its glyphs stands for: ends[i] is the byte offset where the text of glyph i
 * ends (it begins where the one before ends; an empty part is a glyph without a character of its own). */
void cluster_distribute(hb_font_t *font, const char *text, size_t bytes, const Glyph *glyphs, size_t n, uint16_t *ends);

#endif
