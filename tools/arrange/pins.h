/* Private to arrange, overset and layout: what the editor has pinned of a page. A pin holds exactly, or is told with
 * the nearest that works.
 */
#ifndef ARRANGE_PINS_H
#define ARRANGE_PINS_H

#include "arrange/ads.h"
#include "arrange/arrange.h"

/* A piece's pins; NULL: it goes on from a page before, where they hold. */
const Pins *pins_of(const MakeupPiece *p);
/* The area that is asked for (`area_span`): editors count from 1. */
static inline MakeupArea pins_area(const Pins *p)
{
    return (MakeupArea){p->area[0] - 1, p->area[1] - 1, p->area[2], p->area[3]};
}
/* What a place is to make-up. */
MakeupAnchor pins_anchor(PinPlace place);
/* Is a piece of the page pinned to an area of its grid? */
bool pins_have_area(const PieceVec *pieces);
/* May such a page be set in this type? Areas are of the usual columns and lines; what is fixed keeps those that
 * makeup.lock.yaml has it in. */
bool pins_allow_type(const IssueBuild *b, const PageJob *job, const PieceVec *pieces);
/* Areas that the page can't have are told; they don't count from then on. */
void pins_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces);
/* The area nearest to a wish, as large as size, that is free of advertisements and of all that is pinned to one but
 * own: as a hint, with words of what helps when there is none (size of no lines: what is to stand there is too large).
 */
const char *pins_nearest(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const Pins *own, MakeupArea wish,
                         MakeupArea size);
/* The same for a piece, large enough for the whole article. */
const char *pins_nearest_of(IssueBuild *b, const PageJob *job, const PieceVec *pieces, size_t i, MakeupArea wish);
/* An advertisement, in a report. */
const char *pins_ad_name(Arena *a, const AdPlace *ad);
/* Hands pins on to make-up. */
void pins_set(IssueBuild *b, const PageJob *job, const PieceVec *pieces, MakeupBlock *blocks);
/* Do the pieces of an arrangement made before stand where they are pinned? */
bool pins_hold(const MakeupPage *page, const MakeupPlaced *at, size_t n);
/* The page has no room for a piece that may be left out 补白. */
void pins_tell_filler(IssueBuild *b, const PageJob *job, const MakeupPiece *p);
/* Tells what does not hold of a page that is settled. */
void pins_report(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a);

#endif
