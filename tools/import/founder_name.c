/* node_N.htm, content_N.htm below YYYY-MM/DD or YYYYMM/DD. */
#include "import/founder_name.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_PARTS = 64, MOST_NUMBER = 40 };

static bool has_form(const char *s, const char *form)
{
    for (; *form; s++, form++)
        if (*form == '0' ? *s < '0' || *s > '9' : *s != *form)
            return false;
    return !*s;
}

static bool is_word(const char *s, size_t n, const char *word)
{
    return strlen(word) == n && strncasecmp(s, word, n) == 0;
}

/* The N of a file's name; NULL: it is none. */
static const char *number_of(Arena *a, const char *file, size_t n, bool node)
{
    static const char allowed[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
    const char *word = node ? "node_" : "content_";
    const size_t head = strlen(word);
    const char *dot = memchr(file, '.', n);
    if (!dot || n <= head || !is_word(file, head, word))
        return NULL;
    const char *extension = dot + 1;
    size_t length = (size_t)(file + n - extension), number = (size_t)(dot - file) - head;
    if (!is_word(extension, length, "htm") && !is_word(extension, length, "html"))
        return NULL;
    const char *text = arena_strndup(a, file + head, number);
    return number && number <= MOST_NUMBER && strspn(text, allowed) == number ? text : NULL;
}

const char *founder_number(Arena *a, const char *href, bool node)
{
    size_t n = strcspn(href, "?#");
    size_t from = n;
    while (from && href[from - 1] != '/')
        from--;
    return number_of(a, href + from, n - from, node);
}

/* What stands before the month, without the folders that the form itself has. */
static const char *root_of(Arena *a, char *const *parts, size_t n, UrlScheme scheme)
{
    static const char *const own[] = {"layout", "content", "page"};
    if (n && scheme == URLS_FOUNDER && strcmp(parts[n - 1], "html") == 0)
        n--;
    else
        for (size_t i = 0; n && i < sizeof own / sizeof *own; i++)
            if (strcmp(parts[n - 1], own[i]) == 0) {
                n--;
                break;
            }
    const char *root = "";
    for (size_t i = 0; i < n; i++)
        root = arena_printf(a, "%s%s%s", root, i ? "/" : "", parts[i]);
    return root;
}

bool founder_name(Arena *a, const char *path, FounderName *out)
{
    char *copy = arena_strdup(a, path), *parts[MOST_PARTS];
    size_t n = 0;
    for (char *s = copy; s && n < MOST_PARTS;) {
        parts[n++] = s;
        if ((s = strchr(s, '/')))
            *s++ = '\0';
    }
    if (n < 3 || n == MOST_PARTS)
        return false;
    const char *month = parts[n - 3], *day = parts[n - 2], *file = parts[n - 1];
    const bool dashed = has_form(month, "0000-00");
    if (!has_form(day, "00") || (!dashed && !has_form(month, "000000")))
        return false;
    *out = (FounderName){.scheme = dashed ? URLS_FOUNDER : URLS_FOUNDER_MONTH};
    const char *iso = arena_printf(a, "%.4s-%s-%s", month, month + (dashed ? 5 : 4), day);
    if (!date_parse(iso, strlen(iso), &out->date))
        return false;
    const char *node = number_of(a, file, strlen(file), true);
    out->number = node ? node : number_of(a, file, strlen(file), false);
    out->node = node != NULL;
    if (!out->number)
        return false;
    out->root = root_of(a, parts, n - 3, out->scheme);
    const char *extension = dashed ? "htm" : "html", *folder = dashed ? "html/" : "";
    const char *meant = arena_printf(a, "%s%s%s%s/%s/%s_%s.%s", out->root, *out->root ? "/" : "", folder, month, day,
                                     node ? "node" : "content", out->number, extension);
    out->exact = strcmp(meant, path) == 0;
    return true;
}
