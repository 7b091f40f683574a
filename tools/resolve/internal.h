/* Private to resolve: labels, marks, tables. */
#ifndef RESOLVE_INTERNAL_H
#define RESOLVE_INTERNAL_H

#include "resolve/resolve.h"

/* labels.c: how the ordered lists of one level are numbered. Arabic: 1. （1） ①; Chinese: 一、 （一） 1. （1） ① (GB/T
 * 15834—2011 B.3); Tibetan lists have Tibetan digits. level: 0 for a list in no ordered one. */
Numbering label_numbering(const Article *a, bool chinese, size_t level);
/* The label of an item as printed: "1.", "（一）". */
const char *label_of(Arena *a, Numbering n, int number);
/* It ends in a mark that has a blank of half an em after it. */
bool label_is_closed(Numbering n);
/* A footnote's mark: ① … ㊿, then (51); digits in Tibetan. */
const char *label_of_note(Arena *a, Lang lang, unsigned number);

/* tables.c: finds the numbers of a table's cells and its numeric columns. */
void table_numbers(Arena *a, ResolvedFloat *table);

#endif
