/* The structure tree of a reading PDF, from the pages' events. An article is one Art wherever its parts stand; a
 * paragraph that goes on in another column or on a later page is one P with marked content of both places, so that
 * it reads as one text. */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include "pdf/finish.h"
#include "tags/content.h"

typedef struct TagPage {
    const PageContent *content;
    int object;     /* of the page */
    int first_link; /* object of the page's first link; the others follow; 0: none */
} TagPage;

/* Writes the tree and its parent tree; returns the number of the StructTreeRoot. Page i has StructParents i; the
 * links with marked content have StructParent n, n + 1 … in page order. */
int tags_write(Finisher *to, Lang lang, const TagPage *pages, size_t n);

#endif
