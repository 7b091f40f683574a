/* Private to layout: which pieces stand on which page. */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "arrange/issue_build.h"

/* All pages of the issue: b->pages and b->parts. false after errors. */
bool pages_build(IssueBuild *b);

#endif
