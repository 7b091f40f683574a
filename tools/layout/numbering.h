/* Private to layout: how ordered lists are numbered, level by level, and the labels of their items. */
#ifndef LAYOUT_NUMBERING_H
#define LAYOUT_NUMBERING_H

#include "doc/doc.h"
#include "style/style.h"

/* Sets Block.numbering of an article's lists, so that paper and site agree: as its front matter says, else as the
 * layout does. Arabic: 1. （1） ①; Chinese: 一、 （一） 1. （1） ① (GB/T 15834—2011 B.3); Tibetan lists have Tibetan
 * digits. */
void numbering_resolve(Article *a, const Layout *l);

/* The label of an item as printed: "1.", "（一）". In the arena. */
const char *numbering_label(Arena *a, Numbering n, int number);
/* It ends in a mark that has a blank of half an em after it. */
bool numbering_is_closed(Numbering n);

#endif
