/* The structure tree of a reading PDF (ISO 32000-1, 14.7), written from tags/tree.h. */
#ifndef FINISH_TAGS_H
#define FINISH_TAGS_H

#include "finish/finish.h"
#include "site/site.h"
#include "tags/content.h"

typedef struct TagPage {
    const PageContent *content;
    Len height;        /* of the trim box */
    int object;        /* of the page */
    int first_link;    /* object of the page's first link; the others follow; 0: none */
    int64_t key;       /* in the parent tree: StructParents */
    int64_t first_key; /* of the page's first link: StructParent; the others follow */
    char **words;      /* of each link: where it leads */
} TagPage;

/* Gives pages and links their keys in the parent tree. */
void tags_number(TagPage *pages, size_t n);
/* Writes the tree and its parent tree; returns the number of the StructTreeRoot. */
int tags_write(Finisher *to, const Issue *issue, const TagPage *pages, size_t n);

#endif
