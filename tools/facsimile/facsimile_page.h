/* Private to the facsimile: one page being written. */
#ifndef FACSIMILE_FACSIMILE_PAGE_H
#define FACSIMILE_FACSIMILE_PAGE_H

#include "facsimile/facsimile.h"
#include "facsimile/webfont.h"

/* Enough that rounding to 1/64 px is not seen. Chromium sets upright glyphs of vertical text over 256 px an eightieth
 * of an em too low: type up to 64 pt is smaller than that. */
enum { PX_PER_PT = 4 };

/* Lines, tints, dots and waves as SVG paths; neighbours of one style share a path. */
typedef struct Art {
    Buf svg;
    bool open; /* a path's d attribute is open */
    ItemKind kind;
    Rgb color;
    Len width;
} Art;

/* What a stretch of text looks like: one CSS class of the page, t0, t1, … */
typedef struct TextClass {
    int font; /* of the issue's WebFonts */
    Len size;
    Rgb color;
    bool shaped; /* kerning stays on: Tibetan */
} TextClass;

/* Clusters that the browser sets by itself, without our saying where. */
typedef enum UnitKind {
    UNIT_PLAIN,   /* one character; the line's letter-spacing follows it */
    UNIT_WORD,    /* no letter-spacing within: Latin words, ligatures */
    UNIT_TIBETAN, /* syllables up to the next gap */
    UNIT_SILENT,  /* text without a glyph */
    UNIT_HYPHEN,  /* drawn by the style sheet: no text, so that words stay whole when found and copied */
    UNIT_ASIDE,   /* a run set across a vertical line (纵中横): placed by itself */
} UnitKind;

typedef struct Unit {
    UnitKind kind;
    bool kern, proportional;
    uint32_t run, bytes;
    const char *text;
    Len x, advance;    /* along the line; the advance is the browser's own */
    Len inner;         /* letter-spacing within a word */
    Len before, after; /* margins */
} Unit;

typedef struct PageWriter {
    IssueRender *r;
    const WebFonts *fonts;
    const PageFrame *page;
    Buf *out;
    Lang lang;    /* in force here */
    bool in_link; /* no links within links */
    VEC(TextClass) classes;
    VEC(Unit) units; /* of the line being written */
} PageWriter;

/* facsimile_line.c */
void facsimile_line(PageWriter *w, const Line *line);
/* A length in pixels of the sheet, with its unit. */
void facsimile_put_px(Buf *b, Len length);

/* facsimile_art.c */
void facsimile_put_color(Buf *b, Rgb c); /* #rrggbb */
void art_add(Art *a, const Item *item);
/* The picture as one <svg>, nothing when it is empty; resets it. */
void art_put(Art *a, const PageFrame *page, Buf *out);

#endif
