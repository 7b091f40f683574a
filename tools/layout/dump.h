/* The stages of layout as stable text, for `paiban dump` and golden tests. */
#ifndef LAYOUT_DUMP_H
#define LAYOUT_DUMP_H

#include "layout/layout.h"

typedef enum DumpStage { DUMP_RESOLVED, DUMP_RUNS, DUMP_LINES, DUMP_FRAMES } DumpStage;

/* Sets one article in a layout (its galley in the plain column, or `characters` > 0 of the body wide) and writes the
 * stage: resolved (JSON lines: resolve/resolve.h), runs (atoms by face with their widths), lines (each line with what
 * was squeezed and opened), frames (the items of its pages). */
bool layout_dump(LayoutContext *c, Diag *d, const char *layout, Article *article, DumpStage stage, int characters,
                 Buf *out);

/* The articles as one page, the most important first: its columns and lines, what is white, what it costs; then a line
 * a piece: column and line (from 1) and size of its rectangle, the corner that others have, its headline's level, size
 * and lines, its pictures in points, its column-lines of text and of white, the pages it comes from and goes to. */
bool layout_dump_page(LayoutContext *c, Diag *d, const char *layout, Article *const *articles, size_t n, Buf *out);

#endif
