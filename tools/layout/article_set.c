#include "layout/article_set.h"

#include <string.h>

ArticleSet *article_set_new(const SetContext *c, const ResolvedDoc *doc, int32_t index)
{
    ArticleSet *s = ARENA_NEW(c->arena, ArticleSet);
    s->c = c;
    s->doc = doc;
    s->article = doc->article;
    s->index = index;
    s->next_id = 1;
    s->floats = ARENA_ARRAY(c->arena, Float, doc->n_floats + 1);
    if (body_is_vertical(s))
        s->floats[s->n_floats++] = (Float){FLOAT_VERTICAL, NULL, MOST_COLUMNS, s->next_id++, {NULL}};
    for (size_t i = 0; i < doc->n_floats; i++) {
        const ResolvedFloat *f = &doc->floats[i];
        if (f->kind == RES_TABLE)
            s->floats[s->n_floats++] = (Float){FLOAT_TABLE, f, 0, s->next_id++, {NULL}};
        else if (f->path) /* else it is missing, and reported */
            s->floats[s->n_floats++] = (Float){FLOAT_FIGURE, f, f->columns, s->next_id++, {NULL}};
    }
    return s;
}

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

const Galley *article_galley(ArticleSet *s)
{
    Galley **g = &s->galley[s->article->box];
    if (!*g)
        *g = body_is_vertical(s) ? ARENA_NEW(s->c->arena, Galley)
                                 : galley_new(s, article_measure(s)); /* all is a float */
    return *g;
}

const Headline *article_headline(ArticleSet *s, int columns)
{
    if (!s->headline[columns])
        s->headline[columns] = headline_new(s, columns);
    return s->headline[columns];
}

const Headline *article_continued(ArticleSet *s, int columns, int from_page)
{
    if (s->continued_from != from_page) { /* the article jumps again */
        memset(s->continued, 0, sizeof s->continued);
        s->continued_from = from_page;
    }
    if (!s->continued[columns])
        s->continued[columns] = headline_continued_new(s, columns, from_page);
    return s->continued[columns];
}

const FloatSet *article_float(ArticleSet *s, size_t i, int span)
{
    Float *f = &s->floats[i];
    if (!f->at[span])
        f->at[span] = float_set_new(s, f, span);
    return f->at[span];
}
