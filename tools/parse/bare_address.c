/* Bare web addresses become links while cmark parses inlines, so that no * or _ of theirs is taken for emphasis and no
 * code, link or tag is looked into. */
#include "parse/bare_address.h"

#include "base/buf.h"
#include "chars/chars.h"
#include "doc/address.h"
#include <stdlib.h>
#include <string.h>

static bool is_punct(unsigned char c)
{
    return char_is_graph(c) && !char_is_ascii_alnum(c);
}

/* The ASCII characters that HTML names; any other name is a character that ends an address. */
static char named_character(const char *name)
{
    static const struct {
        const char *name;
        char c;
    } names[] = {{"amp", '&'},    {"AMP", '&'},    {"num", '#'},    {"percnt", '%'}, {"lpar", '('},   {"rpar", ')'},
                 {"ast", '*'},    {"plus", '+'},   {"comma", ','},  {"period", '.'}, {"sol", '/'},    {"colon", ':'},
                 {"semi", ';'},   {"excl", '!'},   {"equals", '='}, {"quest", '?'},  {"commat", '@'}, {"lsqb", '['},
                 {"lbrack", '['}, {"rsqb", ']'},   {"rbrack", ']'}, {"lowbar", '_'}, {"lcub", '{'},   {"lbrace", '{'},
                 {"rcub", '}'},   {"rbrace", '}'}, {"dollar", '$'}, {"apos", '\''}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].name, name) == 0)
            return names[i].c;
    return 0;
}

/* The entity whose & is at `at`: its length, 0 when it is none; *c its character, 0 for one that is not ASCII. */
static int read_entity(cmark_inline_parser *p, int at, unsigned *c)
{
    enum { LONGEST = 32 };
    char name[LONGEST + 1];
    int n = 0;
    for (; n < LONGEST; n++) {
        unsigned char b = cmark_inline_parser_peek_at(p, at + 1 + n);
        if (b != '#' && !char_is_ascii_alnum(b))
            break;
        name[n] = (char)b;
    }
    name[n] = 0;
    if (!n || cmark_inline_parser_peek_at(p, at + 1 + n) != ';')
        return 0;
    if (name[0] != '#') {
        *c = (unsigned char)named_character(name);
    } else {
        bool hex = (name[1] | 32) == 'x';
        char *end;
        unsigned long value = strtoul(name + 1 + hex, &end, hex ? 16 : 10);
        *c = *end || value >= 0x7F ? 0 : (unsigned)value;
    }
    return n + 2;
}

/* The character that is written at `at`, an escape or an entity read: how many bytes that is; *c 0 where none is. */
static int read_character(cmark_inline_parser *p, int at, unsigned *c)
{
    *c = cmark_inline_parser_peek_at(p, at);
    if (*c == '\\' && is_punct(cmark_inline_parser_peek_at(p, at + 1))) {
        *c = cmark_inline_parser_peek_at(p, at + 1);
        return 2;
    }
    int length = *c == '&' ? read_entity(p, at, c) : 0;
    return length ? length : 1;
}

/* The length of the prefix at `at`, by what stands around it. */
static size_t read_prefix(cmark_inline_parser *p, int at, AddressKind *kind)
{
    enum { BEFORE = 16, AFTER = 9 };
    char around[BEFORE + AFTER];
    int from = at > BEFORE ? at - BEFORE : 0, n = 0;
    for (int i = from; i < at; i++)
        around[n++] = (char)cmark_inline_parser_peek_at(p, i);
    for (int i = at; i < at + AFTER; i++) {
        char c = (char)cmark_inline_parser_peek_at(p, i);
        if (c <= ' ')
            break;
        around[n++] = c;
    }
    return address_prefix(around, (size_t)n, (size_t)(at - from), kind);
}

static cmark_node *new_link(AddressKind kind, const char *address)
{
    Buf url = {0};
    cmark_node *link = cmark_node_new(CMARK_NODE_LINK), *text = cmark_node_new(CMARK_NODE_TEXT);
    buf_printf(&url, "%s%s", kind == ADDRESS_HOST ? "http://" : "", address);
    cmark_node_set_url(link, url.data);
    cmark_node_set_literal(text, address);
    cmark_node_append_child(link, text);
    buf_free(&url);
    return link;
}

static cmark_node *match(cmark_syntax_extension *extension, cmark_parser *parser, cmark_node *parent,
                         unsigned char first, cmark_inline_parser *p)
{
    (void)extension, (void)parser;
    int here = cmark_inline_parser_get_offset(p), start = here;
    AddressKind kind;
    bool scheme = first == ':';
    if (scheme ? cmark_inline_parser_peek_at(p, here + 1) != '/'
               : (cmark_inline_parser_peek_at(p, here + 1) | 32) != 'w')
        return NULL;
    while (scheme && start > 0 && here - start < 5 && char_is_ascii_letter(cmark_inline_parser_peek_at(p, start - 1)))
        start--;
    size_t prefix = read_prefix(p, start, &kind);
    if (!prefix || (kind == ADDRESS_WEB) != scheme)
        return NULL;
    Buf address = {0};
    for (size_t i = 0; i < prefix; i++)
        buf_putc(&address, (char)cmark_inline_parser_peek_at(p, start + (int)i));
    AddressScan scan;
    unsigned c;
    int at = start + (int)prefix;
    address_scan_begin(&scan, kind, start ? cmark_inline_parser_peek_at(p, start - 1) : 0);
    for (int i = at; i += read_character(p, i, &c), address_scan(&scan, c);)
        buf_putc(&address, (char)c);
    for (size_t i = 0; i < scan.end; i++)
        at += read_character(p, at, &c);
    address.data[prefix + scan.end] = 0;
    cmark_node *link = scan.end ? new_link(kind, address.data) : NULL;
    if (link) {
        cmark_node_unput(parent, here - start); /* the scheme was taken for text */
        cmark_inline_parser_set_offset(p, at);
    }
    buf_free(&address);
    return link;
}

cmark_syntax_extension *bare_address_extension(void)
{
    cmark_syntax_extension *e = cmark_syntax_extension_new("bare_address");
    cmark_llist *looked_at = NULL;
    for (const char *c = ":wW"; *c; c++)
        looked_at = cmark_llist_append(cmark_get_default_mem_allocator(), looked_at, (void *)(intptr_t)*c);
    cmark_syntax_extension_set_special_inline_chars(e, looked_at);
    cmark_syntax_extension_set_match_inline_func(e, match);
    return e;
}
