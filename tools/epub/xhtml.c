/* HTML as XHTML. */
#include "epub/xhtml.h"

#include <string.h>

static const char *const void_elements[] = {"br", "wbr", "hr", "img", "col"};

static bool is_name(const char *tag, size_t n, const char *name)
{
    size_t m = strlen(name);
    return n > m && strncmp(tag + 1, name, m) == 0 && strchr(" />\n", tag[1 + m]);
}

static bool is_void(const char *tag, size_t n)
{
    for (size_t i = 0; i < sizeof void_elements / sizeof *void_elements; i++)
        if (is_name(tag, n, void_elements[i]))
            return n < 2 || tag[n - 2] != '/';
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* What makes a number part of something longer: 3.5, A4, COVID-19. A bracket or a Chinese mark doesn't. */
static bool joins(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || strchr(".,:-+/%&;_@#", c);
}

static void put_text(Buf *out, const char *text, size_t n, bool upright)
{
    enum { ACROSS = 3 };
    for (size_t i = 0; i < n;) {
        size_t m = 0;
        while (i + m < n && is_digit(text[i + m]))
            m++;
        bool alone = m && (!i || !joins(text[i - 1])) && (i + m == n || !joins(text[i + m]));
        if (upright && alone && m <= ACROSS) {
            buf_puts(out, "<span class=\"tcy\">");
            buf_put(out, text + i, m);
            buf_puts(out, "</span>");
        } else {
            m = m ? m : 1;
            buf_put(out, text + i, m);
        }
        i += m;
    }
}

/* Where text is not to be changed: code. */
static int depth_change(const char *tag, size_t n)
{
    if (is_name(tag, n, "pre") || is_name(tag, n, "code"))
        return 1;
    return is_name(tag, n, "/pre") || is_name(tag, n, "/code") ? -1 : 0;
}

void xhtml_put(Buf *out, const char *html, size_t n, bool upright)
{
    int code = 0;
    for (size_t i = 0; i < n;) {
        const char *open = memchr(html + i, '<', n - i);
        size_t text = open ? (size_t)(open - html) - i : n - i;
        put_text(out, html + i, text, upright && !code);
        i += text;
        if (!open)
            break;
        const char *close = memchr(open, '>', n - i); /* in attributes it is escaped */
        size_t tag = close ? (size_t)(close - open) + 1 : n - i;
        code += depth_change(open, tag);
        if (close && is_void(open, tag)) {
            buf_put(out, open, tag - 1);
            buf_puts(out, "/>");
        } else {
            buf_put(out, open, tag);
        }
        i += tag;
    }
}
