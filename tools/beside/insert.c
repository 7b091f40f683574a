/* Text blocks: their names and files. */
#include "beside/insert.h"

#include "diag/phrase.h"
#include "picture/picture.h"
#include "world/clean.h"
#include "yaml/nearest.h"
#include <string.h>

/* How long one of two marks at s is, the second full-width; 0: it is neither. */
static size_t mark_at(const char *s, const char *end, const char *narrow, const char *wide)
{
    const char *marks[] = {narrow, wide};
    for (size_t i = 0; i < 2; i++) {
        size_t n = strlen(marks[i]);
        if ((size_t)(end - s) >= n && memcmp(s, marks[i], n) == 0)
            return n;
    }
    return 0;
}

bool insert_is(const char *s, size_t n, const char **name, size_t *length)
{
    const char *end = s + n;
    size_t mark;
    while (end > s && strchr(" \t\n", end[-1]))
        end--;
    if (!(mark = mark_at(s, end, "!", "！")))
        return false;
    s += mark;
    for (int i = 0; i < 2; i++, s += mark)
        if (!(mark = mark_at(s, end, "[", "［")))
            return false;
    for (const char *p = s; p < end && *p != '\n'; p++) {
        size_t first = mark_at(p, end, "]", "］"), second = first ? mark_at(p + first, end, "]", "］") : 0;
        if (!second)
            continue;
        *name = s;
        *length = (size_t)(p - s);
        return p + first + second == end;
    }
    return false;
}

const char *insert_folder(Arena *a, const char *dir)
{
    const char *slash = strrchr(dir, '/');
    if (!slash)
        return strcmp(dir, ".") == 0 ? "../" INSERT_FOLDER : INSERT_FOLDER;
    return arena_printf(a, "%.*s/" INSERT_FOLDER, (int)(slash - dir), dir);
}

static const char *missing_hint(World *w, Arena *a, const char *folder, const char *name)
{
    if (picture_is_name(name)) /* as note-taking programs write them */
        return phrase(a, "write ![what it shows](%s) for a picture", name);
    DirEntry *entries;
    size_t n, kept = 0;
    Diag *quiet = diag_new();
    bool ok = world_list(w, quiet, a, folder, &entries, &n);
    diag_free(quiet);
    const char **names = ARENA_ARRAY(a, const char *, ok ? n + 1 : 1);
    for (size_t i = 0; ok && i < n; i++) {
        size_t length = strlen(entries[i].name);
        if (!entries[i].is_dir && length > 3 && strcmp(entries[i].name + length - 3, ".md") == 0)
            names[kept++] = arena_strndup(a, entries[i].name, length - 3);
    }
    unsigned distance;
    const char *near = nearest_word(name, names, kept, &distance);
    return near && distance <= strlen(name) / 2 ? phrase(a, "did you mean ![[%s]]?", near)
                                                : phrase(a, "write it as %s/%s.md", folder, name);
}

/* "甲 → 乙 → 甲". */
static const char *circle(Arena *a, const InsertChain *within, const char *name)
{
    const char *text = name;
    for (const InsertChain *c = within; c; c = c->up) {
        text = arena_printf(a, "%s → %s", c->name, text);
        if (strcmp(c->name, name) == 0)
            break;
    }
    return text;
}

const Source *insert_read(World *w, Diag *d, Arena *a, const char *folder, const InsertChain *within, Span at,
                          const char *name)
{
    if (!*name || *name == '.' || strpbrk(name, "/\\")) {
        diag_error(d, at, DIAG_INSERT_NAME, folder);
        return NULL;
    }
    for (const InsertChain *c = within; c; c = c->up)
        if (strcmp(c->name, name) == 0) {
            diag_error(d, at, DIAG_INSERT_CIRCLE, name, circle(a, within, name));
            return NULL;
        }
    const char *path = arena_printf(a, "%s/%s.md", folder, name);
    if (!world_exists(w, path) || world_is_dir(w, path)) {
        diag_error(d, at, DIAG_INSERT_MISSING, name, missing_hint(w, a, folder, name));
        return NULL;
    }
    const Source *file = world_read_source(w, d, a, path, NULL);
    const Source *src = file ? source_clean(d, a, file) : NULL;
    if (src && strncmp(src->text, "---\n", 4) == 0) {
        diag_error(d, span_at(src, 0, 3), DIAG_INSERT_FRONT);
        return NULL;
    }
    return src;
}
