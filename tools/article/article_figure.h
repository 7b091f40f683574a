/* Pictures of an article page: each in the sizes that screens ask for (web/copies.h). */
#ifndef ARTICLE_ARTICLE_FIGURE_H
#define ARTICLE_ARTICLE_FIGURE_H

#include "web/site.h"

void article_figure(IssueRender *r, const ResolvedDoc *doc, const ResolvedFloat *figure, Buf *out);
/* A picture alone. sizes: how wide it is shown, as the attribute says it. eager: it is seen when the page opens. */
void article_picture(IssueRender *r, const ResolvedPicture *picture, const char *sizes, bool eager, Buf *out);

#endif
