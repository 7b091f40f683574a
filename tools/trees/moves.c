/* Moves: small changes of the trees (trees/tree.h). */
#include "trees/hook.h"
#include "trees/wheel.h"

#include <assert.h>

static bool is_leaf(const Trees *t, int node)
{
    return t->now.node[node].child[0] < 0;
}

/* Is it cut as only a root is? */
static bool is_whole(const Node *n)
{
    return n->cut == CUT_WHEEL || n->cut == CUT_HOOK;
}

static void spoil(Trees *t, int node)
{
    for (; node >= 0; node = t->now.node[node].parent) {
        t->now.node[node].stale = true;
        if (t->now.node[node].parent < 0 && t->now.node[node].parent != NODE_ABSENT)
            t->now.cut[-1 - t->now.node[node].parent].known = false;
    }
}

/* `node` stands where `old` stood. */
static void put_in_place(Trees *t, int old, int node)
{
    int parent = t->now.node[old].parent;
    t->now.node[node].parent = (int16_t)parent;
    if (parent < 0) {
        t->now.root[-1 - parent] = (int16_t)node;
        t->now.cut[-1 - parent].known = false;
    } else
        t->now.node[parent].child[t->now.node[parent].child[1] == old] = (int16_t)node;
}

static void detach(Trees *t, int node)
{
    int parent = t->now.node[node].parent;
    assert(parent != NODE_ABSENT);
    t->now.node[node].parent = NODE_ABSENT;
    if (parent < 0) {
        t->now.root[-1 - parent] = -1;
        return;
    }
    int other = t->now.node[parent].child[t->now.node[parent].child[0] == node];
    put_in_place(t, parent, other);
    spoil(t, other);
    t->now.node[parent].parent = NODE_ABSENT;
    t->now.free[t->now.n_free++] = (int16_t)parent;
}

static void make_root(Trees *t, int part, int node)
{
    t->now.root[part] = (int16_t)node;
    t->now.cut[part].known = false;
    t->now.node[node].parent = (int16_t)(-1 - part);
    t->now.node[node].stale = true;
}

/* Beside or below `at`, in the order of `first`. */
static void attach(Trees *t, int node, int at, bool first, Cut cut)
{
    assert(t->now.n_free > 0);
    int joint = t->now.free[--t->now.n_free];
    bool was_root = t->now.node[at].parent < 0;
    put_in_place(t, at, joint);
    Node *j = &t->now.node[joint];
    j->child[first ? 0 : 1] = (int16_t)node;
    j->child[first ? 1 : 0] = (int16_t)at;
    j->cut = (uint8_t)cut;
    j->width = 0;
    t->now.node[node].parent = t->now.node[at].parent = (int16_t)joint;
    spoil(t, joint);
    t->now.node[node].stale = true;
    if (was_root) { /* no shape was made of it, and no wheel or hook within another part */
        t->now.node[at].stale = true;
        t->now.node[at].width = 0;
        t->now.node[at].cut = is_whole(&t->now.node[at]) ? CUT_ANY : t->now.node[at].cut;
    }
}

void trees_remove(Trees *t, int block)
{
    detach(t, block);
}

/* A random node of the trees, `but` excepted with all below it; < 0: there is none. */
static int pick_node(const Trees *t, Random *r, int but)
{
    int n = 2 * t->p->n - 1;
    for (int tries = 0; tries < 40; tries++) {
        int node = random_below(r, n);
        if (t->now.node[node].parent == NODE_ABSENT)
            continue;
        bool inside = false;
        for (int at = node; at >= 0; at = t->now.node[at].parent)
            inside |= at == but;
        if (!inside)
            return node;
    }
    return -1;
}

static int pick_leaf(const Trees *t, Random *r)
{
    for (int tries = 0; tries < 40; tries++) {
        int block = random_below(r, t->p->n);
        if (t->now.node[block].parent != NODE_ABSENT)
            return block;
    }
    return -1;
}

static int empty_part(const Trees *t)
{
    for (int i = 0; i < t->now.parts.n; i++)
        if (t->now.root[i] < 0)
            return i;
    return -1;
}

void trees_insert(Trees *t, int block, Random *r)
{
    int part = empty_part(t), at = part < 0 ? pick_node(t, r, block) : -1;
    if (at >= 0) {
        attach(t, block, at, random_below(r, 2), CUT_ANY);
    } else if (part >= 0) {
        make_root(t, part, block);
    }
}

