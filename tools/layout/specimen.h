/* Private to layout: articles as the one page of an issue that has nothing else, for what dumps and tests look at. */
#ifndef LAYOUT_SPECIMEN_H
#define LAYOUT_SPECIMEN_H

#include "layout/layout.h"

/* The articles in order of importance; more pages when they don't fit on one. Everything lives in the arena. false
 * after errors. */
bool specimen_page(LayoutContext *c, Diag *d, Arena *a, const char *layout, Article *const *articles, size_t n,
                   IssueFrames *out);

#endif
