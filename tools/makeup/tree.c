/* Trees to points and places (makeup/tree.h). */
#include "makeup/tree.h"

#include <assert.h>

static bool is_leaf(const Node *n)
{
    return n->child[0] < 0;
}

Role role_of(const Trees *t, int block)
{
    int level = MAKEUP_LEVELS - 1;
    while (level > 0 && t->p->place[block] < t->now.level[level])
        level--;
    return (Role){level, t->now.picture == block};
}

static const Shape *shape_of(const Trees *t, int node)
{
    const Node *n = &t->now.node[node];
    return is_leaf(n) ? leaf_shape(t->p, node, role_of(t, node)) : t->shapes[node][n->spare];
}

static void update(Trees *t, int node)
{
    Node *n = &t->now.node[node];
    if (!n->stale)
        return;
    n->stale = false;
    if (is_leaf(n))
        return;
    update(t, n->child[0]);
    update(t, n->child[1]);
    if (n->parent < 0) /* of a whole part only one width and height are asked for */
        return;
    n->spare = !n->spare;
    Shape *out = t->shapes[node][n->spare];
    const Shape *a = shape_of(t, n->child[0]), *b = shape_of(t, n->child[1]);
    shape_clear(out, &t->p->size);
    if (n->cut != CUT_BELOW)
        shape_beside(out, a, b, &t->p->size, n->width);
    if (n->cut != CUT_BESIDE)
        shape_below(out, a, b, &t->p->size);
    shape_close(out, &t->p->size, t->bound >> t->p->shift);
    t->steps++;
}

void trees_update(Trees *t)
{
    for (int i = 0; i < t->n_parts; i++)
        if (t->now.root[i] >= 0)
            update(t, t->now.root[i]);
}

/* How a node is best cut at a width and height. */
typedef struct Split {
    int points; /* of shapes */
    Cut cut;
    int first; /* columns or lines of the first child */
} Split;

static Split best_split(const Trees *t, const Node *n, int w, int h)
{
    const ShapeSize *size = &t->p->size;
    const Shape *a = shape_of(t, n->child[0]), *b = shape_of(t, n->child[1]);
    Split best = {.points = SHAPE_NO};
    if (n->cut != CUT_BELOW)
        for (int w1 = n->width ? n->width : 1; w1 < w && (!n->width || w1 == n->width); w1++) {
            int points = shape_at(a, size, w1, h) + shape_at(b, size, w - w1, h);
            if (points < best.points)
                best = (Split){points, CUT_BESIDE, w1};
        }
    if (n->cut != CUT_BESIDE) {
        int left = h - size->gap, high = a->high[w] < left - b->low[w] ? a->high[w] : left - b->low[w];
        int low = a->low[w] > left - b->high[w] ? a->low[w] : left - b->high[w];
        const int16_t *above = a->at + w * size->stride, *under = b->at + w * size->stride;
        for (int h1 = low; h1 <= high; h1++)
            if (above[h1] + under[left - h1] < best.points)
                best = (Split){above[h1] + under[left - h1], CUT_BELOW, h1};
    }
    return best;
}

static int root_points(const Trees *t, int root, int w, int h)
{
    const Node *n = &t->now.node[root];
    return is_leaf(n) ? shape_at(shape_of(t, root), &t->p->size, w, h) : best_split(t, n, w, h).points;
}

static int white_points(const Trees *t, int columns, int lines)
{
    int64_t points = (int64_t)t->p->weight[MAKEUP_WHITE] * columns * lines >> t->p->shift;
    return points < SHAPE_NO ? (int)points : SHAPE_NO;
}

/* The lines of a part that are used: all of them, unless there is too little to fill the page with. */
static int used_lines(const Trees *t, int part, int *points)
{
    const MakeupArea *area = &t->part[part];
    int root = t->now.root[part], best = area->lines;
    *points = root_points(t, root, area->columns, area->lines);
    for (int h = area->lines - 1; t->p->sparse && h > 0; h--) {
        int here = root_points(t, root, area->columns, h) + white_points(t, area->columns, area->lines - h);
        if (here >= *points)
            continue;
        *points = here;
        best = h;
    }
    return best;
}

int trees_points(const Trees *t)
{
    int sum = 0;
    for (int i = 0; i < t->n_parts; i++) {
        int points = 0;
        if (t->now.root[i] < 0)
            points = white_points(t, t->part[i].columns, t->part[i].lines);
        else
            used_lines(t, i, &points);
        if (points >= SHAPE_NO)
            return IMPOSSIBLE;
        sum += points;
    }
    return sum << t->p->shift;
}

static void place(const Trees *t, int node, MakeupArea at, MakeupArea *out)
{
    const Node *n = &t->now.node[node];
    if (is_leaf(n)) {
        out[node] = at;
        return;
    }
    Split s = best_split(t, n, at.columns, at.lines);
    assert(s.points < SHAPE_NO);
    MakeupArea a = at, b = at;
    if (s.cut == CUT_BESIDE) {
        a.columns = s.first;
        b.column += s.first;
        b.columns -= s.first;
    } else {
        a.lines = s.first;
        b.line += s.first + t->p->gap;
        b.lines -= s.first + t->p->gap;
    }
    place(t, n->child[0], a, out);
    place(t, n->child[1], b, out);
}

void trees_place(const Trees *t, MakeupArea *at)
{
    for (int i = 0; i < t->n_parts; i++) {
        MakeupArea part = t->part[i];
        int points;
        if (t->now.root[i] < 0)
            continue;
        part.lines = used_lines(t, i, &points);
        place(t, t->now.root[i], part, at);
    }
}

void trees_open(Trees *t, Problem *p)
{
    *t = (Trees){.p = p};
    for (int i = p->n; i + 1 < 2 * p->n; i++)
        for (int k = 0; k < 2; k++)
            t->shapes[i][k] = shape_new(p->scratch, &p->size);
    trees_clear(t);
}

void trees_clear(Trees *t)
{
    t->bound = SHAPE_NO << t->p->shift;
    t->now = (Forest){.picture = -1};
    for (int i = 0; i < 2 * t->p->n; i++)
        t->now.node[i] = (Node){.parent = NODE_ABSENT, .child = {-1, -1}};
    for (int i = 0; i < MAKEUP_MOST_PARTS; i++)
        t->now.root[i] = -1;
    for (int i = 2 * t->p->n - 2; i >= t->p->n; i--)
        t->now.free[t->now.n_free++] = (int16_t)i;
}
