/* Layouts that build on others (site/layout_chain.h). */
#include "site/layout_chain.h"

#include "diag/phrase.h"
#include "world/clean.h"
#include "yaml/nearest.h"
#include "yaml/yaml.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_DIRS = 32 };

typedef struct Chain {
    World *w;
    Diag *d;
    Arena *a;
    const char *layouts_dir;
    const char *dirs[MOST_DIRS];
    const char *names[MOST_DIRS];
    size_t n;
} Chain;

static bool is_name(const char *name)
{
    return *name && *name != '.' && !strchr(name, '/');
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Adds the folders of dir that hold a layout.yaml and aren't known yet. */
static size_t add_names(World *w, Arena *a, const char *dir, const char **names, size_t n, size_t most)
{
    DirEntry *entries;
    size_t found;
    Diag *quiet = diag_new();
    if (!world_is_dir(w, dir) || !world_list(w, quiet, a, dir, &entries, &found))
        found = 0;
    diag_free(quiet);
    for (size_t i = 0; i < found && n < most; i++) {
        bool known = false;
        for (size_t k = 0; k < n && !known; k++)
            known = strcmp(names[k], entries[i].name) == 0;
        if (!known && entries[i].is_dir && world_exists(w, arena_printf(a, "%s/%s/layout.yaml", dir, entries[i].name)))
            names[n++] = entries[i].name;
    }
    return n;
}

const char **layout_names(World *w, Arena *a, const char *layouts_dir, size_t *n)
{
    enum { MOST_NAMES = 256 };
    const char **names = ARENA_ARRAY(a, const char *, MOST_NAMES);
    const char *behind = world_behind(w, a, layouts_dir);
    *n = add_names(w, a, layouts_dir, names, 0, MOST_NAMES);
    if (behind)
        *n = add_names(w, a, behind, names, *n, MOST_NAMES);
    qsort(names, *n, sizeof *names, by_bytes);
    return names;
}

/* The layouts that are there, or the one that was meant. */
static const char *names_hint(const Chain *c, const char *name)
{
    size_t n;
    const char **names = layout_names(c->w, c->a, c->layouts_dir, &n);
    if (!n)
        return phrase(c->a, "%s has no layouts: name their folder with --layouts", c->layouts_dir);
    unsigned distance;
    const char *near = nearest_word(name, names, n, &distance);
    if (distance && distance <= 2)
        return phrase(c->a, "did you mean `%s`?", near);
    const char *all = "";
    for (size_t i = 0; i < n; i++)
        all = arena_printf(c->a, "%s%s%s", all, i ? ", " : "", names[i]);
    return phrase(c->a, "%s%s", "the layouts are ", all);
}

static bool has_dir(const Chain *c, const char *dir)
{
    for (size_t i = 0; i < c->n; i++)
        if (strcmp(c->dirs[i], dir) == 0)
            return true;
    return false;
}

/* The next folder of a name that isn't on the chain: the user's, then the installation's. NULL: none. */
static const char *next_dir(const Chain *c, const char *name)
{
    const char *own = arena_printf(c->a, "%s/%s", c->layouts_dir, name), *behind = world_behind(c->w, c->a, own);
    bool whole = behind && world_exists(c->w, arena_printf(c->a, "%s/layout.yaml", behind));
    bool begins = world_exists(c->w, arena_printf(c->a, "%s/layout.yaml", own)) || (whole && world_is_dir(c->w, own));
    if (begins && !has_dir(c, own))
        return own;
    return whole && !has_dir(c, behind) ? behind : NULL;
}

/* What a folder builds on: its layout.yaml's `base`, its own name when it has no layout.yaml. "" when nothing. */
static YamlText base_of(const Chain *c, const char *dir, const char *name)
{
    const char *path = arena_printf(c->a, "%s/layout.yaml", dir);
    YamlText none = {.text = ""};
    if (!world_exists(c->w, path))
        return (YamlText){.text = name};
    Diag *quiet = diag_new(); /* whoever reads the layout tells */
    Source *src = source_read(c->w, quiet, c->a, path, NULL);
    const YamlNode *root = src ? yaml_parse(quiet, c->a, src, 0, src->len) : NULL;
    const YamlNode *base = root ? yaml_lookup(root, "base") : NULL;
    diag_free(quiet);
    return base && base->kind == YK_SCALAR ? (YamlText){base->text, base->span} : none;
}

static void tell_circle(const Chain *c, Span at, const char *name)
{
    const char *way = "";
    for (size_t i = 0; i < c->n; i++)
        if (!i || strcmp(c->names[i], c->names[i - 1]) != 0)
            way = arena_printf(c->a, "%s%s → ", way, c->names[i]);
    diag_error(c->d, at, DIAG_LAYOUT_BASE_CIRCLE, arena_printf(c->a, "%s%s", way, name), names_hint(c, name));
}

/* A name that has no further folder. */
static void tell_end(const Chain *c, Span at, const char *name)
{
    bool known = false;
    for (size_t i = 0; i < c->n && !known; i++)
        known = strcmp(c->names[i], name) == 0;
    if (!c->n)
        diag_error(c->d, at, DIAG_NO_SUCH_LAYOUT, arena_printf(c->a, "%s/%s/layout.yaml", c->layouts_dir, name),
                   names_hint(c, name));
    else if (known)
        tell_circle(c, at, name);
    else
        diag_error(c->d, at, DIAG_LAYOUT_BASE_UNKNOWN, name, names_hint(c, name));
}

bool layout_chain(World *w, Diag *d, Arena *a, const char *layouts_dir, const char *name, Span used_at,
                  LayoutChain *out)
{
    Chain *c = ARENA_NEW(a, Chain);
    *c = (Chain){.w = w, .d = d, .a = a, .layouts_dir = layouts_dir};
    YamlText next = {name, used_at};
    do {
        if (!is_name(next.text)) {
            diag_error(d, next.span, DIAG_LAYOUT_NAME_INVALID, next.text, layouts_dir);
            return false;
        }
        const char *dir = c->n < MOST_DIRS ? next_dir(c, next.text) : NULL;
        if (!dir) {
            tell_end(c, next.span, next.text);
            return false;
        }
        c->names[c->n] = next.text;
        c->dirs[c->n++] = dir;
        next = base_of(c, dir, next.text);
    } while (*next.text);
    *out = (LayoutChain){c->dirs, c->n};
    return true;
}

const char *layout_chain_file(World *w, Arena *a, const LayoutChain *c, const char *name)
{
    for (size_t i = 0; i < c->n; i++) {
        const char *path = arena_printf(a, "%s/%s", c->dirs[i], name);
        if (world_exists(w, path))
            return path;
    }
    return NULL;
}
