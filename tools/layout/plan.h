/* Private to layout: an article (or what is left of it after a jump) fitted to n columns and a height in grid lines. */
#ifndef LAYOUT_PLAN_H
#define LAYOUT_PLAN_H

#include "layout/article_set.h"

/* What make-up places: an article, or its rest from a row on. */
typedef struct MakeupPiece {
    ArticleSet *set;
    int from_row;  /* into the flattened galley; 0: the beginning */
    int from_page; /* the page it continues from; 0: none */
} MakeupPiece;

typedef struct PlacedFloat {
    size_t index;
    int column, span, line, lines; /* line: from the piece's top */
} PlacedFloat;

typedef struct Plan {
    MakeupPiece piece;
    int columns, height;
    int headline_lines; /* with the white it was given; 0 beside a vertical title */
    int title_columns;  /* taken by a vertical title, at the left */
    int box_lines;      /* of white inside the frame, above and below */
    int column_top[MOST_COLUMNS], column_lines[MOST_COLUMNS];
    int heading_extra[MOST_COLUMNS]; /* lines to open above the headings of a column that would end short */
    int split[MOST_COLUMNS + 1];     /* rows [split[c], split[c+1]) stand in column c */
    const Row **rows;                /* flattened */
    int n_rows;
    PlacedFloat *floats;
    size_t n_floats;
    int to_row; /* == n_rows unless the rest jumps */
    int cost;
} Plan;

enum { PLAN_IMPOSSIBLE = 1 << 28 };

/* The least height that holds the piece over n columns, and how good it looks there. 0: it can't be set so narrow. */
int plan_natural_height(MakeupPiece p, int columns, int *cost);
/* Rows of the piece still to be set, in lines. */
int plan_lines_left(MakeupPiece p);
/* The piece in exactly this height: spare lines go to the headline and the pictures; what does not fit is left over
 * (plan->to_row < n_rows) and one line is kept for the jump line. In the arena. */
Plan *plan_new(MakeupPiece p, int columns, int height);

/* flow.c: splits rows [from, n) over columns of the given lines. Returns the cost or PLAN_IMPOSSIBLE when they don't
 * fit. */
int flow_columns(const Row *const *rows, int from, int n, const int *lines, int columns, int *split);
/* Fills the columns and leaves the rest: returns the first row left over. */
int flow_fill(const Row *const *rows, int from, int n, const int *lines, int columns, int *split);
/* The cost of dividing before row r. */
int flow_break_cost(const Row *const *rows, int r);

#endif
