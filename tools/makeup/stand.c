/* Where the parts of a join stand (makeup/stand.h): its area is divided again and again, at the cheapest places first.
 */
#include "makeup/stand.h"

#include <assert.h>
#include <string.h>

enum {
    STANDS = 32, /* arrangements that the page chooses from */
    SPLITS = 6,  /* places where an area is divided, at most */
    MARGIN = 200 /* points that a division may cost more than the cheapest */
};

/* Two parts of an area. */
typedef struct Halves {
    MakeupArea first, second;
    int points, cut;
} Halves;

/* The cheapest divisions of an area, the best first. */
typedef struct Splits {
    Halves at[SPLITS];
    int n, most;
} Splits;

/* Areas of a join's blocks, in its order. */
typedef struct Stand {
    MakeupArea *at;
    int points;
} Stand;

/* The cheapest first. */
typedef struct Stands {
    Stand at[STANDS];
    int n;
} Stands;

static void add_split(Splits *s, Halves h)
{
    if (h.points >= SHAPE_NO || (s->n == s->most && h.points >= s->at[s->n - 1].points))
        return;
    int at = s->n < s->most ? s->n++ : s->n - 1;
    for (; at > 0 && s->at[at - 1].points > h.points; at--)
        s->at[at] = s->at[at - 1];
    s->at[at] = h;
}

static void split_beside(const Joiner *j, const Shape *a, const Shape *b, MakeupArea at, int cut, Splits *out)
{
    for (int w = 1; w < at.columns; w++) {
        int points = shape_at(a, &j->p.size, w, at.lines) + shape_at(b, &j->p.size, at.columns - w, at.lines);
        Halves h = {at, at, points, cut};
        h.first.columns = w;
        h.second.column += w;
        h.second.columns -= w;
        add_split(out, h);
    }
}

static void split_below(const Joiner *j, const Shape *a, const Shape *b, MakeupArea at, int cut, Splits *out)
{
    for (int lines = 1; lines + j->p.gap < at.lines; lines++) {
        const int under = at.lines - lines - j->p.gap;
        int points = shape_at(a, &j->p.size, at.columns, lines) + shape_at(b, &j->p.size, at.columns, under);
        Halves h = {at, at, points, cut};
        h.first.lines = lines;
        h.second.line += lines + j->p.gap;
        h.second.lines = under;
        add_split(out, h);
    }
}

/* Of parts [from, last] those before `cut` and the rest, where the join lets them stand. */
static void split_parts(const Joiner *j, const Shaped *s, int from, int last, MakeupArea at, Splits *out)
{
    const int n = s->join->n;
    if (s->join->kind == JOIN_FREE) {
        for (int cut = from; cut < last; cut++) {
            const Shape *a = s->runs[from * n + cut], *b = s->runs[(cut + 1) * n + last];
            split_beside(j, a, b, at, cut, out);
            split_below(j, a, b, at, cut, out);
        }
        return;
    }
    assert(from == 0);
    if (s->join->kind == JOIN_BESIDE)
        split_beside(j, s->runs[last - 1], s->parts[last].shape, at, last - 1, out);
    else
        split_below(j, s->runs[last - 1], s->parts[last].shape, at, last - 1, out);
}

static int count_blocks(const Shaped *s, int from, int last)
{
    if (s->join->kind == JOIN_BLOCK)
        return 1;
    int n = 0;
    for (int i = from; i <= last; i++)
        n += count_blocks(&s->parts[i], 0, s->parts[i].join->n - 1);
    return n;
}

static void add_stand(Arena *a, Stands *out, const Stand *first, int n_first, const Stand *second, int n_second)
{
    const int points = first->points + second->points;
    if (out->n == STANDS && points >= out->at[out->n - 1].points)
        return;
    MakeupArea *areas = ARENA_ARRAY(a, MakeupArea, n_first + n_second);
    memcpy(areas, first->at, sizeof *areas * (size_t)n_first);
    memcpy(areas + n_first, second->at, sizeof *areas * (size_t)n_second);
    int at = out->n < STANDS ? out->n++ : out->n - 1;
    for (; at > 0 && out->at[at - 1].points > points; at--)
        out->at[at] = out->at[at - 1];
    out->at[at] = (Stand){areas, points};
}

static void list_join(Arena *a, const Joiner *j, const Shaped *s, MakeupArea at, int wanted, Stands *out);

