/* Private to makeup: simulated annealing over trees. Each step changes a tree a little; a worse page is kept at first
 * often, at last never. All is in integers and the dice have fixed seeds: the same blocks make the same page
 * everywhere. */
#ifndef MAKEUP_WALK_H
#define MAKEUP_WALK_H

#include "makeup/trove.h"

typedef struct Walk {
    Problem p;
    Trees t;
    Random r;
    Candidate c;
    MakeupArea *place; /* by node */
    int64_t cost;      /* of t.now */
    Forest best;
    MakeupPlaced *best_at;
    int64_t best_cost; /* IMPOSSIBLE: nothing found yet */
    bool whole;        /* of the best: nothing is cut; such a page is better than any other where none may be */
    bool any;          /* the first page that is whole and keeps its pins will do: the walk ends there */
    bool found;        /* it is there */
    Trove *trove;      /* NULL: only the best is wanted */
    struct Walk *aim;  /* of the whole page, where the blocks fixed here are aimed at their areas; NULL: not yet */
} Walk;

void walk_open(Walk *w, Arena *scratch, const MakeupPage *page);
/* One walk of so many steps; each `start` begins elsewhere. */
void walk_run(Walk *w, int start, int64_t budget);

#endif
