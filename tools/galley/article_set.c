#include "galley/article_set.h"

/* A box of n columns has narrower columns and wider gutters, so that lines keep whole characters:
 * box_measure for each column, half a character more between them, the rest is padding. */
static Len box_gutter(const Layout *l)
{
    return l->gutter + l->elements[EL_BODY].size / 2;
}

Len article_measure(const ArticleSet *s)
{
    return s->article->box ? s->c->layout->box_measure : s->c->layout->measure;
}

Len article_width(const ArticleSet *s, int columns)
{
    const Layout *l = s->c->layout;
    return s->article->box ? columns * l->box_measure + (columns - 1) * box_gutter(l) : layout_span(l, columns);
}

Len article_column_x(const ArticleSet *s, int columns, int c)
{
    const Layout *l = s->c->layout;
    if (!s->article->box)
        return c * (l->measure + l->gutter);
    return (layout_span(l, columns) - article_width(s, columns)) / 2 + c * (l->box_measure + box_gutter(l));
}

bool title_is_vertical(const ArticleSet *s, int columns)
{
    return s->article->vertical_title && columns >= 2 && lang_is_chinese(s->article->lang);
}

bool summary_in_body(const ArticleSet *s)
{
    return s->article->vertical_title && *s->article->summary && lang_is_chinese(s->article->lang);
}

bool body_is_vertical(const ArticleSet *s)
{
    return s->article->vertical && lang_is_chinese(s->article->lang);
}