/* The arrangements of parts [from, last], about as many as are wanted: the best division has most of them. */
static void list_run(Arena *a, const Joiner *j, const Shaped *s, int from, int last, MakeupArea at, int wanted,
                     Stands *out)
{
    if (from == last) {
        list_join(a, j, &s->parts[from], at, wanted, out);
        return;
    }
    Splits splits = {.most = wanted < SPLITS ? wanted : SPLITS};
    split_parts(j, s, from, last, at, &splits);
    assert(splits.n);
    Stands *halves = ARENA_ARRAY(a, Stands, 2);
    out->n = 0;
    for (int i = 0; i < splits.n; i++) {
        const Halves *h = &splits.at[i];
        const int each = wanted / splits.n, most = each > 8 ? 3 : each > 3 ? 2 : 1;
        if ((h->points - splits.at[0].points) << j->p.shift > MARGIN)
            break;
        list_run(a, j, s, from, h->cut, h->first, most, &halves[0]);
        list_run(a, j, s, h->cut + 1, last, h->second, most, &halves[1]);
        const int n_first = count_blocks(s, from, h->cut), n_second = count_blocks(s, h->cut + 1, last);
        for (int k = 0; k < halves[0].n; k++)
            for (int m = 0; m < halves[1].n; m++)
                add_stand(a, out, &halves[0].at[k], n_first, &halves[1].at[m], n_second);
    }
}

static void list_join(Arena *a, const Joiner *j, const Shaped *s, MakeupArea at, int wanted, Stands *out)
{
    const int points = shape_at(s->shape, &j->p.size, at.columns, at.lines);
    at.line += s->join->head;
    at.lines -= s->join->head + s->join->foot;
    if (s->join->kind == JOIN_BLOCK) {
        out->n = 1;
        out->at[0] = (Stand){arena_dup(a, &at, sizeof at), points};
        return;
    }
    list_run(a, j, s, 0, s->join->n - 1, at, wanted, out);
}

/* ---- its blocks ---- */

/* Its blocks from `first` of `out` on, in the join's order; returns how many. */
static int list_blocks(const Shaped *s, const Join **out)
{
    if (s->join->kind == JOIN_BLOCK) {
        *out = s->join;
        return 1;
    }
    int n = 0;
    for (int i = 0; i < s->join->n; i++)
        n += list_blocks(&s->parts[i], out + n);
    return n;
}

/* The way that is best for the block by itself. */
static MakeupPlaced put_block(const Joiner *j, const Join *join, MakeupArea at)
{
    MakeupPlaced out = {.block = join->block, .at = at};
    int n, best = IMPOSSIBLE;
    const MakeupWay **ways = ways_of(&j->p, join->block, at.columns, &n);
    for (int k = 0; k < n; k++) {
        int points = way_points(&j->p, join->block, ways[k], at.lines, (Role){join->level, false}, NULL);
        if (points < best) {
            best = points;
            out.way = (int)(ways[k] - j->p.page->blocks[join->block].ways);
        }
    }
    assert(best < IMPOSSIBLE);
    return out;
}

static const MakeupWay *way_at(const Joiner *j, const MakeupPlaced *at)
{
    return &j->p.page->blocks[at->block].ways[at->way];
}

static void find_white(const Joiner *j, MakeupPlaced *at)
{
    int slack = way_slack(way_at(j, at), at->at.lines);
    at->white = slack > 0 ? slack * at->at.columns : 0;
}

/* Has the first block all the width, at the very top? */
static bool first_is_over_all(const Shaped *s)
{
    while (s->join->kind == JOIN_BELOW && !s->join->head)
        s = &s->parts[0];
    return s->join->kind == JOIN_BLOCK;
}

StandLook stand_look(const Joiner *j, const Shaped *s, int columns, int lines)
{
    Arena *a = arena_new();
    Stands *one = ARENA_NEW(a, Stands);
    const Join **blocks = ARENA_ARRAY(a, const Join *, j->p.n + 1);
    StandLook look = {0};
    int n = list_blocks(s, blocks);
    list_join(a, j, s, (MakeupArea){0, 0, columns, lines}, 1, one);
    for (int i = 0; i < n; i++) {
        MakeupPlaced at = put_block(j, blocks[i], one->at[0].at[i]);
        find_white(j, &at);
        look.white += at.white + way_at(j, &at)->white;
        if (i == 0 && first_is_over_all(s) && !way_at(j, &at)->vertical_title)
            look.title = way_at(j, &at)->title;
    }
    arena_free(a);
    return look;
}

