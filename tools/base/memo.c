/* Values kept by digests of what they were made of. */
#include "base/memo.h"

#include "base/buf.h"
#include <stdlib.h>
#include <string.h>
#include <threads.h>

enum { OLD = 2 /* rounds that nobody asked for it */ };

typedef struct Known {
    uint8_t key[SHA256_BYTES];
    void *value;
    unsigned round; /* in which it was asked for last */
} Known;

struct Memo {
    void (*free_value)(void *);
    mtx_t lock; /* guards what follows */
    VEC(Known) known;
    unsigned round;
};

Memo *memo_new(void (*free_value)(void *))
{
    Memo *m = mem_alloc(sizeof *m);
    m->free_value = free_value;
    if (mtx_init(&m->lock, mtx_plain) != thrd_success)
        abort(); /* glibc's never fails */
    return m;
}

void memo_free(Memo *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < m->known.len; i++)
        m->free_value(m->known.ptr[i].value);
    vec_free(&m->known);
    mtx_destroy(&m->lock);
    mem_free(m);
}

void memo_age(Memo *m)
{
    size_t kept = 0;
    mtx_lock(&m->lock);
    for (size_t i = 0; i < m->known.len; i++) {
        if (m->round - m->known.ptr[i].round < OLD)
            m->known.ptr[kept++] = m->known.ptr[i];
        else
            m->free_value(m->known.ptr[i].value);
    }
    m->known.len = kept;
    m->round++;
    mtx_unlock(&m->lock);
}

const void *memo_find(Memo *m, const uint8_t key[SHA256_BYTES])
{
    const void *value = NULL;
    mtx_lock(&m->lock);
    for (size_t i = 0; i < m->known.len && !value; i++) {
        Known *k = &m->known.ptr[i];
        if (memcmp(k->key, key, SHA256_BYTES) != 0)
            continue;
        value = k->value;
        k->round = m->round;
    }
    mtx_unlock(&m->lock);
    return value;
}

void memo_keep(Memo *m, const uint8_t key[SHA256_BYTES], void *value)
{
    Known k = {.value = value};
    memcpy(k.key, key, SHA256_BYTES);
    mtx_lock(&m->lock);
    k.round = m->round;
    vec_push(&m->known, k);
    mtx_unlock(&m->lock);
}
