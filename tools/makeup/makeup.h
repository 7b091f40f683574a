/* Page make-up 组版: which rectangle of a page each block has (judge/page.h). The search looks for the arrangement that
 * costs least (judge/costs.h) and fills the page exactly. Same blocks, same page: its effort is counted in steps, not
 * in time. Results live in the arena; scratch is emptied first. One thread a call. */
#ifndef MAKEUP_MAKEUP_H
#define MAKEUP_MAKEUP_H

#include "base/arena.h"
#include "judge/page.h"

enum { MAKEUP_EFFORT = 45000, MAKEUP_BEST = 20 /* times as much */ };

typedef struct Makeup {
    MakeupPlaced *at; /* by block */
    size_t n;
    int *left; /* blocks left out */
    size_t n_left;
    int over, white; /* column-lines in all; white: outside blocks, too */
    int lines;       /* used */
    bool sound; /* no pin is lost, no equal headlines stand side by side, few are out of order, little stays white */
    MakeupFault *faults;
    size_t n_faults;
    int64_t cost;
    int64_t terms[MAKEUP_COSTS]; /* what of it is which */
    int64_t steps;               /* of effort taken */
} Makeup;

/* The best arrangement found; NULL when there is none that the page allows (may_cut, may_leave). When fixed areas
 * contradict each other or the page, a result without a block placed (n == 0) that names the fault. */
Makeup *makeup_search(Arena *a, Arena *scratch, const MakeupPage *page);

/* The steps that a search takes to find that there is no page. */
int64_t makeup_most_steps(const MakeupPage *page);

/* A plain page: blocks in order of importance, each where it hangs highest, whatever stays white. For what the search
 * can't bring together without holes. NULL: they don't all go in so, or one has a place of its own (a fixed area, an
 * anchor, a group), which this knows nothing of. */
Makeup *makeup_hang(Arena *a, const MakeupPage *page);

/* An arrangement made before, `n` blocks with their areas and notches (their ways don't count): does every block still
 * fit in its place, with no more white than `white` column-lines and nothing over, each group in a rectangle? Then
 * that page, else NULL. */
Makeup *makeup_keep(Arena *a, const MakeupPage *page, const MakeupPlaced *before, size_t n, int white);

#endif
