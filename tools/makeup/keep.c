/* An arrangement made before, looked at again (makeup/makeup.h). */
#include "judge/judge.h"
#include "makeup/makeup.h"

#include <assert.h>
#include <string.h>

/* Points of a way in an L beyond its own; < 0: it doesn't hold the block. */
static int fills(const MakeupPage *page, const MakeupPlaced *at, int way)
{
    MakeupPlaced so = *at;
    so.way = way;
    const bool may = page->fills && page->blocks[at->block].notched &&
                     makeup_lines(at) + 1 >= page->blocks[at->block].ways[way].least;
    return may ? page->fills(page->own, &so) : -1;
}

/* The best way of those that hold the block in its place, white reckoned as the search does, or the whole of it first;
 * false: none does. */
static bool fits(const MakeupPage *page, bool white_first, MakeupPlaced *at)
{
    const MakeupBlock *b = &page->blocks[at->block];
    const int *weight = (page->weights ? page->weights : &makeup_weights)->of;
    int64_t best = -1;
    for (size_t k = 0; k < b->n_ways; k++) {
        const MakeupWay *way = &b->ways[k];
        int lines = makeup_lines(at), slack = placed_slack(at, way), grown = lines - way->least;
        const int more = way->columns != at->at.columns || slack < 0 ? -1 : at->notch ? fills(page, at, (int)k) : 0;
        if (more < 0)
            continue;
        grown = grown < 0 ? 0 : grown > way->most - way->least ? way->most - way->least : grown;
        int64_t cost = weight[MAKEUP_SETTING] * ((int64_t)way->cost + (int64_t)grown * way->line_cost + more);
        cost += white_first ? (int64_t)slack << 32 : way_white(weight, slack, way->columns);
        if (best >= 0 && cost >= best)
            continue;
        best = cost;
        at->way = (int)k;
        at->over = 0;
        at->white = slack * way->columns;
    }
    return best >= 0;
}

static bool inside(const MakeupPage *page, const MakeupArea *a)
{
    return a->column >= 0 && a->line >= 0 && a->columns >= 1 && a->lines >= 1 &&
           a->column + a->columns <= page->columns && a->line + a->lines <= page->lines;
}

/* Groups that fill a rectangle still. */
static bool groups_hold(Arena *a, const MakeupPage *page, const Makeup *m)
{
    const Problem p = {
        .page = page, .n = (int)page->n_blocks, .columns = page->columns, .lines = page->lines, .gap = page->gap};
    Candidate c = {.at = ARENA_ARRAY(a, MakeupPlaced, page->n_blocks + 1),
                   .there = ARENA_ARRAY(a, bool, page->n_blocks + 1)};
    for (size_t i = 0; i < m->n; i++) {
        c.at[m->at[i].block] = m->at[i];
        c.there[m->at[i].block] = true;
    }
    for (size_t i = 0; i < m->n; i++) {
        int group = page->blocks[m->at[i].block].group;
        if (group && !group_holds(&p, &c, group))
            return false;
    }
    return true;
}

Makeup *makeup_keep(Arena *a, const MakeupPage *page, const MakeupPlaced *before, size_t n, int white)
{
    Makeup *m = ARENA_NEW(a, Makeup);
    *m = (Makeup){.n = n, .at = arena_dup(a, before, sizeof *before * n)};
    m->left = ARENA_ARRAY(a, int, page->n_blocks + 1);
    bool *there = ARENA_ARRAY(a, bool, page->n_blocks + 1);
    for (size_t i = 0; i < n; i++) {
        MakeupPlaced *at = &m->at[i];
        if (at->block < 0 || (size_t)at->block >= page->n_blocks || there[at->block] || !inside(page, &at->at) ||
            !fits(page, false, at))
            return NULL;
        for (size_t k = 0; k < i; k++)
            if (makeup_placed_meet(at, &m->at[k]))
                return NULL;
        there[at->block] = true;
        m->white += at->white;
        if (at->at.line + at->at.lines > m->lines)
            m->lines = at->at.line + at->at.lines;
    }
    if (m->white > white) {
        m->white = 0;
        for (size_t i = 0; i < n && fits(page, true, &m->at[i]); i++)
            m->white += m->at[i].white;
    }
    for (size_t i = 0; i < page->n_blocks; i++) {
        if (!there[i] && !page->blocks[i].filler)
            return NULL;
        if (!there[i])
            m->left[m->n_left++] = (int)i;
    }
    return m->white <= white && groups_hold(a, page, m) ? m : NULL;
}
