/* A page's tree carved around what is fixed (trees/carve.h). */
#include "trees/carve.h"

#include "base/order.h"

#include <limits.h>
#include <string.h>

typedef struct Carver {
    Trees *t;
    const MakeupArea *place; /* of the tree's nodes, as they stood */
} Carver;

static bool is_leaf(const Node *n)
{
    return n->child[0] < 0;
}

static bool is_fixed(const Carver *c, int block)
{
    return c->t->p->page->blocks[block].fixed;
}

static bool is_within(const Carver *c, int node, int top)
{
    while (node >= 0 && node != top)
        node = c->t->now.node[node].parent;
    return node == top;
}

static bool holds_fixed(const Carver *c, int top)
{
    for (int i = 0; i < c->t->p->n; i++)
        if (is_fixed(c, i) && is_within(c, i, top))
            return true;
    return false;
}

/* Is a node's second child below the first? Else it is beside it. */
static bool is_below(const Carver *c, const Node *n)
{
    return c->place[n->child[0]].line != c->place[n->child[1]].line;
}

/* Does a leaf reach the side of `top` where child k of a cut of that direction ends? */
static bool is_at_end(const Carver *c, int leaf, int top, bool below, int k)
{
    const Node *nodes = c->t->now.node;
    for (int node = leaf; node != top; node = nodes[node].parent) {
        const Node *parent = &nodes[nodes[node].parent];
        if (is_below(c, parent) == below && parent->child[k] == node)
            return false;
    }
    return true;
}

/* Where the first child of a node ends that is cut at a line (below) or a column. */
typedef struct End {
    int least, most, at; /* at: where it ends beside what is fixed; < 0: anywhere */
} End;

static void bound(const Carver *c, const Node *n, bool below, int block, End *end)
{
    const MakeupArea *a = &c->t->p->page->blocks[block].area;
    if (is_within(c, block, n->child[0])) {
        const int foot = below ? a->line + a->lines : a->column + a->columns;
        end->least = larger(end->least, foot);
        end->at = is_at_end(c, block, n->child[0], below, 0) ? foot : end->at;
    } else if (is_within(c, block, n->child[1])) {
        const int head = below ? a->line - c->t->p->gap : a->column;
        end->most = smaller(end->most, head);
        end->at = is_at_end(c, block, n->child[1], below, 1) ? head : end->at;
    }
}

/* false: what is fixed leaves it no room. seam: nothing says where it ends. */
static bool end_of_first(const Carver *c, const Node *n, bool below, int *out, bool *seam)
{
    const MakeupArea *first = &c->place[n->child[0]];
    End end = {0, INT_MAX, -1};
    for (int i = 0; i < c->t->p->n; i++)
        if (is_fixed(c, i))
            bound(c, n, below, i, &end);
    *seam = end.at < 0;
    *out = !*seam ? end.at : below ? first->line + first->lines : first->column + first->columns;
    *out = smaller(larger(*out, end.least), end.most);
    return end.least <= end.most;
}

static bool add_part(Carver *c, int node, MakeupArea area)
{
    Forest *f = &c->t->now;
    const int part = f->parts.n;
    if (part == MAKEUP_MOST_PARTS || area.columns < 1 || area.lines < PARTS_LEAST_LINES)
        return false;
    f->parts.part[part] = area;
    f->parts.n++;
    f->root[part] = (int16_t)node;
    f->node[node].parent = (int16_t)(-1 - part);
    return true;
}

/* Parts [from, to) that end (begin) at a line or column. */
static uint32_t parts_at(const Parts *parts, int from, int to, bool below, bool begin, int at)
{
    uint32_t found = 0;
    for (int i = from; i < to; i++) {
        const MakeupArea *a = &parts->part[i];
        const int head = below ? a->line : a->column, foot = head + (below ? a->lines : a->columns);
        found |= (uint32_t)((begin ? head : foot) == at) << i;
    }
    return found;
}

static bool carve(Carver *c, int node, MakeupArea area);

static bool carve_two(Carver *c, int node, MakeupArea area)
{
    Forest *f = &c->t->now;
    const Node n = f->node[node];
    const bool below = is_below(c, &n);
    const int gap = below ? c->t->p->gap : 0, from = f->parts.n;
    MakeupArea a = area, b = area;
    bool seam;
    int end;
    if (!end_of_first(c, &n, below, &end, &seam))
        return false;
    if (below) {
        a.lines = end - area.line;
        b.line = end + gap;
        b.lines -= a.lines + gap;
    } else {
        a.columns = end - area.column;
        b.column = end;
        b.columns -= a.columns;
    }
    f->node[node].parent = NODE_ABSENT;
    f->free[f->n_free++] = (int16_t)node;
    if (!carve(c, n.child[0], a))
        return false;
    const int middle = f->parts.n;
    if (!carve(c, n.child[1], b))
        return false;
    if (seam && f->parts.n_seams < PARTS_MOST_SEAMS)
        f->parts.seam[f->parts.n_seams++] = (Seam){below, parts_at(&f->parts, from, middle, below, false, end),
                                                   parts_at(&f->parts, middle, f->parts.n, below, true, end + gap)};
    return true;
}

static bool carve(Carver *c, int node, MakeupArea area)
{
    if (!holds_fixed(c, node))
        return add_part(c, node, area);
    if (!is_leaf(&c->t->now.node[node]))
        return carve_two(c, node, area);
    c->t->now.node[node].parent = NODE_ABSENT;
    return makeup_areas_equal(area, c->t->p->page->blocks[node].area);
}

bool trees_carve(Trees *t, const Forest *from, const MakeupArea *place)
{
    Carver c = {t, place};
    const int root = from->root[0];
    const MakeupArea page = {0, 0, t->p->columns, t->p->lines};
    if (root < 0 || from->node[root].cut == CUT_WHEEL || from->node[root].cut == CUT_HOOK)
        return false;
    trees_clear(t);
    memcpy(t->now.node, from->node, sizeof t->now.node);
    memcpy(t->now.free, from->free, sizeof t->now.free);
    memcpy(t->now.level, from->level, sizeof t->now.level);
    t->now.n_free = from->n_free;
    t->now.picture = from->picture;
    for (int i = 0; i < 2 * t->p->n; i++) /* no shape of theirs has been made here */
        t->now.node[i].stale = true;
    for (int i = 0; i < t->p->n; i++) /* none was left out */
        if (is_fixed(&c, i) && !is_within(&c, i, root))
            return false;
    return carve(&c, root, page);
}
