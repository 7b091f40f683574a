/* What was made before, by what it was made of: a process that makes issues again and again (`serve`) makes it once.
 * Several threads may ask. */
#ifndef BASE_MEMO_H
#define BASE_MEMO_H

#include "base/digest.h"

typedef struct Memo Memo;

Memo *memo_new(void (*free_value)(void *));
void memo_free(Memo *m); /* NULL is fine */
/* Forgets what nobody has asked for since the call before the last. While nobody else asks. */
void memo_age(Memo *m);

/* Stays until it is forgotten; NULL: it isn't known. */
const void *memo_find(Memo *m, const uint8_t key[SHA256_BYTES]);
/* The value is the memo's from now on. */
void memo_keep(Memo *m, const uint8_t key[SHA256_BYTES], void *value);

#endif
