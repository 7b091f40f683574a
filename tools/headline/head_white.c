/* The largest white rectangle of a headline block (headline/head_white.h). */
#include "headline/head_white.h"

#include <assert.h>

enum { MOST_HIGH = 64, MOST_INKED = 64, MOST_BARS = 8 };

/* What a line touches by an eighth of a row is white. */
static Inked inked(const SetContext *c, const Headline *h, const HeadLine *l, int opened, bool beside)
{
    const Len pitch = c->layout->pitch, size = l->text.para->style.em;
    const Align align = l->text.para->style.align;
    const Len y = headline_opened(c, h, l->text.y, l->opening, opened, beside);
    const Len top = y - len_mul(size, 88, 100) + pitch / 8, end = y + len_mul(size, 12, 100) - pitch / 8;
    const Len wide = l->text.measure - l->text.line->slack - l->text.line->indent, rest = l->text.measure - wide;
    Inked i = {.from = top > 0 ? (int)(top / pitch) : 0, .to = (int)((end + pitch - 1) / pitch)};
    i.left = l->text.x + (align == ALIGN_CENTER ? rest / 2 : align == ALIGN_RIGHT ? rest : 0);
    i.right = i.left + wide;
    return i;
}

static Inked inked_bar(const SetContext *c, const Headline *h, const HeadBar *b, int opened, bool beside)
{
    const Len pitch = c->layout->pitch, top = headline_opened(c, h, b->at.y, b->opening, opened, beside);
    const Len end = top + b->at.h;
    return (Inked){.left = b->at.x,
                   .right = b->at.x + b->at.w,
                   .from = top > 0 ? (int)(top / pitch) : 0,
                   .to = (int)(end / pitch) + 1};
}

/* From left to right. */
static void sort(Inked *at, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const Inked own = at[i];
        size_t k = i;
        for (; k && at[k - 1].left > own.left; k--)
            at[k] = at[k - 1];
        at[k] = own;
    }
}

/* The broadest gap beside and between what stands in the lines [from, to). */
static Len broadest(const Inked *at, size_t n, int from, int to, Len width, Len edge)
{
    Len reach = -edge, best = 0;
    for (size_t i = 0; i < n; i++) {
        if (at[i].from >= to || at[i].to <= from)
            continue;
        best = at[i].left - reach > best ? at[i].left - reach : best;
        reach = at[i].right > reach ? at[i].right : reach;
    }
    return width + edge - reach > best ? width + edge - reach : best;
}

Len inked_white(Inked *at, size_t n, Len width, int lines, Len edge, Len narrow)
{
    Len largest = 0;
    sort(at, n);
    for (int from = 0; from < lines; from++)
        for (int to = from + 2; to <= lines; to++) {
            const Len broad = broadest(at, n, from, to, width, edge);
            const Len area = broad > narrow ? broad * (to - from) : 0;
            largest = area > largest ? area : largest;
        }
    return largest;
}

Len head_white(const SetContext *c, const Headline *h, Len width, Len edge, int opened, bool beside)
{
    Inked at[MOST_INKED + MOST_BARS];
    size_t n = 0;
    assert(h->n_bars <= MOST_BARS);
    for (size_t i = 0; i < h->n && i < MOST_INKED; i++)
        at[n++] = inked(c, h, &h->at[i], opened, beside);
    for (size_t i = 0; i < h->n_bars; i++)
        at[n++] = inked_bar(c, h, &h->bars[i], opened, beside);
    const int high = h->lines + opened < MOST_HIGH ? h->lines + opened : MOST_HIGH;
    return inked_white(at, n, width, high, edge, 0);
}

bool white_gapes(const ArticleSet *s, Len white)
{
    enum { TENTHS = 37 /* of column-lines: nearly the hole that anybody sees */ };
    const Len measure = article_measure(s) + s->c->layout->gutter / 2;
    return 10 * (int64_t)white > (int64_t)TENTHS * measure;
}
