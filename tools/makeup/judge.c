/* Pages judged (makeup/judge.h). */
#include "makeup/judge.h"

#include <assert.h>

enum {
    SAME_LINE = 2,          /* lines apart at most: headlines at one height */
    TWIN_SIZE = 2 * LEN_PT, /* titles no further apart look alike */
    INVERTED = 3 * LEN_PT,  /* larger by more: the eye takes it for more important */
    WORTH_TRYING = 400,     /* points that another way may cost more by itself */
    PASSES = 3
};

static const MakeupBlock *block_of(const Problem *p, int block)
{
    return &p->page->blocks[block];
}

static const MakeupWay *way_of(const Problem *p, const MakeupPlaced *at)
{
    return &block_of(p, at->block)->ways[at->way];
}

static int absolute(int a)
{
    return a < 0 ? -a : a;
}

static bool side_by_side(const MakeupArea *a, const MakeupArea *b)
{
    bool touch = a->column + a->columns == b->column || b->column + b->columns == a->column;
    return touch && absolute(a->line - b->line) <= SAME_LINE;
}

/* Points of two headlines: one larger than it should be, or alike side by side. */
static int64_t pair_points(const Problem *p, const MakeupPlaced *a, const MakeupPlaced *b, int64_t *terms)
{
    const MakeupWay *u = way_of(p, a), *v = way_of(p, b);
    int64_t sum = 0;
    if (!u->title || !v->title || block_of(p, a->block)->advert || block_of(p, b->block)->advert)
        return 0;
    const MakeupWay *more = p->place[a->block] < p->place[b->block] ? u : v, *less = more == u ? v : u;
    if (less->title > more->title + INVERTED) {
        sum = p->weight[MAKEUP_INVERSION];
        if (terms)
            terms[MAKEUP_INVERSION] += sum;
    }
    int first = p->place[a->block] < p->place[b->block] ? p->place[a->block] : p->place[b->block];
    if (p->page->lead && first == 0 && less->title >= more->title) {
        sum += p->weight[MAKEUP_LEAD_SMALL];
        if (terms)
            terms[MAKEUP_LEAD_SMALL] += p->weight[MAKEUP_LEAD_SMALL];
    }
    if (!u->vertical_title && !v->vertical_title && side_by_side(&a->at, &b->at)) {
        MakeupCost what = absolute(u->title - v->title) <= TWIN_SIZE ? MAKEUP_TWINS : MAKEUP_BESIDE;
        sum += p->weight[what];
        if (terms)
            terms[what] += p->weight[what];
    }
    return sum;
}

static int64_t pairs_of(const Problem *p, const Candidate *c, int i)
{
    int64_t sum = 0;
    for (int k = 0; k < p->n; k++)
        if (k != i && c->there[k])
            sum += pair_points(p, &c->at[i], &c->at[k], NULL);
    return sum;
}

/* The cheapest way by itself. */
static int best_way(const Problem *p, Candidate *c, int i)
{
    int n, best = IMPOSSIBLE;
    const MakeupArea *at = &c->at[i].at;
    const MakeupWay **ways = ways_of(p, i, at->columns, &n);
    for (int k = 0; k < n; k++) {
        int points = way_points(p, i, ways[k], at->lines, c->role[i], NULL);
        if (points < best) {
            best = points;
            c->at[i].way = (int)(ways[k] - block_of(p, i)->ways);
        }
    }
    return best;
}

/* Another way where headlines go ill together. */
static void mend_way(const Problem *p, Candidate *c, int i, int *alone)
{
    int n, best_way_of = c->at[i].way, least = alone[i];
    const MakeupArea *at = &c->at[i].at;
    int64_t pairs = pairs_of(p, c, i), best = alone[i] + pairs;
    if (pairs <= p->weight[MAKEUP_BESIDE] * 2)
        return;
    const MakeupWay **ways = ways_of(p, i, at->columns, &n);
    for (int k = 0; k < n; k++) {
        int points = way_points(p, i, ways[k], at->lines, c->role[i], NULL);
        if (points > alone[i] + WORTH_TRYING)
            continue;
        c->at[i].way = (int)(ways[k] - block_of(p, i)->ways);
        int64_t all = points + pairs_of(p, c, i);
        if (all < best) {
            best = all;
            least = points;
            best_way_of = c->at[i].way;
        }
    }
    c->at[i].way = best_way_of;
    alone[i] = least;
}

