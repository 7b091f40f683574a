/* Private to galley and layout: the headline block 标题区 of an article over n columns: 栏目, kicker, title, deck,
 * byline, summary, in a whole number of grid lines. */
#ifndef GALLEY_HEADLINE_H
#define GALLEY_HEADLINE_H

#include "galley/rows.h"

typedef struct HeadLine {
    RowLine text;
    GroupTag tag;
    Lang lang;
    int32_t id;
} HeadLine;

struct Headline {
    int lines;  /* with the white above and below */
    Len height; /* of its contents */
    HeadLine *at;
    size_t n;
    Len title_size;
    int columns_taken; /* a vertical title 竖题: it stands in so many columns at the left; 0: above the columns */
};

Headline *headline_new(ArticleSet *s, int columns);
/* Of a part after a jump. */
Headline *headline_continued_new(ArticleSet *s, int columns, int from_page);

#endif
