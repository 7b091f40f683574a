/* Private to text: how one line takes up its slack: the classes of CLREQ 3.5.3 and 3.5.4 in order. */
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

/* What a break costs beside the line's badness: at a poor opportunity, at one to spare, inside a unit, before a last
 * line of one Han. */
enum { PENALTY_POOR = 4000000, PENALTY_SPARE = 6000000, PENALTY_DIVIDED = 10000000, PENALTY_ORPHAN = 100000000 };

static inline int64_t fit_penalty(BreakKind brk)
{
    return brk == BREAK_NO      ? PENALTY_DIVIDED
           : brk == BREAK_POOR  ? PENALTY_POOR
           : brk == BREAK_SPARE ? PENALTY_SPARE
                                : 0;
}

/* Does the atom count for a last line? Marks and spaces don't. */
static inline bool fit_is_solid(const Atom *a)
{
    return !class_is_mark((CharClass)a->cls) && a->cls != CC_SPACE && a->cls != CC_IDEOGRAPHIC_SPACE &&
           a->cls != CC_NOTE;
}

/* The capacity of a broken line, and how it takes up its slack (tsheg padding taken off). */
Capacity fit_capacity(const Para *p, const BrokenLine *l);
Fit fit_of(const Para *p, const BrokenLine *l, const Capacity *c);
/* Is the line set to the full measure? */
bool fit_is_justified(const Para *p, const BrokenLine *l);
/* How many tshegs fill the slack of a justified line that ends with this atom; 0 without the style's tsheg_pad. */
int fit_tshegs(const Para *p, const Atom *last, Len slack);
/* Tsheg padding (TLREQ): how many more tshegs a justified line that ends in one takes. */
int fit_padding(const Para *p, const BrokenLine *l);

Fit fit_line(const Capacity *c, Len slack);
/* How bad it looks: 0 is perfect, about 100 tolerable; -1: it can't be shrunk that far. em in Len. */
int64_t fit_badness(const Capacity *c, const Fit *f, Len em);

#endif
