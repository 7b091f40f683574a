/* What readers of Founder's e-papers look for in its pages (爬虫, archives, press reviews), for papers that have its
 * addresses (site/urls.h): a comment of properties,
 *
 *   <!--enpproperty <founder-date>2021-11-02</founder-date><founder-pagenum>01</founder-pagenum> … /enpproperty-->
 *
 * and the areas of a page's articles as a map over its picture, `pagepicmap`. The ids ozoom, articleContent, pageLink
 * are the templates'. */
#ifndef METADATA_CRAWLERS_H
#define METADATA_CRAWLERS_H

#include "web/site.h"

/* What the page of a facsimile, of an article has of it, as markup; founder: its links are Founder's addresses, not the
 * site's. */
void crawlers_page(const IssueRender *r, const PageFrame *page, bool founder, Buf *out);
void crawlers_article(const IssueRender *r, size_t article, Buf *out);

/* founder_pages.c: where Founder's addresses stand beside ours, a page at each that leads to ours. false after a
 * report */
bool founder_pages(IssueRender *r);

#endif
