/* Private to arrange and layout: make-up's search as a page needs it: every piece whole, beside a spread's fold what
 * must be, in a mirror where a page is read from the right, what stands together as one block. */
#ifndef ARRANGE_SEARCH_H
#define ARRANGE_SEARCH_H

#include "arrange/joins.h"

/* An arrangement of page's blocks, in the issue's arena; NULL: none. */
Makeup *search_page(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const MakeupPage *page,
                    const PageJoins *joins);

#endif
