/* Heights found again, the rest of an arrangement given (makeup/settle.h): each node's least points at each height near
 * its own, from the leaves up. */
#include "makeup/settle.h"

#include "trees/hook.h"
#include "trees/wheel.h"

#include <assert.h>
#include <string.h>

enum { REACH = 10 /* lines that a height may change by */, SPAN = 2 * REACH + 1 };

/* Of a node, by how much higher it is than it was, less REACH. */
typedef struct Costs {
    int at[SPAN];
} Costs;

struct Settler {
    Problem *p;
    int stay;
    const Found *f; /* that is looked at */
    MakeupArea *at;
    MakeupPlaced *notched; /* by block, as the walk had them */
    Costs of[2 * MAKEUP_MOST_BLOCKS];
    int **whole; /* [((block * MAKEUP_LEVELS + level) * 2 + picture) * (columns + 1) + w]: points by lines, nothing
                  * over; made when first asked for */
};

Settler *settler_new(Problem *p, int stay)
{
    Settler *s = ARENA_NEW(p->scratch, Settler);
    s->p = p;
    s->stay = stay;
    s->notched = ARENA_ARRAY(p->scratch, MakeupPlaced, p->n + 1);
    s->whole = ARENA_ARRAY(p->scratch, int *, p->n *MAKEUP_LEVELS * 2 * (p->columns + 1));
    return s;
}

static void fill_whole(const Problem *p, int block, Role role, int w, int *points)
{
    int n;
    const MakeupWay **ways = ways_of(p, block, w, &n);
    for (int lines = 0; lines <= p->lines; lines++)
        points[lines] = IMPOSSIBLE;
    for (int k = 0; k < n; k++)
        for (int lines = ways[k]->least; lines <= p->lines; lines++) {
            int own = way_points(p, block, ways[k], lines, role, NULL);
            if (own >= IMPOSSIBLE)
                break;
            points[lines] = own < points[lines] ? own : points[lines];
        }
}

/* Points of a block over w columns, by lines. */
static const int *whole_points(Settler *s, int block, int w)
{
    const Problem *p = s->p;
    const Role role = role_in(p, &s->f->forest, block);
    int **slot = &s->whole[((block * MAKEUP_LEVELS + role.level) * 2 + role.picture) * (p->columns + 1) + w];
    if (!*slot) {
        *slot = ARENA_ARRAY(p->scratch, int, p->lines + 1);
        fill_whole(p, block, role, w, *slot);
    }
    return *slot;
}

static void cost_leaf(Settler *s, int block)
{
    const MakeupArea *at = &s->at[block];
    const int *points = whole_points(s, block, at->columns);
    for (int d = 0; d < SPAN; d++) {
        int lines = at->lines + d - REACH, own = lines > 0 && lines <= s->p->lines ? points[lines] : IMPOSSIBLE;
        s->of[block].at[d] = own < IMPOSSIBLE && d != REACH ? own + s->stay : own;
    }
}

static int sum_of(int a, int b)
{
    return a >= IMPOSSIBLE || b >= IMPOSSIBLE ? IMPOSSIBLE : a + b;
}

static bool is_below(const Settler *s, const Node *n)
{
    return s->at[n->child[0]].line != s->at[n->child[1]].line;
}

/* Two parts, one below the other, together `d` higher: how much of it the first takes. */
static int best_share(const Costs *a, const Costs *b, int d, int *least)
{
    int best = -1;
    *least = IMPOSSIBLE;
    for (int k = 0; k < SPAN; k++) {
        int other = d - (k - REACH);
        if (other < 0 || other >= SPAN || sum_of(a->at[k], b->at[other]) >= *least)
            continue;
        *least = sum_of(a->at[k], b->at[other]);
        best = k;
    }
    return best;
}

static void cost_node(Settler *s, int node)
{
    const Node *n = &s->f->forest.node[node];
    if (n->child[0] < 0) {
        cost_leaf(s, node);
        return;
    }
    const Costs *a = &s->of[n->child[0]], *b = &s->of[n->child[1]];
    cost_node(s, n->child[0]);
    cost_node(s, n->child[1]);
    for (int d = 0; d < SPAN; d++)
        if (is_below(s, n))
            best_share(a, b, d, &s->of[node].at[d]);
        else
            s->of[node].at[d] = sum_of(a->at[d], b->at[d]);
}

/* The node from a line on, so many lines higher. */
static void put(Settler *s, int node, int line, int by)
{
    const Node *n = &s->f->forest.node[node];
    int from = s->at[node].line;
    if (n->child[0] >= 0 && is_below(s, n)) {
        int least, share = best_share(&s->of[n->child[0]], &s->of[n->child[1]], by + REACH, &least) - REACH;
        int second = s->at[n->child[1]].line - from;
        assert(least < IMPOSSIBLE);
        put(s, n->child[0], line, share);
        put(s, n->child[1], line + second + share, by - share);
    } else if (n->child[0] >= 0) {
        put(s, n->child[0], line, by);
        put(s, n->child[1], line, by);
    }
    s->at[node].line = line;
    s->at[node].lines += by;
}

