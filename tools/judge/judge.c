/* Pages judged (judge/judge.h). */
#include "judge/judge.h"

#include <assert.h>
#include <string.h>

enum {
    PASSES = 3,
    STEEP = 2,          /* lines over all columns, from which on the page's white counts twice */
    EMPTY = 60,         /* of so many lines less than one stays white below blocks and between them */
    EMPTY_IN_ALL = 40,  /* or within them, too; */
    FEW_EMPTY = 8,      /* as few never matter */
    MUCH_WHITE = 20,    /* of so many lines one and more white: a page with much white, */
    PIN_WHITE = 200,    /* for no less of which a pin is given up */
    INVERTED_PAIRS = 20 /* of so many pairs no more than one is out of order */
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

static void count(const Problem *p, MakeupCost what, int64_t n, int64_t *sum, int64_t *terms)
{
    *sum += n * p->weight[what];
    if (terms)
        terms[what] += n * p->weight[what];
}

/* A block on the page, as its neighbours' headlines see it; in the order of importance. */
typedef struct Head {
    Len title; /* 0: it has none that counts */
    int block, place;
    int left, right, line;
    bool vertical;
    int alone; /* points of its way by itself */
} Head;

typedef struct Heads {
    Head at[MAKEUP_MOST_BLOCKS];
    int n;
} Heads;

static void set_way(const Problem *p, Candidate *c, Head *h, const MakeupWay *way, int alone)
{
    c->at[h->block].way = (int)(way - block_of(p, h->block)->ways);
    h->title = block_of(p, h->block)->advert ? 0 : way->title;
    h->vertical = way->vertical_title;
    h->alone = alone;
}

/* Two headlines, the first of the more important block: is the other larger, are they alike side by side? */
static int64_t pair_points(const Problem *p, const Head *more, const Head *less, int64_t *terms)
{
    int64_t sum = 0;
    if (!more->title || !less->title)
        return 0;
    if (less->title > more->title + MAKEUP_INVERTED)
        count(p, MAKEUP_INVERSION, 1, &sum, terms);
    if (more->place == 0 && less->title >= more->title && p->page->lead)
        count(p, MAKEUP_LEAD_SMALL, 1, &sum, terms);
    if (absolute(more->line - less->line) <= MAKEUP_SAME_LINE &&
        (more->right == less->left || less->right == more->left) && !more->vertical && !less->vertical)
        count(p, absolute(more->title - less->title) <= MAKEUP_TWIN_SIZE ? MAKEUP_TWINS : MAKEUP_BESIDE, 1, &sum,
              terms);
    return sum;
}

static int64_t pairs_of(const Problem *p, const Heads *heads, int i)
{
    int64_t sum = 0;
    for (int k = 0; k < i; k++)
        sum += pair_points(p, &heads->at[k], &heads->at[i], NULL);
    for (int k = i + 1; k < heads->n; k++)
        sum += pair_points(p, &heads->at[i], &heads->at[k], NULL);
    return sum;
}

/* The cheapest way by itself. */
static bool best_way(const Problem *p, Candidate *c, Head *h)
{
    int n, best = IMPOSSIBLE, block = h->block;
    if (!c->at[block].notch) {
        const Cheapest *found = cheapest_way(p, block, &c->at[block].at, c->role[block]);
        if (found->way)
            set_way(p, c, h, found->way, found->points);
        return found->way;
    }
    const MakeupWay **ways = ways_of(p, block, c->at[block].at.columns, &n);
    for (int k = 0; k < n; k++) {
        int points = placed_points(p, &c->at[block], ways[k], c->role[block], NULL);
        if (points < best) {
            best = points;
            set_way(p, c, h, ways[k], points);
        }
    }
    return best < IMPOSSIBLE;
}

/* Another way where headlines go ill together. */
static bool mend_way(const Problem *p, Candidate *c, Heads *heads, int i)
{
    Head *h = &heads->at[i];
    int n, block = h->block, own = h->alone;
    int64_t pairs = pairs_of(p, heads, i), best = own + pairs;
    if (pairs <= p->weight[MAKEUP_BESIDE] * 2)
        return false;
    const MakeupWay **ways = ways_of(p, block, c->at[block].at.columns, &n);
    const MakeupWay *chosen = way_of(p, &c->at[block]), *before = chosen;
    for (int k = 0; k < n; k++) {
        int points = placed_points(p, &c->at[block], ways[k], c->role[block], NULL);
        if (points >= best)
            continue;
        set_way(p, c, h, ways[k], points);
        int64_t all = points + pairs_of(p, heads, i);
        if (all < best) {
            best = all;
            own = points;
            chosen = ways[k];
        }
    }
    set_way(p, c, h, chosen, own);
    return chosen != before;
}

/* The blocks that are there, with the cheapest ways or, `set`, those they have; false: one can't be set in its place.
 */
static bool list_heads(const Problem *p, Candidate *c, bool set, Heads *heads)
{
    heads->n = 0;
    for (int i = 0; i < p->n; i++) {
        int block = p->by_rank[i];
        const MakeupArea *at = &c->at[block].at;
        Head *h = &heads->at[heads->n];
        *h =
            (Head){.block = block, .place = i, .left = at->column, .right = at->column + at->columns, .line = at->line};
        if (!c->there[block])
            continue;
        if (set || (c->set && c->set[block]))
            set_way(p, c, h, way_of(p, &c->at[block]),
                    placed_points(p, &c->at[block], way_of(p, &c->at[block]), c->role[block], NULL));
        else if (!best_way(p, c, h))
            return false;
        heads->n++;
    }
    return true;
}

static void mend_ways(const Problem *p, Candidate *c, Heads *heads)
{
    bool changed = true;
    for (int pass = 0; pass < PASSES && changed; pass++) {
        changed = false;
        for (int i = 0; i < heads->n; i++)
            changed |= mend_way(p, c, heads, i);
    }
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
static int64_t order_lines(const Problem *p, const Heads *heads)
{
    enum { MUCH = 8, MOST = 40 };
    int sum = 0;
    for (int i = 0; i < heads->n; i++)
        for (int k = i + 1, from = heads->at[i].line - MUCH; k < heads->n; k++) {
            int lines = from - heads->at[k].line;
            lines = lines < 0 ? 0 : lines > MOST ? MOST : lines;
            sum += lines * (k - i);
        }
    return sum / p->n;
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
        if (c->there[i])
            memset(covered + c->at[i].at.line, 1, (size_t)c->at[i].at.lines);
    int n = 0;
    for (int y = 1; y + 1 < p->lines; y++)
        n += !covered[y] && covered[y - 1];
    return n;
}

bool makeup_over_fold(const MakeupPage *page, const MakeupArea *a)
{
    return page->fold > a->column && page->fold < a->column + a->columns;
}

static int over_fold(const Problem *p, const Candidate *c)
{
    int n = 0;
    for (int i = 0; i < p->n && p->page->fold; i++)
        n += c->there[i] && block_of(p, i)->one_side && makeup_over_fold(p->page, &c->at[i].at);
    return n;
}

bool makeup_at_anchor(const MakeupPage *page, const MakeupPlaced *at)
{
    const MakeupArea *a = &at->at;
    bool top = a->line == 0, bottom = a->line + a->lines == page->lines;
    bool left = a->column == 0, right = a->column + a->columns == page->columns;
    switch (page->blocks[at->block].anchor) {
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

static bool is_lowest(const Problem *p, const Candidate *c, int block)
{
    const MakeupArea *own = &c->at[block].at;
    for (int i = 0; i < p->n; i++) {
        const MakeupArea *a = &c->at[i].at;
        if (i != block && c->there[i] && a->line >= own->line && a->column < own->column + own->columns &&
            own->column < a->column + a->columns)
            return false;
    }
    return true;
}

bool judge_sinks(const Problem *p, const Candidate *c, int block)
{
    MakeupPlaced at = c->at[block];
    if (block_of(p, block)->fixed || makeup_at_anchor(p->page, &at))
        return false;
    at.at.line = p->lines - at.at.lines;
    return at.at.line > c->at[block].at.line && makeup_at_anchor(p->page, &at) && is_lowest(p, c, block);
}

static int64_t pins(const Problem *p, const Candidate *c, int64_t *anchors)
{
    int64_t groups = 0;
    *anchors = 0;
    for (int i = 0; i < p->n; i++) {
        if (!c->there[i])
            continue;
        *anchors += !makeup_at_anchor(p->page, &c->at[i]) && !judge_sinks(p, c, i);
        int group = block_of(p, i)->group, first = i;
        while (group && first > 0 && block_of(p, first - 1)->group != group)
            first--;
        if (group && first == 0)
            groups += !group_holds(p, c, group);
    }
    return groups;
}

bool judge_whole(const Problem *p, const Candidate *c)
{
    for (int i = 0; i < p->n; i++)
        if (c->there[i] && placed_slack(&c->at[i], way_of(p, &c->at[i])) < 0)
            return false;
    return true;
}

bool judge_keeps_pins(const Problem *p, const Candidate *c)
{
    int64_t anchors;
    for (int i = 0; i < p->n; i++) {
        const MakeupBlock *b = block_of(p, i);
        if (c->there[i] &&
            ((b->span && c->at[i].at.columns != b->span) || (b->one_side && makeup_over_fold(p->page, &c->at[i].at))))
            return false;
    }
    return !pins(p, c, &anchors) && !anchors;
}

static int64_t notched(const Problem *p, const Candidate *c)
{
    int64_t n = 0;
    for (int i = 0; i < p->n; i++)
        n += c->there[i] && c->at[i].notch;
    return n;
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
            taken += c->at[i].at.columns * (c->at[i].at.lines + p->gap) - c->at[i].notch_columns * c->at[i].notch_lines;
    return (int64_t)p->columns * (p->lines + p->gap) - taken;
}

/* Points of blocks that stand beside where they are aimed at. */
static int64_t aside(const Problem *p, const Candidate *c)
{
    enum { LINE = 8, COLUMN = 150 };
    int64_t points = 0;
    for (int i = 0; i < p->n; i++) {
        const MakeupArea *a = &block_of(p, i)->area, *at = &c->at[i].at;
        if (block_of(p, i)->aimed && c->there[i])
            points += LINE * absolute(at->line - a->line) + COLUMN * absolute(at->column - a->column);
    }
    return points;
}

/* What does not depend on the ways. */
static int64_t page_points(const Problem *p, const Candidate *c, int64_t taken, const Heads *heads, int64_t *terms)
{
    int64_t sum = 0, anchors, groups = pins(p, c, &anchors);
    count(p, MAKEUP_WHITE, outside(p, c) - taken, &sum, terms);
    count(p, MAKEUP_LEAD_PLACE, lead_points(p, c), &sum, terms);
    count(p, MAKEUP_ORDER, order_lines(p, heads), &sum, terms);
    count(p, MAKEUP_GUTTER, gutters(p, c), &sum, terms);
    count(p, MAKEUP_FAULT_LINE, fault_lines(p, c), &sum, terms);
    count(p, MAKEUP_ANCHOR, anchors, &sum, terms);
    count(p, MAKEUP_FOLD, over_fold(p, c), &sum, terms);
    count(p, MAKEUP_GROUP, groups, &sum, terms);
    count(p, MAKEUP_NOTCHED, notched(p, c), &sum, terms);
    int64_t left = left_out(p, c);
    sum += left + (p->page->aims ? aside(p, c) : 0);
    if (terms)
        terms[MAKEUP_LEFT_OUT] += left;
    return sum;
}

static int64_t alone(const Heads *heads)
{
    int64_t sum = 0;
    for (int i = 0; i < heads->n; i++)
        sum += heads->at[i].alone;
    return sum;
}

/* Column-lines that ways leave empty by themselves. */
static int64_t white_within(const Problem *p, const Candidate *c)
{
    int64_t white = 0;
    for (int i = 0; i < p->n; i++)
        white += c->there[i] ? way_of(p, &c->at[i])->white : 0;
    return white;
}

/* Lines of white below block i. */
static int slack_below(const Problem *p, const Candidate *c, int i)
{
    const int slack = c->there[i] ? placed_slack(&c->at[i], way_of(p, &c->at[i])) : 0;
    return slack > 0 ? slack : 0;
}

/* Of white within and below blocks that of areas, which no arrangement takes up. */
static int64_t white_of_areas(const Problem *p, const Candidate *c, bool below)
{
    int64_t white = 0;
    for (int i = 0; i < p->n; i++)
        if (block_of(p, i)->fixed)
            white += way_of(p, &c->at[i])->white + (below ? slack_below(p, c, i) * c->at[i].at.columns : 0);
    return white;
}

/* Column-lines below blocks. */
static int64_t white_below(const Problem *p, const Candidate *c)
{
    int64_t white = 0;
    for (int i = 0; i < p->n; i++)
        white += slack_below(p, c, i) * c->at[i].at.columns;
    return white;
}

/* All white of the page, within blocks, too, and half of what is below them, as setting them takes some of it up: much
 * of it in one page looks worse than little in many. So that no pin goes for less of it, one that is lost on a page
 * with much white counts as a lot more. */
static int64_t white_squared(const Problem *p, const Candidate *c, int64_t taken)
{
    const int64_t white = outside(p, c) - taken + white_within(p, c) + white_below(p, c) / 2;
    int64_t anchors, lost = 0;
    if (white * MUCH_WHITE > (int64_t)p->columns * p->lines)
        lost = pins(p, c, &anchors) + anchors;
    return white * (white + lost * PIN_WHITE) / (STEEP * p->columns);
}

/* Of the ways and of what is between headlines. */
static int64_t head_points(const Problem *p, const Candidate *c, int64_t taken, const Heads *heads, int64_t *terms)
{
    int64_t sum = alone(heads);
    count(p, MAKEUP_WHITE, white_squared(p, c, taken), &sum, terms);
    for (int i = 0; i < heads->n; i++) {
        int block = heads->at[i].block;
        if (terms)
            placed_points(p, &c->at[block], way_of(p, &c->at[block]), c->role[block], terms);
        for (int k = i + 1; k < heads->n; k++)
            sum += pair_points(p, &heads->at[i], &heads->at[k], terms);
    }
    return sum;
}

/* No cost is less than 0, and mending makes no way cheaper by itself: most pages are over `most` without their pairs.
 */
int64_t judge(const Problem *p, Candidate *c, int64_t most, int64_t *terms)
{
    Heads heads;
    if (!list_heads(p, c, false, &heads))
        return IMPOSSIBLE;
    const int64_t page = page_points(p, c, 0, &heads, terms);
    if (page + alone(&heads) > most)
        return IMPOSSIBLE;
    mend_ways(p, c, &heads);
    return page + head_points(p, c, 0, &heads, terms);
}

int64_t judge_set(const Problem *p, Candidate *c, int64_t taken, int64_t *terms)
{
    Heads heads;
    list_heads(p, c, true, &heads);
    return page_points(p, c, taken, &heads, terms) + head_points(p, c, taken, &heads, terms);
}

/* The same as they look, but for those of areas: deep white is more than its lines. */
static int64_t white_seen_below(const Problem *p, const Candidate *c)
{
    int64_t points = 0;
    for (int i = 0; i < p->n; i++)
        points += block_of(p, i)->fixed ? 0 : way_white(p->weight, slack_below(p, c, i), c->at[i].at.columns);
    return points / (p->weight[MAKEUP_WHITE] ? p->weight[MAKEUP_WHITE] : 1);
}

/* Column-lines below all blocks. */
static int64_t white_at_foot(const Problem *p, const Candidate *c)
{
    int foot = 0;
    for (int i = 0; i < p->n; i++)
        if (c->there[i] && c->at[i].at.line + c->at[i].at.lines > foot)
            foot = c->at[i].at.line + c->at[i].at.lines;
    return (int64_t)p->columns * (p->lines - foot);
}

/* Nothing that no page may have, headlines mostly in order. */
static bool in_order(const Problem *p, const int64_t *terms)
{
    static const MakeupCost never[] = {MAKEUP_TWINS, MAKEUP_SPAN, MAKEUP_ANCHOR, MAKEUP_FOLD, MAKEUP_GROUP};
    for (size_t k = 0; k < sizeof never / sizeof *never; k++)
        if (terms[never[k]] > 0)
            return false;
    const int64_t pairs = (int64_t)p->n * (p->n - 1) / 2;
    return terms[MAKEUP_INVERSION] * INVERTED_PAIRS <= pairs * p->weight[MAKEUP_INVERSION];
}

/* No more white than a page may have; a third more: `more`. */
static bool well_filled(const Problem *p, const Candidate *c, int64_t taken, bool full, bool more)
{
    const int64_t lines = (int64_t)p->page->columns * p->page->lines * (more ? 4 : 3);
    const int64_t within = white_within(p, c) + (full ? 0 : white_below(p, c)) - white_of_areas(p, c, !full);
    const int64_t white = outside(p, c) - taken + (full ? white_seen_below(p, c) : -white_at_foot(p, c));
    return 3 * white * EMPTY <= lines && (white + within <= FEW_EMPTY || 3 * (white + within) * EMPTY_IN_ALL <= lines);
}

bool judge_sound(const Problem *p, const Candidate *c, int64_t taken, const int64_t *terms, bool full)
{
    return in_order(p, terms) && well_filled(p, c, taken, full, false);
}

bool judge_bearable(const Problem *p, const Candidate *c, const int64_t *terms)
{
    return in_order(p, terms) && well_filled(p, c, 0, true, true);
}
