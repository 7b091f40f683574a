/* Private to fitting: a text's length as the search's walk sees it: in classes, so that an edit of a few lines mostly
 * leaves the walk, and so the page, as it was. Units: grid lines. */
#ifndef FITTING_ROUGH_H
#define FITTING_ROUGH_H

#include "fitting/flow.h"

/* Any text of the class. */
typedef struct RoughText {
    int low, high; /* the lines that it has */
    int gives;     /* that its paragraphs and headings may take more */
    int squeezes;  /* that its paragraphs may take less */
} RoughText;

/* Has the text paragraphs that an edit may make longer? Others have no class. */
bool rough_can(const FlowText *t);
RoughText rough_text(const FlowText *t);
/* The longest of the class of so many lines. */
int rough_lines(int lines);
/* What a text of the class costs, on average, in columns that have so many lines in all, in the points of
 * fitting/ways.c. opens: lines that a line of white in the headline takes of them; 0: it has none. */
int rough_cost(const RoughText *t, int room, int opens);

#endif
