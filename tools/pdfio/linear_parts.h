/* Private: which part of a linearised file each object stands in. */
#ifndef PDFIO_LINEAR_PARTS_H
#define PDFIO_LINEAR_PARTS_H

#include "pdfio/objects.h"

typedef VEC(int) ObjectList;

/* Who needs an object. */
typedef struct Users {
    int seen;        /* the last who reached it */
    int other_pages; /* how many but the first */
    bool page;       /* it is one */
    bool first, other, outlines;
} Users;

typedef struct LinearParts {
    const Objects *o;
    int root, tree; /* catalog; of pages */
    Users *of;      /* by object */
    ObjectList pages;
    ObjectList *needs; /* by page: all that it needs, itself first */
    /* By the numbers of annex F.3: 6, 7, 8, what 9 has outside object streams, and in them: outlines first. */
    ObjectList first, own, shared, rest, packed;
    size_t n_outlines;
    char *placed; /* by object: it is in one of these */
} LinearParts;

/* Of the objects that the catalog and the Info dictionary reach. */
void linear_parts_find(LinearParts *l, const Objects *o, int root, int info);
void linear_parts_free(LinearParts *l);

bool linear_only_of_one(const Users *u); /* but the first */
bool linear_is_shared(const Users *u);   /* by others than the first */

#endif
