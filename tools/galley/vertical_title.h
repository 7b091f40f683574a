/* Private to galley and the rooms that lay out: vertical titles 竖题 beside horizontal text. */
#ifndef GALLEY_VERTICAL_TITLE_H
#define GALLEY_VERTICAL_TITLE_H

#include "galley/headline.h"

/* The block, at a level (style.h), in a height of so many grid lines; lines = 0: the least height that
 * holds it. under: text stands below it. */
Headline *headline_vertical_new(ArticleSet *s, int columns, int level, int lines, bool under);

#endif
