/* Addresses out of the site: whether a reader can be sent there, by their form alone (RFC 3986, 3966, 6068). */
#include "links/internal.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "diag/phrase.h"
#include "doc/address.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* "http:" at s, in any case; its length, 0: no such scheme. */
static size_t scheme_at(const char *s, const char *name)
{
    size_t n = strlen(name);
    return strncasecmp(s, name, n) == 0 && s[n] == ':' ? n + 1 : 0;
}

static size_t web_scheme(const char *s)
{
    static const char *const names[] = {"http", "https", "ftp"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (scheme_at(s, names[i]))
            return scheme_at(s, names[i]);
    return 0;
}

static bool fault(const Linker *l, Span at, const char *href, const char *hint)
{
    diag_error(l->diag, at, DIAG_LINK_MALFORMED, href, hint);
    return false;
}

/* What is wrong with a host's name: its labels are letters of any script, digits, - and _. NULL: nothing. */
static const char *host_fault(const char *s, size_t n)
{
    bool label = false;
    if (!n)
        return "write the host: https://host/path";
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        i += (size_t)utf8_decode(s + i, &cp);
        if (cp == '.' && !label)
            return "a host is named as www.example.cn: letters on both sides of each point";
        if (cp == 0x3002 || cp == 0xFF0E || cp == 0xFF0C)
            return "write an ASCII point between the parts of the host";
        if (cp != '.' && cp != '-' && cp != '_' && !char_is_alnum(cp) && !char_is_mark(cp))
            return "a host has letters, digits, points and hyphens only";
        label = cp != '.';
    }
    return NULL;
}

static const char *port_fault(const char *s, size_t n)
{
    bool good = n >= 1 && n <= 5 && strspn(s, "0123456789") >= n && strtol(s, NULL, 10) <= 65535;
    return good ? NULL : "a port is a number: https://host:8080/";
}

/* user@host:port */
static const char *authority_fault(const char *s, size_t n)
{
    const char *user = memchr(s, '@', n);
    if (user) {
        n -= (size_t)(user + 1 - s);
        s = user + 1;
    }
    if (n && *s == '[') {
        size_t address = strspn(s + 1, "0123456789abcdefABCDEF:.");
        bool closed = address + 2 <= n && s[1 + address] == ']';
        size_t rest = address + 2;
        if (!closed || address < 2)
            return "close the host's address with ]";
        return rest == n ? NULL : s[rest] == ':' ? port_fault(s + rest + 1, n - rest - 1) : "write a / after the host";
    }
    const char *colon = memchr(s, ':', n);
    const char *port = colon ? port_fault(colon + 1, n - (size_t)(colon + 1 - s)) : NULL;
    const char *host = host_fault(s, colon ? (size_t)(colon - s) : n);
    return host ? host : port;
}

static bool check_web(const Linker *l, Span at, const char *href, size_t scheme)
{
    const char *rest = href + scheme;
    size_t slashes = strspn(rest, "/");
    const char *host = rest + slashes;
    size_t twice = web_scheme(host);
    if (twice || strncmp(host, "http//", 6) == 0 || strncmp(host, "https//", 7) == 0)
        return fault(l, at, href, "https:// stands there twice: delete one");
    if (!*host)
        return fault(l, at, href, "write the host: https://host/path");
    if (slashes != 2)
        return fault(l, at, href, phrase(l->arena, "write %.*s//%s", (int)scheme, href, host));
    if (strchr(href, ' '))
        return fault(l, at, href, "write %20 for a blank in an address");
    const char *wrong = authority_fault(host, strcspn(host, "/?#"));
    return !wrong || fault(l, at, href, wrong);
}

static bool is_mail(const char *s, size_t n)
{
    Address a;
    return address_next(s, n, 0, &a) && a.kind == ADDRESS_MAIL && a.from == 0 && a.to == n;
}

static bool check_mail(const Linker *l, Span at, const char *href, const char *rest)
{
    size_t n = strcspn(rest, "?");
    while (n) {
        size_t one = strcspn(rest, ",?");
        if (!is_mail(rest, one))
            break;
        rest += one + (rest[one] == ',');
        n -= one + (n > one);
        if (!n)
            return true;
    }
    return fault(l, at, href, "write mailto:name@host.cn");
}

static bool check_tel(const Linker *l, Span at, const char *href, const char *rest)
{
    size_t digits = 0, n = strcspn(rest, ";");
    for (size_t i = 0; i < n; i++)
        digits += char_is_ascii_digit((unsigned char)rest[i]);
    bool good = digits >= 3 && strspn(rest, "0123456789+-.()") >= n;
    return good || fault(l, at, href, "write tel:+86-10-12345678");
}

bool link_form_check(const Linker *l, Span at, const char *href)
{
    size_t web = web_scheme(href);
    if (web)
        return check_web(l, at, href, web);
    if (scheme_at(href, "mailto"))
        return check_mail(l, at, href, href + strlen("mailto:"));
    if (scheme_at(href, "tel"))
        return check_tel(l, at, href, href + strlen("tel:"));
    return fault(l, at, href, phrase(l->arena, "write https://%s", href + strspn(href, "/")));
}

/* name.cn, name.com: what no file of an issue is called. */
static bool is_host_name(const char *s)
{
    static const char *const files[] = {"md",  "html", "htm", "pdf", "jpg",  "jpeg", "png", "svg", "xml", "json",
                                        "txt", "doc",  "xls", "zip", "docx", "xlsx", "mp4", "mp3", "gif", "webp"};
    size_t n = strcspn(s, "/?#");
    const char *dot = NULL;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '.')
            dot = s + i;
        else if (!char_is_ascii_alnum((unsigned char)s[i]) && s[i] != '-')
            return false;
    }
    size_t end = dot ? (size_t)(s + n - dot - 1) : 0;
    if (!dot || dot == s || end < 2 || !char_is_ascii_letter((unsigned char)dot[1]))
        return false;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strlen(files[i]) == end && strncasecmp(dot + 1, files[i], end) == 0)
            return false;
    return true;
}

const char *link_form_meant(Arena *a, const char *href)
{
    static const char wide_colon[] = "\xEF\xBC\x9A", wide_at[] = "\xEF\xBC\xA0";
    const char *wide = strstr(href, wide_colon);
    static const char *const halves[] = {"https//", "http//", "https/", "http/"};
    if (wide && (wide - href == 4 || wide - href == 5) && strncmp(href, "http", 4) == 0)
        return arena_printf(a, "%.*s://%s", (int)(wide - href), href, wide + 3 + strspn(wide + 3, "/"));
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        if (strncmp(href, halves[i], strlen(halves[i])) == 0)
            return arena_printf(a, "%.*s://%s", (int)strcspn(halves[i], "/"), href, href + strlen(halves[i]));
    if (is_mail(href, strlen(href)))
        return arena_printf(a, "mailto:%s", href);
    if ((wide = strstr(href, wide_at)))
        return arena_printf(a, "mailto:%.*s@%s", (int)(wide - href), href, wide + 3);
    return is_host_name(href) ? arena_printf(a, "https://%s", href) : NULL;
}
