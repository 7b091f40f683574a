/* White holes beside headlines (layout/hole.h). */
#include "layout/hole.h"

enum { MOST_LINES = 64 };

static Len larger(Len a, Len b)
{
    return a > b ? a : b;
}

/* A line's width, marks hanging out of it left aside. */
static Len width_of(const HeadLine *l)
{
    return l->text.measure - l->text.line->slack - l->text.line->indent;
}

/* The white at a side of each grid line of the block; type stands in its middle. */
static int sides(const Headline *h, Len width, Len pitch, Len *side)
{
    int lines = h->lines < MOST_LINES ? h->lines : MOST_LINES;
    for (int i = 0; i < lines; i++)
        side[i] = width;
    for (size_t k = 0; k < h->n; k++) {
        Len size = h->at[k].text.para->style.em, y = h->at[k].text.y, white = (width - width_of(&h->at[k])) / 2;
        Len top = y - len_mul(size, 86, 100), end = y + len_mul(size, 10, 100);
        for (int i = 0; i < lines; i++)
            if (top < (i + 1) * pitch && end > i * pitch && white < side[i])
                side[i] = larger(white, 0);
    }
    return lines;
}

/* Its columns take about three characters of the body's. */
static int vertical_hole(const Arrangement *a, int body, Len measure)
{
    Len title = 3 * a->piece.set->c->layout->elements[EL_BODY].size, white = (a->title_columns * measure - title) / 2;
    return (int)(white * body / measure);
}

int headline_hole(const Arrangement *a, const Headline *h, int body)
{
    const ArticleSet *s = a->piece.set;
    Len side[MOST_LINES], largest = 0, measure = article_measure(s);
    if (a->title_columns)
        return vertical_hole(a, body, measure);
    int lines = sides(h, article_width(s, a->head_columns ? a->head_columns : a->over), s->c->layout->pitch, side);
    for (int i = 0; i < lines; i++) {
        Len least = side[i];
        for (int k = i + 1; k < lines; k++) {
            least = side[k] < least ? side[k] : least;
            largest = larger(largest, least * (k - i + 1));
        }
    }
    return (int)(largest / measure);
}
