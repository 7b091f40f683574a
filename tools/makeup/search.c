/* The search: simulated annealing over trees (makeup/makeup.h). Each step changes a tree a little; a worse page is kept
 * at first often, at last never. All is in integers and the dice have fixed seeds: the same blocks make the same page
 * everywhere. */
#include "makeup/judge.h"
#include "makeup/parts.h"
#include "makeup/tree.h"

#include <assert.h>
#include <string.h>

enum { STARTS = 2, LOOSER = 4, HOT = 240, COLD = 2, CHEAP_MOVES = 6 /* moves without a shape, to a step */ };

/* -256 ln of the middles of 128 equal parts of (0, 1): how much worse, in temperatures, is borne. */
static const int16_t logarithms[128] = {
    1420, 1138, 1008, 921, 857, 806, 763, 726, 694, 666, 640, 617, 596, 576, 558, 540, 524, 509, 495, 482, 469, 457,
    445,  434,  423,  413, 403, 394, 385, 376, 367, 359, 351, 343, 336, 328, 321, 314, 308, 301, 295, 288, 282, 276,
    270,  265,  259,  254, 248, 243, 238, 233, 228, 223, 219, 214, 209, 205, 200, 196, 192, 188, 184, 179, 175, 172,
    168,  164,  160,  156, 153, 149, 146, 142, 139, 135, 132, 128, 125, 122, 119, 116, 112, 109, 106, 103, 100, 97,
    94,   92,   89,   86,  83,  80,  78,  75,  72,  70,  67,  64,  62,  59,  57,  54,  52,  49,  47,  45,  42,  40,
    38,   35,   33,   31,  29,  26,  24,  22,  20,  18,  15,  13,  11,  9,   7,   5,   3,   1,
};

typedef struct Search {
    Problem p;
    Trees t;
    Random r;
    Candidate c;
    MakeupArea *place;
    int64_t cost; /* of t.now */
    Forest best;
    MakeupPlaced *best_at;
    int64_t best_cost;
    MakeupArea best_part[MAKEUP_MOST_PARTS];
    int64_t moves;
} Search;

/* Points of the page as it is now; IMPOSSIBLE when the blocks can't stand so, or not for `most`. */
static int64_t weigh(Search *s, int64_t most)
{
    int points = trees_points(&s->t);
    if (points >= IMPOSSIBLE || points > most)
        return IMPOSSIBLE;
    trees_place(&s->t, s->place);
    for (int i = 0; i < s->p.n; i++) {
        const MakeupBlock *b = &s->p.page->blocks[i];
        s->c.there[i] = b->fixed || s->t.now.node[i].parent != NODE_ABSENT;
        s->c.at[i].at = b->fixed ? b->area : s->place[i];
        s->c.role[i] = role_of(&s->t, i);
        if (s->p.loose && s->c.there[i] && !b->fixed)
            s->c.at[i].at.columns = best_columns(&s->p, i, &s->place[i], s->c.role[i]);
    }
    return judge(&s->p, &s->c, NULL);
}

static void remember(Search *s)
{
    if (s->cost >= s->best_cost)
        return;
    s->best_cost = s->cost;
    s->best = s->t.now;
    memcpy(s->best_at, s->c.at, sizeof *s->best_at * (size_t)s->p.n);
    memcpy(s->best_part, s->t.part, sizeof s->best_part);
}

/* In 256ths of a point. */
static int64_t temperature(int64_t taken, int64_t budget)
{
    int64_t t = (int64_t)HOT << 8;
    int64_t eighths = taken * 64 / (budget > 0 ? budget : 1); /* from HOT to COLD in 64 equal ratios */
    for (int64_t i = 0; i < eighths; i++)
        t = t * 237 / 256; /* (COLD / HOT) ^ (1 / 64) */
    return t;
}

static void anneal(Search *s, int64_t budget)
{
    int64_t from = s->t.steps, cheap = 0;
    while (s->t.steps - from < budget) {
        int64_t t = temperature(s->t.steps - from, budget);
        int worse = (int)(t * logarithms[random_below(&s->r, 128)] >> 16);
        int64_t bound = s->cost + worse;
        if (++cheap % CHEAP_MOVES == 0)
            s->t.steps++;
        Forest before = s->t.now;
        if (!trees_move(&s->t, &s->r))
            continue;
        s->moves++;
        s->t.bound = bound < SHAPE_NO << s->p.shift ? (int)bound : SHAPE_NO << s->p.shift;
        int64_t cost = weigh(s, bound);
        if (cost > bound) {
            s->t.now = before;
            continue;
        }
        s->cost = cost;
        remember(s);
    }
}

/* The roles to begin with: a lead, two or three seconds, the last third briefs. */
static void first_roles(Search *s)
{
    int n = s->p.n, *level = s->t.now.level, largest = 0;
    level[0] = 0;
    level[1] = s->p.page->lead ? 1 : 0;
    level[2] = level[1] + (n > 9 ? 3 : n > 6 ? 2 : 1);
    level[2] = level[2] > n ? n : level[2];
    level[3] = n - n / 3;
    level[3] = level[3] < level[2] ? level[2] : level[3];
    s->t.now.picture = -1;
    for (int k = 0; k < n; k++) {
        const MakeupBlock *b = &s->p.page->blocks[s->p.by_rank[k]];
        for (size_t i = 0; i < b->n_ways && !b->advert && largest < s->p.share; i++)
            if (b->ways[i].picture > largest) {
                largest = b->ways[i].picture;
                s->t.now.picture = s->p.by_rank[k];
            }
    }
}

