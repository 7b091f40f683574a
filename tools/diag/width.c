#include "diag/width.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <stdbool.h>

int char_columns(uint32_t cp)
{
    if (cp < 0x300)
        return 1;
    if (char_is_nonspacing(cp) || char_is_ignorable(cp))
        return 0;
    return char_is_wide(cp) ? 2 : 1;
}

size_t char_decode_safe(const char *s, size_t n, uint32_t *cp)
{
    unsigned char lead = (unsigned char)s[0];
    size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    size_t bad;
    if (length > n || !utf8_valid(s, length, &bad)) {
        *cp = 0xFFFD;
        return 1;
    }
    return (size_t)utf8_decode(s, cp);
}

void put_clean(Buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        size_t k = char_decode_safe(s + i, n - i, &cp);
        if (cp == 0xFFFD || (cp < 0x20 && cp != '\t') || (cp >= 0x7F && cp < 0xA0))
            buf_puts(out, "\xEF\xBF\xBD");
        else
            buf_put(out, s + i, k);
        i += k;
    }
}
