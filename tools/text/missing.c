#include "text/missing.h"

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

void missing_report(Missing *m, Diag *d, const Piece *piece, const char *text, size_t off)
{
    enum { MOST = 50 };
    uint32_t cp;
    uint64_t seen;
    int n = utf8_decode(text + off, &cp);
    if (!m->told)
        m->told = intmap_new();
    if (m->n == MOST || intmap_lookup(m->told, cp, &seen))
        return;
    m->n++;
    intmap_put(m->told, cp, 1);
    diag_error(d, missing_place(piece, text, off, (size_t)n), DIAG_CHARACTER_MISSING, n, text + off, (unsigned)cp);
}

void missing_end(Missing *m)
{
    intmap_free(m->told);
}
