/* The headline scale: what a width bears and a level allows. */
#include "style/style.h"

#include "base/order.h"

#include <assert.h>

const HeadlineStep *layout_headline(const Layout *l, int n)
{
    assert(l->n_headlines && n >= 1);
    const HeadlineStep *best = &l->headlines[0];
    for (size_t i = 1; i < l->n_headlines; i++)
        if (l->headlines[i].columns <= n)
            best = &l->headlines[i];
    return best;
}

TitleRange layout_title(const Layout *l, int n, int level)
{
    assert(level >= 0 && level <= LEVEL_OF_WIDTH);
    const HeadlineStep *step = layout_headline(l, n);
    TitleRange r = {.role = step->role,
                    .size = step->size,
                    .least = step->least,
                    .kicker = step->kicker,
                    .deck = step->deck,
                    .lines = step->lines,
                    .fill = step->fill,
                    .shoulders = step->shoulders};
    if (level == LEVEL_OF_WIDTH || !l->n_levels)
        return r;
    const HeadlineLevel *h = &l->levels[level];
    r.role = h->role >= 0 ? h->role : r.role;
    r.size = smaller(r.size, n == 1 ? h->narrow : h->size);
    r.least = h->least;
    r.grown = level == 0 && n > 1 ? h->size : 0; /* no other headline of the page is near it in size */
    r.kicker = h->kicker ? smaller(r.kicker, h->kicker) : r.kicker;
    r.deck = h->deck ? smaller(r.deck, h->deck) : r.deck;
    return r;
}
