/* Answers of the search, kept by what was asked. */
#include "makeup/memo.h"

#include "base/buf.h"

typedef struct Known {
    Arena *arena;
    const Makeup *answer; /* NULL: there is none that the page allows */
} Known;

static void free_known(void *value)
{
    Known *k = value;
    arena_free(k->arena);
    mem_free(k);
}

Memo *makeup_memo_new(void)
{
    return memo_new(free_known);
}

/* ---- the key: every number that the search sees, one by one, as structs have bytes of no meaning ---- */

static void put(Buf *b, int64_t v)
{
    buf_put(b, &v, sizeof v);
}

static void put_area(Buf *b, const MakeupArea *a)
{
    const int64_t all[] = {a->column, a->line, a->columns, a->lines};
    buf_put(b, all, sizeof all);
}

static void put_way(Buf *b, const MakeupWay *w)
{
    const int64_t all[] = {w->columns,   w->level, w->least,          w->most,  w->cost,
                           w->line_cost, w->title, w->head,           w->text,  w->tallest,
                           w->picture,   w->white, w->vertical_title, w->opens, w->id};
    buf_put(b, all, sizeof all);
}

static void put_block(Buf *b, const MakeupBlock *k)
{
    const int64_t all[] = {k->rank,  k->advert, k->filler,   k->continued, k->span,          k->anchor,
                           k->fixed, k->group,  k->one_side, k->notched,   (int64_t)k->text, (int64_t)k->n_ways};
    buf_put(b, all, sizeof all);
    put_area(b, &k->area);
    for (size_t i = 0; i < k->n_ways; i++)
        put_way(b, &k->ways[i]);
}

static void key_of(const MakeupPage *p, uint8_t key[SHA256_BYTES])
{
    Buf b = {0};
    const MakeupWeights *weights = p->weights ? p->weights : &makeup_weights;
    const int64_t all[] = {p->columns,      p->lines,     p->fold,   p->gap,   p->lead, p->lead_columns,
                           p->may_cut,      p->may_leave, p->effort, p->start, p->any,  (int64_t)p->n_blocks,
                           p->fills != NULL};
    buf_put(&b, all, sizeof all);
    for (size_t i = 0; i < MAKEUP_COSTS; i++)
        put(&b, weights->of[i]);
    for (size_t i = 0; i < p->n_blocks; i++)
        put_block(&b, &p->blocks[i]);
    put(&b, p->rough != NULL);
    for (size_t i = 0; p->rough && i < p->n_blocks; i++)
        put_block(&b, &p->rough[i]);
    sha256_of(b.data, b.len, key);
    buf_free(&b);
}

/* ---- answers ---- */

static Makeup *copy(Arena *a, const Makeup *m)
{
    if (!m)
        return NULL;
    Makeup *c = arena_dup(a, m, sizeof *m);
    c->at = arena_dup(a, m->at, sizeof *m->at * m->n);
    c->left = arena_dup(a, m->left, sizeof *m->left * m->n_left);
    c->faults = arena_dup(a, m->faults, sizeof *m->faults * m->n_faults);
    return c;
}

static Known *known_new(const Makeup *answer)
{
    Known *k = mem_alloc(sizeof *k);
    k->arena = arena_new();
    k->answer = copy(k->arena, answer);
    return k;
}

Makeup *makeup_memo_search(Memo *m, Arena *a, Arena *scratch, const MakeupPage *page)
{
    if (!m)
        return makeup_search(a, scratch, page);
    uint8_t key[SHA256_BYTES];
    key_of(page, key);
    const Known *known = memo_find(m, key);
    if (known)
        return copy(a, known->answer);
    Makeup *answer = makeup_search(a, scratch, page);
    memo_keep(m, key, known_new(answer));
    return answer;
}
