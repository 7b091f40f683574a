/* The walk over trees (makeup/walk.h). */
#include "makeup/walk.h"

#include "trees/carve.h"
#include "trees/hook.h"
#include <string.h>

enum {
    HOT = 240,
    WARM = 80 /* of a page that has been walked to */,
    COLD = 2,
    CHEAP_MOVES = 6 /* moves without a shape, to a step */
};

/* -256 ln of the middles of 128 equal parts of (0, 1): how much worse, in temperatures, is borne. */
static const int16_t logarithms[128] = {
    1420, 1138, 1008, 921, 857, 806, 763, 726, 694, 666, 640, 617, 596, 576, 558, 540, 524, 509, 495, 482, 469, 457,
    445,  434,  423,  413, 403, 394, 385, 376, 367, 359, 351, 343, 336, 328, 321, 314, 308, 301, 295, 288, 282, 276,
    270,  265,  259,  254, 248, 243, 238, 233, 228, 223, 219, 214, 209, 205, 200, 196, 192, 188, 184, 179, 175, 172,
    168,  164,  160,  156, 153, 149, 146, 142, 139, 135, 132, 128, 125, 122, 119, 116, 112, 109, 106, 103, 100, 97,
    94,   92,   89,   86,  83,  80,  78,  75,  72,  70,  67,  64,  62,  59,  57,  54,  52,  49,  47,  45,  42,  40,
    38,   35,   33,   31,  29,  26,  24,  22,  20,  18,  15,  13,  11,  9,   7,   5,   3,   1,
};

/* Points of the page as it is now; IMPOSSIBLE when the blocks can't stand so, or not for `most`. */
static int64_t weigh(Walk *w, int64_t most)
{
    int points = trees_points(&w->t);
    if (points >= IMPOSSIBLE || points > most)
        return IMPOSSIBLE;
    trees_place(&w->t, w->place);
    for (int i = 0; i < w->p.n; i++) {
        const MakeupBlock *b = &w->p.page->blocks[i];
        w->c.there[i] = b->fixed || w->t.now.node[i].parent != NODE_ABSENT;
        w->c.at[i].at = b->fixed ? b->area : w->place[i];
        w->c.role[i] = role_of(&w->t, i);
        if (w->p.loose && w->c.there[i] && !b->fixed)
            w->c.at[i].at.columns = best_columns(&w->p, i, &w->place[i], w->c.role[i]);
    }
    if (w->t.hooks)
        hooks_notch(&w->p, &w->t.now, w->place, w->c.at);
    return judge(&w->p, &w->c, most, NULL);
}

static void remember(Walk *w)
{
    if (w->trove && w->cost < IMPOSSIBLE)
        trove_add(w->trove, &w->t, &w->c, w->place, w->cost);
    if (w->cost >= IMPOSSIBLE || (w->whole && w->cost >= w->best_cost && !w->any))
        return;
    const bool whole = w->p.page->may_cut || judge_whole(&w->p, &w->c);
    w->found = w->any && whole && judge_keeps_pins(&w->p, &w->c);
    if (!w->found && (whole < w->whole || (whole == w->whole && w->cost >= w->best_cost)))
        return;
    w->whole = whole;
    w->best_cost = w->cost;
    w->best = w->t.now;
    memcpy(w->best_at, w->c.at, sizeof *w->best_at * (size_t)w->p.n);
}

/* In 256ths of a point. */
static int64_t temperature(int hot, int64_t taken, int64_t budget)
{
    int64_t t = (int64_t)hot << 8;
    int64_t eighths = taken * 64 / (budget > 0 ? budget : 1); /* in 64 equal ratios, from HOT to COLD */
    for (int64_t i = 0; i < eighths; i++)
        t = t * 237 / 256; /* (COLD / HOT) ^ (1 / 64) */
    return t;
}

static void anneal(Walk *w, int hot, int64_t budget)
{
    int64_t from = w->t.steps, cheap = 0;
    Forest before;
    while (w->t.steps - from < budget && !w->found) {
        int64_t t = temperature(hot, w->t.steps - from, budget);
        int worse = (int)(t * logarithms[random_below(&w->r, 128)] >> 16);
        int64_t bound = w->cost + worse;
        if (++cheap % CHEAP_MOVES == 0)
            w->t.steps++;
        forest_copy(&before, &w->t.now, w->p.n);
        if (!trees_move(&w->t, &w->r))
            continue;
        w->t.bound = bound < SHAPE_NO << w->p.shift ? (int)bound : SHAPE_NO << w->p.shift;
        int64_t cost = weigh(w, bound);
        if (cost > bound) {
            forest_copy(&w->t.now, &before, w->p.n);
            continue;
        }
        w->cost = cost;
        remember(w);
    }
}

/* The roles to begin with: a lead, two or three seconds, the last third briefs. */
static void first_roles(Walk *w)
{
    int n = w->p.n, *level = w->t.now.level, largest = 0;
    level[0] = 0;
    level[1] = w->p.page->lead ? 1 : 0;
    level[2] = level[1] + (n > 9 ? 3 : n > 6 ? 2 : 1);
    level[2] = level[2] > n ? n : level[2];
    level[3] = n - n / 3;
    level[3] = level[3] < level[2] ? level[2] : level[3];
    w->t.now.picture = -1;
    for (int k = 0; k < n; k++) {
        const MakeupBlock *b = &w->p.page->blocks[w->p.by_rank[k]];
        for (size_t i = 0; i < b->n_ways && !b->advert && largest < w->p.share; i++)
            if (b->ways[i].picture > largest) {
                largest = b->ways[i].picture;
                w->t.now.picture = w->p.by_rank[k];
            }
    }
}

