/* Trees to points and places (trees/tree.h). */
#include "trees/hook.h"
#include "trees/wheel.h"

#include <assert.h>
#include <string.h>

enum { WHEEL_STEPS = 6 /* what a wheel or a hook takes, in shapes */ };

static bool is_leaf(const Node *n)
{
    return n->child[0] < 0;
}

Role role_in(const Problem *p, const Forest *f, int block)
{
    int level = MAKEUP_LEVELS - 1;
    while (level > 0 && p->place[block] < f->level[level])
        level--;
    return (Role){level, f->picture == block};
}

Role role_of(const Trees *t, int block)
{
    return role_in(t->p, &t->now, block);
}

const Shape *trees_shape(const Trees *t, int node)
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
    const Shape *a = trees_shape(t, n->child[0]), *b = trees_shape(t, n->child[1]);
    const int most = t->bound >> t->p->shift;
    shape_clear(out, &t->p->size);
    if (n->cut != CUT_BELOW)
        shape_beside(out, a, b, &t->p->size, n->width, most);
    if (n->cut != CUT_BESIDE)
        shape_below(out, a, b, &t->p->size, most);
    shape_close(out, &t->p->size, most);
    t->steps++;
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
    const Shape *a = trees_shape(t, n->child[0]), *b = trees_shape(t, n->child[1]);
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
        int16_t least = SHAPE_NO; /* first how little, then where: the former is a vector's work */
        for (int h1 = low; h1 <= high; h1++) {
            const int16_t points = (int16_t)(above[h1] + under[left - h1]);
            least = points < least ? points : least;
        }
        if (least < best.points) {
            for (best = (Split){least, CUT_BELOW, low}; above[best.first] + under[left - best.first] != least;)
                best.first++;
        }
    }
    return best;
}

static RootCut root_wheel(const Trees *t, int root, int w, int h)
{
    int node[5];
    const Shape *part[5];
    if (!wheel_parts(&t->now, root, node))
        return (RootCut){.known = true, .points = SHAPE_NO, .lines = h, .cut = CUT_WHEEL};
    for (int i = 0; i < 5; i++)
        part[i] = trees_shape(t, node[i]);
    return wheel_cut(&t->p->size, part, w, h, t->bound >> t->p->shift);
}

static RootCut root_hook(const Trees *t, int root, int w, int h)
{
    int node[HOOK_PARTS];
    const Shape *part[HOOK_PARTS];
    if (!hook_parts(t->p, &t->now, root, node))
        return (RootCut){.known = true, .points = SHAPE_NO, .lines = h, .cut = CUT_HOOK};
    for (int i = 0; i < HOOK_PARTS; i++)
        part[i] = node[i] < 0 ? NULL : trees_shape(t, node[i]);
    return hook_cut(t->p, node, part, t->now.node[root].width, w, h, t->bound >> t->p->shift);
}

/* How a root is best cut, in so many lines. */
static RootCut root_cut(const Trees *t, int root, int w, int h)
{
    const Node *n = &t->now.node[root];
    if (is_leaf(n))
        return (RootCut){true, shape_at(trees_shape(t, root), &t->p->size, w, h), h, CUT_ANY, 0, {0}, {0}};
    if (n->cut == CUT_WHEEL)
        return root_wheel(t, root, w, h);
    if (n->cut == CUT_HOOK)
        return root_hook(t, root, w, h);
    Split s = best_split(t, n, w, h);
    return (RootCut){true, s.points, h, s.cut, s.first, {0}, {0}};
}

static int white_points(const Trees *t, int columns, int lines)
{
    int64_t points = (int64_t)t->p->weight[MAKEUP_WHITE] * columns * lines >> t->p->shift;
    return points < SHAPE_NO ? (int)points : SHAPE_NO;
}