/* While not even shrunk the blocks go in, the least important are left out. */
static void make_possible(Search *s)
{
    s->cost = weigh(s, IMPOSSIBLE - 1);
    for (int k = s->p.n - 1; s->cost >= IMPOSSIBLE && s->p.page->may_leave && k > 0; k--) {
        int block = s->p.by_rank[k];
        if (s->t.now.node[block].parent < 0)
            continue;
        trees_remove(&s->t, block);
        s->cost = weigh(s, IMPOSSIBLE - 1);
    }
}

static void run(Search *s, int start, int64_t budget)
{
    s->r.state = 2463534242u + 7919u * (uint32_t)start;
    trees_clear(&s->t);
    s->t.n_parts = parts_of(s->p.page, start % 2 == 1, s->t.part, MAKEUP_MOST_PARTS);
    first_roles(s);
    trees_fill(&s->t, &s->r, start % 2 == 1);
    make_possible(s);
    remember(s);
    anneal(s, budget);
}

static void add_fault(Makeup *m, MakeupFaultKind kind, int block, int other)
{
    m->faults[m->n_faults++] = (MakeupFault){kind, block, other};
}

static void find_faults(Search *s, Makeup *m)
{
    for (int i = 0; i < s->p.n; i++) {
        const MakeupBlock *b = &s->p.page->blocks[i];
        if (!b->n_ways)
            add_fault(m, MAKEUP_NO_WAY, i, -1);
        if (!s->c.there[i])
            continue;
        if (b->span && s->c.at[i].at.columns != b->span)
            add_fault(m, MAKEUP_SPAN_LOST, i, -1);
        if (!makeup_at_anchor(s->p.page, &s->c.at[i]))
            add_fault(m, MAKEUP_ANCHOR_LOST, i, -1);
        if (b->group && !group_holds(&s->p, &s->c, b->group))
            add_fault(m, MAKEUP_GROUP_APART, i, -1);
    }
}

static void place_block(Search *s, Makeup *m, int i)
{
    MakeupPlaced *at = &m->at[m->n++];
    *at = s->c.at[i];
    const MakeupWay *way = &s->p.page->blocks[i].ways[at->way];
    int slack = way_slack(way, at->at.lines);
    at->over = slack < 0 ? -slack * way->columns : 0;
    at->white = slack > 0 ? slack * way->columns : 0;
    m->over += at->over;
    m->white += at->white;
    if (at->at.line + at->at.lines > m->lines)
        m->lines = at->at.line + at->at.lines;
}

static Makeup *result(Search *s, Arena *a)
{
    Makeup *m = ARENA_NEW(a, Makeup);
    int n = s->p.n;
    *m = (Makeup){.cost = s->best_cost, .steps = s->t.steps};
    m->at = ARENA_ARRAY(a, MakeupPlaced, n + 1);
    m->left = ARENA_ARRAY(a, int, n + 1);
    m->faults = ARENA_ARRAY(a, MakeupFault, 4 * n + 1);
    s->t.now = s->best;
    for (int i = 0; i < n; i++) {
        s->c.at[i] = s->best_at[i];
        s->c.there[i] = s->p.page->blocks[i].fixed || s->best.node[i].parent != NODE_ABSENT;
        s->c.role[i] = role_of(&s->t, i);
    }
    judge(&s->p, &s->c, m->terms);
    for (int i = 0; i < n; i++)
        if (s->c.there[i])
            place_block(s, m, i);
        else
            m->left[m->n_left++] = i;
    find_faults(s, m);
    return m;
}

static void open_search(Search *s, Arena *scratch, const MakeupPage *page)
{
    problem_open(&s->p, scratch, page);
    int n = s->p.n;
    s->c = (Candidate){ARENA_ARRAY(scratch, MakeupPlaced, n + 1), ARENA_ARRAY(scratch, bool, n + 1),
                       ARENA_ARRAY(scratch, Role, n + 1)};
    trees_open(&s->t, &s->p);
    s->place = ARENA_ARRAY(scratch, MakeupArea, n + 1);
    s->best_at = ARENA_ARRAY(scratch, MakeupPlaced, n + 1);
    s->best_cost = IMPOSSIBLE;
    for (int i = 0; i < n; i++)
        s->c.at[i].block = s->best_at[i].block = i;
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
    Search *s = ARENA_NEW(scratch, Search);
    open_search(s, scratch, page);
    int64_t effort = effort_for(page);
    for (int i = 0; i < STARTS; i++)
        run(s, i, effort / STARTS);
    for (int i = 0; s->best_cost >= IMPOSSIBLE && i < LOOSER; i++) { /* an odd page: white is a cost, no refusal */
        problem_loosen(&s->p);
        run(s, i, effort / STARTS);
    }
    if (s->best_cost >= IMPOSSIBLE)
        return NULL;
    Makeup *m = result(s, a);
    return m->over && !page->may_cut ? NULL : m;
}
