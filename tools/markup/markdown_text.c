/* Plain text as Markdown and YAML write it. */
#include "markup/body.h"

#include <string.h>

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Whether the character at s[i] would be a mark within a line. */
static bool is_mark(const char *s, size_t i)
{
    switch (s[i]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '{':
    case '}':
    case '$':
    case '<':
        return true;
    case '_':
        return !(i && is_alnum(s[i - 1]) && is_alnum(s[i + 1]));
    case '~':
    case '|':
        return s[i] == '|' || s[i + 1] == '~' || (i && s[i - 1] == '~');
    case '&':
        return is_alnum(s[i + 1]) || s[i + 1] == '#';
    default:
        return false;
    }
}

/* Bytes before the mark that would make a line's beginning a heading, a list, a quotation, a rule; SIZE_MAX: none. */
static size_t line_mark(const char *s)
{
    size_t digits = strspn(s, "0123456789");
    if (digits && (s[digits] == '.' || s[digits] == ')'))
        return digits;
    return *s && strchr("#>+-=", *s) ? 0 : SIZE_MAX;
}

void markdown_put(Buf *out, const char *text, bool start)
{
    size_t first = start ? line_mark(text) : SIZE_MAX;
    for (size_t i = 0; text[i]; i++) {
        if (i == first || is_mark(text, i))
            buf_putc(out, '\\');
        buf_putc(out, text[i]);
    }
}

void yaml_put(Buf *out, const char *text)
{
    buf_putc(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buf_putc(out, '\\');
        if ((unsigned char)*text < ' ')
            buf_putc(out, ' ');
        else
            buf_putc(out, *text);
    }
    buf_putc(out, '"');
}
