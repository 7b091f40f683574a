/* What a paper corrected 更正 and took back 撤稿: on the article's page, and all of it on a page of the paper. */
#ifndef HTML_CORRECTIONS_H
#define HTML_CORRECTIONS_H

#include "web/site.h"

/* corrections.html of the paper, when there is anything to tell; false after a report. */
bool corrections_emit(Html *h, Diag *d, const PaperSite *p, Arena *a, Emitter out);
bool corrections_any(const Paper *paper);
/* Of an article's page: the list `corrections` (words, on, on_iso), `updated` with `updated_iso`, `modified`. */
void corrections_view(const IssueRender *r, const Article *x, View *v);

#endif
