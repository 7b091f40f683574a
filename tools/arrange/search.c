/* The search for a page (arrange/search.h). */
#include "arrange/search.h"

#include "arrange/context.h"
#include <limits.h>

enum { FOLD_DEARER = 4 };
enum {
    STARTS = 4,     /* walks for joined blocks, while the page found doesn't do */
    NEXT_START = 8, /* walks apart */
    UNDERS = 3      /* blocks tried below the shorter of two that stand beside each other */
};

/* Nothing stands over a spread's fold that must stand beside it. */
static bool is_beside_fold(const MakeupPage *page, const Makeup *m)
{
    for (size_t i = 0; i < m->n; i++)
        if (page->blocks[m->at[i].block].one_side && makeup_over_fold(page, &m->at[i].at))
            return false;
    return true;
}

/* Every piece whole, and beside the fold what must be: when something lies over the fold of the page that looks best,
 * one is sought where nothing does, however white it is. */
static Makeup *search_whole(IssueBuild *b, const MakeupPage *page)
{
    Makeup *m = makeup_memo_search(b->searches, b->arena, b->scratch, page);
    if (m && is_beside_fold(page, m))
        return m;
    MakeupPage strict = *page;
    strict.rough = NULL;
    MakeupWeights weights = page->weights ? *page->weights : makeup_weights;
    weights.of[MAKEUP_FOLD] *= FOLD_DEARER;
    strict.weights = &weights;
    Makeup *other = m ? makeup_memo_search(b->searches, b->arena, b->scratch, &strict) : NULL;
    if (!other || !is_beside_fold(page, other))
        other = makeup_hang(b->arena, page);
    return other ? other : m;
}

static MakeupAnchor other_side(MakeupAnchor anchor)
{
    static const MakeupAnchor other[] = {
        [MAKEUP_ANYWHERE] = MAKEUP_ANYWHERE,        [MAKEUP_TOP_LEFT] = MAKEUP_TOP_RIGHT,
        [MAKEUP_TOP_RIGHT] = MAKEUP_TOP_LEFT,       [MAKEUP_BOTTOM_LEFT] = MAKEUP_BOTTOM_RIGHT,
        [MAKEUP_BOTTOM_RIGHT] = MAKEUP_BOTTOM_LEFT, [MAKEUP_BOTTOM] = MAKEUP_BOTTOM};
    return other[anchor];
}

/* A page that is read from the right, as a page read from the left is: in its mirror. */
static Makeup *search_mirrored(IssueBuild *b, const MakeupPage *page)
{
    MakeupPage mirror = *page;
    MakeupBlock *blocks = arena_dup(b->arena, page->blocks, sizeof *blocks * page->n_blocks);
    for (size_t i = 0; i < page->n_blocks; i++) {
        blocks[i].anchor = other_side(blocks[i].anchor);
        blocks[i].area.column = page->columns - blocks[i].area.column - blocks[i].area.columns;
    }
    mirror.blocks = blocks;
    Makeup *m = search_whole(b, &mirror);
    for (size_t i = 0; m && i < m->n; i++)
        m->at[i].at.column = page->columns - m->at[i].at.column - m->at[i].at.columns;
    return m;
}

static Makeup *search_single(IssueBuild *b, const PageJob *job, const MakeupPage *page)
{
    return job->sc->tier ? search_mirrored(b, page) : search_whole(b, page);
}

/* ---- what stands together ---- */

/* A page looked for, with what stands together as one block. */
typedef struct Joining {
    IssueBuild *b;
    const PageJob *job;
    const PieceVec *pieces;
    const MakeupPage *page;
    const PageJoins *joins;
    Makeup *best;
} Joining;

static bool is_better(const Makeup *m, const Makeup *than)
{
    if (!than || m->n != than->n)
        return !than || m->n > than->n;
    return m->sound != than->sound ? m->sound : m->cost < than->cost;
}

static void try_joined(Joining *x, const Join *joins, int start)
{
    Arena *a = arena_new();
    JoinedPage joined = makeup_join(a, x->page, joins, x->joins->n);
    joins_pin(x->job, x->pieces, x->joins, x->page->blocks, &joined);
    if (x->page->rough) {
        MakeupPage rough = *x->page;
        rough.blocks = x->page->rough;
        JoinedPage seen = makeup_join(a, &rough, joins, x->joins->n);
        joins_pin(x->job, x->pieces, x->joins, x->page->rough, &seen);
        joined.page.rough = seen.page.blocks;
    }
    joined.page.start = start;
    const Makeup *m = search_single(x->b, x->job, &joined.page);
    Makeup *out = m ? makeup_unjoin(x->b->arena, &joined, m) : NULL;
    if (out && is_better(out, x->best))
        x->best = out;
    arena_free(a);
}

