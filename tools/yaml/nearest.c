#include "yaml/nearest.h"

#include <limits.h>
#include <string.h>

enum { LONGEST = 64 };

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static size_t length(const char *s)
{
    size_t n = strlen(s);
    return n < LONGEST ? n : LONGEST;
}

unsigned edit_distance(const char *a, const char *b)
{
    unsigned rows[3][LONGEST + 1];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    size_t na = length(a), nb = length(b);
    for (size_t j = 0; j <= nb; j++)
        last[j] = before[j] = (unsigned)j;
    for (size_t i = 1; i <= na; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= nb; j++) {
            unsigned d = last[j - 1] + (a[i - 1] != b[j - 1]);
            d = least(d, least(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d = least(d, before[j - 2] + 1);
            row[j] = d;
        }
        unsigned *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    return last[nb];
}

const char *nearest_word(const char *word, const char *const *words, size_t n, unsigned *distance)
{
    const char *best = NULL;
    unsigned best_distance = UINT_MAX;
    for (size_t i = 0; i < n; i++) {
        unsigned d = edit_distance(word, words[i]);
        if (d < best_distance) {
            best_distance = d;
            best = words[i];
        }
    }
    if (distance)
        *distance = best_distance;
    return best;
}
