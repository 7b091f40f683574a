/* Private to layout: what a LayoutContext lends to its workers. */
#ifndef LAYOUT_CONTEXT_H
#define LAYOUT_CONTEXT_H

#include "layout/layout.h"
#include "makeup/memo.h"

/* A loaded layout, borrowed; NULL after a report. */
const Layout *layout_context_layout(LayoutContext *c, Diag *d, const char *name, Lang lang, Span used_at);
/* A shaper with warm caches, for one thread at a time. */
TextContext *layout_context_borrow(LayoutContext *c);
void layout_context_return(LayoutContext *c, TextContext *t);
const Group *layout_context_group(LayoutContext *c);
int64_t layout_context_effort(LayoutContext *c);
Memo *layout_context_memo(LayoutContext *c); /* NULL: nothing is remembered */

#endif
