/* A page's items → its content stream, and what the structure needs to know of it.
 *
 * The reading PDF and the press PDF share the stream when the page has no colour (black and grey are DeviceGray in
 * both); otherwise the press has its own, in DeviceCMYK. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "frame/frame.h"
#include "pdf/fonts.h"
#include "pdf/pictures.h"

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
    const char *alt;        /* EV_MARK: a picture's, or NULL for text */
    Rect at;                /* EV_MARK: a picture's place */
} Event;

typedef struct PageLink {
    Rect at;
    const char *href;
    int mcid; /* the marked content it belongs to, -1 for a jump line */
} PageLink;

typedef struct PageContent {
    Buf reading, press; /* press empty: the same as reading */
    VEC(Event) events;
    VEC(PageLink) links;
    int n_mcids;
    VEC(uint32_t) fonts;    /* use << 8 | variant, each once */
    VEC(uint32_t) pictures; /* indices, each once */
} PageContent;

/* variants: of the page's glyphs in drawing order, from fonts_note_run. */
void content_write(const PageFrame *page, const FontSet *fonts, const Pictures *pictures, const char *variants,
                   PageContent *out);
void content_free(PageContent *c);

#endif
