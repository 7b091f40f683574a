/* The largest white rectangle of a headline block (headline/head_white.h). */
#include "headline/head_white.h"

enum { MOST_HIGH = 64, MOST_INKED = 64 };

/* What a line of type covers: from left to right, and its grid lines [from, to). */
typedef struct Inked {
    Len left, right;
    int from, to;
} Inked;

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

/* From left to right. */
static void add_sorted(Inked *at, size_t *n, Inked i)
{
    size_t k = (*n)++;
    for (; k && at[k - 1].left > i.left; k--)
        at[k] = at[k - 1];
    at[k] = i;
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

Len head_white(const SetContext *c, const Headline *h, Len width, Len edge, int opened, bool beside)
{
    Inked at[MOST_INKED];
    size_t n = 0;
    for (size_t i = 0; i < h->n && n < MOST_INKED; i++)
        add_sorted(at, &n, inked(c, h, &h->at[i], opened, beside));
    const int high = h->lines + opened < MOST_HIGH ? h->lines + opened : MOST_HIGH;
    Len largest = 0;
    for (int from = 0; from < high; from++)
        for (int to = from + 2; to <= high; to++) {
            const Len area = broadest(at, n, from, to, width, edge) * (to - from);
            largest = area > largest ? area : largest;
        }
    return largest;
}
