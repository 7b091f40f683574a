/* Joins to shapes, and back to places (makeup/join.h). */
#include "makeup/join.h"

#include "makeup/stand.h"

#include <assert.h>
#include <string.h>

enum { MOST_WAY_COST = 4000 };

static Shape *new_shape(Joiner *j)
{
    return shape_new(j->p.scratch, &j->p.size);
}

static Shape *pair(Joiner *j, const Shape *a, const Shape *b, bool beside, bool below)
{
    Shape *out = new_shape(j);
    if (beside)
        shape_beside(out, a, b, &j->p.size, 0, SHAPE_NO - 1);
    if (below)
        shape_below(out, a, b, &j->p.size, SHAPE_NO - 1);
    shape_close(out, &j->p.size, SHAPE_NO - 1);
    return out;
}

/* Every run of the parts, the short ones first: two runs beside each other or one above the other. */
static const Shape *free_shape(Joiner *j, Shaped *s)
{
    int n = s->join->n;
    s->runs = ARENA_ARRAY(j->p.scratch, const Shape *, n *n);
    for (int i = 0; i < n; i++)
        s->runs[i * n + i] = s->parts[i].shape;
    for (int length = 2; length <= n; length++)
        for (int from = 0; from + length <= n; from++) {
            Shape *out = new_shape(j);
            int last = from + length - 1;
            for (int cut = from; cut < last; cut++) {
                shape_beside(out, s->runs[from * n + cut], s->runs[(cut + 1) * n + last], &j->p.size, 0, SHAPE_NO - 1);
                shape_below(out, s->runs[from * n + cut], s->runs[(cut + 1) * n + last], &j->p.size, SHAPE_NO - 1);
            }
            shape_close(out, &j->p.size, SHAPE_NO - 1);
            s->runs[from * n + last] = out;
        }
    return s->runs[n - 1];
}

/* One after the other in one direction: runs[i] are the first i + 1 parts. */
static const Shape *row_shape(Joiner *j, Shaped *s, bool beside)
{
    int n = s->join->n;
    s->runs = ARENA_ARRAY(j->p.scratch, const Shape *, n);
    s->runs[0] = s->parts[0].shape;
    for (int i = 1; i < n; i++)
        s->runs[i] = pair(j, s->runs[i - 1], s->parts[i].shape, beside, !beside);
    return s->runs[n - 1];
}

/* With the lines of its head and foot, not narrower than the head. */
static const Shape *with_head(Joiner *j, const Join *join, const Shape *inner)
{
    int more = join->head + join->foot;
    if (!more && join->least_columns <= 1 && !join->columns)
        return inner;
    Shape *out = new_shape(j);
    for (int w = join->least_columns > 1 ? join->least_columns : 1; w <= j->p.columns; w++)
        for (int h = 1; h + more <= j->p.lines && (!join->columns || w == join->columns); h++)
            out->at[w * j->p.size.stride + h + more] = inner->at[w * j->p.size.stride + h];
    shape_close_all(out, &j->p.size);
    return out;
}

static void shape_of(Joiner *j, const Join *join, Shaped *s)
{
    *s = (Shaped){.join = join};
    if (join->kind == JOIN_BLOCK) {
        s->shape = s->inner = leaf_shape(&j->p, join->block, (Role){join->level, false});
        return;
    }
    assert(join->n >= 1);
    s->parts = ARENA_ARRAY(j->p.scratch, Shaped, join->n);
    for (int i = 0; i < join->n; i++)
        shape_of(j, &join->parts[i], &s->parts[i]);
    s->inner = join->kind == JOIN_FREE ? free_shape(j, s) : row_shape(j, s, join->kind == JOIN_BESIDE);
    s->shape = with_head(j, join, s->inner);
}

static bool has_one_side(const MakeupPage *page, const Join *join)
{
    bool one = join->kind == JOIN_BLOCK && page->blocks[join->block].one_side;
    for (int i = 0; join->kind != JOIN_BLOCK && i < join->n; i++)
        one |= has_one_side(page, &join->parts[i]);
    return one;
}

