/* Private to makeup: the page but for what stands fixed, as rectangles. */
#ifndef MAKEUP_PARTS_H
#define MAKEUP_PARTS_H

#include "makeup/makeup.h"

/* Cuts the page around the fixed areas; tall: prefers cuts from head to foot. Returns how many parts, at most `most`;
 * those of less than a few lines are given up. */
int parts_of(const MakeupPage *page, bool tall, MakeupArea *out, int most);
/* The first fault of the fixed areas from block `from` on; false: there is none. */
bool parts_fault(const MakeupPage *page, size_t from, MakeupFault *out);

#endif
