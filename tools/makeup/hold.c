/* The page that is taken (makeup/hold.h): the first in the walk's order that does for the blocks as they are, not the
 * best. How dear a page may be is measured by what the walk saw: an edit changes what each page costs, seldom which is
 * the first that will do. */
#include "makeup/hold.h"

#include "makeup/settle.h"
#include "trees/hook.h"
#include <string.h>

enum {
    STAY = 250, /* points of a height changed */
    DEARER = 100,
    DEARER_EACH =
        60,         /* a page that is dearer by so much, and so much a block, than the walk thought its best will do */
    DEAREST = 2500, /* the cheapest is taken when none does */
    LATER = 5,      /* each place later in the walk's order */
    WHITER = 300    /* more white than a sound page has: not refused, or a line more or less would choose */
};
enum { LEAD = 3 /* times as dear as else is a lead whose headline is no larger than the seconds' */ };
/* Points of a block's own setting and white that nobody minds; beyond, its points, squared, over BADLY count on top:
 * what is bad in one place isn't made good by others. */
enum { WELL = 50, BADLY = 35, WORST = 300 /* so many are the most */ };

static int64_t set_badly(const Walk *w)
{
    int64_t sum = 0;
    for (int i = 0; i < w->p.n; i++) {
        int64_t own[MAKEUP_COSTS] = {0};
        const MakeupPlaced *at = &w->c.at[i];
        if (!w->c.there[i])
            continue;
        placed_points(&w->p, at, &w->p.page->blocks[i].ways[at->way], w->c.role[i], own);
        int64_t over = own[MAKEUP_SETTING] + own[MAKEUP_WHITE] - WELL;
        over = over < 0 ? 0 : over > WORST ? WORST : over;
        sum += over * over / BADLY;
    }
    return sum;
}

/* Puts a page of the walk's, heights settled for the blocks as they are, into w: what it costs. */
static int64_t put_settled(Walk *w, Settler *s, const Found *f, int64_t *terms)
{
    if (settle(s, f, w->place) >= IMPOSSIBLE)
        return IMPOSSIBLE;
    for (int i = 0; i < w->p.n; i++) {
        const MakeupBlock *b = &w->p.page->blocks[i];
        w->c.there[i] = b->fixed || f->forest.node[i].parent != NODE_ABSENT;
        w->c.at[i].at = b->fixed ? b->area : w->place[i];
        w->c.role[i] = role_in(&w->p, &f->forest, i);
    }
    hooks_notch(&w->p, &f->forest, w->place, w->c.at);
    return judge(&w->p, &w->c, INT64_MAX, terms);
}

/* The points of a page of the walk's, for choosing; IMPOSSIBLE: it doesn't do. What readers see at once counts twice.
 * cost: what it costs by itself, when that is less. */
static int64_t hold(Walk *w, Settler *s, const Found *f, int64_t *cost)
{
    static const MakeupCost seen[] = {MAKEUP_WHITE, MAKEUP_TWINS, MAKEUP_INVERSION, MAKEUP_LEAD_SMALL, MAKEUP_TALL};
    int64_t terms[MAKEUP_COSTS] = {0}, points = put_settled(w, s, f, terms);
    if (points >= IMPOSSIBLE)
        return IMPOSSIBLE;
    *cost = points < *cost ? points : *cost;
    if (!judge_bearable(&w->p, &w->c, terms))
        return IMPOSSIBLE;
    for (size_t k = 0; k < sizeof seen / sizeof *seen; k++)
        points += terms[seen[k]];
    points += judge_sound(&w->p, &w->c, 0, terms, true) ? 0 : WHITER;
    return points + set_badly(w);
}

/* A later page must be the better for it: an edit changes what all cost, but not their order. */
static const Found *first_held(Walk *w, Settler *s, const Trove *trove, int64_t *cost)
{
    const Found *cheapest = NULL;
    int64_t least = IMPOSSIBLE;
    for (int i = 0; i < trove->n && LATER * i < least; i++) {
        const int64_t own = hold(w, s, trove->at[i], cost), points = own + LATER * i;
        if (points <= trove->at[0]->cost + DEARER + DEARER_EACH * w->p.n)
            return trove->at[i];
        if (points < least && own <= trove->at[0]->cost + DEAREST) {
            least = points;
            cheapest = trove->at[i];
        }
    }
    return cheapest;
}

bool hold_first(Walk *w, const Trove *trove, int64_t *cost)
{
    const int *plain = w->p.weight;
    int dearer[MAKEUP_COSTS];
    memcpy(dearer, plain, sizeof dearer);
    dearer[MAKEUP_LEAD_LEVEL] *= LEAD;
    w->p.weight = dearer;
    Settler *s = settler_new(&w->p, STAY);
    const Found *f = first_held(w, s, trove, cost);
    if (f)
        put_settled(w, s, f, NULL);
    w->p.weight = plain;
    if (!f)
        return false;
    w->best_cost = judge_set(&w->p, &w->c, 0, NULL);
    w->best = f->forest;
    memcpy(w->best_at, w->c.at, sizeof *w->best_at * (size_t)w->p.n);
    return true;
}
