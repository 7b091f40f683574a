/* Private to the rooms that lay out: the white of headline blocks. */
#ifndef HEADLINE_HEAD_WHITE_H
#define HEADLINE_HEAD_WHITE_H

#include "headline/headline.h"

/* The largest rectangle without type in a headline of level lines over `width`, opened by so many lines: its breadth
 * times its grid lines, two at least. edge: white beside the block that goes with it. */
Len head_white(const SetContext *c, const Headline *h, Len width, Len edge, int opened, bool beside);

#endif
