#include "pdf/objects.h"
#include "base/utf8.h"
#include <math.h>
#include <string.h>

void objects_init(Objects *o)
{
    memset(o, 0, sizeof *o);
    /* Level 4: content and font streams come within 3 % of level 9 at a third of its time. */
    deflateInit(&o->deflater, 4);
    buf_putc(&o->bytes, '\n'); /* so that no object's data starts at 0 */
}

void objects_free(Objects *o)
{
    deflateEnd(&o->deflater);
    buf_free(&o->bytes);
    buf_free(&o->packed);
    vec_free(&o->at);
}

int objects_reserve(Objects *o)
{
    vec_push(&o->at, ((Object){0}));
    return (int)o->at.len;
}

Buf *objects_begin(Objects *o, int number)
{
    o->at.ptr[number - 1].text = o->bytes.len;
    return &o->bytes;
}

void objects_end(Objects *o, int number)
{
    o->at.ptr[number - 1].text_end = o->bytes.len;
}

void objects_deflate(Objects *o, const void *data, size_t n)
{
    o->packed.len = 0;
    buf_reserve(&o->packed, deflateBound(&o->deflater, (uLong)n));
    deflateReset(&o->deflater);
    o->deflater.next_in = (Bytef *)(uintptr_t)data; /* zlib reads only; its type lacks the const */
    o->deflater.avail_in = (uInt)n;
    o->deflater.next_out = (Bytef *)o->packed.data;
    o->deflater.avail_out = (uInt)o->packed.cap;
    deflate(&o->deflater, Z_FINISH);
    o->packed.len = o->deflater.total_out;
}

void objects_stream(Objects *o, int number, const char *entries, const void *data, size_t n, bool deflated)
{
    if (deflated) {
        objects_deflate(o, data, n);
        data = o->packed.data;
        n = o->packed.len;
    }
    buf_printf(objects_begin(o, number), "<<%s%s/Length %zu>>", entries, deflated ? "/Filter/FlateDecode" : "", n);
    objects_end(o, number);
    o->at.ptr[number - 1].data = o->bytes.len;
    buf_put(&o->bytes, data, n);
    o->at.ptr[number - 1].data_end = o->bytes.len;
}

void pdf_put_ref(Buf *b, int number)
{
    buf_printf(b, " %d 0 R", number);
}

void pdf_put_decimal(Buf *b, int64_t v, int places)
{
    char digits[32], *end = digits + sizeof digits, *p = end;
    uint64_t rest = v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
    for (; places > 0; places--, rest /= 10)
        if (p < end || rest % 10)
            *--p = (char)('0' + rest % 10);
    if (p < end)
        *--p = '.';
    for (; rest || p == end; rest /= 10)
        *--p = (char)('0' + rest % 10);
    if (v < 0)
        *--p = '-';
    buf_put(b, p, (size_t)(end - p));
}

void pdf_put_bytes(Buf *b, const char *s, size_t n)
{
    buf_putc(b, '(');
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '(' || s[i] == ')' || s[i] == '\\')
            buf_putc(b, '\\');
        if (s[i] == '\r')
            buf_puts(b, "\\r");
        else
            buf_putc(b, s[i]);
    }
    buf_putc(b, ')');
}

static void put_hex4(Buf *b, uint32_t v)
{
    static const char digits[] = "0123456789ABCDEF";
    char h[4] = {digits[v >> 12 & 15], digits[v >> 8 & 15], digits[v >> 4 & 15], digits[v & 15]};
    buf_put(b, h, 4);
}

void pdf_put_utf16_hex(Buf *b, const char *utf8, size_t n)
{
    for (const char *p = utf8, *end = utf8 + n; p < end;) {
        uint32_t c;
        p += utf8_decode(p, &c);
        if (c >= 0x10000) {
            put_hex4(b, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        put_hex4(b, c);
    }
}

void pdf_put_text(Buf *b, const char *utf8)
{
    size_t n = strlen(utf8);
    bool ascii = true;
    for (size_t i = 0; i < n; i++)
        ascii = ascii && (unsigned char)utf8[i] >= 32 && (unsigned char)utf8[i] < 127;
    if (ascii) {
        pdf_put_bytes(b, utf8, n);
        return;
    }
    buf_puts(b, "<FEFF");
    pdf_put_utf16_hex(b, utf8, n);
    buf_putc(b, '>');
}

void pdf_put_uri(Buf *b, const char *href)
{
    Buf uri = {0};
    for (const char *p = href; *p; p++) {
        if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 127)
            buf_printf(&uri, "%%%02X", (unsigned char)*p);
        else
            buf_putc(&uri, *p);
    }
    pdf_put_bytes(b, uri.data ? uri.data : "", uri.len);
    buf_free(&uri);
}

void pdf_put_box(Buf *b, const char *name, int64_t x0, int64_t y0, int64_t x1, int64_t y1)
{
    const int64_t corner[4] = {x0, y0, x1, y1};
    buf_printf(b, "/%s[", name);
    for (int i = 0; i < 4; i++) {
        pdf_put_decimal(b, corner[i], 3);
        buf_putc(b, i < 3 ? ' ' : ']');
    }
}

int64_t pdf_milli(Len l)
{
    return llround(len_to_pt(l) * 1000);
}
