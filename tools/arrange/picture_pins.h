/* Private to arrange, overset and layout: what the editor wants of a picture and a page can't give: it is said where it
 * is written, with the nearest that works. */
#ifndef ARRANGE_PICTURE_PINS_H
#define ARRANGE_PICTURE_PINS_H

#include "arrange/arrange.h"

/* Before a page is made: pictures that are higher or broader than it; they are set as if that were not asked for. */
void picture_pins_check(IssueBuild *b, const PageJob *job, PieceVec *pieces);
/* Of a piece that stands: columns and heights that its pictures have not. */
void picture_pins_report(IssueBuild *b, const PageJob *job, const MakeupPiece *piece, const Plan *plan);
/* Where the editor pins a picture; of no source: nowhere. */
Span picture_pins_key(const Float *f);

#endif
