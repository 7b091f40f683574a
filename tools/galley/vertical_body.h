/* Private to galley: an article in a vertical text box 竖排框, as floats. */
#ifndef GALLEY_VERTICAL_BODY_H
#define GALLEY_VERTICAL_BODY_H

#include "setting/float_set.h"
#include "lines/lines.h"

FloatSet *vertical_body_new(ArticleSet *s, int span);
/* How many columns its text has: as high as a tier, in a box as the usual ones. */
int vertical_body_lines(ArticleSet *s);
void vertical_body_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out);

#endif
