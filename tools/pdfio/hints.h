/* Hint tables of a linearised file (ISO 32000-1, F.4): where a reader finds what a page needs. Places are from the
 * file's beginning as if the hint stream were not there. */
#ifndef PDFIO_HINTS_H
#define PDFIO_HINTS_H

#include "base/buf.h"

typedef struct HintPage {
    uint32_t objects, length; /* of its own, one after the other: how many, how many bytes */
    const uint32_t *shared;   /* n_shared indexes of shared objects that it needs; none for the first page */
    size_t n_shared;
} HintPage;

typedef struct HintGroup {
    uint32_t object, at; /* the first one, and its place */
    uint32_t n, length;
} HintGroup;

typedef struct Hints {
    const HintPage *pages;
    size_t n_pages;
    uint32_t first_page_at;
    /* Shared objects: all of the first page's, one after the other, then those of other pages. */
    const uint32_t *lengths;
    size_t n_lengths, n_first;
    HintGroup others;   /* those of other pages; n, length: not told */
    HintGroup outlines; /* n: 0 for none */
} Hints;

/* Appends the tables; where in them shared objects and outlines begin. */
void hints_put(const Hints *h, Buf *out, size_t *shared_at, size_t *outlines_at);

#endif
