/* Hooks (trees/hook.h): for each pair of cuts from top to foot, and each line where two parts side by side end, the
 * other line of A's. */
#include "trees/hook.h"

#include "base/order.h"
#include <assert.h>
#include <string.h>

static bool is_leaf(const Forest *f, int node)
{
    return f->node[node].child[0] < 0;
}

bool hook_parts(const Problem *p, const Forest *f, int root, int parts[HOOK_PARTS])
{
    if (is_leaf(f, root))
        return false;
    const int above = f->node[root].child[0], below = f->node[root].child[1];
    const bool one = is_leaf(f, above), last = is_leaf(f, below);
    parts[HOOK_A] = one ? above : f->node[above].child[0];
    parts[HOOK_B] = one ? -1 : f->node[above].child[1];
    parts[HOOK_C] = last ? below : f->node[below].child[0];
    parts[HOOK_D] = last ? -1 : f->node[below].child[1];
    if (!is_leaf(f, parts[HOOK_A]) || (one && last))
        return false;
    const MakeupBlock *b = &p->page->blocks[parts[HOOK_A]];
    return b->notched && !b->fixed && !b->group && !b->one_side && b->anchor == MAKEUP_ANYWHERE;
}

static int common_divisor(int a, int b)
{
    while (b) {
        const int rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Costs of C, the other way around, by its width: made when they are first asked for. */
enum { REST_ROOM = MAKEUP_MOST_LINES + 2 * SHAPE_LANES };
typedef struct Rests {
    bool known[MAKEUP_MOST_COLUMNS + 1];
    int16_t at[MAKEUP_MOST_COLUMNS + 1][REST_ROOM];
} Rests;

/* A hook whose cuts from top to foot are given. */
typedef struct Hook {
    const ShapeSize *size;
    Rests *rests;
    const Shape *of[HOOK_PARTS]; /* NULL: missing */
    int wide[HOOK_PARTS];        /* columns */
    int lines, x0, x1, first;    /* first: line that A's corner may begin on */
    int step, each;              /* a leg of `step` lines has as many column-lines as A with `each` lines more */
} Hook;

static int cost_at(const Hook *h, HookPart part, int lines)
{
    const Shape *s = h->of[part];
    const int w = h->wide[part];
    if (!s)
        return 0;
    return lines < s->low[w] || lines > s->high[w] ? SHAPE_NO : shape_at(s, h->size, w, lines);
}

static int least_of(const Hook *h, HookPart part)
{
    return h->of[part] ? h->of[part]->least[h->wide[part]] : 0;
}

/* How many steps a leg has. */
typedef struct Legs {
    int from, to; /* none when from > to */
} Legs;

/* The least and the greatest k >= 0 for which k × each >= a, k × each <= a; -1: none. */
static int least_times(int each, int a)
{
    return a > 0 ? (a + each - 1) / each : 0;
}

static int most_times(int each, int a)
{
    return a < 0 ? -1 : a / each;
}

/* A part and the lines it has by legs: `lines`, and `each` more, or less, for each step. */
typedef struct Growing {
    const int16_t *costs; /* by lines */
    int lines, each;
} Growing;

/* Narrows the legs to those that leave the part with lines that it can have. */
static Growing growing(const Hook *h, HookPart part, int lines, int each, Legs *legs)
{
    const Shape *s = h->of[part];
    const int w = h->wide[part], less = s->low[w] - lines, more = s->high[w] - lines;
    legs->from = larger(legs->from, each > 0 ? least_times(each, less) : least_times(-each, -more));
    legs->to = smaller(legs->to, each > 0 ? most_times(each, more) : most_times(-each, -less));
    return (Growing){s->at + w * h->size->stride, lines, each};
}

/* The leg with which a and b cost least, in steps; 0: none for less than best, which it makes less. */
static int best_leg(Legs legs, Growing a, Growing b, int sum, int *best)
{
    int leg = 0;
    for (int k = legs.from; k <= legs.to; k++) {
        const int points = sum + a.costs[a.lines + k * a.each] + b.costs[b.lines + k * b.each];
        if (points < *best) {
            *best = points;
            leg = k;
        }
    }
    return leg;
}

static RootCut hooked(const Hook *h, int points, int y, int leg)
{
    return (RootCut){true, points, h->lines, CUT_HOOK, 0, {h->x0, h->x1}, {y, y + leg}};
}

static int least_steps(const Hook *h)
{
    return least_times(h->step, HOOK_LEAST_LEG);
}

/* Without D the leg goes down to the page's foot. */
static void leg_to_foot(const Hook *h, int y, int sum, RootCut *best)
{
    const int leg = h->lines - y;
    assert(leg % h->step == 0);
    if (leg < HOOK_LEAST_LEG)
        return;
    const int points = sum + cost_at(h, HOOK_A, y + leg / h->step * h->each);
    if (points < best->points)
        *best = hooked(h, points, y, leg);
}

static const int16_t *costs_of(const Hook *h, HookPart part)
{
    return h->of[part]->at + h->wide[part] * h->size->stride;
}

/* C's costs by the lines that B has, when C has the rest. */
static const int16_t *rest_of(const Hook *h, int rest)
{
    const int w = h->wide[HOOK_C];
    int16_t *costs = h->rests->at[w];
    if (!h->rests->known[w]) {
        const int16_t *c = costs_of(h, HOOK_C);
        for (int y = 0; y <= rest; y++)
            costs[y] = c[rest - y];
        for (int y = rest + 1; y < REST_ROOM; y++)
            costs[y] = SHAPE_NO;
        h->rests->known[w] = true;
    }
    return costs;
}

/* The least sum of n and some more of both: mostly too much already. */
static int least_sum(const int16_t *b, const int16_t *c, int n)
{
    int16_t least[SHAPE_LANES];
    shape_no_lanes(least);
    for (int i = 0; i < n; i += SHAPE_LANES)
        for (int k = 0; k < SHAPE_LANES; k++) {
            const int16_t sum = (int16_t)(b[i + k] + c[i + k]);
            least[k] = sum < least[k] ? sum : least[k];
        }
    return shape_least_lane(least);
}

/* A and B end on one line, so many lines down, the leg above D: its best foot. */
static void cut_at(const Hook *h, int y, int sum, RootCut *best)
{
    if (!h->of[HOOK_D]) {
        leg_to_foot(h, y, sum, best);
        return;
    }
    Legs legs = {least_steps(h), h->lines};
    const Growing above = growing(h, HOOK_A, y, h->each, &legs);
    const Growing below = growing(h, HOOK_D, h->lines - y - h->size->gap, -h->step, &legs);
    const int leg = best_leg(legs, above, below, sum, &best->points);
    if (leg)
        *best = hooked(h, best->points, y, leg * h->step);
}

/* The last line on which A and B may end, so that A is no higher, D no lower than they can be with the least leg. */
static int last_with_leg(const Hook *h)
{
    const int steps = least_steps(h), below = h->lines - h->size->gap - steps * h->step;
    const int16_t high = h->of[HOOK_A]->high[h->wide[HOOK_A]], low = h->of[HOOK_D]->low[h->wide[HOOK_D]];
    return smaller(high - steps * h->each, below - low);
}

static void cut_above(const Hook *h, RootCut *best)
{
    const int rest = h->lines - h->size->gap, w = h->wide[HOOK_B], others = least_of(h, HOOK_A) + least_of(h, HOOK_D);
    const Shape *c = h->of[HOOK_C], *b = h->of[HOOK_B];
    int first = larger(h->first, rest - c->high[h->wide[HOOK_C]]), last = rest - c->low[h->wide[HOOK_C]];
    first = b ? larger(first, b->low[w]) : first;
    last = b ? smaller(last, b->high[w]) : last;
    last = h->of[HOOK_D] ? smaller(last, last_with_leg(h)) : last;
    const int16_t *of_b = b ? costs_of(h, HOOK_B) : NULL, *of_c = rest_of(h, rest);
    if (first > last || (b && least_sum(of_b + first, of_c + first, last - first + 1) + others >= best->points))
        return;
    const int stride = h->of[HOOK_D] ? 1 : h->step; /* without D the leg is what is left, whole steps of it */
    for (int y = first + (h->lines - first) % stride; y <= last; y += stride) {
        const int sum = (b ? of_b[y] : 0) + of_c[y];
        if (sum + others < best->points)
            cut_at(h, y, sum, best);
    }
}

/* The first line on which the leg and B may end, so that A is no lower, C no higher than they can be with the least
 * leg, and that has room above it. */
static int first_with_leg(const Hook *h)
{
    const int steps = least_steps(h), leg = steps * h->step;
    const int16_t low = h->of[HOOK_A]->low[h->wide[HOOK_A]], high = h->of[HOOK_C]->high[h->wide[HOOK_C]];
    return larger(larger(low + leg - steps * h->each, h->lines - h->size->gap + leg - high), h->first + leg);
}

/* The leg and B end on one line, above D: its best beginning, where C begins. */
static void cut_beside(const Hook *h, RootCut *best)
{
    const int gap = h->size->gap, w = h->wide[HOOK_B];
    const Shape *b = h->of[HOOK_B], *d = h->of[HOOK_D];
    const int others = least_of(h, HOOK_A) + least_of(h, HOOK_C);
    const int first = larger(larger(b->low[w], h->lines - gap - d->high[h->wide[HOOK_D]]), first_with_leg(h));
    const int last = smaller(b->high[w], h->lines - gap - d->low[h->wide[HOOK_D]]);
    for (int foot = first; foot <= last; foot++) {
        const int sum = cost_at(h, HOOK_B, foot) + cost_at(h, HOOK_D, h->lines - gap - foot);
        if (sum + others >= best->points)
            continue;
        Legs legs = {least_steps(h), most_times(h->step, foot - h->first)};
        const Growing above = growing(h, HOOK_A, foot, h->each - h->step, &legs);
        const Growing beside = growing(h, HOOK_C, h->lines - gap - foot, h->step, &legs);
        const int leg = best_leg(legs, above, beside, sum, &best->points);
        if (leg)
            *best = hooked(h, best->points, foot - leg * h->step, leg * h->step);
    }
}

/* The parts' columns; false: they can't be for less than the best. */
static bool widen(Hook *h, bool beside, int columns, const RootCut *best)
{
    h->wide[HOOK_A] = h->x1;
    h->wide[HOOK_B] = columns - h->x1;
    h->wide[HOOK_C] = beside ? h->x0 : columns - h->x0;
    h->wide[HOOK_D] = beside ? columns - h->x0 : h->x0;
    int least = 0;
    for (int i = 0; i < HOOK_PARTS; i++)
        least += least_of(h, (HookPart)i);
    if (least >= best->points)
        return false;
    const int leg = beside ? h->x1 - h->x0 : h->x0, divisor = common_divisor(h->x1, leg);
    h->step = h->x1 / divisor;
    h->each = leg / divisor;
    return true;
}

RootCut hook_cut(const Problem *p, const int parts[HOOK_PARTS], const Shape *const of[HOOK_PARTS], int kind,
                 int columns, int lines, int most)
{
    const RootCut none = {.known = true, .points = SHAPE_NO, .lines = lines, .cut = CUT_HOOK};
    const int own = p->weight[MAKEUP_NOTCHED] >> p->shift;
    const bool beside = kind & HOOK_BESIDE;
    RootCut best = none;
    best.points = most - own < SHAPE_NO ? most - own + 1 : SHAPE_NO;
    const int limit = best.points;
    Rests rests;
    memset(rests.known, 0, sizeof rests.known);
    Hook h = {.size = &p->size, .rests = &rests, .of = {of[0], of[1], of[2], of[3]}, .lines = lines};
    if (beside && (!h.of[HOOK_B] || !h.of[HOOK_D]))
        return none;
    for (h.x1 = h.of[HOOK_B] ? 2 : columns; h.x1 < columns + !h.of[HOOK_B]; h.x1++) {
        h.first = p->head[parts[HOOK_A] * (p->columns + 2) + h.x1] + HOOK_LEAST_ABOVE;
        for (h.x0 = 1; h.x0 < h.x1; h.x0++)
            if (widen(&h, beside, columns, &best))
                (beside ? cut_beside : cut_above)(&h, &best);
    }
    if (best.points >= limit)
        return none;
    best.points += own;
    return best;
}

void hook_areas(const RootCut *cut, MakeupArea page, int gap, int kind, MakeupArea out[HOOK_PARTS])
{
    const int x0 = cut->x[0], x1 = cut->x[1], y1 = cut->y[0], y2 = cut->y[1], w = page.columns, h = page.lines;
    const bool beside = kind & HOOK_BESIDE;
    out[HOOK_A] = (MakeupArea){0, 0, x1, y2};
    out[HOOK_B] = (MakeupArea){x1, 0, w - x1, beside ? y2 : y1};
    out[HOOK_C] = (MakeupArea){beside ? 0 : x0, y1 + gap, beside ? x0 : w - x0, h - y1 - gap};
    out[HOOK_D] = (MakeupArea){beside ? x0 : 0, y2 + gap, beside ? w - x0 : x0, h - y2 - gap};
    for (int i = 0; i < HOOK_PARTS; i++) {
        if (kind & HOOK_MIRRORED)
            out[i].column = w - out[i].column - out[i].columns;
        out[i].column += page.column;
        out[i].line += page.line;
    }
}

/* The corner of a's rectangle that c has. */
static void notch(const MakeupArea *a, const MakeupArea *c, int gap, MakeupPlaced *out)
{
    const bool left = c->column <= a->column;
    out->notch = left ? MAKEUP_NOTCH_BOTTOM_LEFT : MAKEUP_NOTCH_BOTTOM_RIGHT;
    out->notch_columns = left ? c->column + c->columns - a->column : a->column + a->columns - c->column;
    out->notch_lines = a->line + a->lines - c->line + gap;
}

void hooks_notch(const Problem *p, const Forest *f, const MakeupArea *place, MakeupPlaced *at)
{
    int parts[HOOK_PARTS];
    for (int i = 0; i < p->n; i++) {
        at[i].notch = MAKEUP_NO_NOTCH;
        at[i].notch_columns = at[i].notch_lines = 0;
    }
    for (int i = 0; i < f->parts.n; i++) {
        if (f->root[i] < 0 || f->node[f->root[i]].cut != CUT_HOOK || !hook_parts(p, f, f->root[i], parts))
            continue;
        notch(&place[parts[HOOK_A]], &place[parts[HOOK_C]], p->gap, &at[parts[HOOK_A]]);
    }
}
