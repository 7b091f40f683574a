/* The pages of one issue: its index, the facsimile pages and the articles. */
#ifndef HTML_ISSUE_H
#define HTML_ISSUE_H

#include "frame/export.h"
#include "web/site.h"

/* Date, number, weather and neighbouring issues, for every template of the issue. */
void issue_view(const IssueRender *r, View *v);
/* Renders a template of the issue and emits it as dir + name; of a page that only leads to another one, `to`. */
bool issue_emit_page(IssueRender *r, TemplateId id, View *v, const char *name);
bool issue_emit_leading(IssueRender *r, TemplateId id, View *v, const char *name, const char *to);
/* An article as an entry of a list: headline, kicker, deck, byline, href. */
void issue_entry_view(const IssueRender *r, View *v, int32_t article);

/* Before anything of the issue is written, and after it. */
void issue_render_begin(IssueRender *r, Html *h, const ExportIssue *x);
void issue_render_end(IssueRender *r);

/* Of its paper's: its front page is on covers. */
bool issue_is_newest(const Issue *issue);

/* article_page.c: false after a report */
bool issue_article_pages(IssueRender *r);

#endif
