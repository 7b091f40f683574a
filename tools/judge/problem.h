/* Private to make-up: a page as the search sees it, and what a block costs by itself in a rectangle. */
#ifndef JUDGE_PROBLEM_H
#define JUDGE_PROBLEM_H

#include "judge/page.h"
#include "judge/shape.h"

/* What is asked of a block beyond its own ways: it depends on the others. */
typedef struct Role {
    int level;    /* of its headline */
    bool picture; /* its picture is to be the page's largest */
} Role;

/* What a block's owner said of L's. */
enum { FILLS_BITS = 12, FILLS_MOST = 1 << FILLS_BITS };
typedef struct Fills {
    uint64_t key[FILLS_MOST]; /* a way and a place; 0: free */
    int points[FILLS_MOST];
    int n;
} Fills;

/* The cheapest way of a block in a rectangle, by itself. */
enum { CHEAPEST_SLOTS = 64 };
typedef struct Cheapest {
    uint32_t key; /* rectangle and role; 0: free */
    int points;   /* IMPOSSIBLE: there is none */
    const MakeupWay *way;
} Cheapest;

typedef struct Problem {
    const MakeupPage *page;
    const int *weight; /* by MakeupCost */
    int n, columns, lines, gap;
    const MakeupWay **ways; /* of all blocks, each block's by columns */
    int *first;             /* [block * (columns + 2) + w]: the first of w columns */
    int *lowest;            /* [block * (columns + 2) + w]: the least lines over w columns in any way */
    int *head;              /* [block * (columns + 2) + w]: lines of the lowest level headline over w columns */
    int *natural;           /* column-lines that a block asks for in its cheapest way, with a gap below */
    int *by_rank;           /* blocks, the most important first */
    int *place;             /* where a block stands in by_rank */
    int share;              /* column-lines of the page's largest picture, at least */
    bool sparse;            /* there is too little to fill the page: its foot may stay white */
    bool loose;             /* any white will do */
    int shift;              /* of points in shapes */
    ShapeSize size;
    Shape **leaves;     /* [(block * MAKEUP_LEVELS + level) * 2 + picture], made when first asked for */
    Fills *fills;       /* NULL: nobody is asked */
    Cheapest *cheapest; /* [block * CHEAPEST_SLOTS + slot]: those found last */
    Arena *scratch;
} Problem;

enum { IMPOSSIBLE = 1 << 28, LEAST_TEXT = 3 /* lines below a headline, at least */ };

void problem_open(Problem *p, Arena *scratch, const MakeupPage *page);
/* The same, where everything that can stand on the page somehow may: costs are reckoned coarsely, white is no matter.
 */
void problem_loosen(Problem *p);

/* Points of a column of so many lines that nothing breaks. */
int64_t tall_points(const Problem *p, int lines);
/* Points of a block set in one of its ways in so many lines, IMPOSSIBLE when it can't be; terms: what of them is which
 * is added there (NULL: not asked for). */
int way_points(const Problem *p, int block, const MakeupWay *way, int lines, Role role, int64_t *terms);
/* Lines too many (> 0: white below) or too few (< 0) for a way. */
int way_slack(const MakeupWay *way, int lines);
/* Lines of an L's leg; of its text above the corner. Less of them looks like a mistake. */
enum { HOOK_LEAST_LEG = 8, HOOK_LEAST_ABOVE = 8 };
/* The same of a block in its place, a rectangle or an L. */
int placed_points(const Problem *p, const MakeupPlaced *at, const MakeupWay *way, Role role, int64_t *terms);
int placed_slack(const MakeupPlaced *at, const MakeupWay *way);
/* The way that costs least in a rectangle; good until the next call. */
const Cheapest *cheapest_way(const Problem *p, int block, const MakeupArea *at, Role role);
/* Points of the way that costs least there. */
int placed_least(const Problem *p, const MakeupPlaced *at, Role role);
/* Points of so many empty lines under a block over so many columns. */
int64_t way_white(const int *weight, int slack, int columns);
/* The shape function of one block. */
const Shape *leaf_shape(Problem *p, int block, Role role);
/* In a loose page: the columns of an area that the block had better take, the others stay white beside it. */
int best_columns(const Problem *p, int block, const MakeupArea *at, Role role);
/* The block's ways over w columns. */
static inline const MakeupWay **ways_of(const Problem *p, int block, int w, int *n)
{
    const int *first = &p->first[block * (p->columns + 2) + w];
    *n = first[1] - first[0];
    return p->ways + first[0];
}

#endif
