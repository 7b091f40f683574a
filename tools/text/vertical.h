/* Vertical text 竖排: columns from right to left in a page of horizontal lines (vertical headlines, text boxes).
 *
 * A vertical paragraph is a Para whose boxes and gaps run down: text/para.h and text/balance.h break it with the
 * column's height as the measure. Characters stand upright in the font's vertical forms (“ becomes 『, —— one upright
 * stroke; the text keeps its code points), two or three digits stand side by side in one em (纵中横), longer Western
 * and all Tibetan runs lie on their side, turned clockwise. CLREQ 2.4.2, 3.2.3; GB/T 15834 vertical forms. */
#ifndef TEXT_VERTICAL_H
#define TEXT_VERTICAL_H

#include "text/para.h"

typedef struct VerticalPara {
    Para para;
    uint8_t *form; /* per atom; private */
} VerticalPara;

/* Shapes pieces of text (PIECE_TEXT, PIECE_BREAK; readings and notes are left out). As para_shape. */
VerticalPara *vertical_shape(TextContext *t, Arena *a, Diag *d, const Piece *pieces, size_t n, const ParaStyle *style);

/* Sets one column about the centre line x, from y down over the measure (by the style's align: left is the top). Adds
 * an ITEM_LINE with `vertical` set. */
void vertical_place(TextContext *t, Arena *a, const VerticalPara *v, const BrokenLine *l, Len measure, Len x, Len y,
                    LineKind kind, ItemVec *lines);

#endif
