/* Private to galley: tables 三线表, as floats. */
#ifndef GALLEY_TABLES_H
#define GALLEY_TABLES_H

#include "galley/float_set.h"

FloatSet *table_new(ArticleSet *s, const Float *f, int span);
void table_compose(ArticleSet *s, const Float *f, int span, Len x, Len y, ItemVec *out);

#endif