/* While not even shrunk the blocks go in, the least important are left out. */
static void make_possible(Walk *w)
{
    w->cost = weigh(w, IMPOSSIBLE - 1);
    for (int k = w->p.n - 1; w->cost >= IMPOSSIBLE && w->p.page->may_leave && k > 0; k--) {
        int block = w->p.by_rank[k];
        if (w->t.now.node[block].parent < 0)
            continue;
        trees_remove(&w->t, block);
        w->cost = weigh(w, IMPOSSIBLE - 1);
    }
}

/* Of a fixed block's ways those that its area holds, in so many lines; the others are too high for any page. */
static void aim_block(Arena *scratch, const MakeupPage *page, MakeupBlock *b)
{
    const int *weight = (page->weights ? page->weights : &makeup_weights)->of;
    MakeupWay *ways = arena_dup(scratch, b->ways, sizeof *ways * b->n_ways);
    for (size_t k = 0; k < b->n_ways; k++) {
        MakeupWay *w = &ways[k];
        const int slack = way_slack(w, b->area.lines);
        if (w->columns != b->area.columns || slack < 0)
            w->least = w->most = page->lines + 1;
        else {
            w->cost += (b->area.lines - slack - w->least) * w->line_cost + (int)way_white(weight, slack, w->columns);
            w->least = w->most = b->area.lines;
        }
    }
    b->ways = ways;
    b->fixed = false;
    b->aimed = true;
    b->anchor = MAKEUP_ANYWHERE;
    b->span = 0;
}

/* The page with what is fixed aimed at its area. */
static MakeupPage *aimed_page(Arena *scratch, const MakeupPage *page)
{
    MakeupPage *aim = arena_dup(scratch, page, sizeof *page);
    MakeupBlock *blocks = arena_dup(scratch, page->blocks, sizeof *blocks * page->n_blocks);
    for (size_t i = 0; i < page->n_blocks; i++)
        if (blocks[i].fixed)
            aim_block(scratch, page, &blocks[i]);
    aim->blocks = blocks;
    aim->rough = NULL;
    aim->fills = NULL;
    aim->aims = true;
    return aim;
}

/* The best page, with its shapes as they are now. */
static void return_to_best(Walk *w)
{
    w->t.now = w->best;
    w->t.bound = SHAPE_NO << w->p.shift;
    for (int i = 0; i < 2 * w->p.n; i++)
        w->t.now.node[i].stale = true;
    for (int i = 0; i < w->t.now.parts.n; i++)
        w->t.now.cut[i].known = false;
    trees_points(&w->t);
    trees_place(&w->t, w->place);
}

/* From a page that has its fixed blocks where they came to stand, as near to their areas as it may be: the cuts beside
 * them are put where the areas are. Cuts that are made first, around the areas, know nothing of the other blocks. */
static bool walk_carved(Walk *w, int start, int64_t budget)
{
    Walk *aim = w->aim ? w->aim : ARENA_NEW(w->p.scratch, Walk);
    if (!w->aim) {
        walk_open(aim, w->p.scratch, aimed_page(w->p.scratch, w->p.page));
        aim->t.plain = true;
        w->aim = aim;
    }
    aim->best_cost = IMPOSSIBLE;
    aim->whole = false;
    walk_run(aim, start, budget);
    if (aim->best_cost >= IMPOSSIBLE)
        return false;
    return_to_best(aim);
    w->t.steps += budget;
    if (!trees_carve(&w->t, &aim->t.now, aim->place))
        return false;
    make_possible(w);
    remember(w);
    anneal(w, WARM, budget / 2);
    return true;
}

void walk_run(Walk *w, int start, int64_t budget)
{
    enum { CARVED = 2, BY_TURNS = 4 /* starts: carved pages have no wheels */ };
    w->r.state = 2463534242u + 7919u * (uint32_t)start;
    trees_clear(&w->t);
    parts_of(w->p.page, start, &w->t.now.parts);
    if (start % BY_TURNS < CARVED && w->t.now.parts.n > 1 && makeup_has_fixed(w->p.page)) {
        if (walk_carved(w, start, budget))
            return;
        trees_clear(&w->t);
        parts_of(w->p.page, start, &w->t.now.parts);
        budget -= budget / 2;
    }
    first_roles(w);
    trees_fill(&w->t, &w->r, start % 2 == 1 && !w->t.plain);
    make_possible(w);
    remember(w);
    anneal(w, HOT, budget);
}

void walk_open(Walk *w, Arena *scratch, const MakeupPage *page)
{
    w->aim = NULL;
    problem_open(&w->p, scratch, page);
    int n = w->p.n;
    w->c = (Candidate){.at = ARENA_ARRAY(scratch, MakeupPlaced, n + 1),
                       .there = ARENA_ARRAY(scratch, bool, n + 1),
                       .role = ARENA_ARRAY(scratch, Role, n + 1)};
    trees_open(&w->t, &w->p);
    w->place = ARENA_ARRAY(scratch, MakeupArea, 2 * n + 1);
    w->best_at = ARENA_ARRAY(scratch, MakeupPlaced, n + 1);
    w->best_cost = IMPOSSIBLE;
    w->whole = w->any = w->found = false;
    for (int i = 0; i < n; i++)
        w->c.at[i].block = w->best_at[i].block = i;
}
