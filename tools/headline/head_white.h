/* Private to the rooms that lay out: the white of headline blocks. */
#ifndef HEADLINE_HEAD_WHITE_H
#define HEADLINE_HEAD_WHITE_H

#include "headline/headline.h"

/* What a line of type covers: from left to right, and its grid lines [from, to). */
typedef struct Inked {
    Len left, right;
    int from, to;
} Inked;

/* The largest rectangle without any of them in `width`, so many grid lines high: its breadth times its grid lines, two
 * at least; one not broader than `narrow` doesn't count. edge: white beside them that goes with it. They are sorted. */
Len inked_white(Inked *at, size_t n, Len width, int lines, Len edge, Len narrow);

/* The largest rectangle without type in a headline of level lines over `width`, opened by so many lines: its breadth
 * times its grid lines, two at least. edge: white beside the block that goes with it. */
Len head_white(const SetContext *c, const Headline *h, Len width, Len edge, int opened, bool beside);

/* The byline at the head of the first column, below the block: what stands beside it adds to the white above. */
typedef struct BylineBelow {
    const Row *row; /* NULL: it has none */
    Len measure;    /* of the column */
} BylineBelow;
/* The same with it: the other columns have text from there on. */
Len head_white_above(const SetContext *c, const Headline *h, Len width, Len edge, int opened, bool beside,
                     BylineBelow byline);
/* What a line touches of a row by no more is white. */
static inline Len head_slight(Len pitch)
{
    return pitch / 6;
}

/* Does so much of it leave a hole that anybody sees, or nearly? */
bool white_gapes(const ArticleSet *s, Len white);

#endif
