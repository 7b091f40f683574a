/* Private to the rooms that lay out: tables 三线表, as floats. */
#ifndef FLOATS_TABLES_H
#define FLOATS_TABLES_H

#include "setting/float_set.h"
#include "lines/lines.h"

FloatSet *table_new(ArticleSet *s, const Float *f, int span);
/* How many rows a part of the table has, for each to find room on a page; all of them when the whole does. */
size_t table_part_rows(const ArticleSet *s, const Float *f);
void table_compose(ArticleSet *s, const Float *f, int span, Len x, Len y, ItemVec *out);

/* The least width in which each cell has a line. */
Len table_natural(ArticleSet *s, Float *f);
/* In a frame among vertical columns: is it as low? crowd: it may be narrower than its columns. */
bool table_stands(ArticleSet *s, Float *f, Len width, Len height, bool crowd);
/* As figure_white and figure_compose_in: rows open up to half a line each to fill the frame, and stand in its middle.
 */
int table_white(ArticleSet *s, Float *f, Len width, Len height);
void table_compose_in(ArticleSet *s, Float *f, Rect frame, ItemVec *out);

#endif
