/* A layout's files → its style (style/style.h): the folders that it builds on (site/layout_chain.h), each file over the
 * one before, then larger type, spreads and vertical pages of it. */
#ifndef CASCADE_CASCADE_H
#define CASCADE_CASCADE_H

#include "style/style.h"
#include "world/world.h"
#include "yaml/yaml.h"

/* Is there a layout of that name? false after a report at used_at. */
bool layout_exists(World *w, Diag *d, const char *layouts_dir, const char *name, Span used_at);

/* Loads layouts_dir/<name> for a language; every fault is reported. NULL after a report. */
Layout *layout_load(World *w, Diag *d, Arena *a, FontBook *fonts, const char *layouts_dir, const char *name, Lang lang,
                    Span used_at);

/* The keys of layout.yaml, of <lang>.yaml and sparse.yaml beside it. */
const YamlSchema *layout_schema(void);

#endif
