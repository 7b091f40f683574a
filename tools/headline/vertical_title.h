/* Private to the rooms that lay out: vertical titles 竖题 beside horizontal text. */
#ifndef HEADLINE_VERTICAL_TITLE_H
#define HEADLINE_VERTICAL_TITLE_H

#include "headline/headline.h"

/* The block, at a level (style.h), in a height of so many grid lines; lines = 0: the least height that
 * holds it. under: text stands below it. most: what its title may be as large as where white stands beside it, 0: its
 * level's size; one of a pinned size stays. */
Headline *headline_vertical_new(ArticleSet *s, int columns, int level, int lines, bool under, Len most);

#endif
