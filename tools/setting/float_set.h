/* Private to the rooms that lay out: floats, what stands over columns of an article beside its text:
 * pictures, tables, a body set vertically. Set for a span of columns in whole grid lines. Borrowed from the article's
 * set. */
#ifndef SETTING_FLOAT_SET_H
#define SETTING_FLOAT_SET_H

#include "setting/article_set.h"

typedef enum FloatKind { FLOAT_FIGURE, FLOAT_TABLE, FLOAT_VERTICAL /* the whole body */ } FloatKind;

/* A float set at a width. */
typedef struct FloatSet {
    int lines; /* 0: it can't be set so narrow */
    int least; /* a picture may lose lines down to this, or grow up to most */
    int most;
    int smallest;                 /* narrower than its columns, where it would have no place otherwise */
    int below;                    /* of these lines, white below it: none where it ends a column */
    int picture;                  /* of these lines, a picture's own */
    const ResolvedFloat *largest; /* picture of a vertical body; NULL: none */
    int broad;                    /* columns of the page that it takes; its lines, over all of them, are `picture` */
    int white;                    /* column-lines within it that stay empty for its pictures' sake */
    void *inner;
} FloatSet;

struct Float {
    FloatKind kind;
    const ResolvedFloat *source; /* NULL: the body */
    int asked;                   /* columns the author asks for, 0 = automatic */
    int32_t id;
    size_t from_row, to_row;        /* of a table: its body rows from 1 on up to before to_row; to_row 0: all */
    FloatSet *at[MOST_COLUMNS + 1]; /* by span */
};

#endif
