/* Private to arrange and layout: what the editor has pinned of a page. A pin holds exactly, or is told with the nearest
 * that works.
 */
#ifndef ARRANGE_PINS_H
#define ARRANGE_PINS_H

#include "arrange/ads.h"
#include "arrange/arrange.h"

/* What a place is to make-up. */
MakeupAnchor pins_anchor(PinPlace place);
/* Is a piece of the page pinned to an area of its grid? */
bool pins_have_area(const PieceVec *pieces);
/* Areas that the page can't have are told; they don't count from then on. */
void pins_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces);
/* An area that reaches beyond the page. */
void pins_tell_outside(IssueBuild *b, const PageJob *job, Span span, MakeupArea a);
/* An advertisement has a part of an area. */
void pins_tell_ad(IssueBuild *b, const PageJob *job, Span span, MakeupArea a, const AdPlace *ad);
/* Hands pins on to make-up. */
void pins_set(IssueBuild *b, const PageJob *job, const PieceVec *pieces, MakeupBlock *blocks);
/* Do the pieces of an arrangement made before stand where they are pinned? */
bool pins_hold(const MakeupPage *page, const MakeupPlaced *at, size_t n);
/* The page has no room for a piece that may be left out 补白. */
void pins_tell_filler(IssueBuild *b, const PageJob *job, const MakeupPiece *p);
/* Tells what does not hold of a page that is settled. */
void pins_report(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a);

#endif
