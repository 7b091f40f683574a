#include "layout/makeup.h"
#include <assert.h>

enum { MOST_LINES = 192, KEPT = 28, NO = 1 << 29, LEFT_OUT = 30 };

static_assert((int)MOST_LAYOUT_LINES < (int)MOST_LINES && MOST_LINES <= UINT8_MAX + 1, "a height is kept in a byte");
static_assert(MOST_PIECES <= UINT8_MAX && MOST_COLUMNS <= UINT8_MAX, "as are pieces and columns");

typedef enum Cut { CUT_NONE, CUT_LEAF, CUT_JUMP, CUT_BESIDE, CUT_BELOW } Cut;

/* How a part of this height is made. */
typedef struct Choice {
    int32_t cost;
    uint8_t cut, k; /* pieces [i, k) come first */
    uint8_t first;  /* beside: the first part's columns; below: its lines */
} Choice;

/* The shape function of pieces [i, j] over w columns. */
typedef struct Shape {
    uint8_t heights[MOST_LINES]; /* the heights worth combining, ascending */
    int32_t costs[MOST_LINES];   /* theirs */
    int n, lines;
    Choice at[]; /* by height, 0 … lines */
} Shape;

typedef struct Leaf {
    int fixed; /* columns the editor asks for */
    int body;  /* lines of text at one column */
} Leaf;

typedef struct Search {
    const MakeupPiece *pieces;
    const MakeupOptions *o;
    int n;
    Shape **shapes; /* [(i * n + j) * (columns + 1) + w] */
    Leaf *leaves;   /* [i * (columns + 1) + w] */
    int *area;      /* the least columns × lines of pieces before i */
    Arena *scratch;
} Search;

static Shape **shape_slot(const Search *s, int i, int j, int w)
{
    return &s->shapes[(i * s->n + j) * (s->o->columns + 1) + w];
}

static const Shape *shape_at(const Search *s, int i, int j, int w)
{
    return *shape_slot(s, i, j, w);
}

static Leaf *leaf_at(const Search *s, int i, int w)
{
    return &s->leaves[i * (s->o->columns + 1) + w];
}

static void offer(Shape *s, int h, int cost, Cut cut, int k, int first)
{
    assert(k >= 0 && k < MOST_PIECES && first >= 0 && first < MOST_LINES);
    if (h > 0 && h <= s->lines && cost < s->at[h].cost)
        s->at[h] = (Choice){cost, (uint8_t)cut, (uint8_t)k, (uint8_t)first};
}

/* How well a width suits a piece: columns neither too tall nor too short, the lead broad, briefs narrow. */
static int width_cost(const Search *s, int i, int w)
{
    const Leaf *l = leaf_at(s, i, w);
    int per_column = l->body / w, cost = 0, all = s->o->columns;
    if (l->fixed)
        return l->fixed == w || (l->fixed > all && w == all) ? 0 : 3000;
    if (per_column > 42)
        cost += (per_column - 42) * 3;
    if (w > 1 && per_column < 7)
        cost += (7 - per_column) * 4 * w;
    if (w > 1 && per_column < 4 && !s->pieces[i].set->n_floats) /* a headline over next to nothing */
        cost += (4 - per_column) * 30 * w;
    if (i == 0 && s->o->lead && s->n > 1) {
        int wanted = all * 5 / 8;
        cost += w < wanted ? (wanted - w) * 40 : (w - wanted) * 6;
    } else if (w == all && s->n > 2) {
        cost += 30; /* a gutter-less band cuts the page in two */
    }
    if (w > (all + 1) / 2 && i > 0)
        cost += (w - (all + 1) / 2) * 8;
    return cost;
}

/* Does anything of the piece find room on a page that it has for itself? */
static bool can_begin(MakeupPiece p, int columns, int lines)
{
    const Plan *plan = plan_new(p, columns, lines);
    return plan->to_row > p.from_row || plan->to_float > p.from_float;
}

