/* Private to galley and the rooms that lay out: the parts of an article set for the press at any width, each made once:
 * the galley, its headline block over n columns, its floats. Everything in whole grid lines. Make-up asks for heights,
 * composition draws. */
#ifndef GALLEY_PARTS_H
#define GALLEY_PARTS_H

#include "galley/float_kinds.h"
#include "galley/galley.h"
#include "headline/headline.h"

ArticleSet *article_set_new(const SetContext *c, const ResolvedDoc *doc, int32_t index);
/* Another document of the article, to stand where it does. */
ArticleSet *article_set_like(const SetContext *c, const ResolvedDoc *doc, const ArticleSet *like);

/* The beginning of an article, up to a row of its galley and with the first of its floats, as an article of its own
 * that ends in a row for the jump line. Rows count as in the whole; what is not cut is borrowed from s. */
ArticleSet *article_beginning(ArticleSet *s, int to_row, size_t n_floats);

/* The article with a line of white after its text, which later parts have when floats are all that is left for them. */
ArticleSet *article_lengthened(ArticleSet *s);

/* All borrowed from the set. */
const Galley *article_galley(ArticleSet *s);
/* The lines of its text: of the galley, or the columns of a vertical one. */
int article_lines(ArticleSet *s);
/* The same body in another measure. */
const Galley *article_galley_of(ArticleSet *s, Len measure);
/* Its first paragraph alone in another measure; NULL: the text begins with something else. */
const Galley *article_intro(ArticleSet *s, Len measure);
/* level: 头条 0 … 简讯 3, or LEVEL_OF_WIDTH. */
const Headline *article_headline(ArticleSet *s, int columns, int level);
/* The same given so many lines more than its own, its title up to `most` large, 0: in its own size: what stands for it
 * then. */
const Headline *article_headline_given(ArticleSet *s, int columns, int level, int more, Len most);
/* The same, its title just so large; NULL: it can't be. */
const Headline *article_headline_sized(ArticleSet *s, int columns, int level, int more, Len size);
const Headline *article_continued(ArticleSet *s, int columns, int from_page);
const FloatSet *article_float(ArticleSet *s, size_t i, int span);

#endif
