/* Private to galley and the rooms that lay out: each kind of float set and drawn by its own file. */
#ifndef GALLEY_FLOAT_KINDS_H
#define GALLEY_FLOAT_KINDS_H

#include "setting/float_set.h"
#include "lines/lines.h"

FloatSet *float_set_new(ArticleSet *s, Float *f, int span);
/* Draws a float with its top left at (x, y) in `lines` grid lines. */
void float_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out);

#endif
