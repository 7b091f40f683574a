/* Normalisation form C over ICU; a text that is in it is only looked through. */
#include "chars/nfc.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>
#include <unicode/unorm2.h>

/* May the character not stand as it is, or change with what is beside it? Han and their marks never. */
static bool is_doubtful(uint32_t cp)
{
    bool sure = cp < 0x300 || char_is_plain_han(cp) || (cp >= 0x2010 && cp < 0x2040) || (cp >= 0x3000 && cp < 0x302A) ||
                (cp >= 0xFF00 && cp < 0xFFF0);
    return !sure &&
           (u_getIntPropertyValue((UChar32)cp, UCHAR_NFC_QUICK_CHECK) != UNORM_YES || u_getCombiningClass((UChar32)cp));
}

static bool is_boundary(const UNormalizer2 *nfc, uint32_t cp)
{
    return cp < 0x300 || char_is_plain_han(cp) || unorm2_hasBoundaryBefore(nfc, (UChar32)cp);
}

/* The end of what is ASCII, Latin or nearly all Han from byte `at` on: the fast way. */
static size_t skip_sure(const char *s, size_t n, size_t at)
{
    const unsigned char *u = (const unsigned char *)s;
    while (at < n) {
        if (u[at] < 0x80)
            at++;
        else if (u[at] >= 0xC3 && u[at] <= 0xCB) /* below U+0300 */
            at += 2;
        else if (u[at] >= 0xE5 && u[at] <= 0xE9) /* U+5000 to U+9FFF */
            at += 3;
        else
            break;
    }
    return at;
}

static size_t to_utf16(const char *s, size_t n, UChar *out)
{
    size_t len = 0;
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        i += (size_t)utf8_decode(s + i, &cp);
        if (cp >= 0x10000) {
            out[len++] = (UChar)(0xD7C0 + (cp >> 10));
            out[len++] = (UChar)(0xDC00 + (cp & 0x3FF));
        } else {
            out[len++] = (UChar)cp;
        }
    }
    return len;
}

static void put_utf16(Buf *b, const UChar *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t cp = s[i];
        if (cp >= 0xD800 && cp < 0xDC00 && i + 1 < n)
            cp = ((cp - 0xD7C0) << 10) + (s[++i] & 0x3FFU);
        char utf8[4];
        buf_put(b, utf8, (size_t)utf8_encode(cp, utf8));
    }
}

/* One stretch between boundaries. false: it is in the form. */
static bool normalise(const UNormalizer2 *nfc, const char *s, size_t n, Buf *as)
{
    enum { MOST_GROWTH = 3 }; /* UAX 15: code units of UTF-16 */
    UChar *in = mem_alloc((n + 1) * (1 + MOST_GROWTH) * sizeof *in), *out = in + n + 1;
    size_t len = to_utf16(s, n, in);
    UErrorCode status = U_ZERO_ERROR;
    int32_t got = unorm2_normalize(nfc, in, (int32_t)len, out, (int32_t)((n + 1) * MOST_GROWTH), &status);
    bool changed = U_SUCCESS(status) && ((size_t)got != len || memcmp(in, out, len * sizeof *in) != 0);
    if (changed) {
        as->len = 0;
        put_utf16(as, out, (size_t)got);
    }
    mem_free(in);
    return changed;
}

bool nfc_next(const char *s, size_t n, size_t at, size_t *from, size_t *to, Buf *as)
{
    const UNormalizer2 *nfc = NULL;
    size_t begin = at; /* of the stretch: the last boundary */
    while (at < n) {
        size_t sure = skip_sure(s, n, at);
        if (sure > at) {
            at = sure;
            begin = at;
            while (begin > 0 && ((unsigned char)s[--begin] & 0xC0) == 0x80)
                continue;
            if (at >= n)
                return false;
        }
        uint32_t cp;
        size_t here = at;
        at += (size_t)utf8_decode(s + at, &cp);
        if (!is_doubtful(cp)) {
            begin = here; /* a starter, which nothing before it joins */
            continue;
        }
        UErrorCode status = U_ZERO_ERROR;
        if (!nfc)
            nfc = unorm2_getNFCInstance(&status);
        if (U_FAILURE(status))
            return false;
        if (is_boundary(nfc, cp))
            begin = here;
        size_t end = at;
        while (end < n) {
            int bytes = utf8_decode(s + end, &cp);
            if (is_boundary(nfc, cp))
                break;
            end += (size_t)bytes;
        }
        if (normalise(nfc, s + begin, end - begin, as)) {
            *from = begin;
            *to = end;
            return true;
        }
        begin = at = end;
    }
    return false;
}

const char *nfc_text(Arena *a, const char *s)
{
    size_t n = strlen(s), at = 0, from, to;
    Buf as = {0}, out = {0};
    while (nfc_next(s, n, at, &from, &to, &as)) {
        buf_put(&out, s + at, from - at);
        buf_put(&out, as.data, as.len);
        at = to;
    }
    if (at) {
        buf_puts(&out, s + at);
        s = arena_strndup(a, out.data, out.len);
    }
    buf_free(&as);
    buf_free(&out);
    return s;
}

size_t nfc_decompose(uint32_t cp, uint32_t parts[NFC_PARTS])
{
    UChar s[2 * NFC_PARTS];
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    int32_t n = U_SUCCESS(status) ? unorm2_getDecomposition(nfc, (UChar32)cp, s, 2 * NFC_PARTS, &status) : -1;
    size_t count = 0;
    for (int32_t i = 0; U_SUCCESS(status) && i < n && count < NFC_PARTS; i++) {
        uint32_t part = s[i];
        if (part >= 0xD800 && part < 0xDC00 && i + 1 < n)
            part = ((part - 0xD7C0) << 10) + (s[++i] & 0x3FFU);
        parts[count++] = part;
    }
    if (!count)
        parts[count++] = cp;
    return count;
}
