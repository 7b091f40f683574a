/* Two facing pages as one (cascade/spread.h). */
#include "cascade/spread.h"

Layout *spread_new(Arena *a, const Layout *page)
{
    Layout *l = arena_dup(a, page, sizeof *page);
    l->page = page;
    l->larger = l->spread = NULL;
    l->page_width = 2 * page->page_width;
    l->columns = 2 * page->columns;
    l->fold = l->columns / 2;
    return l;
}

/* The gutters without the one at the fold, when that has a width of its own. */
void spread_divide(Layout *l, bool gutters)
{
    const Len margin = l->page->left;
    l->fold = l->columns / 2;
    if (gutters && l->columns > 1) {
        const Len own = l->fold_gutter;
        const int n = l->columns - 1 - (own > 0);
        const Len white = l->page_width - 2 * margin - l->columns * l->measure - own;
        l->gutter = n ? white / n : 0;
    }
    l->fold_white = l->fold_gutter > l->gutter ? l->fold_gutter - l->gutter : 0;
}
