/* Places within pages outside the site: does a page that was read have what a link calls by #fragment? */
#include "driver/fragments.h"

#include "base/utf8.h"
#include "markup/markup.h"
#include <stdlib.h>
#include <string.h>

/* %XX as bytes (HTML, 7.4.6.4: a fragment is looked for as it is, then so). */
static const char *decoded(Arena *a, const char *s)
{
    char *out = arena_strdup(a, s), *w = out;
    for (const char *p = s; *p; p++) {
        char hex[3] = {0};
        if (*p == '%' && p[1] && p[2])
            memcpy(hex, p + 1, 2);
        char *end = hex;
        const long byte = strtol(hex, &end, 16);
        if (*hex && end == hex + 2 && hex[0] != '+' && hex[0] != '-' && hex[0] != ' ') {
            *w++ = (char)byte;
            p += 2;
        } else {
            *w++ = *p;
        }
    }
    *w = '\0';
    return out;
}

const char *fragment_of(Arena *a, const char *href)
{
    const char *hash = strchr(href, '#');
    if (!hash || strchr("/!", hash[1])) /* none, or a script's own address: #/page, #!page */
        return "";
    const char *directive = strstr(hash + 1, ":~:"); /* what is to be shown, not where: #:~:text= */
    return arena_strndup(a, hash + 1, directive ? (size_t)(directive - hash - 1) : strlen(hash + 1));
}

/* GitHub and its like write their own word before the names of headings. */
static bool is_called(const char *name, const char *fragment)
{
    static const char own[] = "user-content-";
    return strcmp(name, fragment) == 0 ||
           (strncmp(name, own, sizeof own - 1) == 0 && strcmp(name + sizeof own - 1, fragment) == 0);
}

static bool has_name(Markup *root, const char *fragment)
{
    for (Markup *m = root; m; m = markup_next(root, m))
        if (m->kind == MARKUP_ELEMENT && (is_called(markup_attribute(m, "id"), fragment) ||
                                          (markup_is(m, "a") && is_called(markup_attribute(m, "name"), fragment))))
            return true;
    return false;
}

bool fragments_are_there(const char *html, size_t n, const char *const *fragments, size_t n_fragments, bool *there)
{
    Arena *a = arena_new();
    size_t mends = 0, bad;
    unsigned first;
    Markup *root = markup_parse(a, html, n, &mends, &first);
    const bool utf8 = utf8_valid(html, n, &bad);
    for (size_t i = 0; i < n_fragments && root; i++) {
        const char *plain = decoded(a, fragments[i]);
        bool ascii = true;
        for (const char *p = plain; *p; p++)
            ascii = ascii && (unsigned char)*p < 0x80;
        there[i] =
            strcmp(plain, "top") == 0 || (!utf8 && !ascii) || has_name(root, fragments[i]) || has_name(root, plain);
    }
    arena_free(a);
    return root;
}
