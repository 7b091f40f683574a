/* What is shown of a page where somebody shares its address: its upper part (facsimile/page_picture.h). */
#ifndef FACSIMILE_SHARE_PICTURE_H
#define FACSIMILE_SHARE_PICTURE_H

#include "facsimile/page_picture.h"

enum { SHARE_WIDTH = 1200, SHARE_HEIGHT = 630 }; /* pixels: what Open Graph's readers cut to */

/* A picture that stands for a page or an article. */
typedef struct SharePicture {
    const char *name; /* in the issue's folder; NULL: there is none */
    int width, height;
    const char *alt;
} SharePicture;

/* 01-3f0a91c2d4.jpg, named by what is drawn. */
SharePicture share_picture_of_page(IssueRender *r, const PageFrame *page);
/* Draws and emits it. paths: of the glyphs of pages before. false after a report. */
bool share_picture_emit(IssueRender *r, const PageFrame *page, GlyphPaths *paths);
/* An article's own picture where it has one that every reader knows, else its page's (NULL: none). */
SharePicture share_picture_of_article(IssueRender *r, const ResolvedDoc *doc, const PageFrame *page);

#endif
