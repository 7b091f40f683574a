/* Private to cascade: two facing pages of a layout as one 通版. */
#ifndef CASCADE_SPREAD_H
#define CASCADE_SPREAD_H

#include "style/style.h"

/* Twice the page, in twice its columns, before its own file is read over it. In the arena. */
Layout *spread_new(Arena *a, const Layout *page);
/* Where the fold is. gutters: they take up what both pages' inner margins were, so that columns stand as far from the
 * trim as on other pages. */
void spread_divide(Layout *l, bool gutters);

#endif
