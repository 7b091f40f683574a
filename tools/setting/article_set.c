#include "setting/article_set.h"

#include "setting/float_set.h"

#include <string.h>

/* White within a box: the same beside and between its columns, which are narrower than the page's so that lines keep
 * whole characters. */
static Len box_white(const Layout *l, int columns)
{
    return (layout_span(l, columns) - columns * l->box_measure) / (columns + 1);
}

bool article_is_boxed(const ArticleSet *s)
{
    return s->article->box && !s->inset;
}

Len article_measure(const ArticleSet *s)
{
    return s->article->box || s->inset ? s->c->layout->box_measure : s->c->layout->measure;
}

Len article_width(const ArticleSet *s, int columns)
{
    const Layout *l = s->c->layout;
    if (s->inset)
        return layout_span(l, columns) - (l->measure - l->box_measure);
    return layout_span(l, columns) - (s->article->box ? 2 * box_white(l, columns) : 0);
}

Len article_column_x(const ArticleSet *s, int columns, int c)
{
    const Layout *l = s->c->layout;
    if (s->inset) /* in the middle of the page's columns, however broad the frame */
        return c * (l->measure + l->gutter) + (l->measure - l->box_measure) / 2;
    if (!s->article->box)
        return c * (l->measure + l->gutter);
    return box_white(l, columns) + c * (l->box_measure + box_white(l, columns));
}

Len article_text_measure(const ArticleSet *s, int columns, int text)
{
    if (!text)
        return article_measure(s);
    Len em = s->c->layout->elements[EL_BODY].size;
    Len width = article_width(s, columns) - (text - 1) * s->c->layout->gutter;
    return width / text / em * em;
}

Len article_text_x(const ArticleSet *s, int columns, int text, int c)
{
    if (!text)
        return article_column_x(s, columns, c);
    Len left = article_column_x(s, columns, 0), measure = article_text_measure(s, columns, text);
    Len white = article_width(s, columns) - text * measure;
    return left + (text == 1 ? white / 2 : c * measure + white * c / (text - 1));
}

bool article_is_picture_story(const ArticleSet *s)
{
    return s->article->picture_story && s->n_floats && s->floats[0].kind == FLOAT_FIGURE;
}

/* A box, a picture story, or a comment by its column 栏目. */
static bool stands_apart(const ArticleSet *s)
{
    const Layout *l = s->c->layout;
    bool apart = article_is_boxed(s) || article_is_picture_story(s);
    for (size_t i = 0; i < l->n_commentary && !apart; i++)
        apart = strcmp(s->article->column, l->commentary[i]) == 0;
    return apart;
}

bool article_breaks_columns(const ArticleSet *s, int columns, int text)
{
    enum { LEAST = 9, MOST = 26, MOST_LONG = 41, MOST_CAPTION = 60 };
    if (text < 1 || text >= columns || s->c->layout->fold || !stands_apart(s) || s->article->advert || s->is_part ||
        s->n_floats > article_is_picture_story(s) || title_is_vertical(s, columns) || body_is_vertical(s) ||
        byline_in_column(s, columns))
        return false;
    Len characters = article_text_measure(s, columns, text) / s->c->layout->elements[EL_BODY].size;
    return characters >= LEAST && characters <= (text > 1                      ? MOST
                                                 : article_is_picture_story(s) ? MOST_CAPTION
                                                                               : MOST_LONG);
}

bool title_is_vertical(const ArticleSet *s, int columns)
{
    const Article *a = s->article; /* of a faulty article the title may be empty */
    return a->vertical_title && *a->title && columns >= 2 && lang_is_chinese(a->lang);
}

bool summary_in_body(const ArticleSet *s)
{
    return s->article->vertical_title && *s->article->summary && lang_is_chinese(s->article->lang);
}

/* Text begins in the first column, under a picture it may be: no table, no picture over all columns is above it. */
static bool text_begins_first(const ArticleSet *s, int columns)
{
    bool begins = !article_is_picture_story(s);
    for (size_t i = 0; i < s->n_floats; i++)
        begins = begins && s->floats[i].kind == FLOAT_FIGURE && s->floats[i].asked < columns;
    return begins;
}

bool byline_in_column(const ArticleSet *s, int columns)
{
    enum { BROAD = 3 };
    const bool summary = *s->article->summary && !summary_in_body(s); /* it is read after the byline */
    return columns >= BROAD && *s->article->byline && !summary && !title_is_vertical(s, columns) &&
           text_begins_first(s, columns);
}

bool body_is_vertical(const ArticleSet *s)
{
    return (s->article->vertical || s->c->tier) && lang_is_chinese(s->article->lang);
}
