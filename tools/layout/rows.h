/* Private to layout: the rows of a galley as items, with the groups that they stand in and, after each block, its
 * marks out of line. */
#ifndef LAYOUT_ROWS_H
#define LAYOUT_ROWS_H

#include "layout/article_set.h"

typedef struct RowWriter {
    ArticleSet *s;
    ItemVec *out;
    Path open;     /* the document path that is open now */
    ItemVec marks; /* of the open leaf */
} RowWriter;

/* Opens what a row stands in and closes what it doesn't. continued: its block began in an earlier part. */
void rows_open(RowWriter *w, const Path *path, bool continued);
/* The row's lines, its corner at (x, y). */
void rows_put(RowWriter *w, const Row *r, Len x, Len y);
/* Closes all. */
void rows_close(RowWriter *w);
void rows_free(RowWriter *w);

/* One line of a row or a headline whose corner is at (x, y). */
void row_line_place(const SetContext *c, const RowLine *rl, Len x, Len y, ItemVec *lines, ItemVec *marks);

#endif
