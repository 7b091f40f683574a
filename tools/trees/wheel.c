/* Pinwheels (trees/wheel.h): B is broader than C is short of the page, A and D share a side, B and C another. For each
 * pair of cuts from top to foot the best lines of A and B are found, E takes what lies between. */
#include "trees/wheel.h"

#include <assert.h>
#include <string.h>

typedef enum Part { A, B, C, D, E } Part;

bool wheel_parts(const Forest *f, int root, int parts[5])
{
    const Node *n = &f->node[root];
    if (n->child[0] < 0)
        return false;
    const Node *ab = &f->node[n->child[0]], *cde = &f->node[n->child[1]];
    if (ab->child[0] < 0 || cde->child[0] < 0)
        return false;
    const Node *cd = &f->node[cde->child[0]];
    if (cd->child[0] < 0)
        return false;
    parts[A] = ab->child[0];
    parts[B] = ab->child[1];
    parts[C] = cd->child[0];
    parts[D] = cd->child[1];
    parts[E] = cde->child[1];
    return true;
}

enum { STRIDE = MAKEUP_MOST_LINES + 4 * SHAPE_LANES };

/* A part's costs turned round, by the lines of what stands above it: so that sums with that are vectors. */
typedef struct Turned {
    bool known[MAKEUP_MOST_COLUMNS + 1];
    int16_t at[MAKEUP_MOST_COLUMNS + 1][STRIDE]; /* nothing but for the lines that can be and some lanes more */
} Turned;

/* Of w columns, when they are first asked for. */
static const int16_t *turn_round(const ShapeSize *size, const Shape *s, int w, int lines, Turned *out)
{
    if (out->known[w])
        return out->at[w];
    out->known[w] = true;
    const int16_t *at = s->at + w * size->stride;
    int left = lines - size->gap, high = s->high[w] < left ? s->high[w] : left - 1;
    for (int h = s->low[w]; h <= high; h++)
        out->at[w][left - h] = at[h];
    for (int k = 1; k <= SHAPE_LANES && s->low[w] <= high; k++) /* what vectors read beyond */
        out->at[w][left - s->low[w] + k] = SHAPE_NO;
    return out->at[w];
}

/* Two parts that share a side: the points of the first in y lines and the second below it. */
typedef struct Pair {
    int16_t at[STRIDE]; /* SHAPE_NO outside of low … high and for some lanes more */
    int low, high, least;
} Pair;

static int16_t sum_up(const int16_t *restrict a, const int16_t *restrict b, int n, int16_t *restrict out)
{
    int16_t least[SHAPE_LANES];
    shape_no_lanes(least);
    for (int i = 0; i < n; i += SHAPE_LANES)
        for (int k = 0; k < SHAPE_LANES; k++) {
            int16_t sum = (int16_t)(a[i + k] + b[i + k]);
            sum = sum < SHAPE_NO ? sum : SHAPE_NO;
            least[k] = sum < least[k] ? sum : least[k];
            out[i + k] = sum;
        }
    return shape_least_lane(least);
}

/* false: they never go together for less than `most`. */
static bool pair_up(const ShapeSize *size, const Shape *a, int wa, const Shape *b, int wb, Turned *turned, int lines,
                    int most, Pair *out)
{
    int left = lines - size->gap, n;
    out->low = a->low[wa] > left - b->high[wb] ? a->low[wa] : left - b->high[wb];
    out->high = a->high[wa] < left - b->low[wb] ? a->high[wa] : left - b->low[wb];
    n = out->high - out->low + 1;
    if (n < 1)
        return false;
    const int16_t *above = a->at + wa * size->stride + out->low;
    out->least = sum_up(above, turn_round(size, b, wb, lines, turned) + out->low, n, out->at + out->low);
    for (int y = out->high + 1; y <= out->high + SHAPE_LANES; y++)
        out->at[y] = SHAPE_NO;
    return out->least < most;
}

