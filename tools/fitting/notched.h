/* Pieces that are L's 咬合: a corner of their foot is others'. */
#ifndef FITTING_NOTCHED_H
#define FITTING_NOTCHED_H

#include "fitting/plan.h"
#include "judge/page.h"

/* May a piece be one? No frame, no box of vertical text, no advertisement, no picture story, no rest of an article. */
bool piece_may_be_notched(MakeupPiece p);
/* A number for all that says which L's a piece fills. */
uint64_t notched_text(MakeupPiece p);
/* Does a piece set in a way fill its place, an L, to every foot, no column of it a stump? Points of make-up for what
 * its pictures grow and its headline opens; < 0: it doesn't. */
int notched_fills(MakeupPiece p, const MakeupWay *way, const MakeupPlaced *at);

/* The same of a place that it had before an edit: a few lines of it may stay white. */
int notched_holds(MakeupPiece p, const MakeupWay *way, const MakeupPlaced *at);

#endif
