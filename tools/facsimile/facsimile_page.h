/* Private to the facsimile: one page being written. */
#ifndef FACSIMILE_FACSIMILE_PAGE_H
#define FACSIMILE_FACSIMILE_PAGE_H

#include "facsimile/facsimile.h"
#include "facsimile/webfont.h"

/* Lines, tints, dots and waves as SVG paths; neighbours of one style share a path. */
typedef struct Art {
    Buf svg;
    bool open; /* a path's d attribute is open */
    ItemKind kind;
    Rgb color;
    Len width;
} Art;

/* What a stretch of text looks like: one CSS class of the page, t0, t1, … */
typedef struct TextClass {
    int font; /* of the page's WebFonts */
    Len size;
    Rgb color;
    bool shaped; /* kerning stays on: Tibetan */
} TextClass;

/* Where a character stands, from the trim box's top left. */
typedef struct Place {
    Len x, y;
} Place;

/* Characters of one run, the first `told` of which are told where they stand; the others follow as the browser sets
 * them, which is where they must be. */
typedef struct Stretch {
    uint32_t run, bytes;
    const char *text;
    size_t place, told, n; /* its first of the line's places; how many are told, how many there are */
    bool plain;            /* each of its clusters is one character of the Basic Multilingual Plane so far */
    bool proportional;     /* Western forms of marks that Chinese has as wide ones */
} Stretch;

typedef struct PageWriter {
    IssueRender *r;
    WebFonts *fonts;
    const PageFrame *page;
    const char *view_box; /* " viewBox=…" */
    Buf *out;
    Buf aside; /* marks and hyphens: they follow the text of the block around them */
    Buf css;   /* rules of this page: where its pictures stand */
    int n_pictures;
    Lang lang;            /* in force here */
    bool in_link;         /* no links within links */
    const char *linked;   /* where the run before leads, within a text; NULL: nowhere */
    bool in_svg, in_text; /* open elements of `out` */
    Buf group;            /* the start of the element of SVG that text stands in, "" for none */
    const char *para;     /* of the open text */
    LineKind kind;        /* of its lines */
    int base_class;       /* of the open text */
    VEC(TextClass) classes;
    VEC(Stretch) stretches; /* of the line being written */
    VEC(Place) places;
} PageWriter;

/* facsimile_line.c */
void facsimile_line(PageWriter *w, const Line *line);
/* Ends the open text and SVG element, if there are, before an element of HTML begins or ends. */
void facsimile_end_text(PageWriter *w);
/* <svg class=…, as large as the page, and what follows to its >. */
void facsimile_put_svg(const PageWriter *w, const char *classes, Buf *out);

/* facsimile_picture.c: href: where it leads (an advertisement), or NULL. false after a report */
bool facsimile_picture(PageWriter *w, const Item *item, const char *href);

/* facsimile_css.c: the page's style sheet */
void facsimile_css(const PageWriter *w, Buf *css);

/* facsimile_area.c: one link whose surface is an article's area. id: its own, or NULL */
void facsimile_area(PageWriter *w, const Area *area, const char *id);

/* facsimile_art.c */
void facsimile_put_color(Buf *b, Rgb c); /* #rrggbb */
void art_add(Art *a, const Item *item);
/* The picture as one <svg>, nothing when it is empty; resets it. */
void art_put(Art *a, const PageWriter *w);

#endif
