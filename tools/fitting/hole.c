/* White holes beside headlines (fitting/hole.h). */
#include "fitting/hole.h"

#include "headline/head_white.h"

/* Dearer, pages that are not full keep their white at feet and in texts rather than in headlines (tests/bench/pages).
 */
enum {
    SMALL_HOLE = 30 /* that nobody sees */,
    NEARLY = 2 /* tenths below a large one: it may be seen, too */,
    HOLE = 20,
    LARGE = 200,
    OPENED_LARGE = 50
};

int white_cost(int tenths)
{
    return tenths > SMALL_HOLE ? HOLE * (tenths - SMALL_HOLE) / TENTHS : 0;
}

int hole_cost(int tenths)
{
    const int over = tenths - LARGE_HOLE + NEARLY;
    return white_cost(tenths) + (over <= 0 ? 0 : over < NEARLY ? LARGE * over / NEARLY : LARGE);
}

int headline_cost(const Arrangement *a, int level, int body, int opened)
{
    const int closed = headline_hole(a, level, body, 0);
    const int all = opened ? headline_hole(a, level, body, opened) : closed;
    if (a->head_columns)
        return hole_cost(all);
    return hole_cost(closed) + white_cost(all) - white_cost(closed) +
           (hole_is_large(all) && !hole_is_large(closed) ? OPENED_LARGE : 0);
}

bool has_stumps(const Arrangement *a, const Flow *f)
{
    for (int c = 0; c < a->columns && !article_is_picture_story(a->piece.set); c++) { /* a caption may be short */
        int lines = 0;
        for (int r = f->split[c]; r < f->split[c + 1]; r++)
            lines += f->rows[r]->lines;
        lines -= f->split[c] == 0 && lines && a->text->own ? a->text->at[0].lines[FLOW_NATURAL] : 0;
        if (lines > 0 && lines < FLOW_LEAST_TEXT)
            return true;
    }
    return false;
}

static int tenths(Len area, Len measure)
{
    return (int)(((int64_t)area * TENTHS + measure - 1) / measure);
}

/* Beside the title's columns, or above and below them, whichever is larger. */
static int vertical_hole(const Arrangement *a, const Headline *h, int body, Len measure)
{
    Len pitch = a->piece.set->c->layout->pitch;
    Len breadth = h->length > body * pitch ? h->breadth + h->title_size : h->breadth; /* two columns of it */
    const Len wide = a->title_columns * measure, gutter = a->piece.set->c->layout->gutter;
    Len beside = ((wide - breadth) / 2 + gutter) * body;
    Len above = (body * pitch - h->length) / 2 / pitch * (wide + gutter);
    return tenths(beside > above ? beside : above, measure);
}

/* The byline at the head of the first column, where nothing else stands above that. */
static BylineBelow byline_below(const Arrangement *a, const Headline *h, int opened)
{
    const int head = a->head_columns ? h->lines + opened : 0;
    return (BylineBelow){.row = a->text->own && a->top[0] == head ? a->text->at[0].rows[FLOW_NATURAL] : NULL,
                         .measure = article_text_measure(a->piece.set, a->over, a->broken)};
}

int headline_hole(const Arrangement *a, int level, int body, int opened)
{
    ArticleSet *s = a->piece.set;
    const bool beside = a->head_columns > 0;
    const Headline *h = beside || !opened || a->piece.from_page ? arrangement_headline(a, level)
                                                                : article_headline_given(s, a->over, level, opened, 0);
    const Len gutter = s->c->layout->gutter, measure = article_measure(s) + gutter / 2;
    if (a->title_columns)
        return vertical_hole(a, h, body, measure);
    if (a->title_lines)
        return tenths((a->head_columns * measure - h->under_breadth) / 2 * a->title_lines, measure);
    const Len width = article_width(s, beside ? a->head_columns : a->over);
    return tenths(head_white_above(s->c, h, width, beside ? gutter : 0, opened, beside, byline_below(a, h, opened)),
                  measure);
}
