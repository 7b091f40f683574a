/* The folders that a layout is made of, each over the one it builds on: their files as trees (cascade/loader.h). */
#include "cascade/loader.h"

#include "cascade/cascade.h"
#include "yaml/merge.h"
#include <string.h>

enum { FILES_OF_FOLDER = 12 };

bool levels_find(Loader *x, const char *layouts_dir, const char *name, Span used_at)
{
    LayoutChain chain;
    if (!layout_chain(x->w, x->d, x->a, layouts_dir, name, used_at, &chain))
        return false;
    x->chain = chain;
    x->n_levels = (int)chain.n;
    x->levels = ARENA_ARRAY(x->a, Level, chain.n);
    x->files = ARENA_ARRAY(x->a, LayoutFile, chain.n * FILES_OF_FOLDER);
    for (size_t i = 0; i < chain.n; i++)
        x->levels[i].dir = chain.dirs[chain.n - 1 - i];
    return true;
}

/* A file of a folder; NULL: it has none, or faults, which are told. */
static const YamlNode *read_file(Loader *x, int level, const char *name)
{
    const char *path = arena_printf(x->a, "%s/%s.yaml", x->levels[level].dir, name);
    bool missing = false;
    const YamlNode *tree = yaml_load(x->w, x->d, x->a, path, layout_schema(), &missing);
    if (tree && tree->span.src)
        x->files[x->n_files++] = (LayoutFile){tree->span.src, level};
    const YamlNode *base = tree && strcmp(name, "layout") != 0 ? yaml_lookup(tree, "base") : NULL;
    if (base)
        diag_error(x->d, base->key->span, DIAG_LAYOUT_BASE_ELSEWHERE, x->levels[level].dir);
    return tree;
}

void levels_read(Loader *x)
{
    for (int i = 0; i < x->n_levels; i++) {
        x->levels[i].layout = read_file(x, i, "layout");
        x->levels[i].lang = read_file(x, i, lang_tag(x->l->lang));
    }
}

static const YamlNode *over(Loader *x, const YamlNode *under, const YamlNode *tree)
{
    return tree ? yaml_merge(x->d, x->a, layout_schema(), under, tree) : under;
}

const YamlNode *levels_tree(Loader *x, int n)
{
    const YamlNode *tree = NULL;
    for (int i = 0; i < n; i++)
        tree = over(x, over(x, tree, x->levels[i].layout), x->levels[i].lang);
    return tree;
}

static bool says(const YamlNode *tree, const char *key)
{
    const YamlNode *v = yaml_lookup(tree, key);
    return v && v->kind != YK_NULL;
}

/* Another page, grid, columns or size of text than the level below. */
static bool is_shape(const YamlNode *tree)
{
    const YamlNode *body = yaml_lookup(yaml_lookup(tree, "elements"), "body");
    return says(tree, "page") || says(tree, "grid") || says(tree, "columns") || says(body, "size");
}

bool levels_shape(const Loader *x, int i)
{
    return is_shape(x->levels[i].layout) || is_shape(x->levels[i].lang);
}

/* What a file for another page says of this one's shape is left out. */
static const YamlNode *without_shape(Loader *x, const YamlNode *tree)
{
    static const char *const keys[] = {"page",   "grid",      "columns",    "headlines",
                                       "levels", "front_top", "inside_top", "bottom"};
    YamlNode *map = arena_dup(x->a, tree, sizeof *tree), **tail = &map->child;
    map->n = 0;
    for (const YamlNode *e = tree->child; e; e = e->next) {
        bool shape = false;
        for (size_t i = 0; i < sizeof keys / sizeof *keys && !shape; i++)
            shape = strcmp(e->key->text, keys[i]) == 0;
        if (shape)
            continue;
        *tail = arena_dup(x->a, e, sizeof *e);
        tail = &(*tail)->next;
        map->n++;
    }
    *tail = NULL;
    return map;
}

const YamlNode *levels_named(Loader *x, const YamlNode *tree)
{
    static const char *const keys[] = {"front", "inside", "levels"};
    YamlNode *under = ARENA_NEW(x->a, YamlNode), **tail = &under->child;
    *under = (YamlNode){.kind = YK_MAP, .span = tree->span};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const YamlNode *e = yaml_lookup(x->tree, keys[i]);
        if (!e || !yaml_lookup(tree, keys[i]))
            continue;
        *tail = arena_dup(x->a, e, sizeof *e);
        (*tail)->next = NULL;
        tail = &(*tail)->next;
        under->n++;
    }
    return over(x, under, tree);
}

const YamlNode *levels_file(Loader *x, const char *name, const char *lang, bool shaped)
{
    const char *names[] = {name, lang ? arena_printf(x->a, "%s.%s", name, lang) : NULL};
    const YamlNode *tree = NULL;
    for (int i = shaped ? x->shaped : 0; i < x->n_levels; i++)
        for (int k = 0; k < 2 && names[k]; k++) {
            const YamlNode *one = read_file(x, i, names[k]);
            if (one && one->kind == YK_MAP && i < x->shaped)
                one = without_shape(x, one);
            tree = over(x, tree, one);
        }
    return tree;
}

int loader_level(const Loader *x, Span at)
{
    for (int i = 0; i < x->n_files; i++)
        if (x->files[i].src == at.src)
            return x->files[i].level;
    return x->n_levels - 1;
}

bool loader_is_new(const Loader *x, Span at)
{
    return at.src && loader_level(x, at) >= x->shaped;
}

const char *loader_dir(const Loader *x, YamlText file)
{
    for (size_t i = 0; i < x->chain.n; i++)
        if (world_exists(x->w, arena_printf(x->a, "%s/%s", x->chain.dirs[i], file.text)))
            return x->chain.dirs[i];
    return x->n_levels ? x->levels[loader_level(x, file.span)].dir : x->l->dir;
}
