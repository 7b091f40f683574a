/* The search (makeup/makeup.h). A walk sees the blocks coarsely where the page offers them so: an edit that leaves them
 * as they look to it leaves its pages. Of these one is held with the blocks as they are; only when none of them does
 * well so is a page sought on the blocks themselves. */
#include "makeup/hold.h"
#include "makeup/makeup.h"
#include "trees/parts.h"

#include <assert.h>
#include <string.h>

enum {
    STARTS = 2,
    MORE_STARTS = 2,
    LONGER = 2,
    LOOSER = 4,
    FEW = 2 /* blocks: their page is found on them as they are, its foot filled best */
};

static void add_fault(Makeup *m, MakeupFaultKind kind, int block, int other)
{
    m->faults[m->n_faults++] = (MakeupFault){kind, block, other};
}

static void find_faults(Walk *w, Makeup *m)
{
    for (int i = 0; i < w->p.n; i++) {
        const MakeupBlock *b = &w->p.page->blocks[i];
        if (!b->n_ways)
            add_fault(m, MAKEUP_NO_WAY, i, -1);
        if (!w->c.there[i])
            continue;
        if (b->span && w->c.at[i].at.columns != b->span)
            add_fault(m, MAKEUP_SPAN_LOST, i, -1);
        if (!makeup_at_anchor(w->p.page, &w->c.at[i]))
            add_fault(m, MAKEUP_ANCHOR_LOST, i, -1);
        if (b->group && !group_holds(&w->p, &w->c, b->group))
            add_fault(m, MAKEUP_GROUP_APART, i, -1);
    }
}

static void place_block(Walk *w, Makeup *m, int i)
{
    MakeupPlaced *at = &m->at[m->n++];
    *at = w->c.at[i];
    const MakeupWay *way = &w->p.page->blocks[i].ways[at->way];
    int slack = placed_slack(at, way);
    at->over = slack < 0 ? -slack * way->columns : 0;
    at->white = slack > 0 ? slack * way->columns : 0;
    m->over += at->over;
    m->white += at->white;
    if (at->at.line + at->at.lines > m->lines)
        m->lines = at->at.line + at->at.lines;
}

/* The walk's best page, as its candidate; its points are added to terms. */
static void take_best(Walk *w, int64_t *terms)
{
    w->t.now = w->best;
    for (int i = 0; i < w->p.n; i++) {
        w->c.at[i] = w->best_at[i];
        w->c.there[i] = w->p.page->blocks[i].fixed || w->best.node[i].parent != NODE_ABSENT;
        w->c.role[i] = role_of(&w->t, i);
    }
    judge_set(&w->p, &w->c, 0, terms);
}

static Makeup *result(Walk *w, Arena *a)
{
    Makeup *m = ARENA_NEW(a, Makeup);
    int n = w->p.n;
    *m = (Makeup){.cost = w->best_cost, .steps = w->t.steps};
    m->at = ARENA_ARRAY(a, MakeupPlaced, n + 1);
    m->left = ARENA_ARRAY(a, int, n + 1);
    m->faults = ARENA_ARRAY(a, MakeupFault, 4 * n + 1);
    take_best(w, m->terms);
    m->sound = judge_sound(&w->p, &w->c, 0, m->terms, !w->p.sparse);
    for (int i = 0; i < n; i++)
        if (w->c.there[i] && judge_sinks(&w->p, &w->c, i))
            w->c.at[i].at.line = w->p.lines - w->c.at[i].at.lines;
    for (int i = 0; i < n; i++)
        if (w->c.there[i])
            place_block(w, m, i);
        else
            m->left[m->n_left++] = i;
    find_faults(w, m);
    return m;
}

/* Areas that can't be had: no page, but what is wrong. */
static Makeup *faulty(Arena *a, MakeupFault fault)
{
    Makeup *m = ARENA_NEW(a, Makeup);
    *m = (Makeup){.faults = arena_dup(a, &fault, sizeof fault), .n_faults = 1, .cost = IMPOSSIBLE};
    return m;
}

