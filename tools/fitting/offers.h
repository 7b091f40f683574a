/* Private to fitting: the ways of a piece as they are offered to make-up. Units: grid lines; costs in points of
 * make-up. */
#ifndef FITTING_OFFERS_H
#define FITTING_OFFERS_H

#include "fitting/heights.h"
#include "judge/page.h"

typedef struct Offers {
    Arena *arena;
    bool rough; /* as the search's walk sees it */
    MakeupWay *at;
    size_t n, room;
    size_t before; /* those of other widths and levels */
    bool leads;    /* the page's first story */
    int page;      /* column-lines of the page */
    int body;      /* the rank from which on its stories are the body, below the second ones */
} Offers;

enum { OFFER_BESIDE = 4 /* a headline that text stands beside, not below */ };

/* Adds a way as it is. */
void offer(Offers *o, MakeupWay w);
/* Adds a piece over so many columns in one way, at all heights that it fills. */
void offer_way(Offers *o, const Heights *h, const Arrangement *a, int columns, Way way);
/* The longest stretch of the text without a heading, a pull quote or a sidebar. */
int text_stretch(const FlowText *t);

#endif
