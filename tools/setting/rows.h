/* Private to the rooms that lay out: rows, what a column is made of: their form, and they as items, with the
 * groups that they stand in and, at the end of each block, its marks out of line. */
#ifndef SETTING_ROWS_H
#define SETTING_ROWS_H

#include "setting/article_set.h"
#include "lines/lines.h"

/* One line of text inside a row, from the row's corner: x along the line, y across it to a level line's baseline or a
 * column's centre. */
typedef struct RowLine {
    const Para *para;
    const BrokenLine *line;
    Len x, y;
    Len measure;
    LineKind kind;
} RowLine;

/* Where a row stands in the document: from the article's child down. Equal ids are one element. */
enum { MOST_DEPTH = 12 };
typedef struct Path {
    GroupInfo info[MOST_DEPTH];
    int32_t id[MOST_DEPTH];
    int depth;
} Path;

enum {
    ROW_KEEP_NEXT = 1 << 0, /* a heading: never last in a column */
    ROW_FIRST = 1 << 1,     /* first line of a paragraph of several */
    ROW_LAST = 1 << 2,      /* last line of a paragraph of several */
    ROW_RULE = 1 << 3,      /* a thin rule in its middle (thematic break, before notes) */
    ROW_CENTER = 1 << 4,    /* the rule stands in the middle */
    ROW_TINT = 1 << 5,      /* a tint behind it (code) */
    ROW_RULE_ABOVE = 1 << 6,
    ROW_RULE_BELOW = 1 << 7, /* pull quotes */
    ROW_SPACE = 1 << 8,      /* white: never first in a column */
    ROW_TOGETHER = 1 << 9,   /* rather not last in a column */
    ROW_SIDEBAR_HEAD = 1 << 10,
    ROW_SIDEBAR_FOOT = 1 << 11,
};

/* The frame of a sidebar 链接, from the left of its text's column; in a vertical text its columns' whole length. */
typedef struct Sidebar {
    Len x, width;
    GroupFrame frame;
} Sidebar;

typedef struct Row {
    int lines; /* height */
    unsigned flags;
    RowLine *at;
    size_t n;
    const Path *path;
    const Sidebar *sidebar; /* that it stands in; or NULL */
} Row;

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

/* A text's lines on the grid, the first with its top at y. */
void lines_place(const SetContext *c, const SetPara *sp, LineKind kind, Len x, Len y, Len measure, ItemVec *out,
                 ItemVec *marks);
/* Out-of-line marks of what came before as a group of their own; empties them. */
void marks_put(const ArticleSet *s, ItemVec *marks, ItemVec *out);

#endif
