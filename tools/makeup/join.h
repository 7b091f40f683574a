/* Blocks that stand together as one: a group 集纳 under its head, a block right below another, a block beside one. The
 * search knows each join as a single block; where its parts stand in that is found by shape functions, as a page's are.
 * Within a join blocks stand in its order: those to the left and above come first. One thread a call. */
#ifndef MAKEUP_JOIN_H
#define MAKEUP_JOIN_H

#include "makeup/makeup.h"

typedef enum JoinKind {
    JOIN_BLOCK,  /* a single one */
    JOIN_FREE,   /* in whatever way is best */
    JOIN_BELOW,  /* one below the other, of one width */
    JOIN_BESIDE, /* one beside the other, of one height */
} JoinKind;

typedef struct Join Join;
struct Join {
    JoinKind kind;
    int block;            /* JOIN_BLOCK: index into the page's */
    int level;            /* JOIN_BLOCK: of its headline, rather */
    const Join *parts;    /* in order */
    int n;                /* at least one */
    int head, foot;       /* lines above and below the parts that are the join's own: its head, its frame */
    int columns;          /* that it is to have; 0: any */
    int least_columns;    /* that its head needs */
    MakeupBlock as_block; /* at the top: rank, pins; its ways are found */
};

/* A page whose joined blocks are one each. */
typedef struct JoinedPage {
    MakeupPage page;     /* for the search: blocks in no join first, then one a join */
    MakeupBlock *joined; /* of its blocks: the first join's */
    struct Joiner *own;  /* how to take it apart */
} JoinedPage;

/* page with `n` joins, none of which has a block of another or one that is fixed. In the arena. */
JoinedPage makeup_join(Arena *a, const MakeupPage *page, const Join *joins, int n);
/* Can a join be set over so many columns in so many lines? */
bool makeup_join_goes(const JoinedPage *j, int join, int columns, int lines);
/* What it costs there, to be compared with others of the page. */
int makeup_join_cost(const JoinedPage *j, int join, int columns, int lines);
/* The lines nearest to so many, rather more, in which a join can be set over so many columns; 0: it can't. */
int makeup_join_nearest(const JoinedPage *j, int join, int columns, int lines);
/* An arrangement of j->page as one of the page itself: each block in its place, those of a join one after another. */
Makeup *makeup_unjoin(Arena *a, const JoinedPage *j, const Makeup *m);

#endif
