/* Private to the rooms that lay out: the byline 署名 of a broad article at the head of its first column:
 * alone in the middle of a broad block it would leave white at both sides. */
#ifndef HEADLINE_BYLINE_H
#define HEADLINE_BYLINE_H

#include "setting/rows.h"

/* Centred over what is so broad, lines of white below it; it never ends a column. Made anew, in the set's arena. */
const Row *byline_row_new(ArticleSet *s, Len measure, int below);

#endif
