/* Private to the rooms that lay out: the title 主题 as level lines: its size, how many lines, where they break. */
#ifndef HEADLINE_TITLE_H
#define HEADLINE_TITLE_H

#include "setting/article_set.h"

typedef struct Title {
    SetPara lines; /* centred on the widest */
    Len size, widest;
    bool fits; /* a size of its range holds it, in the lines that it has, without a divided word */
} Title;

/* What the layout allows the title over so many columns, and what the article's column 栏目 or its editor wants of it.
 */
TitleRange title_range(const ArticleSet *s, int columns, int level);
/* The size that the editor wants; 0: any. */
Len title_pinned_size(const ArticleSet *s);
/* The level whose kicker and deck go with a title of the size that the editor wants; -1: he wants none. */
int title_level(const ArticleSet *s);
/* A size and lines near to a range's that hold the title over a width; false: none do. */
bool title_nearest(const ArticleSet *s, const TitleRange *range, Len fit, Len *size, int *lines);
/* The width that a headline block leaves its title. */
Len title_fit(const ArticleSet *s, int columns);

/* Over a width of `fit`. Never without a line, however small the type gets. */
Title title_set(const ArticleSet *s, const TitleRange *range, Len fit);
/* Letter-spacing 字距 of a short title: one rule, by its number of characters; 0: none. */
Len title_tracking(const Para *p);
/* Of a line that would leave white beside it, spaced as far as that; 0: none. */
Len title_tracking_beyond(const Para *p, Spacing spacing);

#endif
