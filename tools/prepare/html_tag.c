#include "prepare/html_tag.h"

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

/* Names of HTML's elements that html_kind does not name otherwise: of the standard and those it calls obsolete. */
static bool is_element(const char *name)
{
    static const char *const names[] = {
        "a",    "abbr",    "acronym",  "applet",   "b",        "basefont",  "bdi",  "bdo",     "bgsound",
        "big",  "blink",   "cite",     "code",     "col",      "colgroup",  "dd",   "del",     "dfn",
        "em",   "font",    "i",        "iframe",   "ins",      "kbd",       "mark", "marquee", "math",
        "nobr", "noembed", "noframes", "noscript", "optgroup", "plaintext", "q",    "rb",      "rp",
        "rt",   "rtc",     "ruby",     "s",        "samp",     "small",     "span", "strike",  "strong",
        "sub",  "sup",     "svg",      "tt",       "u",        "var",       "wbr",  "xmp"};
    return is_one_of(name, names, sizeof names / sizeof *names);
}

/* Elements whose names are words that authors put in brackets: <title>, <path>. They do nothing without an attribute or
 * an end. */
static bool is_word(const char *name)
{
    static const char *const names[] = {
        "address", "area",  "audio",  "base",    "button",   "canvas", "data",  "dialog",  "dir",      "embed",
        "footer",  "form",  "frame",  "header",  "input",    "label",  "link",  "main",    "map",      "menu",
        "meta",    "meter", "object", "option",  "output",   "param",  "path",  "picture", "progress", "search",
        "select",  "slot",  "source", "summary", "template", "time",   "title", "track",   "video"};
    return is_one_of(name, names, sizeof names / sizeof *names);
}

/* Does only a tag look like this, whatever its name: </x>, <x/>, <x y=…>? */
static bool is_written_as_tag(const char *tag)
{
    size_t n = strlen(tag);
    return tag[1] == '/' || tag[1] == '!' || tag[1] == '?' || (n > 2 && tag[n - 2] == '/') || strchr(tag, '=');
}

const char *html_name(Arena *a, const char *tag)
{
    const char *from = tag + 1 + (tag[1] == '/');
    size_t n = 0;
    while (is_name(from[n]))
        n++;
    char *name = arena_strndup(a, from, n);
    for (size_t i = 0; i < n; i++)
        name[i] = lower(name[i]);
    return name;
}

static bool is_closed(const char *tag, const StrMap *closed)
{
    char name[64];
    size_t n = 0;
    for (; n + 1 < sizeof name && is_name(tag[1 + n]); n++)
        name[n] = lower(tag[1 + n]);
    name[n] = 0;
    return strmap_lookup(closed, name);
}

HtmlKind html_kind(const char *tag, const StrMap *closed, bool *closes)
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
    bool tag_like = is_written_as_tag(tag) || is_closed(tag, closed);
    if (!tag_like && is_word(name))
        return HTML_NO_TAG;
    if (is_one_of(name, blocks, sizeof blocks / sizeof *blocks))
        return HTML_BLOCK;
    return tag_like || is_element(name) ? HTML_OTHER : HTML_NO_TAG;
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
