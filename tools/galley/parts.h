/* Private to galley and layout: the parts of an article set for the press at any width, each made once: the galley, its
 * headline block over n columns, its floats. Everything in whole grid lines. Make-up asks for heights, composition
 * draws. */
#ifndef GALLEY_PARTS_H
#define GALLEY_PARTS_H

#include "galley/floats.h"
#include "galley/galley.h"
#include "galley/headline.h"

ArticleSet *article_set_new(const SetContext *c, const ResolvedDoc *doc, int32_t index);

/* All borrowed from the set. */
const Galley *article_galley(ArticleSet *s);
/* level: 头条 0 … 简讯 3, or LEVEL_OF_WIDTH. */
const Headline *article_headline(ArticleSet *s, int columns, int level);
const Headline *article_continued(ArticleSet *s, int columns, int from_page);
const FloatSet *article_float(ArticleSet *s, size_t i, int span);

#endif
