/* Private to cascade: a layout in larger type on the same page, for pages whose text does not fill them: between the
 * sizes that a layout's files name, and beyond the last. */
#ifndef CASCADE_LARGER_H
#define CASCADE_LARGER_H

#include "style/style.h"

/* The body in `size`, all other type and the grid in proportion, columns of whole characters over the same width, as
 * many as leave 12 to a line. Furniture, paper and rules stay. In the arena; old's parts that don't change are shared.
 */
Layout *layout_enlarged(Arena *a, const Layout *old, Len size);

/* The steps of l, which has room for as many as columns: what a width bears goes by the width, not by the columns in
 * it; in proportion to the body of `size`. */
void headlines_by_width(const Layout *old, Layout *l, Len size);

/* Links half-point steps between a layout and the larger one after it, or a few beyond it when `to` is NULL. */
void layout_link_larger(Arena *a, Layout *l, Layout *to);

#endif
