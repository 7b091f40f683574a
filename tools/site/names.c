/* Names of files (site/names.h). */
#include "site/names.h"

#include "chars/chars.h"
#include "base/map.h"
#include "chars/nfc.h"
#include "base/utf8.h"
#include "diag/phrase.h"
#include <stdbool.h>
#include <string.h>

enum { LONGEST = 100 };

static bool is_allowed(uint32_t cp, bool ascii)
{
    if (cp < 0x80)
        return (cp >= 'a' && cp <= 'z') || char_is_ascii_digit(cp) || cp == '-' || cp == '_';
    if (ascii)
        return false;
    return char_is_alnum(cp) || char_is_mark(cp) || cp == CHAR_TSHEG; /* between syllables */
}

/* What the name could be: capitals made small, the rest a hyphen. */
static const char *suggest(Arena *a, const char *name, bool ascii)
{
    char *out = arena_alloc(a, strlen(name) + 1), *w = out;
    while (*name) {
        uint32_t cp;
        int n = utf8_decode(name, &cp);
        if (cp >= 'A' && cp <= 'Z') {
            *w++ = (char)(cp | 32);
        } else if (is_allowed(cp, ascii)) {
            memcpy(w, name, (size_t)n);
            w += n;
        } else if (w > out && w[-1] != '-') {
            *w++ = '-';
        }
        name += n;
    }
    while (w > out && w[-1] == '-')
        w--;
    *w = 0;
    return *out ? phrase(a, "rename it, for example to `%s`", out) : "rename it with a-z, 0-9 and -";
}

static const char *name_fault(Arena *a, const char *name, bool ascii, const char **hint)
{
    if (!*name) {
        *hint = "give it a name";
        return "is empty";
    }
    size_t bad;
    if (!utf8_valid(name, strlen(name), &bad)) {
        *hint = "rename it on a system that names files in UTF-8";
        return "is not in UTF-8";
    }
    *hint = suggest(a, name, ascii);
    if (strlen(name) > LONGEST) {
        *hint = "shorten it";
        return "is too long";
    }
    if (*name == '-' || *name == '_')
        return "does not begin with a letter or digit";
    for (const char *s = name; *s;) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        if (cp >= 'A' && cp <= 'Z')
            return "has capital letters, which some file systems can't tell apart";
        if (!is_allowed(cp, ascii))
            return ascii ? "has characters other than a-z, 0-9, - and _"
                         : "has characters other than letters, digits, - and _";
    }
    return NULL;
}

/* CON, PRN, AUX, NUL, COM1…9, LPT1…9, whatever follows their first dot. */
static bool is_device(const char *name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"};
    size_t n = strcspn(name, ".");
    char stem[5] = {0};
    if (n != 3 && n != 4)
        return false;
    for (size_t i = 0; i < n; i++)
        stem[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] | 32 : name[i]);
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (strncmp(stem, devices[i], 3) == 0)
            return i < 4 ? n == 3 : n == 4 && stem[3] >= '1' && stem[3] <= '9';
    return false;
}

void names_check(Diag *d, Arena *a, const char *dir, const DirEntry *entries, size_t n)
{
    StrMap *seen = strmap_new();
    Arena *own = arena_new(); /* a folder may have ten thousand */
    for (size_t i = 0; i < n; i++) {
        const char *name = entries[i].name;
        char *path = arena_printf(own, "%s/%s", dir, name);
        size_t bad;
        if (is_device(name))
            diag_error(d, diag_file(d, path), DIAG_NAME_OF_DEVICE, name, arena_printf(a, "x-%s", name));
        if (!utf8_valid(name, strlen(name), &bad))
            continue;
        const char *composed = nfc_text(own, name), *other = strmap_lookup(seen, composed);
        if (other)
            diag_error(d, diag_file(d, path), DIAG_NAME_TWINS, other);
        else
            strmap_put(seen, composed, path);
    }
    strmap_free(seen);
    arena_free(own);
}

bool name_ends_in(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n >= m && strcmp(name + n - m, end) == 0;
}

const char *slug_fault(Arena *a, const char *slug, const char **hint)
{
    const char *fault = name_fault(a, slug, false, hint);
    if (fault)
        return fault;
    *hint = phrase(a, "rename it, for example to `%s-1`", slug);
    if (strcmp(slug, "index") == 0 || strcmp(slug, "issue") == 0)
        return "is a name the site needs";
    if (strspn(slug, "0123456789") == strlen(slug)) {
        *hint = phrase(a, "rename it, for example to `article-%s`", slug);
        return "is a number, which the pages need";
    }
    return NULL;
}

const char *paper_id_fault(Arena *a, const char *id, const char **hint)
{
    const char *fault = name_fault(a, id, true, hint);
    if (fault)
        return fault;
    static const char *const reserved[] = {"index", "assets", "404", "robots", "sitemap"};
    *hint = phrase(a, "rename it, for example to `%s-paper`", id);
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(id, reserved[i]) == 0)
            return "is a name the site needs";
    return NULL;
}