/* min(a[i] + b[i]) over whole vectors. */
static int least_sum(const int16_t *restrict a, const int16_t *restrict b, int n)
{
    int16_t least[SHAPE_LANES];
    shape_no_lanes(least);
    for (int i = 0; i < n; i += SHAPE_LANES)
        for (int k = 0; k < SHAPE_LANES; k++) {
            int16_t sum = (int16_t)(a[i + k] + b[i + k]);
            least[k] = sum < least[k] ? sum : least[k];
        }
    return shape_least_lane(least);
}

/* The best lines of A and B, their columns given. */
static void cut_lines(const ShapeSize *size, const Pair *ad, const Pair *bc, const Shape *e, int lines, int x0, int x1,
                      RootCut *best)
{
    const int16_t *centre = e->at + (x1 - x0) * size->stride;
    for (int y = ad->low; y <= ad->high; y++) {
        int top = y + size->gap, low = top + e->low[x1 - x0], high = top + e->high[x1 - x0];
        low = low > bc->low ? low : bc->low;
        high = high < bc->high ? high : bc->high;
        if (low > high || ad->at[y] + bc->least >= best->points)
            continue;
        int least = least_sum(bc->at + low, centre + low - top, high - low + 1);
        if (ad->at[y] + least >= best->points)
            continue;
        int foot = low;
        while (bc->at[foot] + centre[foot - top] != least)
            foot++;
        *best = (RootCut){true, ad->at[y] + least, lines, CUT_WHEEL, 0, {x0, x1}, {y, foot}};
    }
}

/* What the parts cost at least, their columns given. */
static int least_points(const Shape *const part[5], int columns, int x0, int x1)
{
    return part[A]->least[x1] + part[B]->least[columns - x1] + part[C]->least[columns - x0] + part[D]->least[x0] +
           part[E]->least[x1 - x0];
}

RootCut wheel_cut(const ShapeSize *size, const Shape *const part[5], int columns, int lines, int most)
{
    const RootCut none = {.known = true, .points = SHAPE_NO, .lines = lines, .cut = CUT_WHEEL};
    RootCut best = none;
    best.points = most < SHAPE_NO ? most + 1 : SHAPE_NO;
    const int limit = best.points;
    Turned c, d;
    memset(c.known, 0, sizeof c.known);
    memset(d.known, 0, sizeof d.known);
    for (int x1 = 2; x1 < columns; x1++)
        for (int x0 = 1; x0 < x1; x0++) {
            Pair ad, bc;
            if (least_points(part, columns, x0, x1) >= best.points)
                continue;
            if (part[E]->low[x1 - x0] <= part[E]->high[x1 - x0] &&
                pair_up(size, part[A], x1, part[D], x0, &d, lines, best.points, &ad) &&
                pair_up(size, part[B], columns - x1, part[C], columns - x0, &c, lines, best.points - ad.least, &bc))
                cut_lines(size, &ad, &bc, part[E], lines, x0, x1, &best);
        }
    return best.points < limit ? best : none;
}

void wheel_areas(const RootCut *cut, MakeupArea page, int gap, bool left, MakeupArea out[5])
{
    int x0 = cut->x[0], x1 = cut->x[1], y1 = cut->y[0], y2 = cut->y[1], w = page.columns, h = page.lines;
    out[A] = (MakeupArea){0, 0, x1, y1};
    out[B] = (MakeupArea){x1, 0, w - x1, y2};
    out[C] = (MakeupArea){x0, y2 + gap, w - x0, h - y2 - gap};
    out[D] = (MakeupArea){0, y1 + gap, x0, h - y1 - gap};
    out[E] = (MakeupArea){x0, y1 + gap, x1 - x0, y2 - y1 - gap};
    for (int i = 0; i < 5; i++) {
        if (left)
            out[i].column = w - out[i].column - out[i].columns;
        out[i].column += page.column;
        out[i].line += page.line;
    }
}
