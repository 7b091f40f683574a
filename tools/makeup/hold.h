/* Private to makeup: of the pages that a walk came by, on blocks as it sees them, the one that is taken for the blocks
 * as they are. */
#ifndef MAKEUP_HOLD_H
#define MAKEUP_HOLD_H

#include "makeup/walk.h"

/* Puts the page into w, a walk opened on the blocks as they are, as its best; false: none holds them. cost:
 * the least of those looked at, when that is less. */
bool hold_first(Walk *w, const Trove *trove, int64_t *cost);

#endif
