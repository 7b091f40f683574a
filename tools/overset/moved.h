/* Private to overset and layout: articles for which their page has no room at all: which of a page's gives way, what is
 * told when one stands on a later page. What a pin binds to its page stays there, or is an error. */
#ifndef OVERSET_MOVED_H
#define OVERSET_MOVED_H

#include "arrange/issue_build.h"

/* The piece that is left out first: one that may have no place 补白, else the last that no pin binds, else the last. */
size_t moved_first(const PieceVec *pieces);
/* When all pages are known (IssueBuild.first_page). */
void moved_tell(IssueBuild *b);

#endif
