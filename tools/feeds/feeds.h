/* What programs read of a site: an issue's articles, a paper's newest, whole, as Atom and JSON feeds; the group's site
 * maps and robots.txt. false after a report. */
#ifndef FEEDS_FEEDS_H
#define FEEDS_FEEDS_H

#include "base/pack.h"
#include "web/site.h"

/* feed.xml and feed.json of the issue. */
bool issue_feeds_emit(IssueRender *r);
/* An issue's, made before, for its paper's. */
void feeds_take(Html *h, const Issue *issue, const Buf *atom, const Buf *json);
/* Those of the paper, put together of its issues': made in this run or before it. */
bool feeds_emit(Html *h, Diag *d, PaperSite *p, Arena *a, Emitter out);
/* What an issue that was made in another process has kept for them, as text and back (base/pack.h). */
void feeds_pack(PaperSite *p, const Issue *issue, Buf *out);
void feeds_unpack(PaperSite *p, const Issue *issue, Unpack *u);
/* Frees what issues have kept for them. */
void feeds_forget(PaperSite *p);
/* sitemap-news.xml … of the group's newest two days; adds robots.txt's lines for them. */
bool news_emit(Html *h, Diag *d, Arena *a, Emitter out, Buf *names);
bool sitemap_emit(Html *h, Diag *d, Arena *a, Emitter out);

#endif
