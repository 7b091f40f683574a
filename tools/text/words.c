#include "text/words.h"

#include "base/mem.h"
#include <stdbool.h>
#include <string.h>
#include <unicode/ubrk.h>

enum { KEPT = 64 /* texts: those of a headline are asked for at each size and width */ };

typedef struct KnownText {
    uint32_t *cps;
    uint8_t *ends;
    size_t n;
} KnownText;

struct WordBreaker {
    KnownText known[KEPT]; /* the last ones, `next` the oldest */
    size_t next;
    UBreakIterator *iterator; /* NULL: ICU has no data for it */
    UChar *text;
    uint32_t *index; /* UTF-16 unit → character that ends before it */
    size_t cap;
};

WordBreaker *word_breaker_new(void)
{
    WordBreaker *w = mem_alloc(sizeof *w);
    UErrorCode status = U_ZERO_ERROR;
    w->iterator = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    if (U_FAILURE(status))
        w->iterator = NULL;
    return w;
}

void word_breaker_free(WordBreaker *w)
{
    if (!w)
        return;
    if (w->iterator)
        ubrk_close(w->iterator);
    for (size_t i = 0; i < KEPT; i++) {
        mem_free(w->known[i].cps);
        mem_free(w->known[i].ends);
    }
    mem_free(w->text);
    mem_free(w->index);
    mem_free(w);
}

static size_t to_utf16(WordBreaker *w, const uint32_t *cps, size_t n)
{
    if (w->cap < 2 * n + 1) {
        w->cap = 2 * n + 1;
        w->text = mem_realloc(w->text, w->cap * sizeof *w->text);
        w->index = mem_realloc(w->index, w->cap * sizeof *w->index);
    }
    size_t len = 0;
    for (size_t i = 0; i < n; i++) {
        w->index[len] = (uint32_t)i;
        if (cps[i] < 0x10000) {
            w->text[len++] = (UChar)cps[i];
        } else {
            w->text[len++] = (UChar)(0xD800 + ((cps[i] - 0x10000) >> 10));
            w->index[len] = (uint32_t)i;
            w->text[len++] = (UChar)(0xDC00 + ((cps[i] - 0x10000) & 0x3FF));
        }
    }
    w->index[len] = (uint32_t)n;
    return len;
}

static const KnownText *find_known(const WordBreaker *w, const uint32_t *cps, size_t n)
{
    for (size_t i = 0; i < KEPT; i++)
        if (w->known[i].n == n && memcmp(w->known[i].cps, cps, n * sizeof *cps) == 0)
            return &w->known[i];
    return NULL;
}

static const KnownText *keep(WordBreaker *w, const uint32_t *cps, size_t n)
{
    KnownText *k = &w->known[w->next];
    w->next = (w->next + 1) % KEPT;
    k->n = n;
    k->cps = mem_realloc(k->cps, n * sizeof *k->cps);
    k->ends = mem_realloc(k->ends, n);
    memcpy(k->cps, cps, n * sizeof *cps);
    return k;
}

static void find(WordBreaker *w, const KnownText *k)
{
    size_t len = to_utf16(w, k->cps, k->n);
    UErrorCode status = U_ZERO_ERROR;
    if (w->iterator)
        ubrk_setText(w->iterator, w->text, (int32_t)len, &status);
    bool found = w->iterator && U_SUCCESS(status);
    memset(k->ends, !found, k->n);
    if (found)
        for (int32_t at = ubrk_first(w->iterator); at != UBRK_DONE; at = ubrk_next(w->iterator))
            if (at > 0)
                k->ends[w->index[at] - 1] = 1;
    k->ends[k->n - 1] = 1;
}

void words_find(WordBreaker *w, const uint32_t *cps, size_t n, uint8_t *out)
{
    if (!n)
        return;
    const KnownText *k = find_known(w, cps, n);
    if (!k) {
        k = keep(w, cps, n);
        find(w, k);
    }
    memcpy(out, k->ends, n);
}
