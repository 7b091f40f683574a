/* Private to galley: the title 主题 as level lines: its size, how many lines, where they break. */
#ifndef GALLEY_TITLE_H
#define GALLEY_TITLE_H

#include "galley/article_set.h"

typedef struct Title {
    SetPara lines; /* centred on the widest */
    Len size, widest;
    bool fits; /* a size of its range holds it, in the lines that it has, without a divided word */
} Title;

/* Over a width of `fit`. Never without a line, however small the type gets. */
Title title_set(const ArticleSet *s, const TitleRange *range, Len fit);
/* Letter-spacing 字距 of a short title: one rule, by its number of characters; 0: none. */
Len title_tracking(const Para *p);

#endif
