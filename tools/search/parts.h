/* Private to search: which issues make a part of the index. Parts are units of the calendar (all, ten years, a year, a
 * quarter, a month, ten days, five, a day), each the largest that has no more articles than so many: so what comes
 * before or after a part moves none of its ends, and a part that stays as it is keeps its files. */
#ifndef SEARCH_PARTS_H
#define SEARCH_PARTS_H

#include "base/buf.h"
#include "site/site.h"

/* An issue of any paper, in the order of the archive. */
typedef struct SearchPlace {
    const Issue *issue;
    size_t paper, articles; /* how many can be found: all but those that were taken back */
} SearchPlace;

/* Issues [from, to). */
typedef struct SearchRange {
    size_t from, to;
} SearchRange;
typedef VEC(SearchRange) SearchRanges;

/* All issues with such articles, oldest first, in the arena; how many. */
size_t search_places(const Group *group, Arena *a, SearchPlace **out);
/* Appends the parts of places[0..n), of `most` articles each where a day has no more. */
void search_cut(const SearchPlace *places, size_t n, size_t most, SearchRanges *out);

#endif
