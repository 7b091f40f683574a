/* Private to layout: floats, what stands over columns of an article beside its text: pictures, tables, a body set
 * vertically. Set for a span of columns in whole grid lines, then drawn. Borrowed from the article's set. */
#ifndef LAYOUT_FLOATS_H
#define LAYOUT_FLOATS_H

#include "layout/pieces.h"

enum { MOST_COLUMNS = MOST_LAYOUT_COLUMNS };

typedef struct ArticleSet ArticleSet; /* article_set.h */

typedef enum FloatKind { FLOAT_FIGURE, FLOAT_TABLE, FLOAT_VERTICAL /* the whole body */ } FloatKind;

/* A float set at a width. */
typedef struct FloatSet {
    int lines; /* 0: it can't be set so narrow */
    int least; /* a picture may lose lines down to this, or grow up to most */
    int most;
    void *inner;
} FloatSet;

typedef struct Float {
    FloatKind kind;
    const ResolvedFloat *source; /* NULL: the body */
    int asked;                   /* columns the author asks for, 0 = automatic */
    int32_t id;
    FloatSet *at[MOST_COLUMNS + 1]; /* by span */
} Float;

FloatSet *float_set_new(ArticleSet *s, Float *f, int span);
/* Draws a float with its top left at (x, y) in `lines` grid lines. */
void float_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out);

/* A text's lines, the first with its top at y. */
void float_place_lines(ArticleSet *s, const SetPara *sp, LineKind kind, Len x, Len y, Len measure, ItemVec *out,
                       ItemVec *marks);
/* Out-of-line marks of what came before; empties them. */
void float_close_marks(ArticleSet *s, ItemVec *marks, ItemVec *out);

/* tables.c */
FloatSet *table_new(ArticleSet *s, const Float *f, int span);
void table_compose(ArticleSet *s, const Float *f, int span, Len x, Len y, ItemVec *out);

/* vertical_body.c: does the body stand in vertical columns? Then it is the first float, over all columns. */
bool body_is_vertical(const ArticleSet *s);
FloatSet *vertical_body_new(ArticleSet *s, int span);
void vertical_body_compose(ArticleSet *s, int span, int lines, Len x, Len y, ItemVec *out);

#endif
