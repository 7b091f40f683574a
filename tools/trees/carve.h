/* Private to make-up: a tree of the whole page, in which fixed blocks stand near their areas, made trees of the parts
 * around these areas: cuts beside an area go where it is, others become seams (trees/parts.h). */
#ifndef TREES_CARVE_H
#define TREES_CARVE_H

#include "trees/tree.h"

/* Makes them the trees' own. from: the whole page's, of the same blocks, neither a wheel nor a hook; place: where its
 * nodes stand. false: its cuts can't go round the areas, and the trees are worth nothing. */
bool trees_carve(Trees *t, const Forest *from, const MakeupArea *place);

#endif
