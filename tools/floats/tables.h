/* Private to the rooms that lay out: tables 三线表, as floats. */
#ifndef FLOATS_TABLES_H
#define FLOATS_TABLES_H

#include "setting/float_set.h"

FloatSet *table_new(ArticleSet *s, const Float *f, int span);
/* How many rows a part of the table has, for each to find room on a page; all of them when the whole does. */
size_t table_part_rows(const ArticleSet *s, const Float *f);
void table_compose(ArticleSet *s, const Float *f, int span, Len x, Len y, ItemVec *out);

#endif
