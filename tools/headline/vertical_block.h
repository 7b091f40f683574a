/* Private to headline: the block of a vertical title 竖题 while it is set. */
#ifndef HEADLINE_VERTICAL_BLOCK_H
#define HEADLINE_VERTICAL_BLOCK_H

#include "headline/head_white.h"
#include "setting/columns.h"

enum { MOST_INK = 32 };

typedef struct VerticalBlock {
    ArticleSet *s;
    const SetContext *c;
    TitleRange range;
    Len width;              /* of the column that the block takes */
    Len edge;               /* white beside it: a gutter, a frame's */
    Len top, height;        /* of the vertical columns */
    Len natural;            /* length of the title in one column at the step's size */
    int most;               /* columns of the title */
    bool under;             /* text stands below it */
    SetPara advert, column; /* above them */
    Columns kicker, title, deck, byline, spaced_kicker, spaced_deck;
    Inked ink[MOST_INK]; /* what they cover */
    size_t n_ink;
} VerticalBlock;

/* The breadth of its columns. */
Len vertical_breadth(const VerticalBlock *b);
/* Adds them from right to left, as leaves the least white in one place (h->white): the same at both edges where that
 * is no hole. */
void vertical_place(VerticalBlock *b, Headline *h);

#endif