/* Few blocks have few arrangements. */
static int64_t effort_for(const MakeupPage *page)
{
    enum { USUAL = 12, MORE = 6 };
    int64_t n = (int64_t)page->n_blocks, effort = page->effort ? page->effort : MAKEUP_EFFORT;
    return n == 1 ? 0 : n < USUAL ? effort * n * (n + MORE) / (USUAL * (USUAL + MORE)) : effort * n / USUAL;
}

static bool does_well(Walk *w, int64_t cost, int64_t *terms)
{
    memset(terms, 0, sizeof *terms * MAKEUP_COSTS);
    if (w->best_cost >= IMPOSSIBLE || w->best_cost > cost)
        return false;
    take_best(w, terms);
    return judge_sound(&w->p, &w->c, 0, terms, !w->p.sparse);
}

/* Around what is fixed the page is divided in other ways too, until the page does, whole, and its lead has its place.
 */
static void walk_divisions(Walk *w, int64_t effort, int64_t cost)
{
    enum { DIVISIONS = 8, ENOUGH = 4 /* for the lead's sake */ };
    for (int i = STARTS; i < STARTS + DIVISIONS; i++) {
        int64_t terms[MAKEUP_COSTS];
        const bool whole = does_well(w, cost, terms) && (w->p.page->may_cut || !terms[MAKEUP_OVER]);
        if (whole && (!terms[MAKEUP_LEAD_PLACE] || i >= STARTS + ENOUGH))
            return;
        walk_run(w, w->p.page->start + i, effort);
    }
}

/* The page, what is cut dearer: on it nothing may be. */
static MakeupPage *strict_page(Arena *scratch, const MakeupPage *page)
{
    enum { DEARER = 4 };
    MakeupPage *strict = arena_dup(scratch, page, sizeof *page);
    MakeupWeights *weights = arena_dup(scratch, page->weights ? page->weights : &makeup_weights, sizeof(MakeupWeights));
    weights->of[MAKEUP_OVER] *= DEARER;
    weights->of[MAKEUP_CUT] *= DEARER;
    strict->weights = weights;
    return strict;
}

/* Around what is fixed a page is divided in other ways, too. */
static int walks_for(const MakeupPage *page)
{
    enum { WALKS = 4, AROUND = 10 };
    return makeup_has_fixed(page) ? AROUND : WALKS;
}

/* Longer walks are for pages that nothing divides. */
static int longer_for(const MakeupPage *page)
{
    return makeup_has_fixed(page) ? 0 : MORE_STARTS;
}

/* Walks of so many steps over the strict page until one is found that is whole and keeps its pins; else the cheapest.
 */
static void walk_any(Walk *w, int64_t effort, int longer)
{
    const int walks = walks_for(w->p.page), start = w->p.page->start;
    w->any = true;
    for (int i = 0; i < walks && !w->found; i++)
        walk_run(w, start + i, effort / STARTS);
    for (int i = 0; w->best_cost >= IMPOSSIBLE && i < LOOSER; i++) { /* an odd page: white is a cost, no refusal */
        problem_loosen(&w->p);
        w->t.hooks = false;
        walk_run(w, start + i, effort / STARTS);
    }
    for (int i = STARTS + 1; !w->whole && i <= STARTS + longer; i++)
        walk_run(w, start + i, effort * LONGER);
    w->any = w->found = false;
}

/* Of a walk whether there is a page at all: fewer steps do, but no fewer than find one. */
static int64_t effort_of_glance(const MakeupPage *page)
{
    enum { GLANCE = 4, LEAST = 16 };
    MakeupPage seen = *page;
    const int64_t effort = (page->effort ? page->effort : MAKEUP_EFFORT) / GLANCE;
    seen.effort = effort > MAKEUP_EFFORT           ? MAKEUP_EFFORT
                  : effort < MAKEUP_EFFORT / LEAST ? MAKEUP_EFFORT / LEAST
                                                   : effort;
    return effort_for(&seen);
}

int64_t makeup_most_steps(const MakeupPage *page)
{
    const int64_t walks = walks_for(page), glance = walks * effort_of_glance(page) / STARTS;
    return page->any == MAKEUP_GLANCE
               ? glance
               : glance + effort_for(page) * walks / STARTS + effort_for(page) * LONGER * longer_for(page);
}