/* A root, or a node that stands for a wheel's or a hook's parts, cuts the page: that is to be reckoned again. */
static void spoil_top(Trees *t, int node)
{
    int depth = 0, at = node;
    for (; t->now.node[at].parent >= 0; depth++)
        at = t->now.node[at].parent;
    if (depth == 0 || (depth <= 2 && is_whole(&t->now.node[at])))
        t->now.cut[-1 - t->now.node[at].parent].known = false;
}

/* A node's children change places: the same sizes in another order, unless one has its columns prescribed. */
static bool turn(Trees *t, int node)
{
    Node *n = &t->now.node[node];
    if (is_whole(n)) { /* in its mirror */
        n->width ^= 1;
        return true;
    }
    if (n->width)
        spoil(t, node);
    int16_t c = n->child[0];
    n->child[0] = n->child[1];
    n->child[1] = c;
    n->width = 0;
    spoil_top(t, node);
    return true;
}

static bool swap_leaves(Trees *t, Random *r)
{
    int a = pick_leaf(t, r), b = pick_leaf(t, r);
    if (a < 0 || b < 0 || a == b)
        return false;
    int pa = t->now.node[a].parent, pb = t->now.node[b].parent;
    if (pa == pb && pa >= 0)
        return turn(t, pa);
    int ka = pa >= 0 && t->now.node[pa].child[1] == a, kb = pb >= 0 && t->now.node[pb].child[1] == b;
    t->now.node[a].parent = (int16_t)pb;
    t->now.node[b].parent = (int16_t)pa;
    if (pa < 0)
        t->now.root[-1 - pa] = (int16_t)b;
    else
        t->now.node[pa].child[ka] = (int16_t)b;
    if (pb < 0)
        t->now.root[-1 - pb] = (int16_t)a;
    else
        t->now.node[pb].child[kb] = (int16_t)a;
    spoil(t, a);
    spoil(t, b);
    return true;
}

/* Two nodes, neither within the other, change places with all below them. */
static bool swap_nodes(Trees *t, Random *r)
{
    int a = pick_node(t, r, -1), b = a < 0 ? -1 : pick_node(t, r, a);
    if (b < 0)
        return false;
    for (int at = a; at >= 0; at = t->now.node[at].parent)
        if (at == b)
            return false;
    int pa = t->now.node[a].parent, pb = t->now.node[b].parent;
    if (pa < 0 || pb < 0)
        return false;
    int ka = t->now.node[pa].child[1] == a, kb = t->now.node[pb].child[1] == b;
    t->now.node[pa].child[ka] = (int16_t)b;
    t->now.node[pb].child[kb] = (int16_t)a;
    t->now.node[a].parent = (int16_t)pb;
    t->now.node[b].parent = (int16_t)pa;
    spoil(t, pa);
    spoil(t, pb);
    return true;
}

static bool move_node(Trees *t, Random *r)
{
    int node = random_below(r, 4) ? pick_leaf(t, r) : pick_node(t, r, -1);
    if (node < 0 || (t->now.node[node].parent < 0 && t->now.parts.n == 1))
        return false;
    int part = empty_part(t);
    if (part < 0 && t->now.node[node].parent < 0 && is_leaf(t, node))
        return false; /* its part would be empty */
    int to = pick_node(t, r, node);
    if (part < 0 && (to < 0 || to == t->now.node[node].parent))
        return false;
    detach(t, node);
    if (part >= 0) {
        make_root(t, part, node);
        return true;
    }
    static const Cut cuts[] = {CUT_ANY, CUT_ANY, CUT_BESIDE, CUT_BELOW};
    Cut cut = cuts[random_below(r, 4)]; /* one draw a statement: arguments have no order */
    attach(t, node, to, random_below(r, 2), cut);
    return true;
}

static int pick_inner(const Trees *t, Random *r)
{
    for (int tries = 0; tries < 40 && t->p->n > 1; tries++) {
        int node = t->p->n + random_below(r, t->p->n - 1);
        if (t->now.node[node].parent != NODE_ABSENT)
            return node;
    }
    return -1;
}

static bool turn_node(Trees *t, Random *r)
{
    int node = pick_inner(t, r);
    return node >= 0 && turn(t, node);
}

static bool recut(Trees *t, Random *r)
{
    int node = pick_inner(t, r);
    if (random_below(r, 4) == 0)
        node = t->now.root[random_below(r, t->now.parts.n)];
    if (node < 0 || is_leaf(t, node))
        return false;
    Node *n = &t->now.node[node];
    int cut = random_below(r, 4), parts[5];
    n->width = 0;
    n->cut = (uint8_t)(cut == 3 ? CUT_BESIDE : cut);
    if (cut == 3 && t->p->columns > 2)
        n->width = (uint8_t)(1 + random_below(r, t->p->columns - 1));
    if (!t->plain && n->parent < 0 && random_below(r, 2) && wheel_parts(&t->now, node, parts)) {
        n->cut = CUT_WHEEL;
        n->width = (uint8_t)random_below(r, 2);
    } else if (t->hooks && n->parent < 0 && random_below(r, 2) && hook_parts(t->p, &t->now, node, parts)) {
        n->cut = CUT_HOOK;
        n->width = (uint8_t)random_below(r, HOOK_KINDS);
    }
    spoil(t, node);
    return true;
}

