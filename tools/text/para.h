/* Paragraphs, level 横排 or vertical 竖排: pieces of styled text → atoms (shaped clusters with their box, class and
 * gap), of which lines/lines.h makes lines. Pure: no file, clock or locale.
 *
 * An atom is the smallest thing a line can hold: a Han character, a mark, a cluster of Latin or Tibetan glyphs. Between
 * neighbours stands a gap with a natural width (¼ em between Han and Latin, −½ em in a squeezed pair), what it can
 * give (shrink, by class) and take (stretch, by class): CLREQ 3.1.5–3.1.6, 3.2, 3.5.
 *
 * Lengths, widths and edges run along the line: to the right in level text, down a column in vertical text, where
 * characters stand in the font's vertical forms (“ becomes 『; the text keeps its code points), two or three digits
 * side by side in one em (纵中横), longer Western and all Tibetan runs on their side, turned clockwise:
 * CLREQ 2.4.2, 3.2.3. */
#ifndef TEXT_PARA_H
#define TEXT_PARA_H

#include "base/buf.h"
#include "frame/frame.h"
#include "breaks/breaks.h"
#include "text/cjk.h"
#include "fonts/font_book.h"

/* Per worker: shapers' caches and scratch memory over a shared font book. */
typedef struct TextContext TextContext;
TextContext *text_context_new(FontBook *book);
void text_context_free(TextContext *t);

typedef struct TextStyle {
    int role;
    Len size;
    Rgb color;
    Lang lang;
    uint16_t marks; /* MARK_… */
    uint16_t name;  /* Inline.name */
    Len tracking;   /* added after every atom but the last: letter-spacing */
    const char *href;
} TextStyle;

typedef enum PieceKind {
    PIECE_TEXT,
    PIECE_BREAK, /* forced line break */
    PIECE_NOTE,  /* a footnote's mark: raised, kept with what stands before it, drawn out of line */
    PIECE_RUBY,  /* text with readings beside it */
} PieceKind;

typedef struct Piece {
    PieceKind kind;
    const char *text;
    TextStyle style;
    Span span;             /* where the text stands in the source, for diagnostics */
    const char **readings; /* PIECE_RUBY */
    size_t n_readings;
} Piece;

typedef enum Align { ALIGN_JUSTIFY, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Align;
/* 全角, 开明, 半角: which marks keep their blank half inside a line (CLREQ 3.1.6). */
typedef enum PunctStyle { PUNCT_FULL, PUNCT_KAIMING, PUNCT_HALF } PunctStyle;

typedef struct ParaStyle {
    Len em;     /* the paragraph's size */
    Len indent; /* of the first line */
    Align align;
    BreakLevel level;
    PunctStyle punct;
    Lang lang;
    bool hanging;         /* one mark may hang over a line's end */
    bool grid;            /* Western runs take whole em */
    bool tsheg_pad;       /* fill a Tibetan line that ends in a tsheg with tshegs */
    bool fill_last;       /* justify the last line too (letter-spaced headlines) */
    bool replace_missing; /* 〓 and a warning for what no font has; else an error */
    bool whole_words;     /* no hyphenation */
    bool runs_on;         /* more of its block comes on a line below: verse, code */
    bool display;         /* of a display size: marks and Western words stand closer */
    bool vertical;        /* lines are columns: no grid, no tsheg_pad, whole words (a turned line has no hyphen) */
} ParaStyle;

/* From 22 pt (二号) up the white that text needs is a hole. */
static inline bool text_is_display(Len size)
{
    return size >= 22 * LEN_PT;
}

/* CLREQ 3.5.3, in order; a line's end gives its blank half before all, and · is ½ em already. */
typedef enum ShrinkClass {
    SHRINK_NONE,
    SHRINK_SPACE,
    SHRINK_BRACKET,
    SHRINK_COMMA,
    SHRINK_LATIN,
    SHRINK_STOP,
    SHRINK_CLASSES
} ShrinkClass;

typedef enum StretchClass { STRETCH_NONE, STRETCH_SPACE, STRETCH_LATIN, STRETCH_OTHER, STRETCH_CLASSES } StretchClass;

/* How characters stand in their line. */
typedef enum Form {
    FORM_LEVEL,
    FORM_UPRIGHT, /* in vertical text; the others too */
    FORM_TURNED,  /* on its side: Western words, Tibetan */
    FORM_ACROSS,  /* 纵中横 */
} Form;

typedef struct Atom {
    uint32_t cp;    /* its first code point */
    uint32_t text;  /* offset into Para.text */
    uint32_t glyph; /* first of n_glyphs in Para.glyphs */
    uint32_t piece;
    uint16_t bytes, n_glyphs;
    uint8_t cls; /* CharClass */
    uint8_t brk; /* BreakKind after it */
    uint8_t form;
    bool soft_hyphen; /* the author lets a line end after it, with a hyphen */
    Tongue tongue;    /* the language that it says it is in */
    const Face *face;
    Len size;            /* of its glyphs */
    Len advance;         /* the glyphs' own advance */
    Len box;             /* the width it takes in a line */
    Len lead;            /* from the box's near edge to the pen origin */
    Len gap;             /* natural width of the gap after it */
    Len shrink, stretch; /* what the gap can give and take */
    uint8_t shrink_class, stretch_class;
    uint16_t condensed; /* as Run.condensed */
} Atom;

typedef struct RubyText {
    uint32_t from, to; /* atoms of the base */
    const char *text;
    Glyph *glyphs; /* relative to the reading's near end */
    Cluster *clusters;
    uint32_t n_glyphs, n_clusters;
    const Face *face;
    Len size, width;
    uint8_t form;
} RubyText;

/* A shaped paragraph, in the arena it was made in. */
typedef struct Para {
    ParaStyle style;
    const Piece *pieces;
    size_t n_pieces;
    char *text;
    uint32_t n_text; /* bytes of the pieces; behind them stands the 〓 of what is missing */
    Atom *atoms;
    size_t n_atoms;
    Glyph *glyphs; /* relative to the atom's pen origin; upright and across: to the top of its box, in its middle */
    RubyText *rubies;
    size_t n_rubies;
    bool western; /* English, or without any Han: words may be hyphenated as soon as spaces get wide */
} Para;

/* Shapes. Characters no font has are reported once each, with their place. pieces are borrowed by the result. */
Para *para_shape(TextContext *t, Arena *a, Diag *d, const Piece *pieces, size_t n, const ParaStyle *style);

/* Natural width of the whole paragraph on one line. */
Len para_width(const Para *p);

#endif
