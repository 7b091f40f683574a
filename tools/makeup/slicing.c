/* Slicing trees: blocks in the order of their ranks fill the page; each part is one block, two parts side by side (of
 * one height) or one above the other. For every run of blocks and every width the search keeps the best cost at each
 * height (a shape function), so that whole pages are compared exactly. */
#include "makeup/makeup.h"
#include <assert.h>

enum { MOST_LINES = 192, KEPT = 28, NO = 1 << 29, LEFT_OUT = 30, MOST_SEARCHED = 40 };

static_assert((int)MAKEUP_MOST_LINES < (int)MOST_LINES && MOST_LINES <= UINT8_MAX + 1, "a height is kept in a byte");
static_assert(MOST_SEARCHED <= UINT8_MAX && MAKEUP_MOST_COLUMNS <= UINT8_MAX, "as are blocks and columns");

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

typedef struct Search {
    const MakeupBlock *blocks;
    const MakeupPage *o;
    int n;
    Shape **shapes; /* [(i * n + j) * (columns + 1) + w] */
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

static void offer(Shape *s, int h, int cost, Cut cut, int k, int first)
{
    assert(k >= 0 && k < MOST_SEARCHED && first >= 0 && first < MOST_LINES);
    if (h > 0 && h <= s->lines && cost < s->at[h].cost)
        s->at[h] = (Choice){cost, (uint8_t)cut, (uint8_t)k, (uint8_t)first};
}

/* How well a width suits a block: columns neither too tall nor too short, the lead broad, briefs narrow. */
static int width_cost(const Search *s, int i, const MakeupWay *way)
{
    int w = way->columns, per_column = way->text / w, cost = 0, all = s->o->columns, asked = s->blocks[i].span;
    if (asked)
        return asked == w || (asked > all && w == all) ? 0 : 3000;
    if (per_column > 42)
        cost += (per_column - 42) * 3;
    if (w > 1 && per_column < 7)
        cost += (7 - per_column) * 4 * w;
    if (w > 1 && per_column < 4 && !way->picture) /* a headline over next to nothing */
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

/* The headline's level that suits the block's rank, or the next below it that its ways have over so many columns. */
static int level_at(const MakeupBlock *b, int columns)
{
    enum { SECOND = 2, BODY = 6 };
    int wanted = b->rank == 0 ? 0 : b->rank <= SECOND ? 1 : b->rank <= BODY ? 2 : 3, found = -1;
    for (size_t k = 0; k < b->n_ways; k++) {
        int level = b->ways[k].level;
        if (b->ways[k].columns == columns && (level >= wanted ? found < wanted || level < found : level > found))
            found = level;
    }
    return found;
}

/* White lines below a block. */
static int slack_cost(int lines)
{
    return lines <= 1 ? lines : lines <= 3 ? 4 * lines : lines <= 6 ? 14 * lines - 30 : 40 * lines - 186;
}

/* From a fair beginning of its text on a block may be cut. */
static void offer_cuts(Search *s, Shape *out, int i, const MakeupWay *way)
{
    enum { SHORTEST_CUT = 40, BEGINNING = 8, JUMP = 200, SECOND_JUMP = 800 };
    int natural = way->least, w = way->columns, least = natural - way->text / w + BEGINNING;
    int cost = width_cost(s, i, way) + way->cost + JUMP + (s->blocks[i].continued ? SECOND_JUMP : 0);
    if (least > out->lines) /* its pictures alone are more than a page */
        offer(out, out->lines, cost + natural, CUT_JUMP, i, 0);
    if (way->text < SHORTEST_CUT)
        return;
    for (int h = natural - 2; h >= least; h -= 1)
        offer(out, h, cost + (natural - h) * w / 8, CUT_JUMP, i, 0);
}

static void leaf_shape(Search *s, Shape *out, int i, int w)
{
    enum { MOST_SLACK = 8 };
    bool cut = false;
    int level = level_at(&s->blocks[i], w);
    for (size_t k = 0; k < s->blocks[i].n_ways; k++) {
        const MakeupWay *way = &s->blocks[i].ways[k];
        if (way->columns != w || way->level != level)
            continue;
        int base = width_cost(s, i, way) + way->cost;
        for (int h = way->least; h <= way->most + MOST_SLACK; h++) {
            int grown = h < way->most ? h - way->least : way->most - way->least;
            offer(out, h, base + grown * way->line_cost + slack_cost(h - way->least - grown), CUT_LEAF, i, 0);
        }
        if (s->o->may_cut && !cut)
            offer_cuts(s, out, i, way);
        cut = true;
    }
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

/* The cheapest way for a height, what it leaves white and what it can't hold. */
static void choose_way(const MakeupBlock *b, MakeupPlaced *p)
{
    int best = NO, level = level_at(b, p->at.columns);
    for (size_t k = 0; k < b->n_ways; k++) {
        const MakeupWay *way = &b->ways[k];
        if (way->columns != p->at.columns || way->level != level)
            continue;
        int over = way->least - p->at.lines, grown = p->at.lines - way->least, slack = p->at.lines - way->most;
        grown = over > 0 ? 0 : slack > 0 ? way->most - way->least : grown;
        int cost =
            way->cost + grown * way->line_cost + (slack > 0 ? slack_cost(slack) : 0) + (over > 0 ? 1000 * over : 0);
        if (cost >= best)
            continue;
        best = cost;
        p->way = (int)k;
        p->over = over > 0 ? over * way->columns : 0;
        p->white = slack > 0 ? slack * way->columns : 0;
    }
}

static void lay_out(const Search *s, Makeup *m, int i, int j, int w, int h, int column, int line)
{
    assert(i >= 0 && i <= j && j < s->n && w >= 1 && column + w <= s->o->columns && h >= 1 && line + h <= s->o->lines);
    const Choice *c = &shape_at(s, i, j, w)->at[h];
    assert(c->cut != CUT_NONE);
    if (c->cut == CUT_LEAF || c->cut == CUT_JUMP) {
        MakeupPlaced *p = &m->at[m->n++];
        *p = (MakeupPlaced){.block = i, .at = {column, line, w, h}};
        choose_way(&s->blocks[i], p);
        m->over += p->over;
        m->white += p->white;
    } else if (c->cut == CUT_BESIDE) {
        lay_out(s, m, i, c->k - 1, c->first, h, column, line);
        lay_out(s, m, c->k, j, w - c->first, h, column + c->first, line);
    } else {
        lay_out(s, m, i, c->k - 1, w, c->first, column, line);
        lay_out(s, m, c->k, j, w, h - c->first - s->o->gap, column, line + c->first + s->o->gap);
    }
}

Makeup *makeup_search(Arena *a, Arena *scratch, const MakeupPage *o)
{
    int given = (int)o->n_blocks, n = given > MOST_SEARCHED ? MOST_SEARCHED : given;
    assert(n >= 1 && o->columns >= 1 && o->columns <= MAKEUP_MOST_COLUMNS);
    assert(o->lines >= 1 && o->lines < MOST_LINES && o->gap >= 0);
    if (n < given && !o->may_leave)
        return NULL;
    Search s = {.blocks = o->blocks, .o = o, .n = n, .scratch = scratch};
    arena_reset(scratch);
    s.shapes = ARENA_ARRAY(s.scratch, Shape *, n * n * (o->columns + 1));
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
    *m = (Makeup){.lines = best, .cost = best_cost};
    m->at = ARENA_ARRAY(a, MakeupPlaced, placed);
    m->left = ARENA_ARRAY(a, int, given - placed + 1);
    for (int i = placed; i < given; i++)
        m->left[m->n_left++] = i;
    lay_out(&s, m, 0, placed - 1, o->columns, best, 0, 0);
    return m;
}

Makeup *makeup_keep(Arena *a, const MakeupPage *page, const MakeupPlaced *before, size_t n, int white)
{
    Makeup *m = ARENA_NEW(a, Makeup);
    *m = (Makeup){.n = n, .lines = page->lines, .at = arena_dup(a, before, sizeof *before * n)};
    if (n != page->n_blocks)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        MakeupPlaced *p = &m->at[i];
        p->way = -1;
        p->over = p->white = 0;
        choose_way(&page->blocks[p->block], p);
        m->over += p->over;
        m->white += p->white;
        if (p->way < 0 || p->notch != MAKEUP_NO_NOTCH)
            return NULL;
    }
    return m->over == 0 && m->white <= white ? m : NULL;
}
