/* What stands by something fixed, an article with an area or a group with one, has its place by that (arrange/joins.h):
 * only so can both be kept. */
#include "arrange/joins.h"

#include "arrange/ads.h"
#include "fitting/ways.h"
#include <assert.h>

/* What a page has that is fixed. */
typedef struct Room {
    const PageJob *job;
    const PageJoins *j;
    const MakeupBlock *blocks; /* the pieces' */
    size_t n;
} Room;

typedef struct Fixing {
    IssueBuild *b;
    const PieceVec *pieces;
    PageJoins *j;
    MakeupBlock *blocks;
    Room room; /* the same, to look at */
} Fixing;

static bool is_inside(const PageJob *job, MakeupArea a)
{
    return a.column >= 0 && a.column + a.columns <= job_layout(job)->columns && a.line + a.lines <= job->lines;
}

/* Neither an advertisement's nor that of something fixed. */
static bool is_free(const PageJob *job, const MakeupBlock *blocks, size_t n, MakeupArea a)
{
    if (!is_inside(job, a) || ads_meet(job, a))
        return false;
    for (size_t i = 0; i < n; i++)
        if (blocks[i].fixed && makeup_areas_meet(a, blocks[i].area))
            return false;
    return true;
}

/* Nor one that a group is to have. */
static bool is_open(const Room *r, MakeupArea a)
{
    for (int g = 0; g < r->j->n_groups; g++)
        if (group_has_area(&r->j->groups[g]) && makeup_areas_meet(a, group_area(&r->j->groups[g])))
            return false;
    return is_free(r->job, r->blocks, r->n, a);
}

/* Where a piece stands, or the group that it is in, whatever becomes of the others. */
static bool is_fixed(const Room *r, int i, MakeupArea *out)
{
    const int group = r->j->group_of[i];
    *out = r->blocks[i].area;
    if (group < 0)
        return r->blocks[i].fixed;
    if (!group_has_area(&r->j->groups[group]))
        return false;
    *out = group_area(&r->j->groups[group]);
    return is_inside(r->job, *out);
}

/* The way over so many columns that has least white at a height (0: the lowest); NULL: none. */
static const MakeupWay *way_for(const MakeupBlock *block, int columns, int lines)
{
    const MakeupWay *best = NULL;
    for (size_t k = 0; k < block->n_ways; k++) {
        const MakeupWay *w = &block->ways[k];
        if (w->columns != columns || (lines && w->least > lines))
            continue;
        bool better = !best || (lines ? w->most > best->most : w->least < best->least);
        best = better ? w : best;
    }
    return best;
}

static void fix(MakeupBlock *block, MakeupArea a)
{
    block->fixed = true;
    block->area = a;
    block->anchor = MAKEUP_ANYWHERE;
    block->span = 0;
}

static void fix_below(Fixing *x, int i, MakeupArea a)
{
    MakeupBlock *block = &x->blocks[i];
    a.line += a.lines + PIECE_GAP;
    ways_to_stay(x->b->arena, x->pieces->ptr[i], a.columns, x->room.job->lines, block);
    const MakeupWay *w = way_for(block, a.columns, 0);
    a.lines = w ? w->least : 0;
    if (w && is_open(&x->room, a))
        fix(block, a);
}

/* At the right of something, else at the left. */
static MakeupArea beside(const Room *r, MakeupArea base, int columns)
{
    MakeupArea at = {base.column + base.columns, base.line, columns, base.lines};
    if (!is_open(r, at))
        at.column = base.column - columns;
    return at;
}

/* As high, over as many columns as it fills best. */
static void fix_beside(Fixing *x, int i, MakeupArea base)
{
    MakeupBlock *block = &x->blocks[i];
    MakeupArea best = {0};
    int least = INT32_MAX;
    for (int columns = 1; columns <= job_layout(x->room.job)->columns; columns++) {
        ways_to_stay(x->b->arena, x->pieces->ptr[i], columns, x->room.job->lines, block);
        const MakeupWay *w = way_for(block, columns, base.lines);
        const MakeupArea at = beside(&x->room, base, columns);
        int white = w && w->most < base.lines ? (base.lines - w->most) * columns : 0;
        if (w && white < least && is_open(&x->room, at)) {
            best = at;
            least = white;
        }
    }
    if (best.columns)
        fix(block, best);
}

/* One more that stands by something fixed; its tie is none from then on: joins_report tells when it can't be had. */
static bool fix_one(Fixing *x)
{
    PageJoins *j = x->j;
    for (int i = 0; i < (int)x->pieces->len; i++) {
        const int base = j->base[i], group = j->group_of[i];
        MakeupArea at;
        if (base < 0 || (group >= 0 && group == j->group_of[base]) || !is_fixed(&x->room, base, &at))
            continue;
        j->base[i] = -1;
        if (group >= 0) { /* its heights are known when it is joined */
            j->groups[group].by = j->below[i] ? BY_BELOW : BY_BESIDE;
            j->groups[group].other = at;
        } else if (j->below[i]) {
            fix_below(x, i, at);
        } else {
            fix_beside(x, i, at);
        }
        return true;
    }
    return false;
}

void joins_fix(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageJoins *j, MakeupBlock *blocks)
{
    Fixing x = {b, pieces, j, blocks, {job, j, blocks, pieces->len}};
    while (fix_one(&x))
        ;
}

/* ---- groups ---- */

/* The lowest that holds it. */
static bool area_below(const Room *r, const PageGroup *g, const JoinedPage *page, MakeupArea *a)
{
    *a = g->other;
    a->line += a->lines + PIECE_GAP;
    for (a->lines = 1; a->line + a->lines <= r->job->lines; a->lines++)
        if (makeup_join_goes(page, g->join, a->columns, a->lines))
            return is_open(r, *a);
    return false;
}

/* The one in which it looks best. */
static bool area_beside(const Room *r, const PageGroup *g, const JoinedPage *page, MakeupArea *a)
{
    int least = INT32_MAX;
    for (int columns = 1; columns <= job_layout(r->job)->columns; columns++) {
        const MakeupArea at = beside(r, g->other, columns);
        if (!is_open(r, at) || !makeup_join_goes(page, g->join, columns, at.lines))
            continue;
        int cost = makeup_join_cost(page, g->join, columns, at.lines);
        if (cost < least) {
            *a = at;
            least = cost;
        }
    }
    return least < INT32_MAX;
}

void joins_pin(const PageJob *job, const PieceVec *pieces, const PageJoins *j, const MakeupBlock *blocks,
               JoinedPage *page)
{
    const Room room = {job, j, blocks, pieces->len};
    for (int i = 0; i < j->n_groups; i++) {
        const PageGroup *g = &j->groups[i];
        MakeupArea a;
        bool has = false;
        if (g->join >= 0 && group_has_area(g)) {
            a = group_area(g);
            has = makeup_join_goes(page, g->join, a.columns, a.lines);
        } else if (g->join >= 0 && g->by != BY_NONE) {
            has = g->by == BY_BELOW ? area_below(&room, g, page, &a) : area_beside(&room, g, page, &a);
        }
        if (has && is_free(job, page->page.blocks, page->page.n_blocks, a))
            fix(&page->joined[g->join], a);
    }
}
