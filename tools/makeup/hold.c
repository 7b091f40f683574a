/* The page that is taken (makeup/hold.h): the first in the walk's order that does for the blocks as they are, not the
 * best. How dear a page may be is measured by what the walk saw: an edit changes what each page costs, seldom which is
 * the first that will do. */
#include "makeup/hold.h"

#include "makeup/hook.h"
#include "makeup/settle.h"
#include <string.h>

enum {
    STAY = 250, /* points of a height changed */
    DEARER = 100,
    DEARER_EACH =
        60,        /* a page that is dearer by so much, and so much a block, than the walk thought its best will do */
    DEAREST = 2500 /* the cheapest is taken when none does */
};
enum { LEAD = 3 /* times as dear as else is a lead whose headline is no larger than the seconds' */ };
/* Points of a block's own setting and white that nobody minds; beyond, its points, squared, over BADLY count on top:
 * what is bad in one place isn't made good by others. */
enum { WELL = 50, BADLY = 35, WORST = 150 /* so many are the most */ };

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

/* A page of the walk's with the blocks as they are, put into w: its points, for choosing. What readers see at once
 * counts twice. cost: what it costs by itself, when that is less. */
static int64_t hold(Walk *w, Settler *s, const Found *f, bool *sound, int64_t *cost)
{
    static const MakeupCost seen[] = {MAKEUP_WHITE, MAKEUP_TWINS, MAKEUP_INVERSION, MAKEUP_LEAD_SMALL, MAKEUP_TALL};
    int64_t terms[MAKEUP_COSTS] = {0};
    *sound = false;
    if (settle(s, f, w->place) >= IMPOSSIBLE)
        return IMPOSSIBLE;
    for (int i = 0; i < w->p.n; i++) {
        const MakeupBlock *b = &w->p.page->blocks[i];
        w->c.there[i] = b->fixed || f->forest.node[i].parent != NODE_ABSENT;
        w->c.at[i].at = b->fixed ? b->area : w->place[i];
        w->c.role[i] = role_in(&w->p, &f->forest, i);
    }
    hooks_notch(&w->p, &f->forest, f->n_parts, w->place, w->c.at);
    int64_t points = judge(&w->p, &w->c, INT64_MAX, terms);
    if (points >= IMPOSSIBLE)
        return points;
    *cost = points < *cost ? points : *cost;
    for (size_t k = 0; k < sizeof seen / sizeof *seen; k++)
        points += terms[seen[k]];
    *sound = judge_sound(&w->p, &w->c, 0, terms, true);
    return points + set_badly(w);
}

static const Found *first_held(Walk *w, Settler *s, const Trove *trove, int64_t *cost)
{
    const Found *cheapest = NULL;
    int64_t least = IMPOSSIBLE;
    for (int i = 0; i < trove->n; i++) {
        bool sound;
        const int64_t points = hold(w, s, trove->at[i], &sound, cost);
        if (sound && points <= trove->at[0]->cost + DEARER + DEARER_EACH * w->p.n)
            return trove->at[i];
        if (sound && points < least) {
            least = points;
            cheapest = trove->at[i];
        }
    }
    return cheapest && least <= trove->at[0]->cost + DEAREST ? cheapest : NULL;
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
    bool sound;
    if (f)
        hold(w, s, f, &sound, cost);
    w->p.weight = plain;
    if (!f)
        return false;
    w->best_cost = judge_set(&w->p, &w->c, 0, NULL);
    w->best = f->forest;
    memcpy(w->best_at, w->c.at, sizeof *w->best_at * (size_t)w->p.n);
    return true;
}
