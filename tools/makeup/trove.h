/* Private to makeup: the cheapest pages that a walk came by, no two of them alike. */
#ifndef MAKEUP_TROVE_H
#define MAKEUP_TROVE_H

#include "judge/judge.h"
#include "trees/tree.h"

enum { TROVE_MOST = 400 };

/* A page that the walk came by. */
typedef struct Found {
    int64_t cost;
    uint64_t print; /* of the blocks' areas, roughly: pages alike in them are one */
    Forest forest;
    MakeupArea *place; /* of each node of the forest */
} Found;

typedef struct Trove {
    Found *at[TROVE_MOST + 1]; /* the cheapest first */
    int n, nodes;
} Trove;

/* Of pages with so many blocks. */
void trove_open(Trove *trove, Arena *a, int blocks);
/* A page whose blocks stand as c says and nodes as `place` does. */
void trove_add(Trove *trove, const Trees *t, const Candidate *c, const MakeupArea *place, int64_t cost);

#endif
