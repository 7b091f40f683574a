/* makeup.lock.yaml, beside issue.yaml: where the articles of each page stood when the desk was content. Written by
 * `paiban build --lock` alone; a page that still fits is not made up again. Plain data; places count from 1. */
#ifndef SITE_LOCK_H
#define SITE_LOCK_H

#include "base/buf.h"
#include "diag/diag.h"
#include "doc/page_name.h"

#define LOCK_FILE "makeup.lock.yaml"

/* The corner of a piece's rectangle that others have: the piece is an L. */
typedef enum LockCorner { LOCK_NO_CORNER, LOCK_BOTTOM_RIGHT, LOCK_BOTTOM_LEFT } LockCorner;
extern const char *const lock_corners[]; /* their names; ends with NULL */

typedef struct LockPiece {
    const char *slug;
    int from;  /* the page it continues from; 0: it begins here */
    int level; /* of its headline, 1 is the lead's; 0: it has none */
    int column, line, columns, lines;
    LockCorner corner;
    int corner_columns, corner_lines;
    int rows; /* of its text up to the jump; 0: it doesn't jump */
    Span span;
} LockPiece;

typedef struct LockPage {
    int page;
    const char *layout;
    int columns, lines; /* of the page's articles */
    int white;          /* column-lines without text or pictures */
    LockPiece *pieces;
    size_t n;
    Span span;
} LockPage;

typedef struct MakeupLock {
    LockPage *pages;
    size_t n;
} MakeupLock;

/* NULL: nothing is kept of the page. */
const LockPage *lock_page(const MakeupLock *lock, int page);
/* The file's text. */
void lock_print(const MakeupLock *lock, Sections sections, Buf *out);

#endif
