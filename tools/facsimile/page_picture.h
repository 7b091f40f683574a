/* A page as a picture, for covers and wherever a page is shown whole: its items drawn with the glyphs' own outlines, so
 * that no reader needs its fonts. */
#ifndef FACSIMILE_PAGE_PICTURE_H
#define FACSIMILE_PAGE_PICTURE_H

#include "web/site.h"

/* As SVG: paths, rectangles, pictures within it; its size is `width` pixels across. */
void page_picture_svg(IssueRender *r, const PageFrame *page, int width, Buf *out);
/* As JPEG. false after a report. */
bool page_picture_jpeg(IssueRender *r, const PageFrame *page, int width, Buf *out);

#endif
