/* A page as a picture, for covers and wherever a page is shown whole: its items drawn with the glyphs' own outlines, so
 * that no reader needs its fonts. */
#ifndef FACSIMILE_PAGE_PICTURE_H
#define FACSIMILE_PAGE_PICTURE_H

#include "facsimile/glyph_paths.h"
#include "web/site.h"

/* How large it is, in pixels: the page is as wide, and is cut off at the height; 0: all of it. */
typedef struct PageView {
    int width, height;
} PageView;

/* As JPEG. paths: of the glyphs of pages before. false after a report. */
bool page_picture_jpeg(IssueRender *r, const PageFrame *page, PageView view, GlyphPaths *paths, Buf *out);
/* The same picture has the same, without its being made. */
uint64_t page_picture_key(const PageFrame *page, PageView view);

#endif
