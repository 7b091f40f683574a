/* What is wrong with a page as it is set, and its price when it is looked for again (arrange/stretch.h). */
#include "arrange/stretch.h"

#include "base/order.h"
#include "fitting/hole.h"

Faults faults_of(const PageMakeup *a, const MakeupPage *page)
{
    Faults w = {.lines = page->columns * page->lines};
    int foot = 0;
    for (size_t i = 0; i < a->makeup->n; i++) {
        const MakeupPlaced *p = &a->makeup->at[i];
        const bool fixed = page->blocks[p->block].fixed; /* what is white in an area stays so */
        const int gap = p->at.line + p->at.lines + page->gap < page->lines ? page->gap : 0;
        w.hole = larger(w.hole, fixed ? 0 : plan_hole(a->plans[i]));
        w.broken += a->plans[i]->breaks_rule;
        foot = larger(foot, p->at.line + p->at.lines);
        w.lines +=
            (fixed ? 0 : a->plans[i]->white) - p->at.columns * (p->at.lines + gap) + p->notch_columns * p->notch_lines;
    }
    const bool adverts = page->n_blocks > a->makeup->n; /* they may stand at the foot */
    if (page->lines - foot > 1 && !adverts)
        w.hole = larger(w.hole, TENTHS * page->columns * (page->lines - foot));
    return w;
}

/* Ways of the block like the one it was set in, but for what its pictures, its headline open. */
static bool is_alike(const MakeupWay *w, const MakeupPlaced *p, bool vertical)
{
    enum { NEAR = 1 /* lines */ };
    const bool high = w->least - NEAR <= p->at.lines && p->at.lines <= w->most + NEAR;
    return w->columns == p->at.columns && w->vertical_title == vertical && (p->notch || high);
}

MakeupBlock *faults_priced(Arena *a, const PageMakeup *m, const MakeupBlock *blocks, size_t n)
{
    enum { BROKEN = 200 };
    MakeupBlock *all = arena_dup(a, blocks, n * sizeof *blocks);
    for (size_t i = 0; i < m->makeup->n; i++) {
        const MakeupPlaced *p = &m->makeup->at[i];
        const int hole = plan_hole(m->plans[i]), price = hole_is_large(hole) ? hole_cost(hole) : 0;
        MakeupBlock *block = &all[p->block];
        if (!price && !m->plans[i]->breaks_rule)
            continue;
        const bool vertical = m->blocks[p->block].ways[p->way].vertical_title;
        MakeupWay *ways = arena_dup(a, block->ways, block->n_ways * sizeof *ways);
        for (size_t k = 0; k < block->n_ways; k++)
            ways[k].cost += is_alike(&ways[k], p, vertical) ? price + (m->plans[i]->breaks_rule ? BROKEN : 0) : 0;
        block->ways = ways;
    }
    return all;
}

bool faults_are_fewer(Faults a, Faults b)
{
    const int hole = larger(a.hole, LARGE_HOLE), before = larger(b.hole, LARGE_HOLE);
    return a.broken <= b.broken && hole <= before && (a.broken < b.broken || hole < before);
}
