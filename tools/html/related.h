/* Which articles of an issue belong together: by tags, column and the rare words of their titles. Reckoned from the
 * issue alone, so its pages depend on no other. */
#ifndef HTML_RELATED_H
#define HTML_RELATED_H

#include "site/site.h"

enum { MOST_RELATED = 4 };

typedef struct Related {
    uint32_t at[MOST_RELATED]; /* indexes of articles, the nearest first */
    size_t n;
} Related;

/* Of each article of the issue; in the arena. issue->docs are there. */
Related *related_of_issue(Arena *a, const Issue *issue);

#endif
