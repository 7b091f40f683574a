/* issue.json: an issue for programs: pages with their size in pt, articles with their areas and jumps. */
#ifndef FEEDS_ISSUE_JSON_H
#define FEEDS_ISSUE_JSON_H

#include "web/site.h"

/* Appends the file's text. Page by page, articles in the order of the page's areas. */
void issue_json(IssueRender *r, Buf *out);

#endif
