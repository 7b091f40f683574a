/* Private to galley: tables 三线表, as floats. */
#ifndef GALLEY_TABLES_H
#define GALLEY_TABLES_H

#include "galley/float_set.h"

FloatSet *table_new(ArticleSet *s, const Float *f, int span);
/* How many rows a part of the table has, for each to find room on a page; all of them when the whole does. */
size_t table_part_rows(const ArticleSet *s, const Float *f);
void table_compose(ArticleSet *s, const Float *f, int span, Len x, Len y, ItemVec *out);

#endif
