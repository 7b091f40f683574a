#include "text/missing.h"

#include "base/buf.h"
#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

Span missing_place(const Piece *piece, const char *text, size_t off, size_t bytes)
{
    Span s = piece->span;
    if (!s.src || !s.src->text)
        return s;
    size_t before = 0;
    for (size_t i = 0; i + bytes <= off; i++)
        before += memcmp(text + i, text + off, bytes) == 0;
    for (uint32_t at = s.start; at + bytes <= s.end; at++)
        if (memcmp(s.src->text + at, text + off, bytes) == 0 && before-- == 0)
            return span_at(s.src, at, at + bytes);
    return s; /* written as an entity */
}

/* U+0061 U+0332: what is to be seen of it; returns how many characters. */
static size_t put_codes(Buf *b, const char *text, size_t bytes)
{
    size_t n = 0;
    for (size_t i = 0; i < bytes;) {
        uint32_t cp;
        i += (size_t)utf8_decode(text + i, &cp);
        if (!n || !char_is_ignorable(cp))
            buf_printf(b, "%sU+%04X", n++ ? " " : "", (unsigned)cp);
    }
    return n;
}

void missing_report(Missing *m, Diag *d, const Piece *piece, const char *text, size_t off, size_t bytes, bool replaced)
{
    enum { MOST = 50 };
    uint64_t seen, key = hash_bytes(0, text + off, bytes);
    if (!m->told)
        m->told = intmap_new();
    if (m->n == MOST || intmap_lookup(m->told, key, &seen))
        return;
    m->n++;
    intmap_put(m->told, key, 1);
    Span at = missing_place(piece, text, off, bytes);
    Buf codes = {0};
    const char *s = text + off;
    int n = (int)bytes;
    bool one = put_codes(&codes, s, bytes) == 1;
    if (replaced)
        diag_warning(d, at, one ? DIAG_CHARACTER_REPLACED : DIAG_CLUSTER_REPLACED, n, s, codes.data);
    else
        diag_error(d, at, one ? DIAG_CHARACTER_MISSING : DIAG_CLUSTER_MISSING, n, s, codes.data);
    buf_free(&codes);
}

void missing_end(Missing *m)
{
    intmap_free(m->told);
}
