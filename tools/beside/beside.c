/* Files beside a text: looked for, nothing else read. */
#include "beside/beside.h"

#include "yaml/nearest.h"
#include <limits.h>
#include <string.h>
#include <strings.h>

static char *decode_percent(Arena *a, const char *s)
{
    char *out = arena_strdup(a, s), *w = out;
    for (; *s; s++, w++) {
        unsigned v = 0;
        int k = 0;
        if (*s == '%')
            for (k = 1; k <= 2; k++) {
                char c = s[k], low = (char)(c | 32);
                if (c >= '0' && c <= '9')
                    v = v * 16 + (unsigned)(c - '0');
                else if (low >= 'a' && low <= 'f')
                    v = v * 16 + (unsigned)(low - 'a' + 10);
                else
                    break;
            }
        *w = *s;
        if (k == 3 && v >= 0x20) {
            *w = (char)v;
            s += 2;
        }
    }
    *w = 0;
    return out;
}

/* Outside the content folder nothing is read: no schemes, no absolute path, no way up. */
static bool is_beside(const char *src)
{
    if (*src == '/' || strchr(src, '\\') || strstr(src, "://"))
        return false;
    for (const char *s = src; s; s = strchr(s, '/')) {
        s += *s == '/';
        if (strncmp(s, "..", 2) == 0 && (s[2] == '/' || !s[2]))
            return false;
    }
    return true;
}

Beside beside_find(World *w, Arena *a, const char *dir, const char *src, const char **path)
{
    if (!is_beside(src))
        return BESIDE_ELSEWHERE;
    *path = arena_printf(a, "%s/%s", dir, src);
    if (!world_exists(w, *path) && strchr(src, '%'))
        *path = arena_printf(a, "%s/%s", dir, decode_percent(a, src));
    if (!is_beside(*path + strlen(dir) + 1) || !world_exists(w, *path))
        return BESIDE_MISSING;
    return world_is_dir(w, *path) ? BESIDE_FOLDER : BESIDE_FOUND;
}

const char *beside_slashed(World *w, Arena *a, const char *dir, const char *src)
{
    char *slashed = arena_strdup(a, src);
    const char *path;
    if (!strchr(src, '\\'))
        return NULL;
    for (char *s = slashed; *s; s++)
        if (*s == '\\')
            *s = '/';
    return beside_find(w, a, dir, slashed, &path) == BESIDE_FOUND ? slashed : NULL;
}

const char *beside_stem(Arena *a, const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? arena_strndup(a, name, (size_t)(dot - name)) : name;
}

/* Which of the names was most likely meant: of the same stem, or with a letter or two in another place; n: none.
 * lake.jpg is no p1.jpg, however near the letters are. */
static size_t near_name(Arena *a, const char *src, const char *const *names, size_t n)
{
    const char *stem = beside_stem(a, src);
    size_t near = n;
    unsigned least = UINT_MAX;
    for (size_t i = 0; i < n; i++) {
        const char *other = beside_stem(a, names[i]);
        unsigned distance = strcasecmp(stem, other) == 0 ? 0 : edit_distance(stem, other);
        unsigned most = (unsigned)(strlen(stem) < 4 ? 1 : strlen(stem) / 4 + 1);
        bool shares = strlen(stem) > 1 && distance < strlen(stem) && distance < strlen(other);
        if (distance < least && (!distance || (shares && distance <= most))) {
            least = distance;
            near = i;
        }
    }
    return near;
}

enum { DEEPEST = 3, MOST_NAMES = 2000 };

typedef VEC(const char *) Names;

/* The files of folder dir and of those in it, as src would name them. */
static void collect_names(World *w, Arena *a, const char *dir, const char *within, int depth, Names *out)
{
    DirEntry *entries;
    size_t n;
    Diag *quiet = diag_new();
    const bool ok = world_list(w, quiet, a, dir, &entries, &n);
    diag_free(quiet);
    for (size_t i = 0; ok && i < n && out->len < MOST_NAMES; i++) {
        const char *name = entries[i].name, *dot = strrchr(name, '.');
        if (entries[i].is_dir && *name != '.' && depth < DEEPEST)
            collect_names(w, a, arena_printf(a, "%s/%s", dir, name), arena_printf(a, "%s%s/", within, name), depth + 1,
                          out);
        else if (!entries[i].is_dir && dot && strcmp(dot, ".md") != 0 && strcmp(dot, ".yaml") != 0)
            vec_push(out, arena_printf(a, "%s%s", within, name));
    }
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *beside_nearest(World *w, Arena *a, const char *dir, const char *src)
{
    Names names = {0};
    collect_names(w, a, dir, "", 1, &names);
    size_t near = near_name(a, src, names.ptr, names.len);
    const char **bases = ARENA_ARRAY(a, const char *, names.len + 1);
    for (size_t i = 0; i < names.len; i++)
        bases[i] = base_name(names.ptr[i]);
    if (near == names.len) /* in another folder? */
        near = near_name(a, base_name(src), bases, names.len);
    const char *found = near < names.len ? names.ptr[near] : NULL;
    vec_free(&names);
    return found;
}
