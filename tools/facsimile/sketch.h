/* A composed page as a small picture (inline SVG): columns of text as stripes, headlines as words, pictures as small
 * copies. It is made from the frames, weighs a few kilobytes and needs no font of its own. Hidden from screen readers:
 * what stands on the page is listed beside it. */
#ifndef FACSIMILE_SKETCH_H
#define FACSIMILE_SKETCH_H

#include "web/site.h"

/* The whole page; prefix: from the page that shows it to the issue's folder. */
void sketch_page(IssueRender *r, const PageFrame *page, const char *prefix, Buf *out);
/* The same as a file of its own, to be shown as a picture: grey in place of the page's pictures. */
void sketch_file(IssueRender *r, const PageFrame *page, Buf *out);
/* Only the articles' areas, one of them (an index into Issue.articles) in the accent colour. */
void sketch_place(const PageFrame *page, int32_t article, Buf *out);

#endif
