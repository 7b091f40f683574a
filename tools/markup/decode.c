/* Encodings of what is imported, by ICU's converters. */
#include "markup/decode.h"

#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool is_word(const char *s, size_t n, const char *word)
{
    return strlen(word) == n && strncasecmp(s, word, n) == 0;
}

/* The encoding that a label means; NULL: none that papers of ours were written in. */
static const char *meant_by(const char *label, size_t n)
{
    static const struct {
        const char *label, *encoding;
    } known[] = {{"utf-8", "UTF-8"},      {"utf8", "UTF-8"},    {"gb2312", "GB18030"},  {"gb_2312-80", "GB18030"},
                 {"gbk", "GB18030"},      {"x-gbk", "GB18030"}, {"gb18030", "GB18030"}, {"cp936", "GB18030"},
                 {"euc-cn", "GB18030"},   {"big5", "Big5"},     {"big5-hkscs", "Big5"}, {"utf-16le", "UTF-16LE"},
                 {"utf-16be", "UTF-16BE"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (is_word(label, n, known[i].label))
            return known[i].encoding;
    return NULL;
}

/* What a page says at its head: charset=gb2312, charset="gbk", encoding="GB18030". */
static const char *declared(const Buf *bytes)
{
    enum { HEAD = 4096 };
    static const char *const keys[] = {"charset", "encoding"};
    const size_t n = bytes->len < HEAD ? bytes->len : HEAD;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < 2; k++) {
            size_t at = i + strlen(keys[k]);
            if (at >= n || !is_word(bytes->data + i, strlen(keys[k]), keys[k]))
                continue;
            while (at < n && (bytes->data[at] == ' ' || bytes->data[at] == '='))
                at++;
            at += at < n && (bytes->data[at] == '"' || bytes->data[at] == '\'');
            size_t end = at;
            while (end < n && is_letter(bytes->data[end]))
                end++;
            const char *encoding = meant_by(bytes->data + at, end - at);
            if (encoding)
                return encoding;
        }
    return NULL;
}

static size_t replacements(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i + 2 < n; i++)
        count += memcmp(s + i, "\xEF\xBF\xBD", 3) == 0;
    return count;
}

/* All of it; *bad: how many places were no text. */
static void convert(const char *encoding, const Buf *bytes, Buf *out, size_t *bad)
{
    enum { PIECE = 1 << 14 };
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(encoding, &status), *to = ucnv_open("UTF-8", &status);
    const char *source = bytes->len ? bytes->data : "", *end = source + bytes->len;
    UChar pivot[1024], *pivot_from = pivot, *pivot_to = pivot;
    while (U_SUCCESS(status)) {
        char piece[PIECE], *target = piece;
        ucnv_convertEx(to, from, &target, piece + PIECE, &source, end, pivot, &pivot_from, &pivot_to,
                       pivot + sizeof pivot / sizeof *pivot, false, true, &status);
        buf_put(out, piece, (size_t)(target - piece));
        if (status != U_BUFFER_OVERFLOW_ERROR)
            break;
        status = U_ZERO_ERROR;
    }
    ucnv_close(from);
    ucnv_close(to);
    size_t had = strcmp(encoding, "UTF-8") == 0 ? replacements(bytes->len ? bytes->data : "", bytes->len) : 0;
    *bad = (out->len ? replacements(out->data, out->len) : 0) - had;
}

/* A character of three bytes in UTF-8: where all is well formed, no text in GBK has one by chance but of a few words.
 */
static bool has_long(const Buf *bytes)
{
    for (size_t i = 0; i < bytes->len; i++)
        if (((unsigned char)bytes->data[i] & 0xF0) == 0xE0)
            return true;
    return false;
}

static const char *bom(const Buf *bytes, size_t *n)
{
    const char *s = bytes->len ? bytes->data : "";
    *n = 3;
    if (bytes->len >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
        return "UTF-8";
    *n = 2;
    if (bytes->len >= 2 && memcmp(s, "\xFF\xFE", 2) == 0)
        return "UTF-16LE";
    if (bytes->len >= 2 && memcmp(s, "\xFE\xFF", 2) == 0)
        return "UTF-16BE";
    *n = 0;
    return NULL;
}

Decoded decode(Diag *d, Arena *a, const char *path, const Buf *bytes)
{
    size_t skip, bad_utf8, bad = 0;
    const char *marked = bom(bytes, &skip), *said = marked ? marked : declared(bytes);
    const Buf rest = {.data = bytes->len ? bytes->data + skip : NULL, .len = bytes->len - skip};
    Buf utf8 = {0}, text = {0};
    convert("UTF-8", &rest, &utf8, &bad_utf8);
    const bool is_utf8 = !bad_utf8 && (!said || has_long(&rest) || strcmp(said, "UTF-8") == 0);
    const char *encoding = marked ? marked : is_utf8 ? "UTF-8" : said && strcmp(said, "UTF-8") != 0 ? said : "GB18030";
    convert(encoding, &rest, &text, &bad);
    if (bad && !marked && bad_utf8 <= bad) { /* neither is right: the one that loses less */
        encoding = "UTF-8";
        bad = bad_utf8;
        text.len = 0;
        buf_put(&text, utf8.len ? utf8.data : "", utf8.len);
    }
    if (said && strcmp(said, encoding) != 0)
        diag_note(d, diag_file(d, path), DIAG_IMPORT_ENCODING_WRONG, said, encoding);
    if (bad)
        diag_warning(d, diag_file(d, path), DIAG_IMPORT_ENCODING, bad, encoding);
    Decoded out = {arena_strndup(a, text.len ? text.data : "", text.len), text.len, encoding};
    buf_free(&text);
    buf_free(&utf8);
    return out;
}
