/* Private to overset and layout: articles that go on on a later page. */
#ifndef OVERSET_JUMPS_H
#define OVERSET_JUMPS_H

#include "overset/shorten.h"

/* Doesn't it go on elsewhere, whatever its text? */
bool jumps_never(const MakeupPiece *p);
/* Could the page hold its pieces so, each going on as early as may be? */
bool jumps_may_settle(IssueBuild *b, const PageJob *job, const PieceVec *pieces);
/* Pieces of the page end in a jump line, the fewest that let it hold all. rests: what is left of each, by piece; a set
 * of NULL: it stands whole. On success pieces are what the page holds. */
bool jumps_settle(IssueBuild *b, const PageJob *job, PieceVec *pieces, MakeupPiece *rests, PageMakeup *out);

#endif
