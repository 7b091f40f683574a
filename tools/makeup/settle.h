/* Private to makeup: an arrangement found on blocks as the walk sees them, made good for the blocks as they are. What
 * is beside and below what stays, and every width; a height gives way where that pays. */
#ifndef MAKEUP_SETTLE_H
#define MAKEUP_SETTLE_H

#include "makeup/trove.h"

typedef struct Settler Settler;
/* stay: points that each height changed costs. In the problem's scratch. */
Settler *settler_new(Problem *p, int stay);
/* `at`, by node: where they stand with the blocks of the problem. Returns the points of heights; IMPOSSIBLE: some block
 * can't be set so. */
int settle(Settler *s, const Found *f, MakeupArea *at);

#endif
