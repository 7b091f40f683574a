/* Where the columns of a layout stand. */
#include "style/style.h"

#include <assert.h>

Len layout_span(const Layout *l, int n)
{
    assert(n >= 1);
    return n * l->measure + (n - 1) * l->gutter;
}

Len layout_column_x(const Layout *l, int c)
{
    return l->left + c * (l->measure + l->gutter);
}

Len layout_hairline(const Layout *l)
{
    return l->rule / 2 < PRESS_LEAST_RULE ? PRESS_LEAST_RULE : l->rule / 2;
}
