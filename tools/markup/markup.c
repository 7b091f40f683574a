/* HTML → a plain tree, by libxml2's parser of HTML. */
#include "markup/markup.h"

#include "chars/chars.h"
#include <libxml/HTMLparser.h>
#include <limits.h>
#include <string.h>

enum { DEEPEST = 200 }; /* elements in one another; what is deeper stands beside them */

/* ---- parsing ---- */

typedef struct Faults {
    size_t n;
    unsigned first;
    bool stopped;
} Faults;

/* Names of Founder's own elements are no faults. */
static void count_fault(void *context, xmlErrorPtr e)
{
    htmlParserCtxtPtr parser = context;
    Faults *f = parser->_private;
    f->stopped |= e->level == XML_ERR_FATAL;
    if (e->code == XML_HTML_UNKNOWN_TAG)
        return;
    if (!f->n++)
        f->first = e->line > 0 ? (unsigned)e->line : 1;
}

static void append(Markup *parent, Markup *m)
{
    m->parent = parent;
    if (parent->last)
        parent->last->next = m;
    else
        parent->child = m;
    parent->last = m;
}

static const char *text_of(Arena *a, const xmlChar *s)
{
    return s ? arena_strdup(a, (const char *)s) : "";
}

static const char *small(Arena *a, const xmlChar *s)
{
    return ascii_small(arena_strdup(a, (const char *)s));
}

static void take_attributes(Arena *a, xmlNodePtr from, Markup *m)
{
    size_t n = 0;
    for (xmlAttrPtr x = from->properties; x; x = x->next)
        n++;
    m->attributes = ARENA_ARRAY(a, MarkupAttribute, n + 1);
    for (xmlAttrPtr x = from->properties; x; x = x->next) {
        xmlChar *value = xmlNodeListGetString(from->doc, x->children, 1);
        m->attributes[m->n_attributes++] = (MarkupAttribute){small(a, x->name), text_of(a, value)};
        xmlFree(value);
    }
}

/* NULL: nothing that is read. */
static Markup *take(Arena *a, xmlNodePtr from)
{
    Markup *m = ARENA_NEW(a, Markup);
    long line = xmlGetLineNo(from);
    m->line = line > 0 && line < INT_MAX ? (unsigned)line : 1;
    m->name = m->text = "";
    switch (from->type) {
    case XML_ELEMENT_NODE:
        m->name = small(a, from->name);
        take_attributes(a, from, m);
        return m;
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE:
        m->kind = MARKUP_TEXT;
        m->text = text_of(a, from->content);
        return m;
    case XML_COMMENT_NODE:
        m->kind = MARKUP_COMMENT;
        m->text = text_of(a, from->content);
        return m;
    default:
        return NULL;
    }
}

/* In the order of the document, without recursion: pages may be nested without end. */
static void convert(Arena *a, xmlDocPtr doc, Markup *root)
{
    xmlNodePtr at = doc->children;
    Markup *parent = root;
    for (int depth = 0; at;) {
        Markup *m = take(a, at);
        if (m)
            append(parent, m);
        if (at->type == XML_ELEMENT_NODE && at->children) {
            if (m && depth < DEEPEST)
                parent = m;
            depth++;
            at = at->children;
            continue;
        }
        while (at && !at->next) {
            at = at->parent;
            if (!at || at->type != XML_ELEMENT_NODE)
                return;
            depth--;
            if (depth < DEEPEST && parent->parent)
                parent = parent->parent;
        }
        at = at ? at->next : NULL;
    }
}

Markup *markup_parse(Arena *a, const char *text, size_t n, size_t *mends, unsigned *first)
{
    Faults faults = {0};
    *mends = 0;
    if (n > INT_MAX)
        return NULL;
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (!parser)
        return NULL;
    parser->_private = &faults;
    parser->options |= XML_PARSE_HUGE; /* elements as deep as they come: convert stops at DEEPEST */
    parser->sax->initialized = XML_SAX2_MAGIC;
    parser->sax->serror = count_fault;
    xmlDocPtr doc = htmlCtxtReadMemory(parser, text, (int)n, NULL, "UTF-8",
                                       HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOWARNING);
    Markup *root = NULL;
    if (doc && !faults.stopped) {
        root = ARENA_NEW(a, Markup);
        root->name = root->text = "";
        convert(a, doc, root);
    }
    xmlFreeDoc(doc);
    htmlFreeParserCtxt(parser);
    *mends = faults.n;
    *first = faults.first;
    return root;
}