/* A piece may have some lines to spare, or be cut: from a fair beginning of its text on. */
static void leaf_shape(Search *s, Shape *out, int i, int w)
{
    enum { MOST_SLACK = 8, SHORTEST_CUT = 40, BEGINNING = 8, JUMP = 200, SECOND_JUMP = 800 };
    Leaf *l = leaf_at(s, i, w);
    l->body = plan_lines_left(s->pieces[i]);
    l->fixed = s->pieces[i].from_page ? 0 : s->pieces[i].set->article->span;
    const PlanOption *options;
    size_t n = plan_options(s->pieces[i], w, &options);
    int base = width_cost(s, i, w);
    for (size_t k = 0; k < n; k++)
        for (int slack = 0; slack <= MOST_SLACK + options[k].growth; slack++)
            offer(out, options[k].height + slack, base + options[k].cost + plan_slack_cost(&options[k], slack),
                  CUT_LEAF, i, 0);
    if (!n || !s->o->may_jump)
        return;
    int natural = options[0].height, least = natural - options[0].text + BEGINNING;
    int jump = JUMP + (s->pieces[i].from_page ? SECOND_JUMP : 0);     /* one is enough for a reader */
    if (least > out->lines && can_begin(s->pieces[i], w, out->lines)) /* its pictures alone are more than a page */
        offer(out, out->lines, base + options[0].cost + jump + natural, CUT_JUMP, i, 0);
    if (l->body < SHORTEST_CUT)
        return;
    for (int h = natural - 2; h >= least; h -= 1)
        offer(out, h, base + options[0].cost + jump + (natural - h) * w / 8, CUT_JUMP, i, 0);
}

/* Two headlines of one size level with each other read as one. */
static int twin_cost(int i, int k, int j, int w1, int w2)
{
    return k - i == 1 && j == k && w1 == w2 ? 12 : 0;
}

static void beside(const Search *s, Shape *out, int i, int j, int w)
{
    bool whole = w == s->o->columns && i == 0;
    for (int k = i + 1; k <= j; k++)
        for (int w1 = 1; w1 < w; w1++) {
            const Shape *a = shape_at(s, i, k - 1, w1), *b = shape_at(s, k, j, w - w1);
            int extra = twin_cost(i, k, j, w1, w - w1) + (whole ? 10 : 0);
            for (int x = 0; x < a->n; x++) {
                int h = a->heights[x];
                if (b->at[h].cut != CUT_NONE)
                    offer(out, h, a->costs[x] + b->at[h].cost + extra, CUT_BESIDE, k, w1);
            }
        }
}

static void below(const Search *s, Shape *out, int i, int j, int w)
{
    for (int k = i + 1; k <= j; k++) {
        const Shape *a = shape_at(s, i, k - 1, w), *b = shape_at(s, k, j, w);
        for (int x = 0; x < a->n; x++) {
            int above = a->heights[x] + s->o->gap;
            for (int y = 0; y < b->n && above + b->heights[y] <= out->lines; y++)
                offer(out, above + b->heights[y], a->costs[x] + b->costs[y], CUT_BELOW, k, a->heights[x]);
        }
    }
}

/* Keeps the cheapest heights for further combining, and every other one of a piece that may be cut anywhere. */
static void keep_best(Shape *s)
{
    int best[KEPT], n = 0;
    for (int h = 1; h <= s->lines; h++) {
        if (s->at[h].cut == CUT_NONE || s->at[h].cut == CUT_JUMP)
            continue;
        int at = n < KEPT ? n++ : KEPT;
        if (at == KEPT) {
            if (s->at[h].cost >= s->at[best[KEPT - 1]].cost)
                continue;
            at = KEPT - 1;
        }
        for (; at > 0 && s->at[best[at - 1]].cost > s->at[h].cost; at--)
            best[at] = best[at - 1];
        best[at] = h;
    }
    bool kept[MOST_LINES] = {false};
    for (int k = 0; k < n; k++)
        kept[best[k]] = true;
    for (int h = 1; h <= s->lines; h++)
        if (kept[h] || (s->at[h].cut == CUT_JUMP && h % 2)) {
            s->costs[s->n] = s->at[h].cost;
            s->heights[s->n++] = (uint8_t)h;
        }
}

