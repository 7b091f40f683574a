/* HTML of article pages made fit for feeds. */
#include "feeds/content.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct Part {
    const char *s;
    size_t n;
} Part;

typedef struct Filter {
    const char *folder, *page;
    Buf *out;
    VEC(bool) open; /* of elements that are open: is it written? */
} Filter;

static bool is(Part p, const char *word)
{
    return strlen(word) == p.n && memcmp(p.s, word, p.n) == 0;
}

static bool is_one_of(Part p, const char *const *words)
{
    while (*words && !is(p, *words))
        words++;
    return *words;
}

static bool begins(Part p, const char *with)
{
    return p.n >= strlen(with) && memcmp(p.s, with, strlen(with)) == 0;
}

/* The next attribute of a tag at *s; false at its end. */
static bool next_attribute(const char **s, Part *name, Part *value)
{
    *s += strspn(*s, " \n");
    if (**s == '>' || !**s)
        return false;
    *name = (Part){*s, strcspn(*s, "=> ")};
    *s += name->n;
    *value = (Part){*s, 0};
    if (**s != '=')
        return true;
    *s += 1 + ((*s)[1] == '"');
    *value = (Part){*s, strcspn(*s, "\"")};
    *s += value->n + ((*s)[value->n] == '"');
    return true;
}

static Part attribute(const char *tag, const char *wanted)
{
    Part name, value;
    while (next_attribute(&tag, &name, &value))
        if (is(name, wanted))
            return value;
    return (Part){NULL, 0};
}

static bool is_whole(Part address)
{
    size_t scheme = 0;
    while (scheme < address.n && !strchr(":/?#", address.s[scheme]))
        scheme++;
    return (scheme < address.n && address.s[scheme] == ':') || begins(address, "//");
}

static void put_address(const Filter *f, Part a)
{
    if (begins(a, "#"))
        buf_puts(f->out, f->page);
    else if (!is_whole(a))
        buf_puts(f->out, f->folder);
    buf_put(f->out, a.s, a.n);
}

/* What a reader of feeds can use; classes, ids, sizes to choose from and hints for loading are the page's. */
static void put_attributes(const Filter *f, Part element, const char *tag)
{
    static const char *const kept[] = {"lang",  "alt",     "width",   "height", "start", "value",
                                       "title", "colspan", "rowspan", "scope",  "dir",   NULL};
    Part name, value, smaller = attribute(tag, "srcset");
    const char *blank = smaller.s ? memchr(smaller.s, ' ', smaller.n) : NULL;
    if (blank) /* the narrowest copy comes first */
        smaller.n = (size_t)(blank - smaller.s);
    while (next_attribute(&tag, &name, &value)) {
        const bool source = is(name, "src"), address = source || is(name, "href");
        if (!address && !is_one_of(name, kept))
            continue;
        buf_putc(f->out, ' ');
        buf_put(f->out, name.s, name.n);
        buf_puts(f->out, "=\"");
        if (address)
            put_address(f, source && is(element, "img") && smaller.s ? smaller : value);
        else
            buf_put(f->out, value.s, value.n);
        buf_putc(f->out, '"');
    }
}

static void open_element(Filter *f, Part element, const char *tag)
{
    static const char *const alone[] = {"img", "br", "hr", "wbr", "source", NULL};
    const Part mark = attribute(tag, "data-mark"), letter = attribute(tag, "data-letter");
    const bool hollow = is(element, "source") || is(element, "picture") ||
                        (is(element, "span") && !attribute(tag, "lang").s && !attribute(tag, "title").s);
    if (!hollow) {
        buf_putc(f->out, '<');
        buf_put(f->out, element.s, element.n);
        put_attributes(f, element, tag);
        buf_putc(f->out, '>');
    }
    if (mark.s || letter.s)
        buf_put(f->out, mark.s ? mark.s : letter.s, mark.s ? mark.n : letter.n);
    if (!is_one_of(element, alone))
        vec_push(&f->open, !hollow);
}

static void close_element(Filter *f, Part element)
{
    if (!f->open.len || !f->open.ptr[--f->open.len])
        return;
    buf_puts(f->out, "</");
    buf_put(f->out, element.s, element.n);
    buf_putc(f->out, '>');
}

/* The > that ends a tag; those in values don't. */
static const char *end_of(const char *tag)
{
    bool quoted = false;
    for (; *tag && (quoted || *tag != '>'); tag++)
        quoted ^= *tag == '"';
    return tag;
}

void feed_content(const char *html, const char *folder, const char *page, Buf *out)
{
    Filter f = {.folder = folder, .page = page, .out = out};
    while (*html) {
        size_t text = strcspn(html, "<");
        buf_put(out, html, text);
        html += text;
        if (!*html)
            break;
        const bool closes = html[1] == '/';
        const char *name = html + 1 + closes, *end = end_of(name);
        const Part element = {name, strcspn(name, " \n>")};
        if (closes)
            close_element(&f, element);
        else
            open_element(&f, element, name + element.n);
        html = *end ? end + 1 : end;
    }
    vec_free(&f.open);
}
