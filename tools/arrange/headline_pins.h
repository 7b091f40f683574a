/* Private to arrange, overset and layout: what an editor wants of a headline (`headline: {size, lines, vertical,
 * face}`): exact, or told with the nearest that works. */
#ifndef ARRANGE_HEADLINE_PINS_H
#define ARRANGE_HEADLINE_PINS_H

#include "arrange/issue_build.h"

/* Tells of sizes and faces that the page's layout doesn't know, and of titles that can't stand vertically. */
void headline_pins_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces);
/* Tells of a headline that is not as wanted, where its piece stands now. */
void headline_pins_report(IssueBuild *b, const PageJob *job, const MakeupPiece *piece, const Plan *plan);

/* The piece with a title of another size than it asks for; 0: of that. */
MakeupPiece piece_titled(MakeupPiece p, Len size);
/* A size as an editor writes it. */
const char *headline_points(Arena *a, Len size);

#endif
