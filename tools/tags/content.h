/* A page as marked content (ISO 32000-1, 14.6): which stretches of its drawing are content, which artifacts, what the
 * structure needs to know of each, and where its links are. */
#ifndef TAGS_CONTENT_H
#define TAGS_CONTENT_H

#include "base/buf.h"
#include "frame/walk.h"

typedef enum MarkKind { MARK_NOTHING, MARK_TEXT, MARK_FIGURE, MARK_ARTIFACT, MARK_PAGINATION } MarkKind;

/* Told before what is drawn next is of another kind, or content of its own. */
typedef struct MarkSink {
    void (*mark)(void *self, MarkKind kind);
    void *self;
} MarkSink;

typedef enum EventKind {
    EV_BEGIN, /* a group of the structure opens */
    EV_END,
    EV_MARK, /* marked content of the innermost group */
    EV_LINK, /* a link without content of its own: a jump line, whose text is an artifact */
} EventKind;

typedef struct Event {
    EventKind kind;
    const GroupInfo *group; /* EV_BEGIN */
    int mcid;               /* EV_MARK */
    int link;               /* EV_LINK: of the page's links */
    const char *href;       /* EV_MARK: inside this link, or NULL */
    Tongue tongue;          /* EV_MARK: the language of the text, 0 for a picture */
    const Line *line;       /* EV_MARK: where the text begins, NULL for a picture */
    const Run *run;         /* EV_MARK: the first of the text, NULL for a picture */
    const char *alt;        /* EV_MARK: a picture's, or NULL for text */
    Rect at;                /* EV_MARK: a picture's place */
} Event;

typedef struct PageLink {
    Rect at;
    const char *href;
    const Line *line; /* NULL: a picture's */
    const char *alt;  /* of the picture */
    int mcid;         /* the marked content it belongs to, -1 for a jump line */
} PageLink;

typedef struct PageContent {
    VEC(Event) events;
    VEC(PageLink) links;
    int n_mcids; /* marked content of the structure, counted without artifacts (ink.h counts it so too) */
    VEC(const char *) pictures; /* the path of each as it was drawn */
} PageContent;

/* Walks over the page with the drawing beside: `to` is told of a mark before `drawing` of what is in it. */
void content_walk(const PageFrame *page, MarkSink to, FrameOutput drawing, PageContent *out);
void content_free(PageContent *c);
/* The event of marked content `mcid`, or NULL; *article gets the article that it stands in, -1: none. */
const Event *content_mark(const PageContent *c, int mcid, int32_t *article);

#endif
