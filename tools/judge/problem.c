/* What a block costs by itself (judge/problem.h). */
#include "judge/problem.h"

#include "base/order.h"

#include <assert.h>
#include <limits.h>

enum {
    LEAD_COLUMNS = 3, /* a lead is so broad */
    TALL_AT_ALL = 12, /* lines that a column too tall is reckoned more */
    STICK_LINES = 48, /* an article one column wide is a stick from here on */
    SLAB_LINES = 6,   /* lines of text that a broad article wants below its headline */
    HOLE_LINES = 1,   /* white lines at one place that look like a mistake */
    EDIT = 5,         /* lines of text that an editor may add without the page being made up again */
    SHARE = 8,        /* hundredths of the page for its largest picture */
    SHORT_TEXT = 40,  /* column-lines of text below which a block isn't cut */
    ILL = 60,         /* points of a way's own beyond the block's best */
    SPARSE = 85,      /* hundredths of the page asked for, below which it need not be filled */
    MOST_WHITE = 30   /* lines too many that are still reckoned */
};

static void add(int64_t *terms, MakeupCost what, int64_t *sum, int64_t points)
{
    *sum += points;
    if (terms)
        terms[what] += points;
}

int way_slack(const MakeupWay *way, int lines)
{
    return lines < way->least ? lines - way->least : lines > way->most ? lines - way->most : 0;
}

int64_t way_white(const int *weight, int slack, int columns)
{
    return (int64_t)weight[MAKEUP_WHITE] * slack * (columns + (slack > HOLE_LINES ? slack - HOLE_LINES : 0));
}

/* The important are cut last, the short not at all if it can be helped. */
static int64_t over_points(const Problem *p, int block, const MakeupWay *way, int missing)
{
    const MakeupBlock *b = &p->page->blocks[block];
    int64_t line = p->weight[MAKEUP_OVER], importance = p->n - p->place[block];
    line += line * importance / (2 * p->n);
    if (way->text < SHORT_TEXT || b->advert)
        line *= 3;
    return line * missing * way->columns;
}

int64_t tall_points(const Problem *p, int lines)
{
    const int over = lines - MAKEUP_TALLEST;
    return over > 0 ? (int64_t)p->weight[MAKEUP_TALL] * (TALL_AT_ALL + over) : 0;
}

static void form_points(const Problem *p, int block, const MakeupWay *way, int lines, int64_t *terms, int64_t *sum)
{
    const MakeupBlock *b = &p->page->blocks[block];
    const int *weight = p->weight;
    int w = way->columns, grown = larger(0, smaller(lines, way->most) - way->least);
    int depth = lines - way->head;
    const int64_t tall = tall_points(p, way->tallest + (way->opens ? 0 : grown));
    bool leads = p->page->lead && p->place[block] == 0 && p->n > 1;
    int spare = (lines - p->lowest[block * (p->columns + 2) + w]) * w;
    if (spare >= 0 && spare < EDIT && !b->advert)
        add(terms, MAKEUP_TIGHT, sum, (int64_t)weight[MAKEUP_TIGHT] * (EDIT - spare) / EDIT);
    if (tall > 0)
        add(terms, MAKEUP_TALL, sum, tall);
    if (b->advert)
        return;
    if (w == 1 && lines > STICK_LINES)
        add(terms, MAKEUP_STICK, sum, (int64_t)weight[MAKEUP_STICK] * (1 + (lines - STICK_LINES) / 4));
    if (w >= 3 && depth < SLAB_LINES && !way->vertical_title)
        add(terms, MAKEUP_SLAB, sum, (int64_t)weight[MAKEUP_SLAB] * (SLAB_LINES - depth) * (w - 2) / 2);
    if (leads && !b->continued && way->level > 0)
        add(terms, MAKEUP_LEAD_LEVEL, sum, (int64_t)weight[MAKEUP_LEAD_LEVEL] * way->level);
    const int wanted = p->page->lead_columns ? p->page->lead_columns : LEAD_COLUMNS;
    if (leads && w < wanted)
        add(terms, MAKEUP_LEAD_NARROW, sum, (int64_t)weight[MAKEUP_LEAD_NARROW] * (wanted - w));
}

