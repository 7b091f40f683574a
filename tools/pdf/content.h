/* A page's items, drawn, and what the structure needs to know of them. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "pdf/draw.h"

typedef enum EventKind {
    EV_BEGIN, /* a group of the structure opens */
    EV_END,
    EV_MARK, /* marked content of the innermost group */
} EventKind;

typedef struct Event {
    EventKind kind;
    const GroupInfo *group; /* EV_BEGIN */
    int mcid;               /* EV_MARK */
    const char *href;       /* EV_MARK: inside this link, or NULL */
    Lang lang;              /* EV_MARK: of the text */
    const Run *run;         /* EV_MARK: the first of the text, NULL for a picture */
    const char *alt;        /* EV_MARK: a picture's, or NULL for text */
    Rect at;                /* EV_MARK: a picture's place */
} Event;

typedef struct PageLink {
    Rect at;
    const char *href;
    int mcid; /* the marked content it belongs to, -1 for a jump line */
} PageLink;

typedef struct PageContent {
    VEC(Event) events;
    VEC(PageLink) links;
    int n_mcids;            /* marked content of the structure, counted without artifacts (ink.h counts it so too) */
    VEC(uint32_t) pictures; /* each time one was drawn, in drawing order */
} PageContent;

/* Draws between drawing_begin_page and drawing_end_page. variants: of the page's glyphs in drawing order, from
 * fonts_note_run. */
void content_draw(const PageFrame *page, const Pictures *pictures, const char *variants, Drawing *to, PageContent *out);
void content_free(PageContent *c);
/* The event of marked content `mcid`, or NULL; *article gets the article that it stands in, -1: none. */
const Event *content_mark(const PageContent *c, int mcid, int32_t *article);

#endif
