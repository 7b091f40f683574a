/* Folded text → terms with places. layouts/_site/search.js covers queries with the same terms. */
#include "search/terms.h"

#include "chars/chars.h"
#include "search/fold.h"
#include <stdbool.h>
#include <string.h>

static FoldClass class_at(const uint32_t *cps, size_t n, size_t i)
{
    return i < n ? fold_class(cps[i]) : FOLD_BREAK;
}

static bool is_letter(FoldClass k)
{
    return k == FOLD_HAN || k == FOLD_WORD;
}

static bool makes_pairs(FoldClass k)
{
    return is_letter(k) || k == FOLD_MARK;
}

static size_t syllable_length(const uint32_t *cps, size_t n, size_t i)
{
    size_t k = 0;
    while (class_at(cps, n, i + k) == FOLD_TIBETAN)
        k++;
    return k;
}

static size_t shorter(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* A syllable that begins at i, and the pair that it makes with the next. */
static size_t tell_syllable(const uint32_t *cps, size_t n, size_t i, void (*tell)(void *, const Term *), void *context)
{
    const size_t length = syllable_length(cps, n, i), own = shorter(length, TERM_SYLLABLE);
    tell(context, &(Term){.cps = cps + i, .n = own, .key = shorter(own, 2), .at = TERM_NOWHERE});
    const size_t second = i + length + 1;
    const size_t other = second < n && cps[second - 1] == CHAR_TSHEG ? syllable_length(cps, n, second) : 0;
    if (other) {
        uint32_t pair[TERM_MOST];
        const size_t counted = shorter(other, TERM_SYLLABLE);
        memcpy(pair, cps + i, own * sizeof *pair);
        pair[own] = CHAR_TSHEG;
        memcpy(pair + own + 1, cps + second, counted * sizeof *pair);
        tell(context, &(Term){.cps = pair, .n = own + 1 + counted, .key = own + 2, .at = (int32_t)i});
    }
    return length;
}

void search_terms(const uint32_t *cps, size_t n, void (*tell)(void *context, const Term *t), void *context)
{
    for (size_t i = 0; i < n;) {
        const FoldClass k = fold_class(cps[i]), next = class_at(cps, n, i + 1);
        if (k == FOLD_TIBETAN) {
            i += tell_syllable(cps, n, i, tell, context);
            continue;
        }
        if (is_letter(k))
            tell(context, &(Term){.cps = cps + i, .n = 1, .key = 1, .at = TERM_NOWHERE});
        const bool pair = makes_pairs(k) && makes_pairs(next);
        const bool three = k == FOLD_WORD && next == FOLD_WORD && class_at(cps, n, i + 2) == FOLD_WORD;
        if (pair)
            tell(context, &(Term){.cps = cps + i, .n = three ? 3 : 2, .key = 2, .at = (int32_t)i});
        i++;
    }
}

size_t search_placed_key(const uint32_t *cps, size_t n)
{
    if (n < 2 || fold_class(cps[0]) != FOLD_TIBETAN)
        return n < 2 ? 0 : 2;
    size_t own = 1;
    while (own < n && cps[own] != CHAR_TSHEG)
        own++;
    return own < n ? own + 2 : 0; /* a syllable alone */
}

size_t search_shard(const uint32_t *cps, size_t key, size_t shards)
{
    uint32_t h = 2166136261u; /* FNV-1a over code points */
    for (size_t i = 0; i < key; i++)
        h = (h ^ cps[i]) * 16777619u;
    h ^= h >> 15;
    return h % shards;
}
