/* The characters of one paragraph while it is normalised (private to the normaliser). */
#ifndef PARSE_NORMALISE_CELLS_H
#define PARSE_NORMALISE_CELLS_H

#include "parse/normalise.h"

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
    bool verbatim;    /* code, URL, address */
    bool drop, twice; /* to be left out, to be doubled by the next cells_settle */
} NormCell;

typedef struct NormText {
    NormCell *cells;
    size_t n;
    NormPiece *pieces;
    size_t n_pieces;
    size_t *lengths; /* of the pieces as written */
    Diag *diag;
    bool chinese; /* not a Latin sentence that quotes an ideograph or two */
    bool changed; /* by the pass under way */
    bool warned;
    /* For each cell, the CellKind of the nearest telling character: before it; after it; after it but not beyond a
     * closing quote or bracket (CELL_NONE there). Spaces, quotes, marks and brackets don't tell. */
    uint8_t *left, *right, *right_inside;
} NormText;

CellKind cell_kind(const NormText *t, size_t i); /* CELL_NONE when i is outside */
bool cell_is_numeral(uint32_t cp);               /* digits and 一二三… */

static inline bool kind_is_chinese(uint8_t k)
{
    return k == CELL_HAN || k == CELL_FULL;
}

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

/* Does a dash in cells [i, j) stand between numbers or dates, between places: from … to? */
bool cells_are_numbers(const NormText *t, size_t i, size_t j);
bool cells_are_places(const NormText *t, size_t i, size_t j);

void normalise_quotes(NormText *t);
void normalise_runs(NormText *t);     /* dashes, ellipses */
void normalise_brackets(NormText *t); /* ( ) */
void normalise_marks(NormText *t);    /* , ; : ? ! . */
void normalise_spaces(NormText *t);

#endif
