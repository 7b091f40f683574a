/* Private to cascade: a layout as its files are read over each other, and what one file does to it. Faults are reported
 * at their keys; what a file doesn't say stays as it was. */
#ifndef CASCADE_LOADER_H
#define CASCADE_LOADER_H

#include "site/layout_chain.h"
#include "cascade/layout_yaml.h"
#include "style/style.h"
#include "style/units.h"

/* One folder of a layout's chain, the one that builds on nothing first; and what its lengths are counted in: the text
 * and the type area of the page it was written for. */
typedef struct Level {
    const char *dir;
    const YamlNode *layout, *lang; /* NULL: no such file */
    Units units;
    Len width;
} Level;

typedef struct LayoutFile {
    const Source *src;
    int level;
} LayoutFile;

typedef struct Loader {
    World *w;
    Diag *d;
    Arena *a;
    FontBook *fonts;
    Layout *l;
    Units units;
    const LayoutYaml *y; /* what is being read */
    LayoutChain chain;
    Level *levels;
    int n_levels;
    LayoutFile *files;
    int n_files;
    int shaped;           /* the level that gave the page its shape: what stands below was written for another */
    const Layout *was;    /* that other page; NULL: none */
    bool overlay;         /* what is being read is laid over a finished page: sparse.yaml, spread.yaml … */
    const YamlNode *tree; /* all levels' layout.yaml and <lang>.yaml */
} Loader;

/* ---- levels.c ---- */
bool levels_find(Loader *x, const char *layouts_dir, const char *name, Span used_at);
void levels_read(Loader *x);
/* The first n levels, each over the one before; NULL: they have no files. */
const YamlNode *levels_tree(Loader *x, int n);
/* Does the level give the page another shape than those below it? */
bool levels_shape(const Loader *x, int i);
/* The files <name>.yaml of all levels, each with <name>.<lang>.yaml over it; `shaped`: of those levels alone that were
 * written for this page. NULL: none. */
const YamlNode *levels_file(Loader *x, const char *name, const char *lang, bool shaped);
/* The pieces that a file changes by their names are those of the layout. */
const YamlNode *levels_named(Loader *x, const YamlNode *tree);
/* The level that a key's file belongs to. */
int loader_level(const Loader *x, Span at);
/* Is the key there, and written for this page? */
bool loader_is_new(const Loader *x, Span at);
/* The folder in which a file that a key names is, or would be. */
const char *loader_dir(const Loader *x, YamlText file);

/* values.c: a key's value. key: what a report calls it. */
void loader_len(const Loader *x, const char *key, YamlText t, Len *out);
void loader_int(YamlInt t, int *out);
void loader_flag(YamlFlag t, bool *out);
void loader_text(YamlText t, const char **out);
/* A colour, or a swatch of the layout. */
void loader_color(const Loader *x, const char *key, YamlColor t, Rgb *out);
void loader_align(YamlChoice t, Align *out);
/* A role of fonts.yaml. */
void loader_role(const Loader *x, YamlText t, int *out);
/* The head, then the names with commas between them: for hints. */
const char *loader_names(Arena *a, const char *head, const char *const *names, size_t n);

/* page_size.c: `page: A3`, `size: [w, h]`, `width`, `height`. */
void page_size_load(const Loader *x);

/* reshape.c: columns, lines, margins, headlines on another page than they were written for. */
void reshape_page(const Loader *x);
void reshape_titles(const Loader *x);
/* A length of furniture. */
void reshape_len(const Loader *x, const char *key, YamlText t, Len *out);
/* The size of a text of furniture: small type stays, but may shrink further where its place is narrower. */
void reshape_size(const Loader *x, YamlText t, Len *out);
/* The width of a piece: a text that stays as large keeps it, as far as there is room. */
void reshape_width(const Loader *x, YamlText t, const Furniture *f, Len *out);
void reshape_least(const Loader *x, YamlText size, Furniture *f);

/* load_titles.c: headlines and levels, faces of titles, labels of columns 栏目, groups 集纳 and sidebars 链接. */
void titles_load(const Loader *x);

/* load_furniture.c */
void furniture_load(const Loader *x, const YamlList *list, FurnitureList *out);
/* Told: pieces that lie off the page. */
void furniture_check(const Loader *x, const YamlList *list, const FurnitureList *pieces);

/* place.c: where pieces stand that say it by the page or by each other. Told: names that no piece has, and circles. */
void furniture_arrange(const Loader *x, const YamlList *list, FurnitureList *pieces);
/* Lines for masthead, running head and imprint, where none are given for this page. */
void furniture_lines(const Loader *x);

/* check.c: told, what no page can be made of, or none that reads well. */
void layout_check(const Loader *x);

#endif
