/* Blocks that are L's: what others have of their rectangles, what they cost. The search's walk takes them for
 * rectangles of as many column-lines; which of them their text fills, only the blocks' owner knows. */
#include "judge/problem.h"

/* The two rectangles of a place, one above the other; of one that has no corner cut out, none below. */
static void halves(const MakeupPlaced *at, MakeupArea out[2])
{
    out[0] = out[1] = at->at;
    out[0].lines -= at->notch_lines;
    out[1].line += out[0].lines;
    out[1].lines = at->notch_lines;
    out[1].columns -= at->notch_columns;
    out[1].column += at->notch == MAKEUP_NOTCH_BOTTOM_LEFT ? at->notch_columns : 0;
}

bool makeup_placed_meet(const MakeupPlaced *a, const MakeupPlaced *b)
{
    MakeupArea of_a[2], of_b[2];
    halves(a, of_a);
    halves(b, of_b);
    return makeup_areas_meet(of_a[0], of_b[0]) || makeup_areas_meet(of_a[0], of_b[1]) ||
           makeup_areas_meet(of_a[1], of_b[0]) || makeup_areas_meet(of_a[1], of_b[1]);
}

static uint64_t key_of(const MakeupPlaced *at)
{
    const int all[] = {at->way, at->at.columns, at->at.lines, (int)at->notch, at->notch_columns, at->notch_lines};
    static const int bits[] = {20, 5, 8, 2, 5, 8};
    uint64_t key = (uint64_t)at->block + 1;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        key = key << bits[i] | (uint64_t)all[i];
    return key;
}

/* Asked once for each way and place. */
static int points_to_fill(const Problem *p, const MakeupPlaced *at)
{
    Fills *known = p->fills;
    const uint64_t key = key_of(at);
    size_t slot = (key * 0x9E3779B97F4A7C15u) >> (64 - FILLS_BITS);
    while (known->key[slot] && known->key[slot] != key)
        slot = (slot + 1) % FILLS_MOST;
    if (known->key[slot])
        return known->points[slot];
    const int points = p->page->fills(p->page->own, at);
    if (known->n < FILLS_MOST / 2) {
        known->key[slot] = key;
        known->points[slot] = points;
        known->n++;
    }
    return points;
}

static int notched_points(const Problem *p, const MakeupPlaced *at, const MakeupWay *way, Role role, int64_t *terms)
{
    MakeupPlaced so = *at;
    int lines = makeup_lines(at), own = 0;
    if (way->vertical_title || at->notch_lines < HOOK_LEAST_LEG ||
        at->at.lines - at->notch_lines < way->head + HOOK_LEAST_ABOVE)
        return IMPOSSIBLE;
    if (p->page->fills) {
        so.way = (int)(way - p->page->blocks[at->block].ways);
        if (lines < way->least - 1 || lines > way->most || (own = points_to_fill(p, &so)) < 0)
            return IMPOSSIBLE;
        lines = lines < way->least ? way->least : lines;
    }
    const int points = way_points(p, at->block, way, lines, role, terms);
    const int tallest = way->tallest + (way->opens || lines < way->least ? 0 : lines - way->least);
    const int64_t taller = tall_points(p, tallest + at->at.lines - lines) - tall_points(p, tallest);
    if (points >= IMPOSSIBLE)
        return points;
    own *= p->weight[MAKEUP_SETTING];
    if (terms) {
        terms[MAKEUP_TALL] += taller;
        terms[MAKEUP_SETTING] += own;
    }
    return points + (int)taller + own;
}

int placed_points(const Problem *p, const MakeupPlaced *at, const MakeupWay *way, Role role, int64_t *terms)
{
    return at->notch ? notched_points(p, at, way, role, terms)
                     : way_points(p, at->block, way, at->at.lines, role, terms);
}

int placed_slack(const MakeupPlaced *at, const MakeupWay *way)
{
    return at->notch ? 0 : way_slack(way, at->at.lines);
}

int placed_least(const Problem *p, const MakeupPlaced *at, Role role)
{
    int n, least = IMPOSSIBLE;
    const MakeupWay **ways = ways_of(p, at->block, at->at.columns, &n);
    for (int k = 0; k < n; k++) {
        const int points = placed_points(p, at, ways[k], role, NULL);
        least = points < least ? points : least;
    }
    return least;
}
