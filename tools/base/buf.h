/* A growing byte buffer and growing typed arrays on the heap; the owner frees them. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/mem.h"
#include <stdint.h>
#include <stddef.h>

typedef struct Buf {
    char *data; /* always followed by a NUL once something was put */
    size_t len, cap;
} Buf;

void buf_reserve(Buf *b, size_t extra);
void buf_put(Buf *b, const void *data, size_t n);
void buf_puts(Buf *b, const char *s);
void buf_putc(Buf *b, char c);
void buf_printf(Buf *b, const char *format, ...);
/* A decimal of value/1024 with at most `digits` decimals, no trailing zeros: locale-free and fast. */
void buf_put_len(Buf *b, int64_t value_1024, int digits);
void buf_free(Buf *b);

/* A typed vector: VEC(int) v = {0}; vec_push(&v, 3); ... vec_free(&v). */
#define VEC(T)                                                                                                         \
    struct {                                                                                                           \
        T *ptr;                                                                                                        \
        size_t len, cap;                                                                                               \
    }
#define vec_push(v, x)                                                                                                 \
    ((v)->len == (v)->cap                                                                                              \
         ? ((v)->cap = (v)->cap ? (v)->cap * 2 : 8, (v)->ptr = mem_realloc((v)->ptr, (v)->cap * sizeof *(v)->ptr))     \
         : (v)->ptr,                                                                                                   \
     (void)((v)->ptr[(v)->len++] = (x)))
#define vec_free(v) (mem_free((v)->ptr), (v)->ptr = NULL, (v)->len = (v)->cap = 0)

#endif
