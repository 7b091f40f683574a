/* The characters of one paragraph while it is normalised (private to the normaliser). */
#ifndef NORMALISE_NORMALISE_CELLS_H
#define NORMALISE_NORMALISE_CELLS_H

#include "chars/chars.h"
#include "normalise/normalise.h"

typedef enum CellKind {
    CELL_NONE, /* no character: start or end of the paragraph */
    CELL_SPACE,
    CELL_HAN,   /* ideographs, kana */
    CELL_FULL,  /* full-width and Chinese marks other than quotes */
    CELL_LATIN, /* letters, and symbols that stand among them */
    CELL_DIGIT,
    CELL_MARK, /* , ; : ? ! . ( ) not yet full-width */
    CELL_OPEN_QUOTE,
    CELL_CLOSE_QUOTE,
    CELL_STRAIGHT, /* " or ' */
    CELL_VERBATIM,
} CellKind;

typedef struct NormCell {
    uint32_t cp;
    uint32_t piece;
    uint32_t at;      /* byte offset in the piece as written */
    uint8_t len;      /* bytes as written */
    uint8_t kind;     /* CellKind */
    bool verbatim;    /* code, URL, address, formula, markup */
    bool foreign;     /* of a wholly Latin sentence, title or link: its marks are its own */
    uint8_t level;    /* of quotes, brackets, links it stands in */
    bool drop, twice; /* to be left out, to be doubled by the next cells_settle */
} NormCell;

typedef struct NormText {
    NormCell *cells;
    size_t n;
    NormPiece *pieces;
    size_t n_pieces;
    size_t *lengths; /* of the pieces as written */
    Diag *diag;
    Lang lang;
    const NormStory *before; /* what the paragraph above left open */
    NormStory after;
    uint64_t ascii[2];                 /* the characters of ASCII that the text has as it is read: one bit each */
    bool wide_signs;                   /* and whether it has dashes, points, dots or ~ that are not ASCII */
    bool quotes;                       /* and quotation marks */
    size_t words;                      /* Latin ones */
    bool chinese;                      /* not a Latin sentence that quotes an ideograph or two */
    bool again;                        /* not the first round */
    bool changed;                      /* by the pass under way: anything */
    bool kinds_changed, count_changed; /* the kind of a cell; how many there are */
    bool warned;
    size_t formula; /* index + 1 of the first, 0: none */
    /* For each cell, the CellKind of the nearest telling character: before it; after it; after it but not beyond a
     * closing quote or bracket (CELL_NONE there). Spaces, quotes, marks and brackets don't tell. */
    uint8_t *left, *right, *right_inside;
} NormText;

CellKind cell_kind(const NormText *t, size_t i); /* CELL_NONE when i is outside */
bool cell_is_numeral(uint32_t cp);               /* digits and 一二三… */
bool cell_tells(const NormText *t, size_t i);    /* whether what is beside it is Chinese: see left, right */
bool cell_is_ideograph(const NormText *t, size_t i);

static inline bool kind_is_chinese(uint8_t k)
{
    return k == CELL_HAN || k == CELL_FULL;
}

/* The character at i, 0 outside the paragraph and for what is not to be touched. */
static inline uint32_t cell_at(const NormText *t, size_t i)
{
    return i < t->n && !t->cells[i].verbatim ? t->cells[i].cp : 0;
}

/* The nearest cell that is no space: from i on; before i (index + 1, 0 when there is none). */
size_t cells_skip(const NormText *t, size_t i);
size_t cells_skip_back(const NormText *t, size_t i);

/* Cells that the word takes from cell i on, 0 when it doesn't stand there. */
size_t word_at(const NormText *t, size_t i, const char *word);
/* The longest of the words that begins at cell i. */
size_t any_at(const NormText *t, size_t i, const char *const *words, size_t count);
/* Does one of the words end just before cell i? The length of the longest, or 0. */
size_t any_before(const NormText *t, size_t i, const char *const *words, size_t count);
#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Where cells [from, to) were written: exact when the span is as long as its text. */
Span cells_span(const NormText *t, size_t from, size_t to);
/* Sets cell i to cp and notes it. */
void cell_set(NormText *t, size_t i, uint32_t cp);
/* Replaces cells [from, to) by cp, once or twice. */
void cells_replace(NormText *t, size_t from, size_t to, uint32_t cp, int times);
/* Leaves out cells [from, to), spaces beside the mark in cell `mark`, and notes it. */
void cells_drop(NormText *t, size_t from, size_t to, size_t mark);
/* Leaves out the spaces next to cell i; before, after: on which sides. */
void cells_drop_spaces(NormText *t, size_t i, bool before, bool after);

/* Do cells [i, j), a dash or ~, stand between numbers or dates: from … to? */
bool cells_are_numbers(const NormText *t, size_t i, size_t j);
/* Are they two short names and what runs between them: 成都--拉萨铁路? */
bool cells_are_ends_of_line(const NormText *t, size_t i, size_t j);
/* What the single — in cell i is: changed only when certainly a 破折号. */
typedef enum Dash { DASH_RANGE, DASH_UNSURE, DASH_PAUSE } Dash;
Dash dash_of(const NormText *t, size_t i);

/* Has the text, as it was read, one of these ASCII characters? */
bool text_has(const NormText *t, const char *set);

/* What is no text: marks it as verbatim. */
void normalise_protect(NormText *t);
/* Finds the wholly Latin sentences, titles and links. */
void normalise_find_foreign(NormText *t);

void normalise_quotes(NormText *t);
void normalise_runs(NormText *t);     /* dashes, ellipses */
void normalise_signs(NormText *t);    /* − ～ · */
void normalise_brackets(NormText *t); /* ( ) */
void normalise_marks(NormText *t);    /* , ; : ? ! . */
void normalise_spaces(NormText *t);

/* What is told and not changed, once the text is settled. */
void normalise_tell(NormText *t);

/* May the passes change the pieces or tell something? Never false when they would; told by the bytes alone. story may
 * be NULL. */
bool normalise_may_change(const NormPiece *pieces, size_t n, const NormStory *story);
/* The passes, without asking first. */
void normalise_passes(Arena *a, Diag *d, Lang lang, NormStory *story, NormPiece *pieces, size_t n);

#endif
