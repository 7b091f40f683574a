/* A text run through columns of given lines. The columns stand one after another like a tape; the
 * text is laid along it, its paragraphs as they come or a line shorter or longer, white opened above its headings, so
 * that every column is full to its foot, no heading ends one and no line of a paragraph stands alone (CLREQ 3.4).
 * Units: grid lines. Results live in the arena given. */
#ifndef FITTING_FLOW_H
#define FITTING_FLOW_H

#include "setting/rows.h"

enum { FLOW_IMPOSSIBLE = 1 << 28 };

/* A flow that costs less breaks no rule; one that costs as much may end a column with a heading. */
enum { FLOW_RULE_BROKEN = 150, FLOW_HEADING_LAST = 1000 };
/* What a line that stays empty costs. */
enum { FLOW_EMPTY_LINE = 40 };
/* A column of fewer lines of text is a stump 残栏. */
enum { FLOW_LEAST_TEXT = 3 };

typedef enum FlowVariant { FLOW_NATURAL, FLOW_MORE, FLOW_FEWER, FLOW_VARIANTS } FlowVariant;

/* A block of the text. */
typedef struct FlowUnit {
    const Row *rows[FLOW_VARIANTS];
    int n[FLOW_VARIANTS];     /* rows; 0: it can't be set so */
    int lines[FLOW_VARIANTS]; /* of them all */
    int opens;                /* lines of white that may be opened above it */
    bool plain;               /* a paragraph: each row a line, no break inside forbidden but for a line alone */
    bool after_text;          /* a heading: no column begins a line or two above it 残栏, ends so below it */
    bool before_text;
} FlowUnit;

typedef struct FlowText {
    const FlowUnit *at;
    int n;
    int own;                 /* units at its beginning that are no part of the galley: a byline */
    int lines, fewest, most; /* in all: as they come; what it can be squeezed to and opened to */
} FlowText;

typedef struct Flow {
    const Row **rows;
    int *above; /* lines of white above each row */
    int n;      /* rows in the columns: those of the whole text, but for a cut */
    int split[MOST_COLUMNS + 1];
    int cost;            /* FLOW_IMPOSSIBLE: it doesn't fit */
    int white;           /* empty lines at the columns' feet */
    int broken;          /* the cost without them */
    int to_unit, to_row; /* where a cut text goes on: the row of the unit as it comes */
} Flow;

/* Can the columns be filled exactly, no rule broken, no line empty? Quick. */
bool flow_fills(const FlowText *t, const int *lines, int columns);
/* The best way through the columns; lines that nothing fills stay empty at their feet. */
Flow flow_set(Arena *a, const FlowText *t, const int *lines, int columns);
/* As much as the columns hold, all of them full: the rest is left over. */
Flow flow_cut(Arena *a, const FlowText *t, const int *lines, int columns);

/* Does a row give the eye a hold in a long column: a heading, a pull quote, a sidebar, a rule? */
bool row_breaks_column(const Row *r);
/* The cost of dividing before row b, which comes after a. */
int flow_break_cost(const Row *a, const Row *b);
/* A text of blocks that are what they are, in lines. */
FlowText flow_text(const FlowUnit *units, int n);

#endif
