/* Private to overset and layout: text that a page has no room for: how much, exactly. */
#ifndef OVERSET_OVERSET_H
#define OVERSET_OVERSET_H

#include "overset/shorten.h"

/* Could the page hold its pieces so, each cut as early as may be? */
bool overset_may_settle(IssueBuild *b, const PageJob *job, const PieceVec *pieces);
/* The page holds its pieces when so much is cut from their ends; cut: it is, and that is a warning. Notes are kept in
 * b->overset. On success pieces are what the page holds. */
bool overset_settle(IssueBuild *b, const PageJob *job, PieceVec *pieces, bool cut, PageMakeup *out);
/* A whole piece has no room. */
void overset_whole(IssueBuild *b, const MakeupPiece *p, bool cut);
/* What waits for a later page, but there is none: as much as must be cut for one to have room. */
void overset_rests(IssueBuild *b);
/* Tells what was noted, with what would help: when all pages are known. */
void overset_tell(IssueBuild *b);

#endif
