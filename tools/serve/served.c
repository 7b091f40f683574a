/* Requests of `paiban serve`: paths, media types, answers. */
#include "serve/served.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

typedef struct MediaType {
    const char *suffix, *type;
} MediaType;

static const MediaType media_types[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".xml", "application/xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".epub", "application/epub+zip"},
    {".zip", "application/zip"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".webmanifest", "application/manifest+json"},
};

const char *served_media_type(const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    if (!dot) /* SHA256SUMS */
        return "text/plain; charset=utf-8";
    for (size_t i = 0; i < sizeof media_types / sizeof *media_types; i++)
        if (strcasecmp(dot, media_types[i].suffix) == 0)
            return media_types[i].type;
    return "application/octet-stream";
}

char *served_file(const char *dir, const char *url)
{
    if (*url != '/' || strchr(url, '\\'))
        return NULL;
    for (const char *p = url; (p = strchr(p, '/')); p++)
        if (p[1] == '.' || p[1] == '/')
            return NULL;
    Buf b = {0};
    buf_printf(&b, "%s%s", dir, url);
    if (b.data[b.len - 1] == '/')
        buf_puts(&b, "index.html");
    return b.data;
}

/* ---- Host ---- */

/* The name in "name", "name:80", "[::1]:80"; 0: it is no host. */
static size_t host_name(const char *host, const char **name)
{
    *name = host;
    size_t n = strcspn(host, ":");
    if (*host == '[') {
        const char *end = strchr(host, ']');
        if (!end)
            return 0;
        *name = host + 1;
        n = (size_t)(end - host - 1);
        host = end + 1;
    } else {
        host += n;
    }
    if (*host && (*host != ':' || strspn(host + 1, "0123456789") != strlen(host + 1)))
        return 0;
    return n;
}

static bool is_word(const char *name, size_t n, const char *word)
{
    return word && strlen(word) == n && strncasecmp(name, word, n) == 0;
}

/* 127.0.0.1, ::1, fe80::1%eth0: nobody can give out a name like that. */
static bool is_address(const char *name, size_t n)
{
    bool colon = memchr(name, ':', n) != NULL;
    size_t dots = 0;
    for (size_t i = 0; i < n; i++) {
        dots += name[i] == '.';
        if (!strchr(colon ? "0123456789abcdefABCDEF:.%" : "0123456789.", name[i]) && !(colon && memchr(name, '%', i)))
            return false;
    }
    return colon || dots == 3;
}

bool served_host_is_ours(const char *host, const char *own)
{
    static const char local[] = ".localhost"; /* RFC 6761: never asked of a name server */
    const char *name;
    size_t n = host ? host_name(host, &name) : 0, k = strlen(local);
    if (!n)
        return false;
    return is_address(name, n) || is_word(name, n, "localhost") || is_word(name, n, own) ||
           (n > k && strncasecmp(name + n - k, local, k) == 0);
}

/* ---- addresses ---- */

void served_put_address(Buf *out, const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=:@";
    for (const char *p = path; *p; p++) {
        if (strchr(plain, *p))
            buf_putc(out, *p);
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)*p);
    }
}

char *served_pdf_issue(const char *url)
{
    static const char suffix[] = ".pdf";
    const char *paper = url + 1, *day = *url == '/' ? strchr(paper, '/') : NULL,
               *name = day ? strchr(day + 1, '/') : NULL;
    size_t n = strlen(url), k = strlen(suffix);
    if (!name || strchr(name + 1, '/') || n < k || strcmp(url + n - k, suffix) != 0 || day == paper || name == day + 1)
        return NULL;
    Buf b = {0};
    buf_put(&b, paper, (size_t)(name - paper));
    return b.data;
}

/* ---- Range ---- */

/* Digits as a number, no larger than SIZE_MAX / 2; false: there are none. */
static bool take_number(const char **p, size_t *v)
{
    const char *from = *p;
    for (*v = 0; **p >= '0' && **p <= '9'; ++*p)
        *v = *v < SIZE_MAX / 20 ? *v * 10 + (size_t)(**p - '0') : SIZE_MAX / 2;
    return *p != from;
}

