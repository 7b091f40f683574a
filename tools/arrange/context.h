/* Fonts and layouts of a run, and what they lend to whoever lays its issues out. */
#ifndef ARRANGE_CONTEXT_H
#define ARRANGE_CONTEXT_H

#include "makeup/memo.h"
#include "style/style.h"
#include "world/world.h"

/* Loaded on first use; shared by threads. */
typedef struct LayoutContext LayoutContext;
LayoutContext *layout_context_new(World *w, Diag *d, const Group *group, const char *layouts_dir,
                                  const char *fonts_dir);
void layout_context_free(LayoutContext *c);
FontBook *layout_context_fonts(LayoutContext *c);
/* How hard make-up looks for a better page: fast, default, best, or a number of steps; -1: no such effort. */
int64_t layout_effort(const char *word);
/* Before the first issue; by default: default. */
void layout_context_set_effort(LayoutContext *c, int64_t steps);

/* For a process that lays out the same issues again and again: the context goes on with another group whose papers use
 * the same folders, and pages whose blocks are the same as before are not searched again. Between issues. */
void layout_context_go_on(LayoutContext *c, const Group *group);

/* ---- for layout alone ---- */

/* A loaded layout, borrowed; NULL after a report. */
const Layout *layout_context_layout(LayoutContext *c, Diag *d, const char *name, Lang lang, Span used_at);
/* A shaper with warm caches, for one thread at a time. */
TextContext *layout_context_borrow(LayoutContext *c);
void layout_context_return(LayoutContext *c, TextContext *t);
const Group *layout_context_group(LayoutContext *c);
int64_t layout_context_effort(LayoutContext *c);
Memo *layout_context_memo(LayoutContext *c); /* NULL: nothing is remembered */

#endif
