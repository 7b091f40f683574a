#include "pdf/json.h"

#include "base/json.h"
#include <math.h>

static void comma(Buf *b)
{
    char last = b->len ? b->data[b->len - 1] : 0;
    if (last && last != '{' && last != '[' && last != ':')
        buf_putc(b, ',');
}

void json_open(Buf *b, char bracket)
{
    comma(b);
    buf_putc(b, bracket);
}

void json_close(Buf *b, char bracket)
{
    buf_putc(b, bracket);
}

static void put_string(Buf *b, const char *prefix, const char *s)
{
    comma(b);
    buf_putc(b, '"');
    buf_puts(b, prefix);
    json_put_characters(b, s);
    buf_putc(b, '"');
}

void json_key(Buf *b, const char *key)
{
    put_string(b, "", key);
    buf_putc(b, ':');
}

void json_decimal(Buf *b, int64_t v, int places)
{
    comma(b);
    char digits[32], *end = digits + sizeof digits, *p = end;
    uint64_t rest = v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
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

void json_int(Buf *b, int64_t v)
{
    json_decimal(b, v, 0);
}

void json_bool(Buf *b, bool v)
{
    comma(b);
    buf_puts(b, v ? "true" : "false");
}

void json_name(Buf *b, const char *name)
{
    put_string(b, "", name);
}

void json_ref(Buf *b, int number)
{
    comma(b);
    buf_printf(b, "\"%d 0 R\"", number);
}

void json_text(Buf *b, const char *utf8)
{
    put_string(b, "u:", utf8);
}

void json_bytes(Buf *b, const char *s, size_t n)
{
    static const char digits[] = "0123456789abcdef";
    comma(b);
    buf_puts(b, "\"b:");
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        buf_putc(b, digits[c >> 4]);
        buf_putc(b, digits[c & 15]);
    }
    buf_putc(b, '"');
}

void json_uri(Buf *b, const char *href)
{
    Buf uri = {0};
    for (const char *p = href; *p; p++) {
        if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 127)
            buf_printf(&uri, "%%%02X", (unsigned char)*p);
        else
            buf_putc(&uri, *p);
    }
    json_bytes(b, uri.data, uri.len);
    buf_free(&uri);
}

void json_name_entry(Buf *b, const char *key, const char *name)
{
    json_key(b, key);
    json_name(b, name);
}

void json_int_entry(Buf *b, const char *key, int64_t v)
{
    json_key(b, key);
    json_int(b, v);
}

void json_ref_entry(Buf *b, const char *key, int number)
{
    json_key(b, key);
    json_ref(b, number);
}

void json_text_entry(Buf *b, const char *key, const char *utf8)
{
    json_key(b, key);
    json_text(b, utf8);
}

void json_box_entry(Buf *b, const char *key, int64_t x0, int64_t y0, int64_t x1, int64_t y1)
{
    const int64_t corner[4] = {x0, y0, x1, y1};
    json_key(b, key);
    json_open(b, '[');
    for (int i = 0; i < 4; i++)
        json_decimal(b, corner[i], 3);
    json_close(b, ']');
}

int64_t pdf_milli(Len l)
{
    return llround(len_to_pt(l) * 1000);
}
