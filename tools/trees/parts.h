/* Private to make-up: the page but for what stands fixed, as rectangles. */
#ifndef TREES_PARTS_H
#define TREES_PARTS_H

#include "judge/page.h"
#include <stdint.h>

enum { MAKEUP_MOST_PARTS = 24, PARTS_MOST_SEAMS = 4, PARTS_LEAST_LINES = 4 };

/* A cut that runs along no fixed area, so that it may be shifted: parts that end at it, parts that begin after it, a
 * bit each. */
typedef struct Seam {
    bool level; /* from side to side */
    uint32_t before, after;
} Seam;

typedef struct Parts {
    MakeupArea part[MAKEUP_MOST_PARTS];
    int n;
    Seam seam[PARTS_MOST_SEAMS];
    int n_seams;
} Parts;

/* Cuts the page around the fixed areas. division: another number, other parts; 0: cuts run from side to side, 1: from
 * head to foot, from 2 on: with a seam, so that a story may stand over an area and what is beside it. Parts of less
 * than a few lines are given up. */
void parts_of(const MakeupPage *page, int division, Parts *out);
/* A seam shifted by so many lines or columns; false: there is no room for that, and the parts are worth nothing. */
bool parts_shift(const MakeupPage *page, Parts *parts, int seam, int by);
/* Has a page blocks that are fixed? */
bool makeup_has_fixed(const MakeupPage *page);
/* The first fault of the fixed areas from block `from` on; false: there is none. */
bool parts_fault(const MakeupPage *page, size_t from, MakeupFault *out);

#endif
