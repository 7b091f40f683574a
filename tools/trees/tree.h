/* Private to make-up: an arrangement as trees, one for each free part of the page. A leaf is a block; an inner node has
 * two parts, beside each other or one above the other, whichever is better (or as its cut says). A root may be a wheel
 * (trees/wheel.h) or a hook (trees/hook.h). A tree says what is next to what, its shape functions find widths and
 * heights. */
#ifndef TREES_TREE_H
#define TREES_TREE_H

#include "judge/problem.h"
#include "trees/parts.h"
#include "trees/random.h"

typedef enum Cut { CUT_ANY, CUT_BESIDE, CUT_BELOW, CUT_WHEEL, CUT_HOOK } Cut;

enum { NODE_ABSENT = -1000 /* parent of what is in no tree; a root's is -1 - its part */ };

typedef struct Node {
    int16_t parent, child[2]; /* child[0] < 0: a leaf, of the block of its number */
    uint8_t cut, width;       /* width: columns of the first child, 0: any; of a wheel 1: it turns left; of a hook: its
                               * kind */
    bool spare;               /* which of its two shapes is its own */
    bool stale;
} Node;

/* How a root is best cut. */
typedef struct RootCut {
    bool known;
    int points, lines; /* of shapes; lines that are used */
    Cut cut;
    int first;      /* columns or lines of the first child */
    int x[2], y[2]; /* of a wheel, a hook */
} RootCut;

/* What a move changes: small, so that it is copied to take the move back. */
typedef struct Forest {
    Parts parts; /* the page but for what stands fixed */
    Node node[2 * MAKEUP_MOST_BLOCKS];
    int16_t root[MAKEUP_MOST_PARTS]; /* < 0: nothing stands there */
    RootCut cut[MAKEUP_MOST_PARTS];
    int16_t free[MAKEUP_MOST_BLOCKS];
    int n_free;
    int level[MAKEUP_LEVELS]; /* the first place, by rank, of each level */
    int picture;              /* the block with the largest picture; < 0: none */
} Forest;

typedef struct Trees {
    Problem *p;
    Forest now;
    Shape *shapes[2 * MAKEUP_MOST_BLOCKS][2]; /* of inner nodes */
    int64_t steps;
    int bound;  /* points that a part of the page may cost at most */
    bool hooks; /* may a root be one? */
    bool plain; /* is a root cut as all nodes are, no wheel? */
} Trees;

/* What is used of a forest of so many blocks. */
void forest_copy(Forest *to, const Forest *from, int blocks);

void trees_open(Trees *t, Problem *p);
/* No block in any tree. */
void trees_clear(Trees *t);
/* Every free block into the trees, in rank's order, parts of like area; wheel: the root is one, else a hook where that
 * may be. */
void trees_fill(Trees *t, Random *r, bool wheel);
/* Brings the shapes up to date. The least points of all parts; IMPOSSIBLE when one can't be. */
int trees_points(Trees *t);
/* Where each node stands, so each block, when trees_points is possible. */
void trees_place(const Trees *t, MakeupArea *at);
/* The shape function of a node that is up to date. */
const Shape *trees_shape(const Trees *t, int node);

/* What a forest asks of a block. */
Role role_in(const Problem *p, const Forest *f, int block);
Role role_of(const Trees *t, int block);

/* A random change; false: there was nothing to change. It is taken back by setting `now` as it was. */
bool trees_move(Trees *t, Random *r);
/* Takes a block out of its tree, puts one in at a random place. */
void trees_remove(Trees *t, int block);
void trees_insert(Trees *t, int block, Random *r);

#endif
