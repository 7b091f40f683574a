#include "world/internal.h"

#include "chars/chars.h"
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

/* Bytes that are no UTF-8: the first of each line goes to the list, each becomes '?', so that parsing goes on and finds
 * the other faults of the file. */
static void scrub(char *s, size_t n, Diag *d, const Source *src)
{
    size_t bad, last = n; /* the bad byte before; n: none */
    for (size_t i = 0; !utf8_valid(s + i, n - i, &bad); i++) {
        i += bad;
        unsigned byte = (unsigned char)s[i];
        s[i] = '?';
        if (last == n || memchr(s + last, '\n', i - last))
            diag_error(d, span_at(src, i, i + 1), DIAG_SOURCE_NOT_UTF8, byte);
        last = i;
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
    diag_error(d, span_at(s, s->len, s->len), DIAG_ENCODING, encoding, encoding, path, path, path, path);
}

/* A file of another kind under the name of a text: each byte of it would be told. */
static bool report_no_text(Diag *d, const Source *s, const Buf *b)
{
    static const char as_docx[] =
        "save it as .docx, move it out of content and read it: paiban import FILE.docx --paper=ID "
        "--date=YYYY-MM-DD";
    static const char as_picture[] =
        "give it its own end, .jpg or .png, and show it in an article: ![what it shows](photo.jpg)";
    static const struct {
        const char *begins;
        size_t n;
        const char *what, *hint;
    } kinds[] = {
        {"PK\3\4", 4, "a Word document or another ZIP file",
         "move it out of content and read it: paiban import FILE.docx --paper=ID --date=YYYY-MM-DD"},
        {"\xD0\xCF\x11\xE0", 4, "an old Word document (.doc)", as_docx},
        {"{\\rtf", 5, "an RTF text", as_docx},
        {"%PDF-", 5, "a PDF", "copy its text into a file of its own, or ask for the Word document"},
        {"\x89PNG", 4, "a PNG picture", as_picture},
        {"\xFF\xD8\xFF", 3, "a JPEG picture", as_picture},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (b->len > kinds[i].n && memcmp(b->data, kinds[i].begins, kinds[i].n) == 0) {
            diag_error(d, span_at(s, 0, 0), DIAG_NO_TEXT, kinds[i].what, kinds[i].hint);
            return true;
        }
    return false;
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
        diag_error(d, span_at(s, 0, 0), DIAG_FILE_TOO_LARGE, b.len, SOURCE_MAX);
        buf_free(&b);
        return NULL;
    }
    s->text = "";
    if (report_no_text(d, s, &b)) {
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