RangeKind served_range(const char *header, size_t n, size_t *first, size_t *last)
{
    static const char unit[] = "bytes=";
    if (!header || strncasecmp(header, unit, strlen(unit)) != 0)
        return RANGE_NONE;
    const char *p = header + strlen(unit);
    size_t from = 0, to = 0;
    bool begins = take_number(&p, &from);
    if (*p++ != '-')
        return RANGE_NONE;
    bool ends = take_number(&p, &to);
    if (*p || (!begins && !ends) || (begins && ends && to < from))
        return RANGE_NONE; /* several, or none that is valid */
    if (!begins) {         /* the last bytes */
        if (!to || !n)
            return RANGE_OUTSIDE;
        *first = to < n ? n - to : 0;
        *last = n - 1;
        return RANGE_PART;
    }
    if (from >= n)
        return RANGE_OUTSIDE;
    *first = from;
    *last = ends && to < n ? to : n - 1;
    return RANGE_PART;
}

/* ---- pages ---- */

static const char *const directives[] = {"script-src", "style-src", "connect-src"};
enum { N_DIRECTIVES = sizeof directives / sizeof *directives };

static const char own_source[] = "'self'";

/* One directive of a policy: which of ours it is, N_DIRECTIVES for none. */
static size_t directive_of(const char *s, size_t n)
{
    size_t i = 0;
    while (i < N_DIRECTIVES && (strncmp(s, directives[i], strlen(directives[i])) != 0 || strlen(directives[i]) > n ||
                                (n > strlen(directives[i]) && s[strlen(directives[i])] != ' ')))
        i++;
    return i;
}

static bool contains(const char *s, size_t n, const char *word)
{
    size_t k = strlen(word);
    for (size_t i = 0; i + k <= n; i++)
        if (memcmp(s + i, word, k) == 0)
            return true;
    return false;
}

/* Without what allows nothing, which may stand only alone. */
static void put_sources(Buf *out, const char *s, size_t n)
{
    static const char none[] = "'none'";
    for (size_t i = 0; i < n;) {
        bool skip = n - i >= strlen(none) && memcmp(s + i, none, strlen(none)) == 0;
        if (!skip)
            buf_putc(out, s[i]);
        i += skip ? strlen(none) : 1;
    }
}

void served_put_policy(Buf *out, const char *policy, size_t n)
{
    bool seen[N_DIRECTIVES + 1] = {false};
    for (size_t i = 0; i < n;) {
        const char *semicolon = memchr(policy + i, ';', n - i);
        size_t end = semicolon ? (size_t)(semicolon - policy) : n, from = i;
        while (from < end && policy[from] == ' ')
            from++;
        size_t k = directive_of(policy + from, end - from), length = end - from;
        seen[k] = true;
        if (length) {
            buf_puts(out, out->len && out->data[out->len - 1] == ';' ? " " : "");
            if (k < N_DIRECTIVES && !contains(policy + from, length, own_source)) {
                put_sources(out, policy + from, length);
                buf_printf(out, " %s", own_source);
            } else {
                buf_put(out, policy + from, length);
            }
            buf_putc(out, ';');
        }
        i = end + 1;
    }
    for (size_t k = 0; k < N_DIRECTIVES; k++)
        if (!seen[k])
            buf_printf(out, " %s %s;", directives[k], own_source);
}

/* The policy within a page's <meta>, its length; NULL: it has none. */
static const char *find_policy(const char *page, size_t *n)
{
    static const char before[] = "http-equiv=\"Content-Security-Policy\" content=\"";
    const char *at = strstr(page, before), *end = at ? strchr(at + strlen(before), '"') : NULL;
    if (!end)
        return NULL;
    *n = (size_t)(end - at) - strlen(before);
    return at + strlen(before);
}

static const char *last_of(const char *page, const char *what)
{
    const char *last = NULL;
    for (const char *p = page; (p = strstr(p, what)); p++)
        last = p;
    return last;
}

void served_add_to_page(Buf *page, const char *tag)
{
    if (!page->len)
        buf_puts(page, "");
    Buf out = {0};
    size_t n = 0, at = 0;
    const char *policy = find_policy(page->data, &n), *end = last_of(page->data, "</body>");
    if (policy) {
        at = (size_t)(policy - page->data);
        buf_put(&out, page->data, at);
        served_put_policy(&out, policy, n);
        at += n;
    }
    size_t to = end && (size_t)(end - page->data) > at ? (size_t)(end - page->data) : page->len;
    buf_put(&out, page->data + at, to - at);
    buf_puts(&out, tag);
    buf_put(&out, page->data + to, page->len - to);
    buf_free(page);
    *page = out;
}
