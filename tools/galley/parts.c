#include "galley/parts.h"

#include "galley/vertical_body.h"
#include "floats/figures.h"
#include "floats/tables.h"
#include "headline/vertical_title.h"

#include <assert.h>
#include <string.h>

/* 题图压题: the front matter's picture, alone, under a level title; what it can't be is told (arrange/headline_pins.c).
 */
static bool bears_title(const ArticleSet *s, const ResolvedFloat *f)
{
    const Article *a = s->article;
    return a->pins.headline.over && f->lead && f->n_pictures == 1 && !f->columns && !a->vertical_title &&
           !body_is_vertical(s) && !s->c->layout->fold;
}

/* One whose size is ours to choose stands among the columns of its text. */
static bool stands_in_tiers(const ArticleSet *s, const ResolvedFloat *f)
{
    return s->c->tier && body_is_vertical(s) && !f->columns && !f->wish.height_span.src;
}

/* A table taller than pages bear goes on in further ones: to a reader of the document they are one. */
static void add_table(ArticleSet *s, const ResolvedFloat *f)
{
    Float whole = {.kind = FLOAT_TABLE, .source = f, .id = s->next_id++};
    s->next_id += (int32_t)(f->n_rows * (f->n_columns + 1));
    if (stands_in_tiers(s, f)) {
        s->tier_floats[s->n_tier_floats++] = whole;
        return;
    }
    size_t rows = table_part_rows(s, &whole);
    for (size_t from = 1; from < f->n_rows || from == 1; from += rows) {
        Float *part = &s->floats[s->n_floats++];
        *part = whole;
        if (rows + 1 >= f->n_rows)
            return;
        part->from_row = from;
        part->to_row = from + rows < f->n_rows ? from + rows : f->n_rows;
    }
}

/* No more floats than these. */
static size_t most_floats(const ResolvedDoc *doc)
{
    size_t n = doc->n_floats + 1;
    for (size_t i = 0; i < doc->n_floats; i++)
        n += doc->floats[i].kind == RES_TABLE ? doc->floats[i].n_rows : 0;
    return n;
}

ArticleSet *article_set_new(const SetContext *c, const ResolvedDoc *doc, int32_t index)
{
    ArticleSet *s = ARENA_NEW(c->arena, ArticleSet);
    s->c = c;
    s->doc = doc;
    s->article = doc->article;
    s->index = index;
    s->next_id = 1;
    s->titles = ARENA_NEW(c->arena, ShapedTitle *);
    s->shoulders = ARENA_NEW(c->arena, ShoulderText *);
    s->floats = ARENA_ARRAY(c->arena, Float, most_floats(doc));
    s->tier_floats = ARENA_ARRAY(c->arena, Float, doc->n_floats + 1);
    if (body_is_vertical(s))
        s->floats[s->n_floats++] = (Float){.kind = FLOAT_VERTICAL, .asked = MOST_COLUMNS, .id = s->next_id++};
    for (size_t i = 0; i < doc->n_floats; i++) {
        const ResolvedFloat *f = &doc->floats[i];
        if (f->kind == RES_TABLE)
            add_table(s, f);
        if (f->kind != RES_FIGURE || !figure_has_picture(f)) /* missing, and reported */
            continue;
        if (bears_title(s, f)) {
            s->over = ARENA_NEW(c->arena, Float);
            *s->over = (Float){.kind = FLOAT_FIGURE, .source = f, .id = s->next_id++};
            continue;
        }
        Float *to = stands_in_tiers(s, f) ? &s->tier_floats[s->n_tier_floats++] : &s->floats[s->n_floats++];
        *to = (Float){.kind = FLOAT_FIGURE, .source = f, .asked = figure_columns(s, f), .id = s->next_id++};
        s->next_id += f->n_pictures > 1 ? (int32_t)f->n_pictures : 0; /* each is an element */
    }
    return s;
}

ArticleSet *article_set_like(const SetContext *c, const ResolvedDoc *doc, const ArticleSet *like)
{
    ArticleSet *s = article_set_new(c, doc, like->index);
    s->inset = like->inset;
    s->title_size = like->title_size;
    s->title_lines = like->title_lines;
    return s;
}

const Galley *article_galley(ArticleSet *s)
{
    Galley **g = &s->galley[s->article->box];
    if (!*g)
        *g = body_is_vertical(s) ? ARENA_NEW(s->c->arena, Galley)
                                 : galley_new(s, article_measure(s)); /* all is a float */
    return *g;
}

int article_lines(ArticleSet *s)
{
    return body_is_vertical(s) ? vertical_body_lines(s) : article_galley(s)->lines;
}

/* Once more in another measure: the galley reports what is wrong with the text, this must not again. */
static Galley *set_quietly(ArticleSet *s, Len measure, Galley *(*set)(ArticleSet *s, Len measure))
{
    article_galley(s);
    Diag *muted = diag_new();
    SetContext quiet = *s->c;
    quiet.diag = muted;
    ArticleSet measured = *s;
    measured.c = &quiet;
    Galley *g = set(&measured, measure);
    s->next_id = measured.next_id;
    diag_free(muted);
    return g;
}

const Galley *article_galley_of(ArticleSet *s, Len measure)
{
    if (measure == article_measure(s))
        return article_galley(s);
    for (const Galley *g = s->others; g; g = g->next)
        if (g->measure == measure)
            return g;
    assert(!s->is_part && !body_is_vertical(s));
    Galley *g = set_quietly(s, measure, galley_new);
    g->next = s->others;
    s->others = g;
    return g;
}

const Galley *article_intro(ArticleSet *s, Len measure)
{
    assert(!s->is_part && !body_is_vertical(s));
    return set_quietly(s, measure, galley_intro_new);
}

const Headline *article_headline(ArticleSet *s, int columns, int level)
{
    Headline **h = &s->headline[level][columns];
    if (!*h && body_is_vertical(s)) /* the title stands in the box */
        *h = ARENA_NEW(s->c->arena, Headline);
    else if (!*h)
        *h = title_is_vertical(s, columns) ? headline_vertical_new(s, columns, level, 0, false, 0)
                                           : headline_new(s, columns, level);
    return *h;
}

const Headline *article_headline_given(ArticleSet *s, int columns, int level, int more, Len most)
{
    article_headline(s, columns, level);
    Headline *own = s->headline[level][columns], *given = headline_given(s, own, columns, level, more);
    return most ? headline_stretched(s, own, given, columns, level, more, most) : given;
}

const Headline *article_headline_sized(ArticleSet *s, int columns, int level, int more, Len size)
{
    const Headline *given = article_headline_given(s, columns, level, more, 0);
    return headline_sized(s, s->headline[level][columns], given, columns, level, more, size);
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