int way_points(const Problem *p, int block, const MakeupWay *way, int lines, Role role, int64_t *terms)
{
    const MakeupBlock *b = &p->page->blocks[block];
    const int *weight = p->weight;
    int slack = way_slack(way, lines), grown = larger(0, smaller(lines, way->most) - way->least);
    int64_t sum = 0;
    if ((slack > MOST_WHITE && !p->loose) || (slack < 0 && lines < smaller(way->least, way->head + LEAST_TEXT)))
        return IMPOSSIBLE;
    add(terms, MAKEUP_SETTING, &sum, weight[MAKEUP_SETTING] * ((int64_t)way->cost + (int64_t)grown * way->line_cost));
    if (slack > 0)
        add(terms, MAKEUP_WHITE, &sum, way_white(weight, slack, way->columns));
    if (slack < 0) {
        add(terms, MAKEUP_OVER, &sum, over_points(p, block, way, -slack));
        add(terms, MAKEUP_CUT, &sum, (int64_t)weight[MAKEUP_CUT] * (b->continued ? 3 : 1));
    }
    if (b->span && way->columns != smaller(b->span, p->columns))
        add(terms, MAKEUP_SPAN, &sum, weight[MAKEUP_SPAN]);
    if (!b->advert && way->level != role.level)
        add(terms, MAKEUP_LEVEL, &sum,
            (int64_t)weight[MAKEUP_LEVEL] * larger(way->level - role.level, role.level - way->level));
    if (role.picture && way->picture < p->share)
        add(terms, MAKEUP_PICTURE, &sum, (int64_t)weight[MAKEUP_PICTURE] * (p->share - way->picture));
    form_points(p, block, way, lines, terms, &sum);
    return sum < IMPOSSIBLE ? (int)sum : IMPOSSIBLE;
}

/* The heights worth asking for: only one way of a width and level is cut, none where whole blocks can be left out
 * instead. */
static int lowest(const Problem *p, const MakeupWay **ways, int n, int k, Role role)
{
    if (p->page->may_leave && !p->page->may_cut)
        return ways[k]->least;
    bool first = k == 0 || ways[k - 1]->level != ways[k]->level;
    for (int i = 0; i < n && first && ways[k]->level != role.level; i++)
        first = k == 0 && ways[i]->level != role.level;
    return first ? 1 : ways[k]->least;
}

static void fill_leaf(const Problem *p, Shape *s, int block, Role role)
{
    for (int w = 1; w <= p->columns; w++) {
        int n;
        const MakeupWay **ways = ways_of(p, block, w, &n);
        int16_t *at = s->at + w * p->size.stride;
        for (int k = 0; k < n; k++)
            for (int h = lowest(p, ways, n, k, role);
                 h <= (p->loose ? p->lines : smaller(p->lines, ways[k]->most + MOST_WHITE)); h++) {
                int points = way_points(p, block, ways[k], h, role, NULL);
                int coarse = points < IMPOSSIBLE ? smaller(larger(points, 0) >> p->shift, SHAPE_NO - 1) : SHAPE_NO;
                if (coarse < at[h])
                    at[h] = (int16_t)coarse;
            }
    }
    for (int w = 2; w <= p->columns && p->loose; w++) /* narrower, with white beside it */
        for (int h = 1; h <= p->lines; h++) {
            int white = p->weight[MAKEUP_WHITE] * h >> p->shift, beside = s->at[(w - 1) * p->size.stride + h] + white;
            if (beside < s->at[w * p->size.stride + h])
                s->at[w * p->size.stride + h] = (int16_t)beside;
        }
    shape_close_all(s, &p->size);
}

int best_columns(const Problem *p, int block, const MakeupArea *at, Role role)
{
    int best = at->columns;
    int64_t least = INT64_MAX;
    for (int w = at->columns; w >= 1; w--) {
        int n;
        const MakeupWay **ways = ways_of(p, block, w, &n);
        for (int k = 0; k < n; k++) {
            int64_t points = way_points(p, block, ways[k], at->lines, role, NULL);
            points += (int64_t)p->weight[MAKEUP_WHITE] * at->lines * (at->columns - w);
            if (points < IMPOSSIBLE && points < least) {
                least = points;
                best = w;
            }
        }
    }
    return best;
}

const Shape *leaf_shape(Problem *p, int block, Role role)
{
    Shape **slot = &p->leaves[(block * MAKEUP_LEVELS + role.level) * 2 + role.picture];
    if (!*slot) {
        *slot = shape_new(p->scratch, &p->size);
        fill_leaf(p, *slot, block, role);
    }
    return *slot;
}

const Cheapest *cheapest_way(const Problem *p, int block, const MakeupArea *at, Role role)
{
    static_assert(MAKEUP_MOST_LINES < 1 << 8 && MAKEUP_MOST_COLUMNS < 1 << 8, "a rectangle's lines and columns");
    const int w = at->columns, h = at->lines;
    const uint32_t key = 1u << 31 | (uint32_t)role.picture << 24 | (uint32_t)(role.level << 16 | w << 8 | h);
    Cheapest *c = &p->cheapest[block * CHEAPEST_SLOTS + (h + 17 * w + 5 * role.level) % CHEAPEST_SLOTS];
    if (c->key == key)
        return c;
    *c = (Cheapest){.key = key, .points = IMPOSSIBLE};
    int n;
    const MakeupWay **ways = ways_of(p, block, w, &n);
    for (int k = 0; k < n; k++) {
        const int points = way_points(p, block, ways[k], h, role, NULL);
        if (points < c->points) {
            c->points = points;
            c->way = ways[k];
        }
    }
    return c;
}

/* The least lines over w columns: headlines and pictures shrink before a page is made up again. */
static int lowest_of(const Problem *p, int block, int w)
{
    int lowest = p->lines;
    for (size_t k = 0; k < p->page->blocks[block].n_ways; k++)
        if (p->page->blocks[block].ways[k].columns == w)
            lowest = smaller(lowest, p->page->blocks[block].ways[k].least);
    return lowest;
}

