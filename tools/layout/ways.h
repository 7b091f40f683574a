/* Private to layout: the ways to set the pieces of a page, as make-up's room asks for them. */
#ifndef LAYOUT_WAYS_H
#define LAYOUT_WAYS_H

#include "layout/plan.h"
#include "makeup/makeup.h"

/* The pieces in editorial order as blocks, over 1 to `columns` columns. In the arena. */
MakeupBlock *ways_of_pieces(Arena *a, const MakeupPiece *pieces, size_t n, int columns);

#endif
