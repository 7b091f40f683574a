/* What lies over the fold of a spread 通版. */
#ifndef COMPOSE_FOLD_H
#define COMPOSE_FOLD_H

#include "compose/compose.h"

/* Of the page's items from one on: each line that reaches over the fold moves aside, by half a character at most, so
 * that the fold lies between two characters. Lines stay between left and right. */
void fold_clear(PageBuild *b, size_t from, Len left, Len right);

/* Has a piece something that may not be parted: a vertical title or text, a table over columns? */
bool stands_on_one_side(ArticleSet *s);

#endif
