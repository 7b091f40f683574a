#include "text/words.h"

#include "base/mem.h"
#include <stdbool.h>
#include <string.h>
#include <unicode/ubrk.h>

struct WordBreaker {
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

void words_find(WordBreaker *w, const uint32_t *cps, size_t n, uint8_t *out)
{
    if (!n)
        return;
    size_t len = to_utf16(w, cps, n);
    UErrorCode status = U_ZERO_ERROR;
    if (w->iterator)
        ubrk_setText(w->iterator, w->text, (int32_t)len, &status);
    bool found = w->iterator && U_SUCCESS(status);
    memset(out, !found, n);
    if (found)
        for (int32_t at = ubrk_first(w->iterator); at != UBRK_DONE; at = ubrk_next(w->iterator))
            if (at > 0)
                out[w->index[at] - 1] = 1;
    out[n - 1] = 1;
}
