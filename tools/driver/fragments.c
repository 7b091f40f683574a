/* Places within pages outside the site: does a page that was read have what a link calls by #fragment? */
#include "driver/fragments.h"

#include "base/utf8.h"
#include "doc/address.h"
#include "markup/markup.h"
#include <string.h>
#include <strings.h>

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
        char *plain = arena_strdup(a, fragments[i]);
        address_unescape(plain); /* a place is looked for as it is written, then so (HTML, 7.4.6.4) */
        bool ascii = true;
        for (const char *p = plain; *p; p++)
            ascii = ascii && (unsigned char)*p < 0x80;
        there[i] =
            strcasecmp(plain, "top") == 0 || (!utf8 && !ascii) || has_name(root, fragments[i]) || has_name(root, plain);
    }
    arena_free(a);
    return root;
}
