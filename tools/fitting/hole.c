/* White holes beside headlines (fitting/hole.h). */
#include "fitting/hole.h"

enum { MOST_LINES = 64 };
/* Dearer, pages that are not full keep their white at feet and in texts rather than in headlines (tests/bench/pages).
 */
enum {
    SMALL_HOLE = 30 /* that nobody sees */,
    LARGE_HOLE = 40 /* that anybody does */,
    HOLE = 20,
    LARGE = 80,
    OPENED_LARGE = 50
};

int white_cost(int tenths)
{
    return tenths > SMALL_HOLE ? HOLE * (tenths - SMALL_HOLE) / TENTHS : 0;
}

bool hole_is_large(int tenths)
{
    return tenths > LARGE_HOLE;
}

int hole_cost(int tenths)
{
    return white_cost(tenths) + (hole_is_large(tenths) ? LARGE : 0);
}

int headline_cost(const Arrangement *a, const Headline *h, int body, int opened)
{
    const int closed = headline_hole(a, h, body, 0);
    const int all = opened ? headline_hole(a, h, body, opened) : closed;
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

static Len larger(Len a, Len b)
{
    return a > b ? a : b;
}

static int tenths(Len area, Len measure)
{
    return (int)(((int64_t)area * TENTHS + measure - 1) / measure);
}

/* A line's width, marks hanging out of it left aside. */
static Len width_of(const HeadLine *l)
{
    return l->text.measure - l->text.line->slack - l->text.line->indent;
}

/* The white at a side of each grid line of the block; type stands in its middle. */
static int sides(const SetContext *c, const Headline *h, Len width, int opened, bool beside, Len *side)
{
    Len pitch = c->layout->pitch;
    int lines = h->lines + opened < MOST_LINES ? h->lines + opened : MOST_LINES;
    for (int i = 0; i < lines; i++)
        side[i] = width;
    for (size_t k = 0; k < h->n; k++) {
        const HeadLine *l = &h->at[k];
        Len size = l->text.para->style.em, y = headline_opened(c, h, l->text.y, l->opening, opened, beside);
        Len white = (width - width_of(l)) / 2;
        Len top = y - len_mul(size, 88, 100) + pitch / 8, end = y + len_mul(size, 12, 100) - pitch / 8;
        for (int i = 0; i < lines; i++) /* what a line touches by an eighth of a row is white */
            if (top < (i + 1) * pitch && end > i * pitch && white < side[i])
                side[i] = larger(white, 0);
    }
    return lines;
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

int headline_hole(const Arrangement *a, const Headline *h, int body, int opened)
{
    const ArticleSet *s = a->piece.set;
    const Len gutter = s->c->layout->gutter;
    Len side[MOST_LINES], largest = 0, measure = article_measure(s) + gutter / 2;
    if (a->title_columns)
        return vertical_hole(a, h, body, measure);
    if (a->title_lines)
        return tenths((a->head_columns * measure - h->under_breadth) / 2 * a->title_lines, measure);
    int lines = sides(s->c, h, article_width(s, a->head_columns ? a->head_columns : a->over), opened,
                      a->head_columns > 0, side);
    for (int i = 0; i < lines; i++) {
        Len least = side[i];
        for (int k = i + 1; k < lines; k++) {
            least = side[k] < least ? side[k] : least;
            largest = larger(largest, (least + (a->head_columns ? gutter : 0)) * (k - i + 1));
        }
    }
    return tenths(largest, measure);
}
