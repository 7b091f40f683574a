/* The ways to set the pieces of a page, as make-up's room asks for them: how many columns, at which
 * level the headline, its pictures how wide, and the heights that this fills without white. */
#ifndef FITTING_WAYS_H
#define FITTING_WAYS_H

#include "fitting/plan.h"
#include "judge/page.h"

/* The pieces in editorial order as blocks, over 1 to `columns` columns, `lines` high at most. In the arena. */
MakeupBlock *ways_of_pieces(Arena *a, const MakeupPiece *pieces, size_t n, int columns, int lines);
/* The same with the lengths of texts in classes (fitting/rough.h): what the search's walk sees. */
MakeupBlock *ways_in_classes(Arena *a, const MakeupPiece *pieces, size_t n, int columns, int lines);
/* Adds every way to set a piece over so many columns, at any level, to its block's: where it stands is settled, and it
 * is to stay there. */
void ways_to_stay(Arena *a, MakeupPiece piece, int columns, int lines, MakeupBlock *block);
/* The way that an offered one is, and the shape of a block's place. */
Way way_of(const MakeupWay *w);
/* Do lines stay empty at its columns' feet? Only when nothing better was found: the text is short, or rules forbid. */
bool way_leaves_white(const MakeupWay *w);
PlanShape shape_of(const MakeupPlaced *p);

#endif
