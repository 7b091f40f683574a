/* Strings of JSON (base/json.h). */
#include "base/json.h"

void json_put_characters(Buf *b, const char *s)
{
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\')
            buf_putc(b, '\\');
        if (c < 0x20)
            buf_printf(b, "\\u%04x", c);
        else
            buf_putc(b, *s);
    }
}

void json_put_string(Buf *b, const char *s)
{
    buf_putc(b, '"');
    json_put_characters(b, s);
    buf_putc(b, '"');
}