/* (a (b c)) → ((a b) c) and its like. */
static bool rotate(Trees *t, Random *r)
{
    int node = pick_inner(t, r);
    if (node < 0)
        return false;
    Node *n = &t->now.node[node];
    int k = random_below(r, 2);
    if (is_leaf(t, n->child[k]))
        k = !k;
    int below = n->child[k];
    if (is_leaf(t, below))
        return false;
    Node *b = &t->now.node[below];
    int j = random_below(r, 2);
    int16_t up = b->child[j], down = n->child[!k];
    n->child[!k] = up;
    b->child[j] = down;
    t->now.node[up].parent = (int16_t)node;
    t->now.node[down].parent = (int16_t)below;
    n->width = b->width = 0;
    spoil(t, below);
    return true;
}

static void spoil_leaf(Trees *t, int block)
{
    if (t->now.node[block].parent != NODE_ABSENT)
        spoil(t, block);
}

/* Where the second stories end or the briefs begin. */
static bool move_level(Trees *t, Random *r)
{
    int *level = t->now.level, k = 2 + random_below(r, MAKEUP_LEVELS - 2), by = random_below(r, 2) ? 1 : -1;
    int to = level[k] + by, low = level[k - 1] + (k == 2), high = k + 1 < MAKEUP_LEVELS ? level[k + 1] : t->p->n;
    if (k == 2 && high > 4)
        high = 4; /* lead and at most three seconds */
    if (to < low || to > high)
        return false;
    spoil_leaf(t, t->p->by_rank[by > 0 ? level[k] : to]);
    level[k] = to;
    return true;
}

/* Another block that has a picture shows the largest. */
static bool move_picture(Trees *t, Random *r)
{
    int to = random_below(r, t->p->n), largest = 0;
    for (size_t k = 0; k < t->p->page->blocks[to].n_ways; k++)
        if (t->p->page->blocks[to].ways[k].picture > largest)
            largest = t->p->page->blocks[to].ways[k].picture;
    if (t->now.picture < 0 || to == t->now.picture || !largest || t->p->page->blocks[to].advert)
        return false;
    spoil_leaf(t, t->now.picture);
    spoil_leaf(t, to);
    t->now.picture = to;
    return true;
}

/* Blocks that may be left out, left out; those that are, put in again. */
static bool leave_or_take(Trees *t, Random *r)
{
    int block = random_below(r, t->p->n);
    const MakeupBlock *b = &t->p->page->blocks[block];
    if (b->fixed || b->n_ways == 0)
        return false;
    if (t->now.node[block].parent == NODE_ABSENT) {
        trees_insert(t, block, r);
        return true;
    }
    if ((!b->filler && !t->p->page->may_leave) || t->now.node[block].parent < 0)
        return false;
    detach(t, block);
    return true;
}

/* A cut beside what is fixed, a little further on. */
static bool shift_seam(Trees *t, Random *r)
{
    enum { FARTHEST = 8 /* lines */ };
    const Parts before = t->now.parts;
    const int seam = random_below(r, before.n_seams), side = random_below(r, 2) ? 1 : -1;
    const int by = before.seam[seam].level ? side * (1 + random_below(r, FARTHEST)) : side;
    if (!parts_shift(t->p->page, &t->now.parts, seam, by)) {
        t->now.parts = before;
        return false;
    }
    for (int i = 0; i < before.n; i++)
        if ((before.seam[seam].before | before.seam[seam].after) >> i & 1)
            t->now.cut[i].known = false;
    return true;
}

bool trees_move(Trees *t, Random *r)
{
    enum { SEAM = 12 /* one move in so many shifts a seam, where there is one */ };
    if (t->now.parts.n_seams && !random_below(r, SEAM))
        return shift_seam(t, r);
    int kind = random_below(r, 100);
    if (kind < 22)
        return turn_node(t, r);
    if (kind < 36)
        return swap_leaves(t, r);
    if (kind < 44)
        return swap_nodes(t, r);
    if (kind < 68)
        return move_node(t, r);
    if (kind < 80)
        return recut(t, r);
    if (kind < 88)
        return rotate(t, r);
    if (kind < 92)
        return move_level(t, r);
    if (kind < 96)
        return move_picture(t, r);
    return leave_or_take(t, r);
}

