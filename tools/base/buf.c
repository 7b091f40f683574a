#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

void buf_reserve(Buf *b, size_t extra)
{
    size_t need = b->len + extra + 1;
    if (need <= b->cap)
        return;
    size_t cap = b->cap ? b->cap * 2 : 256;
    if (cap < need)
        cap = need;
    b->data = mem_realloc(b->data, cap);
    b->cap = cap;
}

void buf_put(Buf *b, const void *data, size_t n)
{
    buf_reserve(b, n);
    if (n)
        memcpy(b->data + b->len, data, n);
    b->len += n;
    b->data[b->len] = 0;
}

void buf_puts(Buf *b, const char *s)
{
    buf_put(b, s, strlen(s));
}

void buf_putc(Buf *b, char c)
{
    buf_put(b, &c, 1);
}

void buf_printf(Buf *b, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    int n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    assert(n >= 0);
    buf_reserve(b, (size_t)n);
    va_start(ap, format);
    vsnprintf(b->data + b->len, (size_t)n + 1, format, ap);
    va_end(ap);
    b->len += (size_t)n;
}

void buf_put_len(Buf *b, int64_t value_1024, int digits)
{
    assert(digits >= 0 && digits <= 6); /* of 40 bits and more before the point */
    int64_t scale = 1;
    for (int i = 0; i < digits; i++)
        scale *= 10;
    int64_t v = value_1024 < 0 ? -value_1024 : value_1024;
    assert(v <= INT64_MAX / scale - 512);
    v = (v * scale + 512) / 1024;
    bool negative = value_1024 < 0 && v;
    char s[48], *p = s + sizeof s;
    int64_t whole = v / scale, frac = v % scale;
    if (frac) { /* from the right, without trailing zeros */
        int left = digits;
        for (; frac % 10 == 0; frac /= 10)
            left--;
        for (; left; frac /= 10, left--)
            *--p = (char)('0' + frac % 10);
        *--p = '.';
    }
    do
        *--p = (char)('0' + whole % 10);
    while (whole /= 10);
    if (negative)
        *--p = '-';
    buf_put(b, p, (size_t)(s + sizeof s - p));
}

void buf_free(Buf *b)
{
    mem_free(b->data);
    *b = (Buf){0};
}
