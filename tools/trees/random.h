/* Private to make-up: a small generator of its own (Marsaglia's xorshift), so that the same page comes out everywhere.
 */
#ifndef TREES_RANDOM_H
#define TREES_RANDOM_H

#include <assert.h>
#include <stdint.h>

typedef struct Random {
    uint32_t state; /* never 0 */
} Random;

static inline uint32_t random_next(Random *r)
{
    uint32_t x = r->state;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return r->state = x;
}

/* 0 … n-1 */
static inline int random_below(Random *r, int n)
{
    assert(n > 0);
    return (int)(((uint64_t)random_next(r) * (uint64_t)n) >> 32);
}

#endif
