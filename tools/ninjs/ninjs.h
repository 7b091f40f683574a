/* An article as agencies and other papers exchange it: slug.ninjs.json beside its page, IPTC ninjs 3.1 (tests/exchange
 * has its schema). Its text stands there twice, as HTML and plain; pictures are associated items. */
#ifndef NINJS_NINJS_H
#define NINJS_NINJS_H

#include "web/site.h"

/* Emits the file of an article. false after a report. */
bool ninjs_article(IssueRender *r, size_t article);

#endif