/* Ways sorted by columns; those broader than the page are none. */
static void sort_ways(Problem *p, size_t total)
{
    p->ways = ARENA_ARRAY(p->scratch, const MakeupWay *, total + 1);
    p->first = ARENA_ARRAY(p->scratch, int, p->n *(p->columns + 2) + 1);
    p->lowest = ARENA_ARRAY(p->scratch, int, p->n *(p->columns + 2) + 1);
    int at = 0;
    for (int i = 0; i < p->n; i++)
        for (int w = 0; w <= p->columns + 1; w++) {
            p->first[i * (p->columns + 2) + w] = at;
            p->lowest[i * (p->columns + 2) + w] = lowest_of(p, i, w);
            for (size_t k = 0; w && w <= p->columns && k < p->page->blocks[i].n_ways; k++)
                if (p->page->blocks[i].ways[k].columns == w)
                    p->ways[at++] = &p->page->blocks[i].ways[k];
        }
}

/* More than the page has: it can't stand so. */
static void find_heads(Problem *p)
{
    p->head = ARENA_ARRAY(p->scratch, int, p->n *(p->columns + 2) + 1);
    for (int i = 0; i < p->n; i++)
        for (int w = 1; w <= p->columns; w++) {
            int n, least = p->lines + 1;
            const MakeupWay **ways = ways_of(p, i, w, &n);
            for (int k = 0; k < n; k++)
                if (!ways[k]->vertical_title)
                    least = smaller(least, ways[k]->head);
            p->head[i * (p->columns + 2) + w] = least;
        }
}

static void rank_blocks(Problem *p)
{
    p->by_rank = ARENA_ARRAY(p->scratch, int, p->n + 1);
    p->place = ARENA_ARRAY(p->scratch, int, p->n + 1);
    for (int i = 0; i < p->n; i++) {
        int at = i;
        for (; at > 0 && p->page->blocks[p->by_rank[at - 1]].rank > p->page->blocks[i].rank; at--)
            p->by_rank[at] = p->by_rank[at - 1];
        p->by_rank[at] = i;
    }
    for (int i = 0; i < p->n; i++)
        p->place[p->by_rank[i]] = i;
}

/* The least that each block asks for; how much of it is too much for the page says how large costs may grow. */
static void measure(Problem *p)
{
    int64_t asked = 0, room = (int64_t)p->columns * (p->lines + p->gap);
    p->natural = ARENA_ARRAY(p->scratch, int, p->n + 1);
    for (int i = 0; i < p->n; i++) {
        const MakeupBlock *b = &p->page->blocks[i];
        int best = 0, least = INT_MAX;
        for (size_t k = 0; k < b->n_ways; k++)
            least = smaller(least, b->ways[k].cost);
        for (size_t k = 0; k < b->n_ways; k++) { /* those that look ill ask for less than it needs */
            const MakeupWay *way = &b->ways[k];
            int area = way->columns * (way->least + p->gap);
            if (way->columns <= p->columns && (!best || area < best) && way->cost <= least + ILL)
                best = area;
        }
        p->natural[i] = best;
        asked += best;
    }
    p->sparse = asked * 100 < room * SPARSE;
    int64_t expected = 4000 + (asked > room ? (asked - room) * p->weight[MAKEUP_OVER] * 3 : 0);
    while (expected >> p->shift > SHAPE_NO / 2)
        p->shift++;
}

void problem_open(Problem *p, Arena *scratch, const MakeupPage *page)
{
    size_t total = 0;
    *p = (Problem){.page = page,
                   .weight = (page->weights ? page->weights : &makeup_weights)->of,
                   .n = (int)page->n_blocks,
                   .columns = page->columns,
                   .lines = page->lines,
                   .gap = page->gap,
                   .size = shape_size(page->columns, page->lines, page->gap),
                   .share = page->columns * page->lines * SHARE / 100,
                   .scratch = scratch};
    for (size_t i = 0; i < page->n_blocks; i++)
        total += page->blocks[i].n_ways;
    sort_ways(p, total);
    find_heads(p);
    rank_blocks(p);
    measure(p);
    p->leaves = ARENA_ARRAY(scratch, Shape *, p->n * MAKEUP_LEVELS * 2);
    p->fills = page->fills ? ARENA_NEW(scratch, Fills) : NULL;
    p->cheapest = ARENA_ARRAY(scratch, Cheapest, p->n * CHEAPEST_SLOTS);
}

void problem_loosen(Problem *p)
{
    enum { COARSE = 3, MOST_SHIFT = 15 };
    p->shift = smaller(p->shift + COARSE, MOST_SHIFT);
    p->loose = p->sparse = true;
    p->leaves = ARENA_ARRAY(p->scratch, Shape *, p->n * MAKEUP_LEVELS * 2);
    p->cheapest = ARENA_ARRAY(p->scratch, Cheapest, p->n * CHEAPEST_SLOTS);
}