static int64_t choose_ways(const Problem *p, Candidate *c)
{
    int alone[MAKEUP_MOST_BLOCKS];
    int64_t sum = 0, before = -1;
    for (int i = 0; i < p->n; i++)
        if (c->there[i]) {
            alone[i] = best_way(p, c, i);
            if (alone[i] >= IMPOSSIBLE)
                return IMPOSSIBLE;
        }
    for (int pass = 0; pass < PASSES && sum != before; pass++) {
        before = sum;
        sum = 0;
        for (int i = 0; i < p->n; i++)
            if (c->there[p->by_rank[i]])
                mend_way(p, c, p->by_rank[i], alone);
        for (int i = 0; i < p->n; i++)
            sum += c->there[i] ? alone[i] : 0;
    }
    return 0;
}

static int64_t lead_points(const Problem *p, const Candidate *c)
{
    int lead = p->by_rank[0];
    if (!p->page->lead || !c->there[lead] || block_of(p, lead)->fixed || block_of(p, lead)->anchor)
        return 0;
    const MakeupArea *at = &c->at[lead].at;
    return (at->line > 0 ? 2 : 0) + (at->column > 0 ? 1 : 0);
}

/* The sum of what is out of order: a block well above a more important one. */
static int64_t order_lines(const Problem *p, const Candidate *c)
{
    enum { MUCH = 8, MOST = 40 };
    int64_t sum = 0;
    for (int i = 0; i < p->n; i++)
        for (int k = i + 1; k < p->n; k++) {
            const MakeupPlaced *a = &c->at[p->by_rank[i]], *b = &c->at[p->by_rank[k]];
            if (!c->there[p->by_rank[i]] || !c->there[p->by_rank[k]])
                continue;
            int lines = a->at.line - b->at.line - MUCH;
            if (lines > 0)
                sum += (lines < MOST ? lines : MOST) * (k - i) / p->n;
        }
    return sum;
}

/* Gutters that nothing stands over. */
static int gutters(const Problem *p, const Candidate *c)
{
    unsigned over = 0;
    for (int i = 0; i < p->n; i++)
        for (int k = 1; c->there[i] && k < c->at[i].at.columns; k++)
            over |= 1u << (c->at[i].at.column + k);
    int n = 0;
    for (int k = 1; k < p->columns; k++)
        n += !(over >> k & 1);
    return n;
}

/* Lines between blocks that nothing stands over, from side to side. */
static int fault_lines(const Problem *p, const Candidate *c)
{
    uint8_t covered[MAKEUP_MOST_LINES + 1] = {0};
    for (int i = 0; i < p->n; i++)
        for (int y = 0; c->there[i] && y < c->at[i].at.lines; y++)
            covered[c->at[i].at.line + y] = 1;
    int n = 0;
    for (int y = 1; y + 1 < p->lines; y++)
        n += !covered[y] && covered[y - 1];
    return n;
}

bool anchor_holds(const Problem *p, const MakeupPlaced *at)
{
    const MakeupArea *a = &at->at;
    bool top = a->line == 0, bottom = a->line + a->lines == p->lines;
    bool left = a->column == 0, right = a->column + a->columns == p->columns;
    switch (block_of(p, at->block)->anchor) {
    case MAKEUP_TOP_LEFT:
        return top && left;
    case MAKEUP_TOP_RIGHT:
        return top && right;
    case MAKEUP_BOTTOM_LEFT:
        return bottom && left;
    case MAKEUP_BOTTOM_RIGHT:
        return bottom && right;
    case MAKEUP_BOTTOM:
        return bottom && left && right;
    case MAKEUP_ANYWHERE:
        break;
    }
    return true;
}

