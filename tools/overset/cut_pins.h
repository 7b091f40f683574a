/* Private to overset and layout: what an editor pins so large that a page which is cut has no room for it. */
#ifndef OVERSET_CUT_PINS_H
#define OVERSET_CUT_PINS_H

#include "arrange/arrange.h"

/* The page, when it is cut as the next build cuts it, if it is cut at all: a PageHolds. */
bool cut_pins_hold(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, MakeupPiece as, size_t floats);
/* Of each pinned picture of the notes from `first` on in b->overset the nearest size with which the page does hold it:
 * tried, those before it set as theirs say (OversetNote.nearest). whole: the page's articles as they were. */
void cut_pins_seek_pictures(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t first);
/* Articles that are left out for the size of their pictures: told at its key, with the nearest with which they are
 * held. pieces: what the page holds. */
void cut_pins_tell_pictures(IssueBuild *b, const PageJob *job, const PieceVec *whole, const PieceVec *pieces);
/* Articles that are left out for the size of their titles: told at its key, with the largest that is held. pieces: what
 * the page holds. */
void cut_pins_tell_titles(IssueBuild *b, const PageJob *job, const PieceVec *whole, const PieceVec *pieces);

#endif
