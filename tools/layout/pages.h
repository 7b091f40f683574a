/* Private to layout: which pieces stand on which page. */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "arrange/issue_build.h"

/* All pages of the issue: b->pages and b->parts, what is over in b->overset, not yet told. false after errors. */
bool pages_build(IssueBuild *b);
/* What pages_build appended to. */
void pages_free(IssueBuild *b);

#endif