bool group_holds(const Problem *p, const Candidate *c, int group)
{
    int left = p->columns, right = 0, top = p->lines, bottom = 0, area = 0;
    for (int i = 0; i < p->n; i++) {
        const MakeupArea *a = &c->at[i].at;
        if (!c->there[i] || block_of(p, i)->group != group)
            continue;
        left = a->column < left ? a->column : left;
        right = a->column + a->columns > right ? a->column + a->columns : right;
        top = a->line < top ? a->line : top;
        bottom = a->line + a->lines > bottom ? a->line + a->lines : bottom;
        area += a->columns * (a->lines + p->gap);
    }
    return area == 0 || area == (right - left) * (bottom - top + p->gap);
}

static int64_t pins(const Problem *p, const Candidate *c, int64_t *anchors)
{
    int64_t groups = 0;
    *anchors = 0;
    for (int i = 0; i < p->n; i++) {
        if (!c->there[i])
            continue;
        *anchors += !anchor_holds(p, &c->at[i]);
        int group = block_of(p, i)->group, first = i;
        while (group && first > 0 && block_of(p, first - 1)->group != group)
            first--;
        if (group && first == 0)
            groups += !group_holds(p, c, group);
    }
    return groups;
}

static int64_t left_out(const Problem *p, const Candidate *c)
{
    int64_t sum = 0;
    for (int i = 0; i < p->n; i++)
        if (!c->there[i] && !block_of(p, i)->filler) {
            int64_t points = p->weight[MAKEUP_LEFT_OUT];
            sum += points + points * (p->n - p->place[i]) / p->n + (int64_t)p->natural[i] * p->weight[MAKEUP_OVER];
        }
    return sum;
}

/* Column-lines of the page that nothing stands on; a gap below a block is its own. */
static int64_t outside(const Problem *p, const Candidate *c)
{
    int64_t taken = 0;
    for (int i = 0; i < p->n; i++)
        if (c->there[i])
            taken += c->at[i].at.columns * (c->at[i].at.lines + p->gap);
    return (int64_t)p->columns * (p->lines + p->gap) - taken;
}

static void count(const Problem *p, MakeupCost what, int64_t n, int64_t *sum, int64_t *terms)
{
    *sum += n * p->weight[what];
    if (terms)
        terms[what] += n * p->weight[what];
}

int64_t judge(const Problem *p, Candidate *c, int64_t *terms)
{
    int64_t sum = choose_ways(p, c), anchors, groups = pins(p, c, &anchors);
    if (sum >= IMPOSSIBLE)
        return IMPOSSIBLE;
    for (int i = 0; i < p->n; i++) {
        if (!c->there[i])
            continue;
        sum += way_points(p, i, way_of(p, &c->at[i]), c->at[i].at.lines, c->role[i], terms);
        for (int k = i + 1; k < p->n; k++)
            if (c->there[k])
                sum += pair_points(p, &c->at[i], &c->at[k], terms);
    }
    count(p, MAKEUP_WHITE, outside(p, c), &sum, terms);
    count(p, MAKEUP_LEAD_PLACE, lead_points(p, c), &sum, terms);
    count(p, MAKEUP_ORDER, order_lines(p, c), &sum, terms);
    count(p, MAKEUP_GUTTER, gutters(p, c), &sum, terms);
    count(p, MAKEUP_FAULT_LINE, fault_lines(p, c), &sum, terms);
    count(p, MAKEUP_ANCHOR, anchors, &sum, terms);
    count(p, MAKEUP_GROUP, groups, &sum, terms);
    int64_t left = left_out(p, c);
    sum += left;
    if (terms)
        terms[MAKEUP_LEFT_OUT] += left;
    return sum;
}
