/* What must not stand as itself in HTML, URLs, JSON and XML. */
#include "web/escape.h"

#include <stdbool.h>
#include <string.h>

void html_put_n(Buf *out, const char *text, size_t n)
{
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        const char *entity = NULL;
        switch (text[i]) {
        case '&':
            entity = "&amp;";
            break;
        case '<':
            entity = "&lt;";
            break;
        case '>':
            entity = "&gt;";
            break;
        case '"':
            entity = "&quot;";
            break;
        case '\'':
            entity = "&#39;";
            break;
        default:
            continue;
        }
        buf_put(out, text + from, i - from);
        buf_puts(out, entity);
        from = i + 1;
    }
    buf_put(out, text + from, n - from);
}

void html_put(Buf *out, const char *text)
{
    html_put_n(out, text, strlen(text));
}

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void html_put_url(Buf *out, const char *relative)
{
    /* A colon before the first slash would read as a scheme. */
    const char *colon = strchr(relative, ':');
    const char *slash = strchr(relative, '/');
    if (colon && (!slash || colon < slash))
        buf_puts(out, "./");
    for (const char *p = relative; *p; p++)
        if (is_alnum(*p) || strchr("-._~/!$()*+,;=:@", *p))
            buf_putc(out, *p);
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)*p);
}

void url_put(Buf *out, const char *address)
{
    for (const char *p = address; *p; p++)
        if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 0x7F || strchr("\"<>\\^`{|}", *p))
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)*p);
        else
            buf_putc(out, *p);
}

const char *url_text(Arena *a, const char *address)
{
    Buf url = {0};
    url_put(&url, address);
    const char *text = arena_strndup(a, url.data ? url.data : "", url.len);
    buf_free(&url);
    return text;
}

void json_put(Buf *out, const char *text)
{
    buf_putc(out, '"');
    for (const char *p = text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '"' || c == '\\') {
            buf_putc(out, '\\');
            buf_putc(out, *p);
        } else if (c == '\n') {
            buf_puts(out, "\\n");
        } else if (c < ' ' || c == '<') {
            buf_printf(out, "\\u%04x", c);
        } else if (c == 0xE2 && (unsigned char)p[1] == 0x80 && ((unsigned char)p[2] & 0xFE) == 0xA8) {
            /* U+2028 and U+2029 end a line in older JavaScript. */
            buf_puts(out, (unsigned char)p[2] == 0xA8 ? "\\u2028" : "\\u2029");
            p += 2;
        } else {
            buf_putc(out, *p);
        }
    }
    buf_putc(out, '"');
}

void xml_put(Buf *out, const char *text)
{
    const char *from = text;
    for (const char *p = text; *p; p++)
        if ((unsigned char)*p < ' ' && *p != '\t' && *p != '\n') {
            html_put_n(out, from, (size_t)(p - from));
            from = p + 1;
        }
    html_put(out, from);
}
