/* Private to makeup: where the parts of a join stand in its area (makeup/join.h). Its shape function knows the least
 * points of the parts by themselves; of the arrangements that cost little more, the one is taken that goes best with
 * the page: no equal headlines side by side, none out of order. Lines and columns are the page's. */
#ifndef MAKEUP_STAND_H
#define MAKEUP_STAND_H

#include "judge/judge.h"
#include "makeup/join.h"

/* A join with its shape; of JOIN_FREE also those of each run of its parts: [from * n + to - 1]; of one in a row those
 * of its first parts: [to - 1]. */
typedef struct Shaped {
    const Join *join;
    const Shape *shape; /* head and foot included */
    const Shape *inner; /* without */
    const Shape **runs;
    struct Shaped *parts;
} Shaped;

typedef struct Joiner {
    const MakeupPage *page;
    Problem p; /* of the page as joins see it: nothing cut, nothing left out */
    Shaped *joins;
    int n;
    int *block_of; /* of the joined page's first blocks: which they are */
    int n_single;
} Joiner;

/* How a join looks in so many lines over so many columns, its parts as is best for them. */
typedef struct StandLook {
    int white; /* column-lines that stay empty */
    Len title; /* of the headline over all its columns at its top; 0: there is none */
} StandLook;
StandLook stand_look(const Joiner *j, const Shaped *s, int columns, int lines);
/* Adds its blocks to m, as is best for them. */
void stand_put(const Joiner *j, const Shaped *s, MakeupArea at, Makeup *m);
/* Its blocks, which m has, as is best for the page. */
void stand_choose(const Joiner *j, const Shaped *s, MakeupArea at, Makeup *m);

/* What m, a page of whole blocks, costs and whether it does; heads: column-lines of it that are heads' and frames'. */
void stand_judge(const Joiner *j, int heads, Makeup *m);

#endif
