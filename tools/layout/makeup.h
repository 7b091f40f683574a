/* Private to layout: page make-up 组版. Pieces in editorial order fill a rectangle of columns × lines by a slicing
 * tree: each part is one piece, two parts side by side (of one height) or one above the other. For every run of pieces
 * and every width the search keeps the best cost at each height (a shape function), so that whole pages are compared
 * exactly; heights come from plan.h, cached per width. */
#ifndef LAYOUT_MAKEUP_H
#define LAYOUT_MAKEUP_H

#include "layout/plan.h"

enum { MOST_PIECES = 40 }; /* of one search: its time grows with their cube */

typedef struct Placed {
    int piece;                        /* index into the pieces given */
    int column, line, columns, lines; /* relative to the rectangle */
} Placed;

typedef struct Makeup {
    Placed *at;
    int n;     /* pieces placed */
    int lines; /* used */
    int jumps; /* pieces cut short */
    int64_t cost;
} Makeup;

typedef struct MakeupOptions {
    int columns, lines; /* the rectangle */
    int gap;            /* lines between a part and the one below */
    bool lead;          /* the first piece leads the page: it wants width */
    bool may_jump;      /* pieces may be cut short */
    bool may_leave;     /* the last pieces may be left for another page */
} MakeupOptions;

/* The best arrangement, of the first `n` of its result; NULL when the pieces can't be brought into the rectangle. In
 * the arena; scratch is emptied first. */
Makeup *makeup_search(Arena *a, Arena *scratch, const MakeupPiece *pieces, int n, const MakeupOptions *o);

#endif
