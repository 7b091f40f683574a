/* The properties of a Founder page. */
#include "import/properties.h"

#include "chars/chars.h"
#include <string.h>

static const char prefix[] = "founder-";

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static const char *plain_name(Arena *a, const char *s, size_t n)
{
    const char *name = ascii_small(arena_strndup(a, s, n));
    return strncmp(name, prefix, sizeof prefix - 1) == 0 ? name + sizeof prefix - 1 : name;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The first of a name that says something is kept. */
static void add(Arena *a, Properties *p, const char *name, const char *value, size_t n)
{
    while (n && is_blank(*value)) {
        value++;
        n--;
    }
    while (n && is_blank(value[n - 1]))
        n--;
    for (size_t i = 0; i < p->n; i++)
        if (strcmp(p->at[i].name, name) == 0)
            return;
    if (!n)
        return;
    Property *more = ARENA_ARRAY(a, Property, p->n + 1);
    if (p->n)
        memcpy(more, p->at, p->n * sizeof *more);
    more[p->n++] = (Property){.name = name, .markup = arena_strndup(a, value, n)};
    p->at = more;
}

/* </name> behind s, in any case; NULL: it isn't closed. */
static const char *find_close(const char *s, const char *name, size_t n)
{
    for (const char *at = s; (at = strstr(at, "</")); at += 2) {
        size_t i = 0;
        while (i < n && (at[2 + i] | 0x20) == (name[i] | 0x20))
            i++;
        if (i == n && !is_name(at[2 + n]))
            return at;
    }
    return NULL;
}

/* One that is not closed ends where the next property begins. */
static const char *find_next(const char *s)
{
    const char *next = s;
    while ((next = strchr(next, '<')) && !(strncmp(next + 1, prefix, sizeof prefix - 1) == 0))
        next++;
    return next ? next : s + strlen(s);
}

/* <name attributes>value</name> at s; where it ends. */
static const char *take_element(Arena *a, Properties *p, const char *s)
{
    const char *name = s + 1;
    size_t n = 0;
    while (is_name(name[n]))
        n++;
    const char *open = n ? strchr(name + n, '>') : NULL;
    if (!open)
        return s + 1;
    const char *close = find_close(open + 1, name, n);
    const char *end = close ? close : find_next(open + 1);
    add(a, p, plain_name(a, name, n), open + 1, (size_t)(end - open - 1));
    const char *after = close ? strchr(close, '>') : NULL;
    return after ? after + 1 : end;
}

/* founder-date=2021-11-02, founder-date: "2021-11-02" up to the end of the line. */
static const char *take_line(Arena *a, Properties *p, const char *s)
{
    size_t n = 0;
    while (is_name(s[n]))
        n++;
    const char *value = s + n + strspn(s + n, " \t");
    if (n <= sizeof prefix - 1 || (*value != '=' && *value != ':'))
        return s + (n ? n : 1);
    value += 1 + strspn(value + 1, " \t");
    size_t length = strcspn(value, "\r\n");
    const char *end = value + length;
    const char quote = *value == '"' || *value == '\'' ? *value : 0;
    const char *closed = quote ? strchr(value + 1, quote) : NULL;
    if (closed) {
        value++;
        length = (size_t)(closed - value);
        end = closed + 1;
    } else {
        const char *slash = strstr(value, "/enpproperty");
        if (slash && slash < end)
            length = (size_t)(slash - value);
    }
    add(a, p, plain_name(a, s, n), value, length);
    return end;
}

static void read_comment(Arena *a, Properties *p, const char *text)
{
    static const char opening[] = "enpproperty";
    const char *s = text + strspn(text, " \t\r\n");
    if (strncmp(s, opening, sizeof opening - 1) != 0)
        return;
    p->found = true;
    s += sizeof opening - 1;
    while (*s) {
        if (*s == '<' && s[1] != '/')
            s = take_element(a, p, s);
        else if (strncmp(s, prefix, sizeof prefix - 1) == 0)
            s = take_line(a, p, s);
        else
            s++;
    }
}

/* A value without its markup, entities as what they mean. */
static const char *plain(Arena *a, const char *value)
{
    size_t mends;
    unsigned line;
    Markup *m = strpbrk(value, "<&") ? markup_parse(a, value, strlen(value), &mends, &line) : NULL;
    Buf text = {0};
    if (!m)
        return value;
    markup_text(m, false, &text);
    value = arena_strndup(a, text.len ? text.data : "", text.len);
    buf_free(&text);
    return value;
}

Properties properties_read(Arena *a, Markup *page)
{
    Properties p = {0};
    for (Markup *m = page; m; m = markup_next(page, m))
        if (m->kind == MARKUP_COMMENT)
            read_comment(a, &p, m->text);
    for (Markup *m = page; m; m = markup_next(page, m)) {
        if (m->kind != MARKUP_ELEMENT || strncmp(m->name, prefix, sizeof prefix - 1) != 0 ||
            strcmp(m->name, "founder-content") == 0)
            continue;
        Buf text = {0};
        markup_text(m, false, &text);
        add(a, &p, m->name + sizeof prefix - 1, text.len ? text.data : "", text.len);
        buf_free(&text);
    }
    for (size_t i = 0; i < p.n; i++)
        p.at[i].value = plain(a, p.at[i].markup);
    return p;
}

Property *property_find(Properties *p, const char *names)
{
    while (*names) {
        size_t n = strcspn(names, "|");
        for (size_t i = 0; i < p->n; i++)
            if (strlen(p->at[i].name) == n && strncmp(p->at[i].name, names, n) == 0)
                return &p->at[i];
        names += n + (names[n] == '|');
    }
    return NULL;
}

const char *property(Properties *p, const char *names)
{
    Property *x = property_find(p, names);
    if (!x)
        return "";
    x->read = true;
    return x->value;
}

void property_leave(Properties *p, const char *names)
{
    while (*names) {
        size_t n = strcspn(names, "|");
        for (size_t i = 0; i < p->n; i++)
            p->at[i].read |= strlen(p->at[i].name) == n && strncmp(p->at[i].name, names, n) == 0;
        names += n + (names[n] == '|');
    }
}