/* ---- looking ---- */

const char *markup_attribute(const Markup *m, const char *name)
{
    for (size_t i = 0; i < m->n_attributes; i++)
        if (strcmp(m->attributes[i].name, name) == 0)
            return m->attributes[i].value;
    return "";
}

bool markup_is(const Markup *m, const char *name)
{
    return m && m->kind == MARKUP_ELEMENT && strcmp(m->name, name) == 0;
}

static bool has_word(const char *words, const char *word, size_t n)
{
    static const char blanks[] = " \t\n\r\f";
    while (*words) {
        words += strspn(words, blanks);
        size_t length = strcspn(words, blanks);
        if (length && length == n && strncmp(words, word, n) == 0)
            return true;
        words += length;
    }
    return false;
}

bool markup_has_class(const Markup *m, const char *classes)
{
    const char *own = m->kind == MARKUP_ELEMENT ? markup_attribute(m, "class") : "";
    while (*own && *classes) {
        size_t n = strcspn(classes, "|");
        if (has_word(own, classes, n))
            return true;
        classes += n + (classes[n] == '|');
    }
    return false;
}

Markup *markup_skip(const Markup *root, Markup *m)
{
    while (m && m != root && !m->next)
        m = m->parent;
    return m && m != root ? m->next : NULL;
}

Markup *markup_next(const Markup *root, Markup *m)
{
    return m->child ? m->child : markup_skip(root, m);
}

Markup *markup_by_id(Markup *root, const char *id)
{
    for (Markup *m = root; m; m = markup_next(root, m))
        if (m->kind == MARKUP_ELEMENT && strcmp(markup_attribute(m, "id"), id) == 0)
            return m;
    return NULL;
}

Markup *markup_first(Markup *root, const char *name)
{
    for (Markup *m = root; m; m = markup_next(root, m))
        if (markup_is(m, name))
            return m;
    return NULL;
}

bool markup_is_in(const Markup *m, const Markup *root)
{
    while (m && m != root)
        m = m->parent;
    return m != NULL;
}

/* ---- text ---- */

static bool is_said(const Markup *m)
{
    return !markup_is(m, "script") && !markup_is(m, "style") && !markup_is(m, "noscript");
}

static bool divides(const Markup *m)
{
    static const char *const inner[] = {"a",   "b",   "strong", "i",  "em",   "span", "font", "u",
                                        "sup", "sub", "ruby",   "rb", "code", "s",    "img"};
    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
        if (strcmp(m->name, inner[i]) == 0)
            return false;
    return m->kind == MARKUP_ELEMENT;
}

size_t markup_blank(const char *s)
{
    if (*s == ' ' || (*s >= '\t' && *s <= '\r'))
        return 1;
    if (strncmp(s, "\xC2\xA0", 2) == 0)
        return 2;
    return strncmp(s, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

static void put_words(const char *s, bool *gap, Buf *out)
{
    while (*s) {
        size_t blank = markup_blank(s);
        if (blank) {
            *gap = true;
            s += blank;
            continue;
        }
        if (*gap && out->len)
            buf_putc(out, ' ');
        *gap = false;
        buf_putc(out, *s++);
    }
}

void markup_text(Markup *root, bool skip_used, Buf *out)
{
    bool gap = false;
    for (Markup *m = root; m;) {
        if (m->kind == MARKUP_TEXT && !(skip_used && m->used))
            put_words(m->text, &gap, out);
        gap |= divides(m);
        m = is_said(m) ? markup_next(root, m) : markup_skip(root, m);
        gap |= m && m->parent && m->kind == MARKUP_ELEMENT && divides(m);
    }
}

const char *markup_words(Arena *a, Markup *root, bool skip_used)
{
    Buf text = {0};
    markup_text(root, skip_used, &text);
    const char *words = arena_strndup(a, text.len ? text.data : "", text.len);
    buf_free(&text);
    return words;
}

void markup_use(Markup *root)
{
    for (Markup *m = root; m; m = markup_next(root, m))
        m->used = true;
}
