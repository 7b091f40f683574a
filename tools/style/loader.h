/* Private to style: a layout as its files are read over each other, and what one file does to it. Faults are reported
 * at their keys; what a file doesn't say stays as it was. */
#ifndef STYLE_LOADER_H
#define STYLE_LOADER_H

#include "style/layout_yaml.h"
#include "style/style.h"
#include "style/units.h"

typedef struct Loader {
    World *w;
    Diag *d;
    Arena *a;
    FontBook *fonts;
    Layout *l;
    Units units;
    const LayoutYaml *y; /* the file being read */
} Loader;

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

/* load_titles.c: headlines and levels, faces of titles, labels of columns 栏目, groups 集纳 and sidebars 链接. */
void titles_load(const Loader *x);

/* load_furniture.c */
void furniture_load(const Loader *x, const YamlList *list, FurnitureList *out);
/* Told: pieces that lie off the page. */
void furniture_check(const Loader *x, const YamlList *list, const FurnitureList *pieces);

/* check.c: told, what no page can be made of, or none that reads well. */
void layout_check(const Loader *x);

#endif
