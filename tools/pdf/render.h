/* Private: the making of one issue's PDFs, which files are made of what was drawn. */
#ifndef PDF_RENDER_H
#define PDF_RENDER_H

#include "pdf/pdf.h"
#include "draw/pictures.h"
#include "finish/tags.h"

/* Numbers of what a page of any target is made of. */
typedef struct DrawnPage {
    int reading, press;           /* content streams */
    int resources, own_resources; /* in the issue; in files of this page alone */
    int press_resources[2];       /* the same, of press files */
    int marks;                    /* a content stream outside the bleed, 0: none */
    int slug[2];                  /* forms, in the issue and in files of this page alone; 0: none */
    size_t slug_at;               /* which of the drawn pages that is */
} DrawnPage;

typedef struct Render {
    Pdf *pdf;
    World *world;
    Diag *d;
    const Group *group;
    const IssueFrames *frames;
    const Subsets *subsets;
    const Issue *issue;
    Finisher *finisher;
    Pictures pictures;
    PageContent *contents;
    DrawnPage *drawn;
    Colours *colours;              /* of the issue's press; the Pdf's */
    int srgb;                      /* the profile's number, 0: none */
    int press_profile, overprints; /* numbers of what all press pages share */
} Render;

typedef struct Target {
    bool press;
    size_t first, n; /* pages */
    int root, info;
} Target;

/* All that only this file has: its pages, links, structure, bookmarks, metadata; its root and info. */
void render_target(Render *r, Target *t);
/* "第01版：要闻", of page p of the issue. */
void render_put_page_title(const Render *r, size_t p, Buf *b);
/* The link annotations of a target's pages, at the numbers reserved for them, and in words where each leads. */
void render_links(Render *r, const Target *t, TagPage *pages);
void render_links_end(const Target *t, TagPage *pages); /* frees the words */
/* The left and top of an article's first area on page p of the issue, in 1/1000 pt from the bottom; false: none. */
bool render_article_place(const Render *r, size_t p, int32_t article, int64_t *x, int64_t *y);
/* The outline: pages, and in each its articles; returns the number of its root. */
int render_bookmarks(Render *r, const Target *t, const TagPage *pages);

#endif