/* A page that holds all blocks whole: if there is none, its best is cut. Where one is to be made, a glance is not the
 * last word; but what a glance finds there is. */
static Walk *search_any(Arena *scratch, const MakeupPage *page)
{
    Walk *w = ARENA_NEW(scratch, Walk);
    walk_open(w, scratch, strict_page(scratch, page));
    w->t.hooks = page->fills != NULL;
    walk_any(w, effort_of_glance(page), 0);
    if (!w->whole && page->any != MAKEUP_GLANCE)
        walk_any(w, effort_for(page), longer_for(page));
    return w;
}

/* The best page on the blocks as they are. One that doesn't do is looked for longer. */
static Makeup *search_exactly(Arena *a, Arena *scratch, const MakeupPage *page, Walk *any, int64_t cost)
{
    Walk *w = ARENA_NEW(scratch, Walk);
    walk_open(w, scratch, page);
    w->t.hooks = page->fills != NULL;
    int64_t effort = effort_for(page), terms[MAKEUP_COSTS];
    for (int i = 0; i < STARTS; i++)
        walk_run(w, page->start + i, effort / STARTS);
    if (makeup_has_fixed(page))
        walk_divisions(w, effort / STARTS, cost);
    /* odd starts have wheels: one of them first; where nothing stands at all, walks twice as long find no more */
    const bool longer = page->n_blocks > FEW && w->best_cost < IMPOSSIBLE;
    for (int i = STARTS + 1; longer && i <= STARTS + MORE_STARTS && !does_well(w, cost, terms); i++)
        walk_run(w, page->start + i, effort * LONGER);
    for (int i = 0; w->best_cost >= IMPOSSIBLE && i < LOOSER; i++) {
        problem_loosen(&w->p);
        w->t.hooks = false;
        walk_run(w, page->start + i, effort / STARTS);
    }
    if (any && !w->whole) { /* all that it found is cut */
        for (int i = 1; i <= MORE_STARTS; i++)
            walk_run(any, page->start + i, effort);
        w = any;
    }
    if (w->best_cost >= IMPOSSIBLE)
        return NULL;
    Makeup *m = result(w, a);
    return m->over && !page->may_cut ? NULL : m;
}

/* The walk sees the blocks roughly; of the pages that it comes by one is taken for the blocks as they are. */
static Makeup *search_roughly(Arena *a, Arena *scratch, const MakeupPage *page, int64_t *cost)
{
    Walk *rough = ARENA_NEW(scratch, Walk), *exact = ARENA_NEW(scratch, Walk);
    Trove *trove = ARENA_NEW(scratch, Trove);
    MakeupPage seen = *page;
    seen.blocks = page->rough;
    seen.fills = NULL;
    walk_open(exact, scratch, page);
    walk_open(rough, scratch, &seen);
    trove_open(trove, scratch, (int)page->n_blocks);
    rough->trove = trove;
    rough->t.hooks = page->fills != NULL;
    for (int i = 0; i < STARTS; i++)
        walk_run(rough, page->start + i, effort_for(page) / STARTS);
    if (!hold_first(exact, trove, cost))
        return NULL;
    Makeup *m = result(exact, a);
    m->steps = rough->t.steps;
    return m->over ? NULL : m;
}

Makeup *makeup_search(Arena *a, Arena *scratch, const MakeupPage *page)
{
    assert(page->columns >= 1 && page->columns <= MAKEUP_MOST_COLUMNS && page->n_blocks >= 1);
    assert(page->lines >= 1 && page->lines <= MAKEUP_MOST_LINES && page->gap >= 0);
    if (page->n_blocks > MAKEUP_MOST_BLOCKS)
        return NULL;
    MakeupFault fault;
    if (parts_fault(page, 0, &fault))
        return faulty(a, fault);
    arena_reset(scratch);
    int64_t cost = IMPOSSIBLE;
    Makeup *m = page->rough && !page->any && page->n_blocks > FEW ? search_roughly(a, scratch, page, &cost) : NULL;
    if (m)
        return m;
    Walk *any = page->may_cut || page->may_leave ? NULL : search_any(scratch, page);
    if (any && (page->any || !any->whole))
        return any->whole ? result(any, a) : NULL;
    return search_exactly(a, scratch, page, any, cost);
}
