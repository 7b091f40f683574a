#include "pdfio/value.h"

#include "base/utf8.h"
#include <assert.h>
#include <math.h>
#include <string.h>

/* Between two tokens of which neither has a delimiter there. */
static void space(Buf *b)
{
    char last = b->len ? b->data[b->len - 1] : '[';
    if (!strchr("<[>])", last))
        buf_putc(b, ' ');
}

void value_open(Buf *b, char bracket)
{
    buf_puts(b, bracket == '<' ? "<<" : "[");
}

void value_close(Buf *b, char bracket)
{
    buf_puts(b, bracket == '>' ? ">>" : "]");
}

static bool is_regular(char c)
{
    return c > ' ' && c < 127 && !strchr("()<>[]{}/%#", c);
}

void value_name(Buf *b, const char *name)
{
    size_t n = 1;
    assert(name[0] == '/');
    buf_putc(b, '/');
    while (is_regular(name[n]))
        n++;
    buf_put(b, name + 1, n - 1);
    for (; name[n]; n++) {
        if (is_regular(name[n]))
            buf_putc(b, name[n]);
        else
            buf_printf(b, "#%02X", (unsigned char)name[n]);
    }
}

void value_key(Buf *b, const char *key)
{
    value_name(b, key);
}

void value_decimal(Buf *b, int64_t v, int places)
{
    char digits[32], *end = digits + sizeof digits, *p = end;
    uint64_t rest = v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
    space(b);
    for (; places > 0; places--, rest /= 10)
        if (p < end || rest % 10)
            *--p = (char)('0' + rest % 10);
    if (p < end)
        *--p = '.';
    do
        *--p = (char)('0' + rest % 10);
    while (rest /= 10);
    if (v < 0)
        *--p = '-';
    buf_put(b, p, (size_t)(end - p));
}

void value_int(Buf *b, int64_t v)
{
    value_decimal(b, v, 0);
}

void value_plain(Buf *b, const char *value)
{
    space(b);
    buf_puts(b, value);
}

void value_bool(Buf *b, bool v)
{
    value_plain(b, v ? "true" : "false");
}

void value_ref(Buf *b, int number)
{
    uint32_t n = (uint32_t)number;
    char ref[REF_SIZE] = {REF_MARK, (char)(n >> 24), (char)(n >> 16), (char)(n >> 8), (char)n, REF_END};
    space(b);
    buf_put(b, ref, sizeof ref);
}

int value_read_ref(const char *mark)
{
    const unsigned char *p = (const unsigned char *)mark + 1;
    return (int)((uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]);
}

/* ---- strings ---- */

static void put_hex(Buf *b, const unsigned char *s, size_t n)
{
    static const char digits[] = "0123456789ABCDEF";
    buf_reserve(b, 2 * n);
    for (size_t i = 0; i < n; i++) {
        b->data[b->len++] = digits[s[i] >> 4];
        b->data[b->len++] = digits[s[i] & 15];
    }
    b->data[b->len] = 0;
}

static bool is_ascii(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] < ' ' || s[i] > '~')
            return false;
    return true;
}

void value_bytes(Buf *b, const char *s, size_t n)
{
    if (!is_ascii(s, n)) {
        buf_putc(b, '<');
        put_hex(b, (const unsigned char *)s, n);
        buf_putc(b, '>');
        return;
    }
    buf_putc(b, '(');
    for (size_t i = 0; i < n; i++) {
        if (strchr("()\\", s[i]))
            buf_putc(b, '\\');
        buf_putc(b, s[i]);
    }
    buf_putc(b, ')');
}

/* ISO 32000-1, 7.9.2.2: ASCII as it is (PDFDocEncoding has it), anything else in UTF-16 with a mark before it. */
void value_text(Buf *b, const char *utf8)
{
    size_t n = strlen(utf8);
    if (is_ascii(utf8, n)) {
        value_bytes(b, utf8, n);
        return;
    }
    buf_puts(b, "<FEFF");
    for (const char *p = utf8; *p;) {
        uint32_t c;
        p += utf8_decode(p, &c);
        uint32_t high = 0xD800 + ((c - 0x10000) >> 10), low = 0xDC00 + (c & 0x3FF);
        unsigned char units[4] = {(unsigned char)(c >> 8), (unsigned char)c};
        if (c >= 0x10000) {
            units[0] = (unsigned char)(high >> 8);
            units[1] = (unsigned char)high;
            units[2] = (unsigned char)(low >> 8);
            units[3] = (unsigned char)low;
        }
        put_hex(b, units, c >= 0x10000 ? 4 : 2);
    }
    buf_putc(b, '>');
}

void value_uri(Buf *b, const char *href)
{
    Buf uri = {0};
    buf_puts(&uri, "");
    for (const char *p = href; *p; p++) {
        if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 127)
            buf_printf(&uri, "%%%02X", (unsigned char)*p);
        else
            buf_putc(&uri, *p);
    }
    value_bytes(b, uri.data, uri.len);
    buf_free(&uri);
}

/* ---- entries ---- */

void value_name_entry(Buf *b, const char *key, const char *name)
{
    value_key(b, key);
    value_name(b, name);
}

void value_int_entry(Buf *b, const char *key, int64_t v)
{
    value_key(b, key);
    value_int(b, v);
}

void value_ref_entry(Buf *b, const char *key, int number)
{
    value_key(b, key);
    value_ref(b, number);
}

void value_text_entry(Buf *b, const char *key, const char *utf8)
{
    value_key(b, key);
    value_text(b, utf8);
}

void value_box_entry(Buf *b, const char *key, int64_t x0, int64_t y0, int64_t x1, int64_t y1)
{
    const int64_t corner[4] = {x0, y0, x1, y1};
    value_key(b, key);
    value_open(b, '[');
    for (int i = 0; i < 4; i++)
        value_decimal(b, corner[i], 3);
    value_close(b, ']');
}

int64_t pdf_milli(Len l)
{
    return llround(len_to_pt(l) * 1000);
}