/* All lines of a part are used, unless there is too little to fill the page with. */
static void cut_part(Trees *t, int part)
{
    const MakeupArea *area = &t->now.parts.part[part];
    int root = t->now.root[part];
    RootCut *best = &t->now.cut[part];
    *best = root_cut(t, root, area->columns, area->lines);
    t->steps += best->cut == CUT_WHEEL || best->cut == CUT_HOOK ? WHEEL_STEPS : 0;
    for (int h = area->lines - 1; t->p->sparse && h > 0; h--) {
        const int white = white_points(t, area->columns, area->lines - h);
        if (white >= best->points) /* and still more of it below */
            break;
        RootCut here = root_cut(t, root, area->columns, h);
        here.points += white;
        if (here.points < best->points)
            *best = here;
    }
}

int trees_points(Trees *t)
{
    int sum = 0;
    for (int i = 0; i < t->now.parts.n; i++) {
        int root = t->now.root[i];
        if (root < 0) {
            sum += white_points(t, t->now.parts.part[i].columns, t->now.parts.part[i].lines);
            continue;
        }
        update(t, root);
        if (!t->now.cut[i].known)
            cut_part(t, i);
        if (t->now.cut[i].points >= SHAPE_NO)
            return IMPOSSIBLE;
        sum += t->now.cut[i].points;
    }
    return sum << t->p->shift;
}

/* The two parts of an area. */
static void divide(const Trees *t, Cut cut, int first, const MakeupArea *at, MakeupArea *a, MakeupArea *b)
{
    *a = *b = *at;
    if (cut == CUT_BESIDE) {
        a->columns = first;
        b->column += first;
        b->columns -= first;
    } else {
        a->lines = first;
        b->line += first + t->p->gap;
        b->lines -= first + t->p->gap;
    }
}

static void place(const Trees *t, int node, MakeupArea at, MakeupArea *out)
{
    const Node *n = &t->now.node[node];
    out[node] = at;
    if (is_leaf(n))
        return;
    Split s = best_split(t, n, at.columns, at.lines);
    assert(s.points < SHAPE_NO);
    MakeupArea a, b;
    divide(t, s.cut, s.first, &at, &a, &b);
    place(t, n->child[0], a, out);
    place(t, n->child[1], b, out);
}

static void place_part(const Trees *t, int part, MakeupArea *out)
{
    const RootCut *cut = &t->now.cut[part];
    MakeupArea at = t->now.parts.part[part], area[5];
    int root = t->now.root[part], node[5], n = 5;
    const Node *top = &t->now.node[root];
    at.lines = cut->lines;
    out[root] = at;
    if (cut->cut == CUT_WHEEL) {
        wheel_parts(&t->now, root, node);
        wheel_areas(cut, at, t->p->gap, top->width, area);
    } else if (cut->cut == CUT_HOOK) {
        n = HOOK_PARTS;
        hook_parts(t->p, &t->now, root, node);
        hook_areas(cut, at, t->p->gap, top->width, area);
    } else if (is_leaf(top)) {
        n = 1;
        node[0] = root;
        area[0] = at;
    } else {
        n = 2;
        node[0] = top->child[0];
        node[1] = top->child[1];
        divide(t, cut->cut, cut->first, &at, &area[0], &area[1]);
    }
    for (int i = 0; i < n; i++)
        if (node[i] >= 0)
            place(t, node[i], area[i], out);
}

void trees_place(const Trees *t, MakeupArea *at)
{
    for (int i = 0; i < t->now.parts.n; i++)
        if (t->now.root[i] >= 0)
            place_part(t, i, at);
}

void forest_copy(Forest *to, const Forest *from, int blocks)
{
    const size_t parts = (size_t)from->parts.n;
    to->parts = from->parts;
    memcpy(to->node, from->node, 2 * (size_t)blocks * sizeof *to->node);
    memcpy(to->root, from->root, sizeof to->root);
    memcpy(to->cut, from->cut, parts * sizeof *to->cut);
    to->n_free = from->n_free;
    memcpy(to->free, from->free, (size_t)from->n_free * sizeof *to->free);
    memcpy(to->level, from->level, sizeof to->level);
    to->picture = from->picture;
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
