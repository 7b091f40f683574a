/* Private to overset and layout: a planned page whose articles don't all go in, whole: some are shortened, some left
 * out. */
#ifndef OVERSET_LEFT_OUT_H
#define OVERSET_LEFT_OUT_H

#include "arrange/arrange.h"

/* Takes out of the pieces as few as must be for the page to hold the others, shortened as little as can be, and tells
 * what becomes of them. jumps: what is over may go on on a later page. rests: by piece, what goes on. false: the page
 * doesn't even hold one. */
bool left_out_settle(IssueBuild *b, const PageJob *job, bool jumps, PieceVec *pieces, MakeupPiece *rests,
                     PageMakeup *out);

#endif
