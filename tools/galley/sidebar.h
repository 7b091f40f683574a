/* Private to galley and the rooms that lay out: the frame of a sidebar 链接 and the label in its upper left corner. Its
 * rows stand in the text as others do; where they go on in the next column the frame is open there. */
#ifndef GALLEY_SIDEBAR_H
#define GALLEY_SIDEBAR_H

#include "setting/rows.h"

/* The frame of a sidebar over so much of a column. */
Sidebar *sidebar_new(const ArticleSet *s, Len x, Len width);
/* White between the frame and what is in it. */
Len sidebar_padding(const Layout *l);
/* Its first row: white, the frame's upper edge, the label; its last one: the lower edge and white. */
Row sidebar_head(const SetContext *c, const Sidebar *b, const char *label, Lang lang, Span span, const Path *path);
Row sidebar_foot(const Path *path);

/* Frame and label's tag of rows [from, to), which stand in one column from (x, y) on; above: lines of white above each.
 * Drawn before their text. */
void sidebars_compose(const SetContext *c, const Row *const *rows, const int *above, int from, int to, Len x, Len y,
                      ItemVec *out);
/* In a vertical text: the frame of a sidebar's columns, which are those in `at`. */
void sidebar_compose_vertical(const SetContext *c, const Sidebar *b, Rect at, ItemVec *out);

#endif
