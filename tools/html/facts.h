/* What the paper's and the group's pages, the feeds and links need of an issue, as text to be kept: whoever has it need
 * not read the issue. A page that shows more of articles than so far has it put here. */
#ifndef HTML_FACTS_H
#define HTML_FACTS_H

#include "site/site.h"

void facts_put(const Issue *issue, Buf *out);
/* What lists have of it (site/brief.h). The issue has its articles, or what facts_take gives them. */
void facts_put_brief(const Issue *issue, Buf *out);
/* Fills an issue that was listed, in an arena of its own; its articles have titles, the anchors of their headings and
 * no blocks. false when it is no such text: the issue is as it was. */
bool facts_take(Issue *issue, const char *facts, size_t n);

#endif