/* A wheel's parts: A and B higher by y and z, C and D as much lower, E as it comes out. */
static int settle_wheel(Settler *s, const int part[5])
{
    int best = IMPOSSIBLE, y = 0, z = 0;
    const Costs *a = &s->of[part[0]], *b = &s->of[part[1]], *c = &s->of[part[2]], *d = &s->of[part[3]],
                *e = &s->of[part[4]];
    for (int i = 0; i < 5; i++)
        cost_node(s, part[i]);
    for (int i = 0; i < SPAN; i++)
        for (int k = 0; k < SPAN; k++) {
            int middle = k - i + REACH;
            if (middle < 0 || middle >= SPAN)
                continue;
            int sum = sum_of(sum_of(a->at[i], d->at[SPAN - 1 - i]), sum_of(b->at[k], c->at[SPAN - 1 - k]));
            sum = sum_of(sum, e->at[middle]);
            if (sum >= best)
                continue;
            best = sum;
            y = i - REACH;
            z = k - REACH;
        }
    if (best >= IMPOSSIBLE)
        return best;
    put(s, part[0], s->at[part[0]].line, y);
    put(s, part[1], s->at[part[1]].line, z);
    put(s, part[2], s->at[part[2]].line + z, -z);
    put(s, part[3], s->at[part[3]].line + y, -y);
    put(s, part[4], s->at[part[4]].line + y, z - y);
    return best;
}

/* Points of a part so much higher; nothing when it is missing. */
static int points_of(const Settler *s, int node, int by)
{
    return node < 0 ? (by ? IMPOSSIBLE : 0) : s->of[node].at[by + REACH];
}

/* A hook's A as it stands, its corner's line and its foot moved. */
static int notched_points(const Settler *s, int block, MakeupPlaced at, int y, int z)
{
    at.at.lines += z;
    at.notch_lines += z - y;
    return sum_of(placed_least(s->p, &at, role_in(s->p, &s->f->forest, block)), y || z ? s->stay : 0);
}

/* A hook's parts: A's corner begins y lines lower, its foot is z lower. B ends beside either. */
static int settle_hook(Settler *s, const int part[HOOK_PARTS], bool beside, const MakeupPlaced *a)
{
    int best = IMPOSSIBLE, y = 0, z = 0;
    for (int i = 1; i < HOOK_PARTS; i++)
        if (part[i] >= 0)
            cost_node(s, part[i]);
    for (int i = -REACH; i <= REACH; i++)
        for (int k = -REACH; k <= REACH; k++) {
            int sum = part[HOOK_B] < 0 ? 0 : points_of(s, part[HOOK_B], beside ? k : i);
            sum = sum_of(sum, points_of(s, part[HOOK_C], -i));
            sum = sum_of(sum, points_of(s, part[HOOK_D], -k));
            if (sum >= best)
                continue;
            sum = sum_of(sum, notched_points(s, part[HOOK_A], *a, i, k));
            if (sum >= best)
                continue;
            best = sum;
            y = i;
            z = k;
        }
    if (best >= IMPOSSIBLE)
        return best;
    s->at[part[HOOK_A]].lines += z;
    if (part[HOOK_B] >= 0)
        put(s, part[HOOK_B], s->at[part[HOOK_B]].line, beside ? z : y);
    put(s, part[HOOK_C], s->at[part[HOOK_C]].line + y, -y);
    if (part[HOOK_D] >= 0)
        put(s, part[HOOK_D], s->at[part[HOOK_D]].line + z, -z);
    return best;
}

/* A part of the page keeps its height, a page that isn't full may be higher or not so high. */
static int settle_part(Settler *s, int part)
{
    int root = s->f->forest.root[part], node[5], by = 0, best = IMPOSSIBLE;
    const MakeupArea *area = &s->f->forest.parts.part[part];
    if (s->f->forest.cut[part].cut == CUT_WHEEL) {
        wheel_parts(&s->f->forest, root, node);
        return settle_wheel(s, node);
    }
    if (s->f->forest.cut[part].cut == CUT_HOOK) {
        hook_parts(s->p, &s->f->forest, root, node);
        return settle_hook(s, node, s->f->forest.node[root].width & HOOK_BESIDE, &s->notched[node[HOOK_A]]);
    }
    cost_node(s, root);
    int most = s->p->sparse ? area->lines - s->at[root].lines : 0, least = s->p->sparse ? -REACH : 0;
    for (int d = least; d <= REACH && d <= most; d++) {
        int white = s->p->weight[MAKEUP_WHITE] * area->columns * (most - d);
        if (sum_of(s->of[root].at[d + REACH], white) >= best)
            continue;
        best = s->of[root].at[d + REACH] + white;
        by = d;
    }
    if (best < IMPOSSIBLE)
        put(s, root, s->at[root].line, by);
    return best;
}

int settle(Settler *s, const Found *f, MakeupArea *at)
{
    int sum = 0;
    s->f = f;
    s->at = at;
    hooks_notch(s->p, &f->forest, f->place, s->notched);
    for (int i = 0; i < s->p->n; i++) {
        s->notched[i].block = i;
        s->notched[i].at = f->place[i];
    }
    memcpy(at, f->place, sizeof *at * 2 * (size_t)s->p->n);
    for (int i = 0; i < f->forest.parts.n; i++)
        if (f->forest.root[i] >= 0)
            sum = sum_of(sum, settle_part(s, i));
    return sum;
}