/* Each height that it can have is a way. */
static void add_ways(Arena *a, const Joiner *j, const Shaped *s, MakeupBlock *block)
{
    size_t n = 0;
    int setting = j->p.weight[MAKEUP_SETTING] > 0 ? j->p.weight[MAKEUP_SETTING] : 1;
    for (int w = 1; w <= j->p.columns; w++)
        n += s->shape->low[w] <= s->shape->high[w] ? (size_t)(s->shape->high[w] - s->shape->low[w] + 1) : 0;
    MakeupWay *ways = ARENA_ARRAY(a, MakeupWay, n + 1);
    n = 0;
    for (int w = 1; w <= j->p.columns; w++)
        for (int h = s->shape->low[w]; h <= s->shape->high[w]; h++) {
            int points = shape_at(s->shape, &j->p.size, w, h);
            if (points >= SHAPE_NO)
                continue;
            const StandLook look = stand_look(j, s, w, h);
            int cost = (points << j->p.shift) / setting;
            ways[n++] = (MakeupWay){.columns = w,
                                    .title = look.title,
                                    .white = look.white,
                                    .level = s->join->as_block.rank == 0 ? 0 : 2,
                                    .least = h,
                                    .most = h,
                                    .cost = cost < MOST_WAY_COST ? cost : MOST_WAY_COST,
                                    .head = s->join->head,
                                    .text = w * h};
        }
    block->ways = ways;
    block->n_ways = n;
}

static void mark(const MakeupPage *page, const Join *join, bool *joined)
{
    if (join->kind == JOIN_BLOCK) {
        assert(!joined[join->block] && !page->blocks[join->block].fixed);
        joined[join->block] = true;
    }
    for (int i = 0; join->kind != JOIN_BLOCK && i < join->n; i++)
        mark(page, &join->parts[i], joined);
}

JoinedPage makeup_join(Arena *a, const MakeupPage *page, const Join *joins, int n)
{
    Joiner *j = ARENA_NEW(a, Joiner);
    j->page = page;
    MakeupPage whole = *page; /* nothing is cut within a join, none of it left out */
    whole.lead = whole.may_cut = false;
    whole.may_leave = true;
    MakeupPage *kept = arena_dup(a, &whole, sizeof whole);
    problem_open(&j->p, a, kept);
    j->joins = ARENA_ARRAY(a, Shaped, n + 1);
    j->n = n;
    j->block_of = ARENA_ARRAY(a, int, page->n_blocks + 1);
    JoinedPage out = {.page = *page, .own = j};
    MakeupBlock *blocks = ARENA_ARRAY(a, MakeupBlock, page->n_blocks + 1);
    bool *joined = ARENA_ARRAY(a, bool, page->n_blocks + 1);
    for (int i = 0; i < n; i++)
        mark(page, &joins[i], joined);
    for (size_t i = 0; i < page->n_blocks; i++)
        if (!joined[i]) {
            j->block_of[j->n_single] = (int)i;
            blocks[j->n_single++] = page->blocks[i];
        }
    for (int i = 0; i < n; i++) {
        shape_of(j, &joins[i], &j->joins[i]);
        blocks[j->n_single + i] = joins[i].as_block;
        blocks[j->n_single + i].one_side = has_one_side(page, &joins[i]);
        add_ways(a, j, &j->joins[i], &blocks[j->n_single + i]);
    }
    out.page.blocks = blocks;
    out.joined = blocks + j->n_single;
    out.page.n_blocks = (size_t)(j->n_single + n);
    return out;
}

bool makeup_join_goes(const JoinedPage *j, int join, int columns, int lines)
{
    const Joiner *own = j->own;
    return columns >= 1 && columns <= own->p.columns && lines >= 1 && lines <= own->p.lines &&
           shape_at(own->joins[join].shape, &own->p.size, columns, lines) < SHAPE_NO;
}

