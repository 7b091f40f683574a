/* Larger type for pages with little text (cascade/larger.h). */
#include "cascade/larger.h"

enum {
    LEAST_CHARACTERS = 12,
    GUTTER = 120 /* per cent of the body at least */,
    STEP = LEN_PT / 2,
    QUARTER = LEN_PT / 4
};
static const Len LARGEST = 20 * LEN_PT;

/* Sizes of type in quarters of a point. */
static Len scaled(Len v, Len to, Len from)
{
    return (len_mul(v, to, from) + QUARTER / 2) / QUARTER * QUARTER;
}

/* So many lines of the old grid in lines of the new one, none of them lost. */
static int lines_kept(const Layout *old, const Layout *l, int lines)
{
    return (int)((lines * old->pitch + l->pitch - 1) / l->pitch);
}

/* The columns: fewer until a line holds enough characters. */
static void divide(const Layout *old, Layout *l, Len size)
{
    Len width = layout_span(old, old->columns);
    const int step = l->fold ? 2 : 1; /* the fold has as many on either side */
    for (; l->columns > step; l->columns -= step) {
        Len white = (l->columns - 1) * len_mul(size, GUTTER, 100);
        l->measure = (width - white) / l->columns / size * size;
        if (l->measure >= LEAST_CHARACTERS * size)
            break;
    }
    if (l->columns == 1)
        l->measure = width / size * size;
    l->gutter = l->columns > 1 ? (width - l->columns * l->measure) / (l->columns - 1) : 0;
    int narrower = (int)((old->measure - old->box_measure + size / 2) / old->elements[EL_BODY].size);
    l->box_measure = l->measure - narrower * size;
}

void headlines_by_width(const Layout *old, Layout *l, Len size)
{
    Len em = old->elements[EL_BODY].size;
    const HeadlineStep *before = NULL;
    l->n_headlines = 0;
    for (int n = 1; n <= l->columns; n++) {
        int as = 1;
        while (as < old->columns && layout_span(old, as + 1) <= layout_span(l, n) + em)
            as++;
        const HeadlineStep *step = layout_headline(old, as);
        if (step == before)
            continue;
        HeadlineStep *h = &l->headlines[l->n_headlines++];
        *h = (HeadlineStep){n,
                            step->role,
                            scaled(step->size, size, em),
                            scaled(step->least, size, em),
                            scaled(step->kicker, size, em),
                            scaled(step->deck, size, em),
                            step->lines,
                            step->fill,
                            step->shoulders};
        before = step;
    }
}

Layout *layout_enlarged(Arena *a, const Layout *old, Len size)
{
    Len em = old->elements[EL_BODY].size;
    Layout *l = arena_dup(a, old, sizeof *old);
    l->larger = NULL;
    l->usual = old->usual ? old->usual : old;
    l->pitch = (len_mul(old->pitch, size, em) + STEP / 2) / STEP * STEP; /* a grid of whole half points, as the type */
    l->lines = (int)((Len)old->lines * old->pitch / l->pitch);
    l->front_top = lines_kept(old, l, old->front_top);
    l->inside_top = lines_kept(old, l, old->inside_top);
    l->bottom = lines_kept(old, l, old->bottom);
    l->first_baseline = len_mul(old->first_baseline, size, em);
    l->english_indent = len_mul(old->english_indent, size, em);
    for (int e = 0; e < ELEMENTS; e++) {
        ElementStyle *s = &l->elements[e];
        s->size = scaled(s->size, size, em);
        s->pitch = len_mul(s->pitch, l->pitch, old->pitch); /* lines and halves stay so */
        s->indent = len_mul(s->indent, size, em);
        s->tracking = len_mul(s->tracking, size, em);
    }
    l->elements[EL_BODY].size = size;
    for (size_t i = 0; i < l->n_levels; i++) {
        HeadlineLevel *h = &l->levels[i];
        h->size = scaled(h->size, size, em);
        h->least = scaled(h->least, size, em);
        h->narrow = scaled(h->narrow, size, em);
        h->kicker = scaled(h->kicker, size, em);
        h->deck = scaled(h->deck, size, em);
    }
    divide(old, l, size);
    l->headlines = ARENA_ARRAY(a, HeadlineStep, l->columns);
    headlines_by_width(old, l, size);
    l->fold = l->fold ? l->columns / 2 : 0;
    l->left = layout_margin(l);
    return l;
}

void layout_link_larger(Arena *a, Layout *l, Layout *to)
{
    const Layout *from = l;
    Len end = to ? to->elements[EL_BODY].size : LARGEST;
    for (Len size = from->elements[EL_BODY].size + STEP; size < end; size += STEP) {
        Layout *next = layout_enlarged(a, from, size);
        if (next->lines < next->front_top + next->bottom + 10 || next->columns < 2)
            break;
        l->larger = next;
        if (l != from)
            l->sparse = 100;
        l = next;
    }
    l->larger = to;
    if (to)
        to->usual = from->usual ? from->usual : from;
    l->sparse = l != from && to ? 100 : l->sparse;
}
