/* Private to lines: how one line takes up its slack: the classes of CLREQ 3.5.3 and 3.5.4 in order. */
#ifndef LINES_FIT_H
#define LINES_FIT_H

#include "lines/lines.h"

/* What the gaps of a line can give and take, summed by class; the counts of gaps. */
typedef struct Capacity {
    Len shrink[SHRINK_CLASSES];
    Len stretch_space, stretch_latin; /* up to ½ em a gap */
    int32_t n_latin, n_other;         /* gaps that share what is left */
    int32_t n_space;
} Capacity;

/* What each class gives or takes for a slack (negative: too wide). */
typedef struct Fit {
    Len shrink[SHRINK_CLASSES];
    Len space, latin, other, han; /* stretch; other: shared by Latin gaps and all others; han: by those others alone */
    Len rest;                     /* what no gap could take */
    bool shrunk;                  /* the line gives, not takes */
    bool ragged;                  /* its gaps would pass their caps: it keeps its natural width, `rest` is white */
} Fit;

/* What a break costs beside the line's badness, dearer the more it shows: at a poor opportunity, at one to spare, after
 * a hyphen (in English, in a word of ten letters, in a shorter one), before a last line of one Han, inside a unit. In
 * between stand gaps (100 is badness 10, ⅓ em between Han 14,000,000, ½ em 150,000,000) and ragged lines (fit_ragged).
 */
static const int64_t PENALTY_POOR = 4000000, PENALTY_SPARE = 6000000, PENALTY_HYPHEN = 8000000,
                     PENALTY_ENGLISH_HYPHEN = 40000, PENALTY_SHORT_HYPHEN = 20000000, PENALTY_ORPHAN = 4000000000,
                     PENALTY_DIVIDED = 10000000000;

static inline int64_t fit_penalty(const Para *p, BreakKind brk)
{
    return brk == BREAK_NO             ? PENALTY_DIVIDED
           : brk == BREAK_POOR         ? PENALTY_POOR
           : brk == BREAK_SPARE        ? PENALTY_SPARE
           : brk == BREAK_HYPHEN       ? p->western ? PENALTY_ENGLISH_HYPHEN : PENALTY_HYPHEN
           : brk == BREAK_SHORT_HYPHEN ? PENALTY_SHORT_HYPHEN
                                       : 0;
}

/* What a line costs that stays so much short of the measure. */
int64_t fit_ragged(Len rest, Len em);

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

/* em: of the paragraph, half of which is the most that a gap between Han takes. */
Fit fit_line(const Capacity *c, Len slack, Len em);
/* How bad it looks: 0 is perfect, about 100 tolerable; -1: it can't be shrunk that far. A ragged line: fit_ragged. */
int64_t fit_badness(const Capacity *c, const Fit *f, Len em);

#endif