int makeup_join_cost(const JoinedPage *j, int join, int columns, int lines)
{
    return shape_at(j->own->joins[join].shape, &j->own->p.size, columns, lines);
}

int makeup_join_nearest(const JoinedPage *j, int join, int columns, int lines)
{
    for (int more = 0; more <= j->own->p.lines; more++) {
        if (makeup_join_goes(j, join, columns, lines + more))
            return lines + more;
        if (makeup_join_goes(j, join, columns, lines - more))
            return lines - more;
    }
    return 0;
}

/* ---- back to places ---- */

/* The most lines of an area that the join can have; what is below stays white. */
static MakeupArea fitting(const Joiner *j, const Shaped *s, MakeupArea at)
{
    while (at.lines > 1 && shape_at(s->shape, &j->p.size, at.columns, at.lines) >= SHAPE_NO)
        at.lines--;
    return at;
}

static int rank_at(const Joiner *j, const MakeupPlaced *p)
{
    return p->block < j->n_single ? j->p.page->blocks[j->block_of[p->block]].rank
                                  : j->joins[p->block - j->n_single].join->as_block.rank;
}

/* Those placed, the most important first. */
static int *in_order(Arena *a, const Joiner *j, const Makeup *m)
{
    int *order = ARENA_ARRAY(a, int, m->n + 1);
    for (size_t i = 0; i < m->n; i++) {
        size_t at = i;
        for (; at > 0 && rank_at(j, &m->at[order[at - 1]]) > rank_at(j, &m->at[i]); at--)
            order[at] = order[at - 1];
        order[at] = (int)i;
    }
    return order;
}

static void leave_out(const Join *join, Makeup *m)
{
    if (join->kind == JOIN_BLOCK)
        m->left[m->n_left++] = join->block;
    for (int i = 0; join->kind != JOIN_BLOCK && i < join->n; i++)
        leave_out(&join->parts[i], m);
}

Makeup *makeup_unjoin(Arena *a, const JoinedPage *joined, const Makeup *m)
{
    const Joiner *j = joined->own;
    const size_t n = j->p.page->n_blocks;
    const int *order = in_order(a, j, m);
    Makeup *out = arena_dup(a, m, sizeof *m);
    out->at = ARENA_ARRAY(a, MakeupPlaced, n + 1);
    out->left = ARENA_ARRAY(a, int, n + 1);
    out->faults = ARENA_ARRAY(a, MakeupFault, m->n_faults + 1);
    out->n = out->n_left = out->n_faults = 0;
    int heads = 0;
    for (size_t i = 0; i < m->n; i++) {
        const MakeupPlaced *p = &m->at[order[i]];
        if (p->block >= j->n_single) {
            const Shaped *s = &j->joins[p->block - j->n_single];
            stand_put(j, s, fitting(j, s, p->at), out);
            continue;
        }
        out->at[out->n] = *p;
        out->at[out->n++].block = j->block_of[p->block];
    }
    for (size_t i = 0; i < m->n; i++) {
        const MakeupPlaced *p = &m->at[order[i]];
        const Shaped *s = p->block >= j->n_single ? &j->joins[p->block - j->n_single] : NULL;
        if (!s)
            continue;
        stand_choose(j, s, fitting(j, s, p->at), out);
        heads += p->at.columns * (s->join->head + s->join->foot);
    }
    stand_judge(j, heads, out);
    for (size_t i = 0; i < m->n_left; i++) {
        if (m->left[i] < j->n_single) {
            out->left[out->n_left++] = j->block_of[m->left[i]];
            continue;
        }
        assert(j->joins);
        leave_out(j->joins[m->left[i] - j->n_single].join, out);
    }
    for (size_t i = 0; i < m->n_faults; i++) {
        MakeupFault f = m->faults[i];
        if (f.block >= j->n_single) /* a join's: its owner knows what its blocks are to be */
            continue;
        f.block = j->block_of[f.block];
        f.other = f.other >= 0 && f.other < j->n_single ? j->block_of[f.other] : -1;
        out->faults[out->n_faults++] = f;
    }
    return out;
}
