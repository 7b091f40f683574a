/* Numbers and texts as text, and back. */
#include "base/pack.h"

#include <string.h>

void pack_number(Buf *out, int64_t number)
{
    buf_printf(out, "%lld\n", (long long)number);
}

void pack_text(Buf *out, const char *text)
{
    if (text)
        buf_printf(out, "%zu:%s", strlen(text), text);
    else
        buf_putc(out, '-');
}

static int64_t take(Unpack *u, char after, int64_t least, int64_t most)
{
    int64_t n = 0;
    bool negative = u->at < u->end && *u->at == '-', any = false;
    u->at += negative;
    for (; u->at < u->end && *u->at >= '0' && *u->at <= '9' && n <= (INT64_MAX - 9) / 10; u->at++, any = true)
        n = n * 10 + (*u->at - '0');
    n = negative ? -n : n;
    u->failed |= !any || u->at == u->end || *u->at != after || n < least || n > most;
    if (u->failed)
        return least;
    u->at++;
    return n;
}

int64_t unpack_number(Unpack *u, int64_t least, int64_t most)
{
    return take(u, '\n', least, most);
}

size_t unpack_count(Unpack *u, size_t most)
{
    return (size_t)take(u, '\n', 0, (int64_t)most);
}

const char *unpack_text(Unpack *u)
{
    if (u->at < u->end && *u->at == '-') {
        u->at++;
        return NULL;
    }
    size_t n = (size_t)take(u, ':', 0, u->end - u->at);
    u->failed |= (size_t)(u->end - u->at) < n;
    if (u->failed)
        return NULL;
    u->at += n;
    return arena_strndup(u->arena, u->at - n, n);
}

const char *unpack_text_or_empty(Unpack *u)
{
    const char *text = unpack_text(u);
    return text ? text : "";
}