static bool has_block(const Join *join, int block)
{
    if (join->kind == JOIN_BLOCK)
        return join->block == block;
    for (int i = 0; i < join->n; i++)
        if (has_block(&join->parts[i], block))
            return true;
    return false;
}

static int white_of(const Joining *x, const Join *part)
{
    int white = 0;
    for (size_t i = 0; i < x->best->n; i++)
        white += has_block(part, x->best->at[i].block) ? x->best->at[i].white : 0;
    return white;
}

/* The joins, in join q the block right below part `part`. */
static Join *with_under(const Joining *x, int q, int part, int block)
{
    Arena *a = x->b->arena;
    Join *all = arena_dup(a, x->joins->joins, sizeof *all * (size_t)x->joins->n);
    Join *parts = arena_dup(a, all[q].parts, sizeof *parts * (size_t)all[q].n);
    Join *two = ARENA_ARRAY(a, Join, 2);
    two[0] = parts[part];
    two[1] = (Join){.kind = JOIN_BLOCK, .block = block, .level = MAKEUP_LEVELS - 1};
    parts[part] = (Join){.kind = JOIN_BELOW, .parts = two, .n = 2};
    all[q].parts = parts;
    return all;
}

/* What a join costs where that is least. */
static int least_cost(const Joining *x, const Join *joins, int q)
{
    Arena *a = arena_new();
    const JoinedPage joined = makeup_join(a, x->page, joins, x->joins->n);
    int least = INT_MAX;
    for (size_t k = 0; k < joined.joined[q].n_ways; k++)
        least = joined.joined[q].ways[k].cost < least ? joined.joined[q].ways[k].cost : least;
    arena_free(a);
    return least;
}

/* May a block go wherever it is wanted? */
static bool is_free(const Joining *x, int block)
{
    const MakeupBlock *b = &x->page->blocks[block];
    for (int q = 0; q < x->joins->n; q++)
        if (has_block(&x->joins->joins[q], block))
            return false;
    return b->rank > 0 && !b->fixed && !b->advert && !b->filler && !b->one_side && b->anchor == MAKEUP_ANYWHERE;
}

/* Two beside each other of unlike length leave white below the shorter: others of the page go there, those that fill
 * it best. */
static void try_under(Joining *x, int q, int part)
{
    enum { NONE = INT_MAX };
    const Join *best[UNDERS] = {0};
    int cost[UNDERS] = {NONE, NONE, NONE};
    for (int block = 0; block < (int)x->pieces->len; block++) {
        if (!is_free(x, block))
            continue;
        const Join *joins = with_under(x, q, part, block);
        const int points = least_cost(x, joins, q);
        int at = UNDERS;
        for (; at > 0 && points < cost[at - 1]; at--)
            if (at < UNDERS) {
                best[at] = best[at - 1];
                cost[at] = cost[at - 1];
            }
        if (at == UNDERS)
            continue;
        best[at] = joins;
        cost[at] = points;
    }
    for (int i = 0; i < UNDERS && best[i] && !x->best->sound; i++)
        try_joined(x, best[i], 0);
}

static void fill_beside(Joining *x)
{
    enum { LEAST_WHITE = 4 /* column-lines worth a search */ };
    for (int q = 0; q < x->joins->n && x->best && !x->best->sound; q++) {
        const Join *join = &x->joins->joins[q];
        if (join->kind != JOIN_BESIDE)
            continue;
        const int left = white_of(x, &join->parts[0]), right = white_of(x, &join->parts[1]);
        if (left >= LEAST_WHITE || right >= LEAST_WHITE)
            try_under(x, q, right > left);
    }
}

/* Is another walk worth its time? */
static bool may_go_on(const Joining *x)
{
    return x->page->any == MAKEUP_GOOD_PAGE ? x->b->time->trials > 0 : x->page->any != MAKEUP_GLANCE && !x->best;
}

/* The search can't know how the parts of a join go with the page: while they go ill with it, another is sought. */
Makeup *search_page(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const MakeupPage *page,
                    const PageJoins *joins)
{
    Joining x = {.b = b, .job = job, .pieces = pieces, .page = page, .joins = joins};
    if (!joins->n)
        return search_single(b, job, page);
    try_joined(&x, joins->joins, 0);
    if (!may_go_on(&x))
        return x.best;
    fill_beside(&x);
    const Makeup *before = NULL;
    for (int i = 1; i < STARTS && may_go_on(&x) && !(x.best && x.best->sound) && (i == 1 || x.best != before); i++) {
        before = x.best;
        try_joined(&x, joins->joins, i * NEXT_START);
    }
    return x.best;
}