void stand_put(const Joiner *j, const Shaped *s, MakeupArea at, Makeup *m)
{
    Arena *a = arena_new();
    Stands *one = ARENA_NEW(a, Stands);
    const Join **blocks = ARENA_ARRAY(a, const Join *, j->p.n + 1);
    int n = list_blocks(s, blocks);
    list_join(a, j, s, at, 1, one);
    for (int i = 0; i < n; i++) {
        m->at[m->n] = put_block(j, blocks[i], one->at[0].at[i]);
        find_white(j, &m->at[m->n++]);
    }
    arena_free(a);
}

/* ---- on the page ---- */

/* The page as it is, its other blocks set as they are. */
static Candidate page_of(Arena *a, const Problem *p, const Makeup *m)
{
    Candidate c = {.at = ARENA_ARRAY(a, MakeupPlaced, p->n + 1),
                   .there = ARENA_ARRAY(a, bool, p->n + 1),
                   .role = ARENA_ARRAY(a, Role, p->n + 1),
                   .set = ARENA_ARRAY(a, bool, p->n + 1)};
    for (size_t i = 0; i < m->n; i++) {
        const int block = m->at[i].block;
        c.at[block] = m->at[i];
        c.there[block] = c.set[block] = true;
        c.role[block].level = p->page->blocks[block].ways[m->at[i].way].level;
    }
    return c;
}

/* Points of the page with the join's blocks so, their headlines of the levels that the join has, or each a level below
 * the one before (`falling`); others have their ways of m to begin with. */
static int64_t stand_points(const Problem *p, const Makeup *m, Candidate *c, const Join **blocks, int n, const Stand *s,
                            bool falling)
{
    enum { FIRST = 1 /* level of the first of those that fall */ };
    for (size_t i = 0; i < m->n; i++)
        c->at[m->at[i].block].way = m->at[i].way;
    for (int i = 0; i < n; i++) {
        const int level = falling ? FIRST + i : blocks[i]->level;
        c->at[blocks[i]->block].at = s->at[i];
        c->role[blocks[i]->block].level = level < MAKEUP_LEVELS ? level : MAKEUP_LEVELS - 1;
    }
    return judge(p, c, INT64_MAX, NULL);
}

void stand_choose(const Joiner *j, const Shaped *s, MakeupArea at, Makeup *m)
{
    enum { WHOLE = 100 /* times as dear as else it is to cut a block for a headline's sake */ };
    Arena *a = arena_new();
    Problem p;
    problem_open(&p, a, j->page);
    int dearer[MAKEUP_COSTS];
    memcpy(dearer, p.weight, sizeof dearer);
    dearer[MAKEUP_OVER] *= WHOLE;
    dearer[MAKEUP_CUT] *= WHOLE;
    p.weight = dearer;
    Stands *all = ARENA_NEW(a, Stands);
    const Join **blocks = ARENA_ARRAY(a, const Join *, j->p.n + 1);
    const int n = list_blocks(s, blocks);
    Candidate c = page_of(a, &p, m);
    for (int i = 0; i < n; i++)
        c.set[blocks[i]->block] = false;
    list_join(a, j, s, at, STANDS, all);
    const Stand *best = NULL;
    bool best_falls = false;
    int64_t least = IMPOSSIBLE;
    for (int i = 0; i < 2 * all->n; i++) {
        const bool falling = i % 2;
        int64_t points = stand_points(&p, m, &c, blocks, n, &all->at[i / 2], falling);
        if (points < least) {
            least = points;
            best = &all->at[i / 2];
            best_falls = falling;
        }
    }
    if (best)
        stand_points(&p, m, &c, blocks, n, best, best_falls);
    for (size_t i = 0; best && i < m->n; i++) {
        const MakeupPlaced *chosen = &c.at[m->at[i].block];
        m->at[i].at = chosen->at;
        m->at[i].way = chosen->way;
        find_white(j, &m->at[i]);
    }
    arena_free(a);
}

void stand_judge(const Joiner *j, int heads, Makeup *m)
{
    Arena *a = arena_new();
    Problem p;
    problem_open(&p, a, j->page);
    Candidate c = page_of(a, &p, m);
    memset(m->terms, 0, sizeof m->terms);
    m->cost = judge_set(&p, &c, heads, m->terms);
    m->sound = judge_sound(&p, &c, heads, m->terms, !p.sparse);
    arena_free(a);
}
