/* Word boundaries of Chinese by ICU's dictionary breaker (UAX 29, locale zh): headlines break between words. */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include <stddef.h>
#include <stdint.h>

/* An iterator and its buffers: one thread, reused from text to text (opening one costs more than a headline). */
typedef struct WordBreaker WordBreaker;
WordBreaker *word_breaker_new(void);
void word_breaker_free(WordBreaker *w); /* NULL is fine */

/* out[i], 0 <= i < n: 1 when a word ends after cps[i]. out[n-1] is 1. When ICU has no dictionary every out[i] is 1. */
void words_find(WordBreaker *w, const uint32_t *cps, size_t n, uint8_t *out);

#endif
