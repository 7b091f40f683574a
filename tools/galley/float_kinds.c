#include "galley/float_kinds.h"

#include "floats/figures.h"
#include "floats/tables.h"
#include "galley/vertical_body.h"

FloatSet *float_set_new(ArticleSet *s, Float *f, int span)
{
    if (f->kind == FLOAT_VERTICAL)
        return vertical_body_new(s, span);
    return f->kind == FLOAT_FIGURE ? figure_new(s, f, span) : table_new(s, f, span);
}

void float_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out)
{
    if (f->kind == FLOAT_VERTICAL)
        vertical_body_compose(s, f, span, lines, x, y, out);
    else if (f->kind == FLOAT_FIGURE)
        figure_compose(s, f, span, lines, x, y, out);
    else
        table_compose(s, f, span, x, y, out);
}
