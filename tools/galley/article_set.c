#include "galley/article_set.h"

#include "galley/float_set.h"

/* White within a box: the same beside and between its columns, which are narrower than the page's so that lines keep
 * whole characters. */
static Len box_white(const Layout *l, int columns)
{
    return (layout_span(l, columns) - columns * l->box_measure) / (columns + 1);
}

Len article_measure(const ArticleSet *s)
{
    return s->article->box ? s->c->layout->box_measure : s->c->layout->measure;
}

Len article_width(const ArticleSet *s, int columns)
{
    const Layout *l = s->c->layout;
    return layout_span(l, columns) - (s->article->box ? 2 * box_white(l, columns) : 0);
}

Len article_column_x(const ArticleSet *s, int columns, int c)
{
    const Layout *l = s->c->layout;
    if (!s->article->box)
        return c * (l->measure + l->gutter);
    return box_white(l, columns) + c * (l->box_measure + box_white(l, columns));
}

bool title_is_vertical(const ArticleSet *s, int columns)
{
    return s->article->vertical_title && columns >= 2 && lang_is_chinese(s->article->lang);
}

bool summary_in_body(const ArticleSet *s)
{
    return s->article->vertical_title && *s->article->summary && lang_is_chinese(s->article->lang);
}

/* A picture may stand right of the first column, nothing above it. */
static bool first_column_is_free(const ArticleSet *s, int columns)
{
    return !s->n_floats || (s->n_floats == 1 && s->floats[0].kind == FLOAT_FIGURE && s->floats[0].asked < columns);
}

bool byline_in_column(const ArticleSet *s, int columns)
{
    enum { BROAD = 4 };
    const bool summary = *s->article->summary && !summary_in_body(s); /* it is read after the byline */
    return columns >= BROAD && *s->article->byline && !summary && !title_is_vertical(s, columns) &&
           first_column_is_free(s, columns);
}

bool body_is_vertical(const ArticleSet *s)
{
    return s->article->vertical && lang_is_chinese(s->article->lang);
}
