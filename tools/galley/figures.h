/* Private to galley: pictures with their captions, as floats. */
#ifndef GALLEY_FIGURES_H
#define GALLEY_FIGURES_H

#include "galley/float_set.h"

FloatSet *figure_new(ArticleSet *s, const Float *f, int span);
void figure_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out);

#endif
