/* Paragraphs, level 横排 or vertical 竖排: pieces of styled text → atoms (shaped clusters with their box, class and
 * gap) → lines (broken optimally over the whole paragraph) → frame lines. Pure: no file, clock or locale.
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

/* A line of a broken paragraph: atoms [from, to), spaces at its ends left out. */
typedef struct BrokenLine {
    uint32_t from, to;
    bool last;   /* the paragraph's last, or before a forced break: not justified */
    uint8_t brk; /* BreakKind it ends at; BREAK_NO: inside a unit wider than the measure */
    Len slack;   /* measure minus natural width */
    Len hyphen;  /* BREAK_HYPHEN: the width of the hyphen set at its end, else 0 */
    Len indent;
} BrokenLine;

/* Breaks to the measure: least demerits over the whole paragraph. `looser`: 0 = the best, +1 / -1 = the best of those
 * with one line more / fewer, when there is one within the limits (*n then differs by one), else the best.
 * Lines go to the arena. Linear in the number of atoms. */
BrokenLine *para_break(TextContext *t, Arena *a, const Para *p, Len measure, int looser, size_t *n);

/* Where the line below the name or book at atom `from` ends, in [from, to): the name's pieces together. Without such a
 * line: the end of the atom's piece. */
uint32_t para_marked_end(const Para *p, uint32_t from, uint32_t to);

/* Does the line need room above it for readings? */
bool para_line_has_ruby(const Para *p, const BrokenLine *l);

/* How far the line's Tibetan reaches above and below the baseline; 0: it has none. */
typedef struct LineInk {
    Len above, below;
} LineInk;
LineInk para_line_ink(TextContext *t, const Para *p, const BrokenLine *l);

/* Natural width of the whole paragraph on one line. */
Len para_width(const Para *p);

typedef VEC(Item) ItemVec;

/* Sets one line with its left edge at x and its baseline at y, or about the centre line x from y down; the line goes to
 * `lines`, what belongs to it but stands out of line (note marks, ruby, emphasis dots, name lines) to `marks`. */
void para_place(TextContext *t, Arena *a, const Para *p, const BrokenLine *l, Len measure, Len x, Len y, LineKind kind,
                ItemVec *lines, ItemVec *marks);

/* Is a line that was to be full set ragged, however little? */
bool para_is_ragged(const Para *p, const BrokenLine *l);
/* How much a line is set short that was to be full, if that is an em and more; else 0. */
Len para_ragged(const Para *p, const BrokenLine *l);
/* Warns of a line that is set an em and more short, at the place of what did not fit in it. */
void para_report_ragged(Diag *d, const Para *p, const BrokenLine *l);

/* Near edges of the boxes of a line's atoms from the measure's start, and the last one's far edge. Borrowed until the
 * context's next call. */
const Len *para_positions(TextContext *t, const Para *p, const BrokenLine *l, Len measure);

/* A line's decisions as stable text, for dump --stage=lines and golden tests. Amounts in em of the paragraph:
 *     TEXT ; [indent A] [start 《 -A] [pair 。《 -A]… [blank ， -A]… [CLASS M -A]… [end 。 -A] [space +A×N] [latin
 * +A×N] [each +A×N] [han +A×N] [pad N] [short A] [ragged A] [rest A] ; END [badness N] [penalty N] [dots T] [line T]
 * [wave T] [ruby T=R] start, end: the blank half that a line's end takes. pair: two marks squeezed to 1.5 em. blank:
 * halved by the style (开明, 半角). CLASS -A: what justification took there (space bracket comma latin stop,
 * CLREQ 3.5.3). space, latin, each, han +A×N: what each of N gaps was opened by (each: Latin gaps too; han: the others
 * alone). pad: tshegs added. short: white left in a line that is not justified. ragged: in one that was to be, but
 * would gape. rest: what no gap could take. END: allowed, poor or spare (only for want of better), hyphen, divided (at
 * any letter of a unit wider than the measure) or end (of the paragraph, or a forced break). badness: of fit_badness,
 * 100 is tolerable.
 */
void para_dump_line(TextContext *t, const Para *p, const BrokenLine *l, Len measure, Buf *out);

#endif
