/* Private to galley and the rooms that lay out: the galley 长条: an article's body as rows of one measure, all in whole
 * grid lines. */
#ifndef GALLEY_GALLEY_H
#define GALLEY_GALLEY_H

#include "lines/lines.h"
#include "setting/rows.h"

/* A block of the galley; its rows may be had with one line more or fewer. */
typedef struct Unit {
    Row *rows;
    size_t n;
    const Para *para; /* plain paragraphs only: can be set looser or tighter */
    const Path *path;
    Len x, measure;
    OtherLines found[OTHER_LINES]; /* of para */
    bool tried;                    /* with one line fewer, one more: rows, made of those found */
    struct {
        Row *rows;
        size_t n;
    } other[OTHER_LINES];
} Unit;

struct Galley {
    Len measure;
    Galley *next; /* of another measure */
    Unit *units;
    size_t n_units;
    const Row **rows; /* of all units */
    int n_rows;
    int lines;   /* in all */
    Len longest; /* of the verses that are whole */
};

Galley *galley_new(ArticleSet *s, Len measure);
/* The first paragraph alone, as one unit, its rows in an order of their own; NULL: the text begins otherwise. */
Galley *galley_intro_new(ArticleSet *s, Len measure);
/* Of a vertical body: its columns, one a row, rows without text for blank ones. */
Galley *galley_vertical_new(ArticleSet *s, Len measure);
/* The rows of unit u set with one line fewer (-1) or more (+1); NULL when that can't be. */
const Row *unit_alternative(ArticleSet *s, Unit *u, int looser, size_t *n);

#endif
