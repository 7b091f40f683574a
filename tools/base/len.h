/* Lengths: integers in 1/1024 pt, so that positions add up exactly and the same everywhere. */
#ifndef BASE_LEN_H
#define BASE_LEN_H

#include <assert.h>
#include <stdint.h>

typedef int32_t Len;

#define LEN_PT 1024
#define LEN_MAX INT32_MAX

/* Nearest length to a number of points. */
static inline Len len_from_pt(double pt)
{
    return (Len)(pt * LEN_PT + (pt < 0 ? -0.5 : 0.5));
}

static inline double len_to_pt(Len l)
{
    return (double)l / LEN_PT;
}

/* l * num / den in 64 bits, rounded to nearest (den > 0). */
static inline Len len_mul(Len l, int64_t num, int64_t den)
{
    assert(den > 0);
    int64_t p = (int64_t)l * num, r = (p >= 0 ? p + den / 2 : p - den / 2) / den;
    assert(r >= -LEN_MAX && r <= LEN_MAX);
    return (Len)r;
}

/* A length in hundredths of a point. */
static inline Len len_from_hundredths(int n)
{
    return len_mul(LEN_PT, n, 100);
}

typedef struct Rect {
    Len x, y, w, h; /* y down from the trim box's top left */
} Rect;

#endif
