/* Private to layout: an article (or what is left of it after a jump) fitted to n columns and a height in grid lines. */
#ifndef LAYOUT_PLAN_H
#define LAYOUT_PLAN_H

#include "galley/parts.h"

/* What make-up places: an article, or its rest from a row on. */
typedef struct MakeupPiece {
    ArticleSet *set;
    int from_row;   /* into the flattened galley; 0: the beginning */
    int from_page;  /* the page it continues from; 0: none */
    int from_float; /* pictures and tables before it stand on earlier pages */
    size_t jump;    /* where its jump line waits for the page it goes on on: layout.c; only when it continues */
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
    int to_row;   /* == n_rows unless the rest jumps */
    int to_float; /* == the set's n_floats unless some go with it */
    int cost;
} Plan;

enum { PLAN_IMPOSSIBLE = 1 << 28 };

/* A way to set the piece over n columns: the least height that holds it, and how good it looks there. */
typedef struct PlanOption {
    int height, cost;
    int growth; /* lines that its pictures may take beyond that */
    int text;   /* lines of a column that are text */
} PlanOption;

enum { MOST_OPTIONS = 5 };

/* The ways to set the piece over n columns, its pictures narrower and wider; returns how many, 0: it can't be set so
 * narrow. Borrowed from the set until the next call for another piece of the article. */
size_t plan_options(MakeupPiece p, int columns, const PlanOption **out);
/* The cost of setting a piece in so many lines more than it needs: white that it can't use well. */
int plan_slack_cost(const PlanOption *o, int slack);
/* Rows of the piece still to be set, in lines. */
int plan_lines_left(MakeupPiece p);
/* The piece in exactly this height, in the best way for it: spare lines go to the headline and the pictures; what does
 * not fit is left over (plan_goes_on) and one line is kept for the jump line. In the arena. */
Plan *plan_new(MakeupPiece p, int columns, int height);
/* Is something of the plan's piece left over? */
bool plan_goes_on(const Plan *p);

/* plan_floats.c: where pictures and tables stand. widen: columns that a picture takes beyond its usual share, when the
 * author asks for none; grow: lines beyond its natural height. Floats settle at the top right, each where it hangs
 * highest; top[c]: lines of column c that they take. Those from the first on that reaches below `most` lines are left
 * out. Returns their number; -1 when one can't be set so narrow. */
int plan_place_floats(MakeupPiece p, int columns, int widen, int grow, int most, int *top, PlacedFloat *out);
/* A float's columns. */
int plan_float_span(MakeupPiece p, size_t i, int columns, int widen);

/* flow.c: splits rows [from, n) over columns of the given lines. Returns the cost or PLAN_IMPOSSIBLE when they don't
 * fit. */
int flow_columns(const Row *const *rows, int from, int n, const int *lines, int columns, int *split);
/* Fills the columns and leaves the rest: returns the first row left over. */
int flow_fill(const Row *const *rows, int from, int n, const int *lines, int columns, int *split);
/* The cost of dividing before row r. */
int flow_break_cost(const Row *const *rows, int r);

#endif
