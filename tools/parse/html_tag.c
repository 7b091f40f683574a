#include "parse/html_tag.h"

#include <stddef.h>
#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

static bool is_name(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool html_is_named(const char *s, const char *name)
{
    size_t i = 0;
    while (name[i] && lower(s[i]) == name[i])
        i++;
    return !name[i] && !is_name(s[i]);
}

static bool is_one_of(const char *s, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (html_is_named(s, names[i]))
            return true;
    return false;
}

HtmlKind html_kind(const char *tag, bool *closes)
{
    /* As HTML's user-agent style sheet has them: display block, list-item, table-row. */
    static const char *const blocks[] = {
        "p",       "div",   "li",     "ul",     "ol",      "dl",         "dt",     "dd",       "tr",
        "table",   "tbody", "thead",  "tfoot",  "caption", "blockquote", "h1",     "h2",       "h3",
        "h4",      "h5",    "h6",     "hr",     "section", "article",    "aside",  "header",   "main",
        "footer",  "nav",   "pre",    "form",   "figure",  "figcaption", "center", "address",  "details",
        "summary", "body",  "html",   "head",   "title",   "option",     "select", "fieldset", "legend",
        "menu",    "dir",   "hgroup", "dialog", "textarea"};
    static const char *const hidden[] = {"script", "style"};
    *closes = tag[1] == '/';
    const char *name = tag + 1 + *closes;
    if (strncmp(tag, "<!--", 4) == 0)
        return HTML_COMMENT;
    if (strncmp(tag, "<![CDATA[", 9) == 0)
        return HTML_CDATA;
    if (html_is_named(name, "br"))
        return HTML_BREAK;
    if (html_is_named(name, "td") || html_is_named(name, "th"))
        return HTML_CELL;
    if (html_is_named(name, "img"))
        return HTML_IMAGE;
    if (is_one_of(name, hidden, sizeof hidden / sizeof *hidden))
        return HTML_HIDDEN;
    return is_one_of(name, blocks, sizeof blocks / sizeof *blocks) ? HTML_BLOCK : HTML_OTHER;
}

const char *html_attribute(Arena *a, const char *tag, const char *name)
{
    const char *s = tag;
    while (*s && !is_space(*s))
        s++;
    for (;;) {
        while (is_space(*s) || *s == '/')
            s++;
        if (!*s || *s == '>')
            return "";
        bool found = html_is_named(s, name);
        while (*s && !is_space(*s) && *s != '=' && *s != '>' && *s != '/')
            s++;
        while (is_space(*s))
            s++;
        if (*s != '=')
            continue;
        for (s++; is_space(*s); s++) {
        }
        char quote = *s == '"' || *s == '\'' ? *s++ : 0;
        const char *from = s;
        while (*s && (quote ? *s != quote : !is_space(*s) && *s != '>'))
            s++;
        if (found)
            return arena_strndup(a, from, (size_t)(s - from));
        s += *s && quote;
    }
}
