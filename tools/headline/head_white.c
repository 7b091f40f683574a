/* The largest white rectangle of a headline block (headline/head_white.h). */
#include "headline/head_white.h"

#include <assert.h>

enum { MOST_HIGH = 64, MOST_INKED = 64, MOST_BARS = 8, MOST_BYLINE = 4 };

/* From left to right what a line covers. */
static void ink_across(const RowLine *l, Inked *i)
{
    const Align align = l->para->style.align;
    const Len wide = l->measure - l->line->slack - l->line->indent, rest = l->measure - wide;
    i->left = l->x + (align == ALIGN_CENTER ? rest / 2 : align == ALIGN_RIGHT ? rest : 0);
    i->right = i->left + wide;
}

static Inked inked(const SetContext *c, const Headline *h, const HeadLine *l, int opened, bool beside)
{
    const Len pitch = c->layout->pitch, size = l->text.para->style.em;
    const Len y = headline_opened(c, h, l->text.y, l->opening, opened, beside);
    const Len top = y - len_mul(size, 88, 100) + head_slight(pitch),
              end = y + len_mul(size, 12, 100) - head_slight(pitch);
    Inked i = {.from = top > 0 ? (int)(top / pitch) : 0, .to = (int)((end + pitch - 1) / pitch)};
    ink_across(&l->text, &i);
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

/* The byline's lines in the rows from `row` on, and the text of the other columns. */
static size_t ink_byline(BylineBelow b, Len width, int row, Inked *at)
{
    size_t n = 0;
    at[n++] = (Inked){.left = b.measure, .right = width, .from = row, .to = row + b.row->lines};
    for (size_t i = 0; i < b.row->n && n < MOST_BYLINE; i++, n++) {
        at[n] = (Inked){.from = row + (int)i, .to = row + (int)i + 1};
        ink_across(&b.row->at[i], &at[n]);
    }
    return n;
}

Len head_white(const SetContext *c, const Headline *h, Len width, Len edge, int opened, bool beside)
{
    return head_white_above(c, h, width, edge, opened, beside, (BylineBelow){0});
}

Len head_white_above(const SetContext *c, const Headline *h, Len width, Len edge, int opened, bool beside,
                     BylineBelow byline)
{
    Inked at[MOST_INKED + MOST_BARS + MOST_BYLINE];
    size_t n = 0;
    assert(h->n_bars <= MOST_BARS);
    for (size_t i = 0; i < h->n && i < MOST_INKED; i++)
        at[n++] = inked(c, h, &h->at[i], opened, beside);
    for (size_t i = 0; i < h->n_bars; i++)
        at[n++] = inked_bar(c, h, &h->bars[i], opened, beside);
    const int high = h->lines + opened < MOST_HIGH ? h->lines + opened : MOST_HIGH;
    if (byline.row)
        n += ink_byline(byline, width, high, at + n);
    return inked_white(at, n, width, high + (byline.row ? byline.row->lines : 0), edge, 0);
}

bool white_gapes(const ArticleSet *s, Len white)
{
    enum { TENTHS = 37 /* of column-lines: nearly the hole that anybody sees */ };
    const Len measure = article_measure(s) + s->c->layout->gutter / 2;
    return 10 * (int64_t)white > (int64_t)TENTHS * measure;
}
