/* A table's columns as a web page sets them: numbers stand right, their decimal marks under one another. */
#ifndef HTML_ARTICLE_TABLE_H
#define HTML_ARTICLE_TABLE_H

#include "base/arena.h"
#include "doc/doc.h"

typedef struct Column {
    CellAlign align; /* the author's; CELL_RIGHT for a column of numbers without one */
    int decimals;    /* the most behind a decimal mark; 0: nothing to align */
} Column;

/* One for each column of the widest row, in the arena. */
const Column *table_columns(Arena *a, const Block *table);
/* Writes the attribute data-pad=".00" that a number with fewer decimals than its column needs: the style sheet sets it
 * behind the number, unseen. */
void table_pad(const Column *column, Inlines cell, Buf *out);

#endif