static Shape *new_shape(Search *s)
{
    Shape *out = arena_alloc(s->scratch, sizeof *out + sizeof(Choice) * (size_t)(s->o->lines + 1));
    out->n = 0;
    out->lines = s->o->lines;
    for (int h = 0; h <= out->lines; h++)
        out->at[h] = (Choice){.cost = NO};
    return out;
}

static void fill_leaves(Search *s)
{
    for (int i = 0; i < s->n; i++) {
        int least = s->o->columns * s->o->lines;
        for (int w = 1; w <= s->o->columns; w++) {
            Shape *out = *shape_slot(s, i, i, w) = new_shape(s);
            leaf_shape(s, out, i, w);
            keep_best(out);
            if (out->n && out->heights[0] * w < least)
                least = out->heights[0] * w;
        }
        s->area[i + 1] = s->area[i] + least;
    }
}

static void fill_shapes(Search *s)
{
    Shape *none = new_shape(s);
    fill_leaves(s);
    for (int length = 2; length <= s->n; length++)
        for (int i = 0; i + length <= s->n; i++)
            for (int w = 1; w <= s->o->columns; w++) {
                int j = i + length - 1;
                Shape **out = shape_slot(s, i, j, w);
                *out = none;
                if (s->area[j + 1] - s->area[i] > w * s->o->lines) /* they can't fit */
                    continue;
                *out = new_shape(s);
                beside(s, *out, i, j, w);
                below(s, *out, i, j, w);
                keep_best(*out);
            }
}

static void lay_out(const Search *s, Makeup *m, int i, int j, int w, int h, int column, int line)
{
    assert(i >= 0 && i <= j && j < s->n && w >= 1 && column + w <= s->o->columns && h >= 1 && line + h <= s->o->lines);
    const Choice *c = &shape_at(s, i, j, w)->at[h];
    assert(c->cut != CUT_NONE);
    if (c->cut == CUT_LEAF || c->cut == CUT_JUMP) {
        m->jumps += c->cut == CUT_JUMP;
        m->at[m->n++] = (Placed){i, column, line, w, h};
    } else if (c->cut == CUT_BESIDE) {
        lay_out(s, m, i, c->k - 1, c->first, h, column, line);
        lay_out(s, m, c->k, j, w - c->first, h, column + c->first, line);
    } else {
        lay_out(s, m, i, c->k - 1, w, c->first, column, line);
        lay_out(s, m, c->k, j, w, h - c->first - s->o->gap, column, line + c->first + s->o->gap);
    }
}

Makeup *makeup_search(Arena *a, Arena *scratch, const MakeupPiece *pieces, int n, const MakeupOptions *o)
{
    assert(n >= 1 && n <= MOST_PIECES && o->columns >= 1 && o->columns <= MOST_COLUMNS);
    assert(o->lines >= 1 && o->lines < MOST_LINES && o->gap >= 0);
    Search s = {.pieces = pieces, .o = o, .n = n, .scratch = scratch};
    arena_reset(scratch);
    s.shapes = ARENA_ARRAY(s.scratch, Shape *, n * n * (o->columns + 1));
    s.leaves = ARENA_ARRAY(s.scratch, Leaf, n * (o->columns + 1));
    s.area = ARENA_ARRAY(s.scratch, int, n + 1);
    fill_shapes(&s);
    int best = -1, placed = n;
    int64_t best_cost = 0;
    for (int k = o->may_leave ? 1 : n; k <= n; k++) {
        const Shape *page = shape_at(&s, 0, k - 1, o->columns);
        for (int h = 1; h <= o->lines; h++) {
            if (page->at[h].cut == CUT_NONE)
                continue;
            int empty = o->lines - h;
            int64_t cost = page->at[h].cost + (empty <= 2 ? empty : 20 * (int64_t)empty - 38) + LEFT_OUT * (n - k);
            if (best < 0 || cost < best_cost) {
                best = h;
                best_cost = cost;
                placed = k;
            }
        }
    }
    if (best < 0)
        return NULL;
    Makeup *m = ARENA_NEW(a, Makeup);
    m->at = ARENA_ARRAY(a, Placed, placed);
    m->lines = best;
    m->cost = best_cost;
    lay_out(&s, m, 0, placed - 1, o->columns, best, 0, 0);
    return m;
}
