/* Addresses in running text, found token by token; where links may lead. */
#include "doc/address.h"

#include "chars/chars.h"
#include <string.h>

static uint32_t lower(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static bool is_one_of(uint32_t c, const char *set)
{
    return c && c < 0x80 && strchr(set, (int)c);
}

/* ---- where an address ends ---- */

void address_scan_begin(AddressScan *s, AddressKind kind, uint32_t before)
{
    *s = (AddressScan){.host = kind != ADDRESS_OTHER, .quoted = before == '\''};
}

static bool tail_is(const AddressScan *s, const char *word)
{
    size_t n = strlen(word);
    return memcmp(s->tail + sizeof s->tail - n, word, n) == 0;
}

/* …/a,https://b: a comma between two addresses. */
static bool begins_another(const AddressScan *s)
{
    return tail_is(s, ",http://") || tail_is(s, ",https:/") || tail_is(s, ",ftp://") || tail_is(s, ",www.");
}

static bool take_bracket(AddressScan *s, uint32_t c)
{
    static const char opening[] = "([{", closing[] = ")]}";
    const char *at = strchr(opening, (int)c);
    if (at) {
        /* [ is an IPv6 host's, or a list's in a query; [^1] after an address is a note's mark. */
        if (s->depth == ADDRESS_DEPTH || (c == '[' && !s->query && s->n))
            return false;
        s->open[s->depth++] = closing[at - opening];
        return true;
    }
    if (!s->depth || s->open[s->depth - 1] != (char)c)
        return false;
    s->depth--;
    return true;
}

static bool take(AddressScan *s, uint32_t c)
{
    if (!char_is_graph(c) || is_one_of(c, "\"<>\\^`|") || (s->quoted && c == '\''))
        return false;
    if ((c == '*' && s->tail[7] == '*') || (c == '~' && s->tail[7] == '~')) /* Markdown's */
        return false;
    if (is_one_of(c, "/?#"))
        s->host = false;
    if (is_one_of(c, "?#"))
        s->query = true;
    if (is_one_of(c, "()[]{}"))
        return (!s->host || c == '[' || c == ']') && take_bracket(s, c);
    return !s->host || char_is_ascii_alnum(c) || is_one_of(c, ".-_:@%");
}

bool address_scan(AddressScan *s, uint32_t c)
{
    if (!take(s, c))
        return false;
    bool comma = c == ',' || c == ';';
    if (comma)
        s->comma_end = s->end;
    memmove(s->tail, s->tail + 1, sizeof s->tail - 1);
    s->tail[sizeof s->tail - 1] = comma ? ',' : (char)lower(c);
    s->n++;
    if (begins_another(s)) {
        s->end = s->comma_end;
        return false;
    }
    if (!s->depth && !is_one_of(c, ".,;:!?'*_~"))
        s->end = s->n;
    return true;
}

/* ---- finding them ---- */

typedef struct Text {
    bool wide; /* code points, not bytes */
    union {
        const char *bytes;
        const uint32_t *cps;
    };
    size_t n;
} Text;

static uint32_t at(const Text *t, size_t i)
{
    return i >= t->n ? 0 : t->wide ? t->cps[i] : (unsigned char)t->bytes[i];
}

static uint32_t before(const Text *t, size_t i)
{
    return i ? at(t, i - 1) : 0;
}

/* A word in small letters at i. */
static bool has_word(const Text *t, size_t i, const char *word)
{
    for (; *word; word++, i++)
        if (lower(at(t, i)) != (unsigned char)*word)
            return false;
    return true;
}

static bool found(Address *out, AddressKind kind, size_t from, size_t to)
{
    *out = (Address){kind, from, to};
    return true;
}

static bool is_token(uint32_t c)
{
    return char_is_ascii_alnum(c) || is_one_of(c, ".-_+~");
}

static size_t token_end(const Text *t, size_t i)
{
    while (is_token(at(t, i)))
        i++;
    return i;
}

static bool begins_token(const Text *t, size_t i)
{
    while (i && is_one_of(before(t, i), ".-_+~"))
        i--;
    return !char_is_ascii_alnum(before(t, i));
}

static size_t web_prefix(const Text *t, size_t i, AddressKind *kind)
{
    static const char *const schemes[] = {"http://", "https://", "ftp://"};
    *kind = ADDRESS_HOST;
    if (has_word(t, i, "www."))
        return char_is_ascii_alnum(at(t, i + 4)) && begins_token(t, i) && !is_one_of(before(t, i), "/@:\\") ? 4 : 0;
    *kind = ADDRESS_WEB;
    for (size_t k = 0; k < sizeof schemes / sizeof *schemes; k++) {
        size_t n = strlen(schemes[k]);
        if (has_word(t, i, schemes[k]))
            return (char_is_ascii_alnum(at(t, i + n)) || is_one_of(at(t, i + n), "[%")) &&
                           !char_is_ascii_letter(before(t, i)) && before(t, i) != '+'
                       ? n
                       : 0;
    }
    return 0;
}

size_t address_prefix(const char *s, size_t n, size_t i, AddressKind *kind)
{
    return web_prefix(&(Text){.bytes = s, .n = n}, i, kind);
}

/* An address at `from` whose part after the prefix begins at i. */
static bool scan_address(const Text *t, AddressKind kind, size_t from, size_t i, Address *out)
{
    AddressScan s;
    address_scan_begin(&s, kind, before(t, from));
    for (size_t k = i; k < t->n && address_scan(&s, at(t, k)); k++) {
    }
    return s.end && found(out, kind, from, i + s.end);
}

/* scheme:// with the colon at `colon`, in a token that begins at i. */
static bool scheme_address(const Text *t, size_t i, size_t colon, Address *out)
{
    AddressKind kind;
    size_t from = colon;
    while (from > i && char_is_ascii_letter(at(t, from - 1)))
        from--;
    if (from == colon)
        return false;
    return scan_address(t, web_prefix(t, from, &kind) ? ADDRESS_WEB : ADDRESS_OTHER, from, colon + 3, out);
}

/* The name begins at `from` or, with mailto:, after it; the @ is at i. */
static bool mail_address(const Text *t, size_t from, size_t i, Address *out)
{
    size_t to = i + 1, dot = 0;
    if (!char_is_ascii_alnum(at(t, to)))
        return false;
    while (char_is_ascii_alnum(at(t, to)) || is_one_of(at(t, to), ".-_"))
        to++;
    if (at(t, to) == '@')
        return false;
    while (!char_is_ascii_alnum(at(t, to - 1)))
        to--;
    for (size_t k = i + 1; k < to; k++)
        if (at(t, k) == '.')
            dot = k;
    return dot && char_is_ascii_letter(at(t, dot + 1)) && found(out, ADDRESS_MAIL, from, to);
}

/* host.name: a dot between letters, and a letter at its end. */
static bool is_host(const Text *t, size_t i, size_t end)
{
    bool dot = false;
    for (size_t k = i + 1; k + 1 < end; k++)
        dot |= at(t, k) == '.' && char_is_ascii_alnum(at(t, k - 1)) && char_is_ascii_letter(at(t, k + 1));
    return dot && char_is_ascii_letter(at(t, end - 1));
}

/* The address in the token [i, end), which begins with a letter or a digit. */
static bool token_address(const Text *t, size_t i, size_t end, Address *out)
{
    uint32_t next = at(t, end);
    AddressKind kind;
    if (next == ':' && at(t, end + 1) == '/' && at(t, end + 2) == '/' && scheme_address(t, i, end, out))
        return true;
    if (next == '@' && before(t, i) != '@')
        return mail_address(t, i, end, out);
    if (next == ':' && end - i == strlen("mailto") && has_word(t, i, "mailto") && char_is_ascii_alnum(at(t, end + 1))) {
        size_t name = token_end(t, end + 1);
        return at(t, name) == '@' && mail_address(t, i, name, out);
    }
    if (web_prefix(t, i, &kind) && scan_address(t, kind, i, i + 4, out))
        return true;
    return next == '/' && is_host(t, i, end) && scan_address(t, ADDRESS_OTHER, i, i, out);
}

/* The next visible ASCII: most of a Chinese text is passed over here. */
static size_t next_graph(const Text *t, size_t i)
{
    if (!t->wide)
        while (i < t->n && !char_is_graph((unsigned char)t->bytes[i]))
            i++;
    else
        while (i < t->n && !char_is_graph(t->cps[i]))
            i++;
    return i;
}

static bool next_address(const Text *t, size_t i, Address *out)
{
    while ((i = next_graph(t, i)) < t->n) {
        if (!is_token(at(t, i))) {
            i++;
            continue;
        }
        size_t end = token_end(t, i);
        while (i < end && !char_is_ascii_alnum(at(t, i)))
            i++;
        if (i < end && token_address(t, i, end, out))
            return true;
        i = end;
    }
    return false;
}

bool address_next(const char *s, size_t n, size_t from, Address *out)
{
    return next_address(&(Text){.bytes = s, .n = n}, from, out);
}

bool address_next_cps(const uint32_t *cps, size_t n, size_t from, Address *out)
{
    return next_address(&(Text){.wide = true, .cps = cps, .n = n}, from, out);
}

/* ---- links ---- */

typedef struct Scheme {
    char name[8]; /* small letters; holds the longest that is allowed and one letter more */
    size_t n;     /* 0: none, an address within the site */
} Scheme;

static Scheme scheme_of(const char *href)
{
    Scheme s = {0};
    for (const unsigned char *p = (const unsigned char *)href; *p != ':' || !s.n; p++) {
        if (*p && *p <= ' ')
            continue;
        if (!(s.n ? char_is_ascii_alnum(*p) || is_one_of(*p, "+-.") : char_is_ascii_letter(*p)))
            return (Scheme){0};
        if (s.n < sizeof s.name)
            s.name[s.n++] = (char)lower(*p);
    }
    return s;
}

bool link_is_allowed(const char *href)
{
    static const char *const schemes[] = {"http", "https", "mailto", "tel", "ftp"};
    Scheme s = scheme_of(href);
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strlen(schemes[i]) == s.n && memcmp(schemes[i], s.name, s.n) == 0)
            return true;
    return !s.n;
}

bool link_is_internal(const char *href)
{
    return !scheme_of(href).n && strncmp(href, "//", 2) != 0;
}

static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

size_t address_unescape(char *s)
{
    size_t n = 0;
    for (const char *from = s; *from; from++) {
        const int high = *from == '%' ? hex(from[1]) : -1, low = high >= 0 ? hex(from[2]) : -1;
        const int value = high * 16 + low;
        const bool escape = low >= 0 && value;
        s[n++] = escape ? (char)(unsigned char)value : *from;
        from += escape ? 2 : 0;
    }
    s[n] = '\0';
    return n;
}
