/* The head of an issue's page: the lead of its front page, with its picture, and the stories next to it. */
#ifndef HTML_FRONT_H
#define HTML_FRONT_H

#include "web/site.h"

/* Adds the object `front_lead` and the list `front_seconds`: entries (issue_entry_view) with `excerpt` and `picture`
 * (HTML, "" for none). Nothing without a page. */
void front_view(IssueRender *r, View *v);

#endif
