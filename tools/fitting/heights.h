/* Which heights the text of an arranged piece fills, below its headline, and how well: exactly, its paragraphs a line
 * longer or shorter, its pictures a little higher; where that is not to be had, with lines of white at its feet. Units:
 * grid lines; costs in points of make-up. */
#ifndef FITTING_HEIGHTS_H
#define FITTING_HEIGHTS_H

#include "fitting/plan.h"

#include <limits.h>

enum { HEIGHT_NONE = INT_MAX /* the text doesn't fill it */ };

typedef struct Heights {
    int cost[MOST_LAYOUT_LINES + 1];
    int white[MOST_LAYOUT_LINES + 1]; /* column-lines that stay empty at its feet */
    int least, most;                  /* of those that are filled; least > most: none is */
    int lines;                        /* the most that are looked at */
} Heights;

/* Those of a piece over so many columns in a way, up to `lines`; rough: for its text's class (fitting/rough.h). */
Heights heights_find(MakeupPiece p, int columns, Way way, int lines, bool rough);
/* The least height that may hold so many lines of text. */
int heights_least(const Arrangement *a, int lines);

#endif
