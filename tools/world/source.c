#include "world/internal.h"

#include "base/utf8.h"
#include <string.h>

/* Nothing written by hand is longer; offsets fit a Span with room to spare. */
#define SOURCE_MAX ((size_t)64 << 20)

/* CRLF and lone CR become LF; a byte order mark goes. */
static void normalise_lines(Buf *b)
{
    size_t from = b->len >= 3 && memcmp(b->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, to = 0;
    if (!from && !memchr(b->data, '\r', b->len))
        return;
    for (; from < b->len; from++) {
        if (b->data[from] == '\r') {
            if (from + 1 < b->len && b->data[from + 1] == '\n')
                continue;
            b->data[to++] = '\n';
        } else {
            b->data[to++] = b->data[from];
        }
    }
    b->len = to;
    b->data[to] = 0;
}

/* Why a character can't stand in a text, or NULL. */
static const char *character_fault(uint32_t cp)
{
    if (cp == 0)
        return "NUL character";
    if ((cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0))
        return "control character";
    if ((cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF))
        return "noncharacter";
    return NULL;
}

typedef struct Fault {
    size_t offset;
    uint32_t cp;      /* or the bad byte */
    const char *what; /* NULL: invalid UTF-8 */
} Fault;

/* Finds what may not stand in a text: the first fault of each line goes to the list, every bad byte becomes '?' of the
 * same length, so that parsing goes on and finds the other faults of the file. */
static void scrub(char *s, size_t n, Diag *d, const Source *src)
{
    bool line_told = false;
    size_t good = 0; /* end of what is known to be valid UTF-8 */
    for (size_t i = 0; i < n;) {
        if (i >= good) {
            size_t bad;
            good = utf8_valid(s + i, n - i, &bad) ? n : i + bad;
        }
        uint32_t cp = (unsigned char)s[i];
        size_t length = 1;
        const char *what = "";
        if (i < good) {
            length = (size_t)utf8_decode(s + i, &cp);
            what = character_fault(cp);
        }
        if (what) {
            for (size_t k = 0; k < length; k++)
                s[i + k] = '?';
            if (!line_told) {
                Span at = span_at(src, i, i + length);
                if (*what)
                    diag_error(d, at, "delete the character", "%s U+%04X", what, (unsigned)cp);
                else
                    diag_error(d, at, "save the file as UTF-8", "invalid UTF-8: byte 0x%02X", (unsigned)cp);
            }
            line_told = true;
        }
        if (cp == '\n')
            line_told = false;
        i += length;
    }
}

/* One error for the whole file, at its first byte that is not ASCII: its encoding, and how to leave it. */
static void report_encoding(Diag *d, Arena *a, const Buf *b, const char *path, const char *encoding)
{
    Source *s = ARENA_NEW(a, Source);
    s->path = path;
    while (s->len < b->len && b->data[s->len] && (unsigned char)b->data[s->len] < 0x80)
        s->len++;
    s->text = arena_strndup(a, b->data, s->len);
    diag_error(
        d, span_at(s, s->len, s->len),
        arena_printf(a, "iconv -f %s -t UTF-8 '%s' >'%s.utf8' && mv '%s.utf8' '%s'", encoding, path, path, path, path),
        "the file is in %s, not in UTF-8", encoding);
}

Source *world_read_source(World *w, Diag *d, Arena *a, const char *path, bool *missing)
{
    Buf b = {0};
    if (!world_read(w, d, path, &b, missing))
        return NULL;
    Source *s = ARENA_NEW(a, Source);
    s->path = arena_strdup(a, path);
    if (b.len > SOURCE_MAX) {
        s->text = "";
        diag_error(d, span_at(s, 0, 0), "split the file", "the file has %zu bytes, the limit is %zu", b.len,
                   SOURCE_MAX);
        buf_free(&b);
        return NULL;
    }
    const char *encoding = b.len ? encoding_guess(b.data, b.len) : NULL;
    if (encoding) {
        report_encoding(d, a, &b, s->path, encoding);
        buf_free(&b);
        return NULL;
    }
    normalise_lines(&b);
    char *text = arena_strndup(a, b.len ? b.data : "", b.len);
    s->text = text;
    s->len = b.len;
    buf_free(&b);
    scrub(text, s->len, d, s);
    return s;
}
