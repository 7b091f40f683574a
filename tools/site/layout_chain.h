/* Where a layout's files are: in its own folder, then in that of the layout it builds on (`base:` in layout.yaml), and
 * so on. Of each folder the user's own comes first; what is not in it comes from the installation's of that name,
 * unless the own layout.yaml stands alone, without a base. */
#ifndef SITE_LAYOUT_CHAIN_H
#define SITE_LAYOUT_CHAIN_H

#include "world/world.h"

typedef struct LayoutChain {
    const char *const *dirs; /* the layout's own first */
    size_t n;
} LayoutChain;

/* false after a report: at used_at when there is no layout of that name, at a key `base` that leads nowhere or round.
 */
bool layout_chain(World *w, Diag *d, Arena *a, const char *layouts_dir, const char *name, Span used_at,
                  LayoutChain *out);
/* The first folder's file of that name; NULL: no folder has it. */
const char *layout_chain_file(World *w, Arena *a, const LayoutChain *c, const char *name);
/* The names of all layouts, the user's and the installation's, sorted. */
const char **layout_names(World *w, Arena *a, const char *layouts_dir, size_t *n);

#endif