static int join(Trees *t, int a, int b)
{
    int node = t->now.free[--t->now.n_free];
    t->now.node[node] = (Node){.child = {(int16_t)a, (int16_t)b}, .stale = true};
    t->now.node[a].parent = t->now.node[b].parent = (int16_t)node;
    return node;
}

/* What blocks [from, to) of the list ask for. */
static int64_t asked_for(const Trees *t, const int *list, int from, int to)
{
    int64_t sum = 0;
    for (int i = from; i < to; i++)
        sum += t->p->natural[list[i]];
    return sum;
}

/* Blocks [from, to) of the list as a tree whose halves ask for like areas. */
static int grow(Trees *t, const int *list, int from, int to)
{
    if (to - from == 1) {
        t->now.node[list[from]].stale = true;
        return list[from];
    }
    const int64_t all = asked_for(t, list, from, to);
    int cut = from + 1;
    for (int64_t half = t->p->natural[list[from]]; cut < to - 1 && 2 * half + t->p->natural[list[cut]] <= all; cut++)
        half += t->p->natural[list[cut]];
    int a = grow(t, list, from, cut), b = grow(t, list, cut, to);
    return join(t, a, b);
}

/* The list as a wheel: A and B have the first, then come E, D and C. */
static int grow_wheel(Trees *t, const int *list, int from, int to)
{
    enum { PARTS = 5 };
    const int64_t all = asked_for(t, list, from, to);
    int64_t taken = 0;
    int part[PARTS], at = from;
    for (int k = 0; k < PARTS; k++) {
        int begin = at, most = to - (PARTS - 1 - k);
        for (taken += t->p->natural[list[at++]]; at < most && taken * PARTS < all * (k + 1); at++)
            taken += t->p->natural[list[at]];
        part[k] = grow(t, list, begin, k == PARTS - 1 ? to : at);
    }
    int below = join(t, join(t, part[4], part[3]), part[2]), above = join(t, part[0], part[1]);
    int root = join(t, above, below); /* a joint a statement: arguments have no order */
    t->now.node[root].cut = CUT_WHEEL;
    return root;
}

/* The list as a hook: A is the first, C has half of the rest, between B and D. */
static int grow_hook(Trees *t, const int *list, int from, int to)
{
    const int64_t rest = asked_for(t, list, from + 1, to);
    int64_t taken = 0;
    int part[2], at = from + 1; /* the first of C and D */
    for (int k = 0; k < 2; k++) {
        for (taken += t->p->natural[list[at++]]; at < to - 2 + k && taken * 4 < rest * (2 * k + 1); at++)
            taken += t->p->natural[list[at]];
        part[k] = at;
    }
    const int b = grow(t, list, from + 1, part[0]), c = grow(t, list, part[0], part[1]);
    const int d = grow(t, list, part[1], to);
    const int above = join(t, grow(t, list, from, from + 1), b), below = join(t, c, d);
    const int root = join(t, above, below);
    t->now.node[root].cut = CUT_HOOK;
    t->now.node[root].width = 0;
    return root;
}

void trees_fill(Trees *t, Random *r, bool wheel)
{
    int list[MAKEUP_MOST_BLOCKS], n = 0;
    int64_t room = 0, taken = 0;
    for (int i = 0; i < t->now.parts.n; i++)
        room += (int64_t)t->now.parts.part[i].columns * t->now.parts.part[i].lines;
    for (int i = 0; i < t->p->n; i++) {
        int block = t->p->by_rank[i];
        if (t->p->page->blocks[block].n_ways && !t->p->page->blocks[block].fixed)
            list[n++] = block;
    }
    for (int i = 1; i + 1 < n; i++) { /* neighbours in rank change places */
        int k = i + random_below(r, 2), b = list[i];
        list[i] = list[k];
        list[k] = b;
    }
    const int64_t all = asked_for(t, list, 0, n);
    for (int part = 0, at = 0; part < t->now.parts.n && at < n; part++) {
        int64_t share = all * t->now.parts.part[part].columns * t->now.parts.part[part].lines / (room ? room : 1);
        int from = at;
        for (taken = 0; at < n && (at == from || part + 1 == t->now.parts.n || taken < share); at++)
            taken += t->p->natural[list[at]];
        int root = wheel && at - from >= 5 ? grow_wheel(t, list, from, at)
                   : !wheel && t->hooks && at - from >= 4 && t->p->page->blocks[list[from]].notched
                       ? grow_hook(t, list, from, at)
                       : grow(t, list, from, at);
        make_root(t, part, root);
    }
}
