/* What a report says: a code and its arguments, put in words last, so that reports can be kept and told in another
 * language. The words of a code are two formats (format.h), message and hint (codes.h), each numbering its own
 * arguments. A hint is left out when it is NULL or its first argument is. */
#ifndef DIAG_WORDS_H
#define DIAG_WORDS_H

#include "diag/codes.h"
#include "diag/format.h"
#include <stdarg.h>
#include <stdbool.h>

typedef struct Args {
    Arg *at;
    size_t n, n_message; /* the first n_message are the message's, the others the hint's */
} Args;

/* The arguments of a code, in the order of its formats. Texts are copied to the arena. */
Args words_take(Arena *a, DiagCode code, va_list ap);
bool args_equal(const Args *a, const Args *b);
uint64_t args_hash(uint64_t seed, const Args *a);
Args args_dup(Arena *a, const Args *args);

/* Appends the words. */
void words_message(DiagCode code, const Args *args, Buf *out);
bool words_hint(DiagCode code, const Args *args, Buf *out); /* false: it has none */
/* The code's name, for what is stored and for tests: "PICTURE_MISSING". */
const char *words_name(DiagCode code);

#endif
