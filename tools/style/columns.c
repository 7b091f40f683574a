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
    return l->left + c * (l->measure + l->gutter) + (l->fold && c >= l->fold ? l->fold_white : 0);
}

Len layout_width(const Layout *l, int c, int n)
{
    assert(n >= 1);
    return layout_column_x(l, c + n - 1) + l->measure - layout_column_x(l, c);
}

Len layout_margin(const Layout *l)
{
    return (l->page_width - layout_span(l, l->columns) - (l->fold ? l->fold_white : 0)) / 2;
}

Len layout_hairline(const Layout *l)
{
    return l->rule / 2 < PRESS_LEAST_RULE ? PRESS_LEAST_RULE : l->rule / 2;
}
