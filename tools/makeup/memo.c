/* Answers of the search, kept by what was asked. */
#include "makeup/memo.h"

#include "base/buf.h"
#include "base/digest.h"
#include <stdlib.h>
#include <string.h>
#include <threads.h>

enum { OLD = 2 /* rounds that nobody asked for it */ };

typedef struct Known {
    uint8_t key[SHA256_BYTES]; /* of the page and its blocks */
    Arena *arena;
    const Makeup *answer; /* NULL: there is none that the page allows */
    unsigned round;       /* in which it was asked for last */
} Known;

struct MakeupMemo {
    mtx_t lock; /* guards what follows */
    VEC(Known) known;
    unsigned round;
};

MakeupMemo *makeup_memo_new(void)
{
    MakeupMemo *m = mem_alloc(sizeof *m);
    if (mtx_init(&m->lock, mtx_plain) != thrd_success)
        abort(); /* glibc's never fails */
    return m;
}

void makeup_memo_free(MakeupMemo *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < m->known.len; i++)
        arena_free(m->known.ptr[i].arena);
    vec_free(&m->known);
    mtx_destroy(&m->lock);
    mem_free(m);
}

void makeup_memo_age(MakeupMemo *m)
{
    size_t kept = 0;
    mtx_lock(&m->lock);
    for (size_t i = 0; i < m->known.len; i++) {
        if (m->round - m->known.ptr[i].round < OLD)
            m->known.ptr[kept++] = m->known.ptr[i];
        else
            arena_free(m->known.ptr[i].arena);
    }
    m->known.len = kept;
    m->round++;
    mtx_unlock(&m->lock);
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
    const int64_t all[] = {w->columns, w->level, w->least,   w->most,    w->cost,           w->line_cost, w->title,
                           w->head,    w->text,  w->tallest, w->picture, w->vertical_title, w->id};
    buf_put(b, all, sizeof all);
}

static void put_block(Buf *b, const MakeupBlock *k)
{
    const int64_t all[] = {k->rank,   k->advert, k->filler, k->continued, k->span,
                           k->anchor, k->fixed,  k->group,  k->one_side,  (int64_t)k->n_ways};
    buf_put(b, all, sizeof all);
    put_area(b, &k->area);
    for (size_t i = 0; i < k->n_ways; i++)
        put_way(b, &k->ways[i]);
}

static void key_of(const MakeupPage *p, uint8_t key[SHA256_BYTES])
{
    Buf b = {0};
    const MakeupWeights *weights = p->weights ? p->weights : &makeup_weights;
    const int64_t all[] = {p->columns,      p->lines,   p->fold,      p->gap,    p->lead,
                           p->lead_columns, p->may_cut, p->may_leave, p->effort, (int64_t)p->n_blocks};
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

static bool find(MakeupMemo *m, const uint8_t *key, Arena *a, Makeup **answer)
{
    bool found = false;
    mtx_lock(&m->lock);
    for (size_t i = 0; i < m->known.len && !found; i++) {
        Known *k = &m->known.ptr[i];
        if (memcmp(k->key, key, SHA256_BYTES) != 0)
            continue;
        found = true;
        k->round = m->round;
        *answer = copy(a, k->answer);
    }
    mtx_unlock(&m->lock);
    return found;
}

static void keep(MakeupMemo *m, const uint8_t *key, const Makeup *answer)
{
    Known k = {.arena = arena_new()};
    memcpy(k.key, key, SHA256_BYTES);
    k.answer = copy(k.arena, answer);
    mtx_lock(&m->lock);
    k.round = m->round;
    vec_push(&m->known, k);
    mtx_unlock(&m->lock);
}

Makeup *makeup_memo_search(MakeupMemo *m, Arena *a, Arena *scratch, const MakeupPage *page)
{
    if (!m)
        return makeup_search(a, scratch, page);
    uint8_t key[SHA256_BYTES];
    Makeup *answer = NULL;
    key_of(page, key);
    if (find(m, key, a, &answer))
        return answer;
    answer = makeup_search(a, scratch, page);
    keep(m, key, answer);
    return answer;
}
