/* Private to text: how one line takes up its slack: the classes of CLREQ 3.2.2 in order. */
#ifndef TEXT_FIT_H
#define TEXT_FIT_H

#include "text/para.h"

/* What the gaps of a line can give and take, summed by class; the counts of gaps. */
typedef struct Capacity {
    Len shrink[SHRINK_CLASSES];
    Len stretch_space, stretch_latin;
    int32_t n_latin, n_other; /* gaps that share what is left */
    int32_t n_space;
} Capacity;

/* What each class gives or takes for a slack (negative: too wide). */
typedef struct Fit {
    Len shrink[SHRINK_CLASSES];
    Len space, latin, other; /* stretch */
    Len rest;                /* what no gap could take */
    bool shrunk;             /* the line gives, not takes */
} Fit;

Fit fit_line(const Capacity *c, Len slack);
/* How bad it looks: 0 is perfect, about 100 tolerable; -1: it can't be shrunk that far. em in Len. */
int64_t fit_badness(const Capacity *c, const Fit *f, Len em);

#endif
