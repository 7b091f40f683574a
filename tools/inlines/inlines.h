/* Of inlines and parse: cmark's inline nodes → a flat text with the place of every byte.
 *
 * cmark's own columns are wrong on continued lines, in tables and beside links; so the node sequence is aligned with
 * the text it came from: literals are found where they stand, markup between them is stepped over. */
#ifndef INLINES_INLINES_H
#define INLINES_INLINES_H

#include "inlines/flat.h"
#include "prepare/prepare.h"
#include <cmark-gfm.h>

/* Collects the children of a leaf block that stands in [start, end) of the prepared text. */
void inlines_collect(const FlatContext *c, Prepared *p, cmark_node *block, uint32_t start, uint32_t end, Flat *out);

/* U+2028 or U+2029 at s: the end of a line or a paragraph that is no line feed. */
bool inlines_is_separator(const char *s);

/* Takes the reserved code points out of a string that cmark gave; the copy is in the arena. */
const char *inlines_clean(Arena *a, const char *s);

#endif
