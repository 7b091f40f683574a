/* Private to inlines: the walk through a block's inlines, beside their source. cmark gives inlines without places: a
 * cursor goes through the prepared text with them. */
#ifndef INLINES_COLLECTOR_H
#define INLINES_COLLECTOR_H

#include "inlines/inlines.h"

typedef struct Collector {
    const FlatContext *c;
    Prepared *p;
    const char *s;          /* the prepared text */
    uint32_t at, end, last; /* last: its last byte */
    Flat *out;
    int resyncs; /* left in this block */
    int em, strong, strike, depth_image;
    const char *href;
    bool verbatim;              /* in a link whose text is its address */
    bool hidden;                /* in a script or style sheet of raw HTML */
    char link_open;             /* how the link began: [ < or 0 for a bare one */
    bool inside, pointy_inside; /* in an address in the text of a link, which began with < */
    FlatImage *image;
    Buf alt;
    uint32_t link_start, image_start;
    size_t link_run; /* its first */
} Collector;

/* Marks of text that comes now. */
uint16_t collector_marks(const Collector *k);
/* From a place of the prepared text to the cursor. */
Span collector_span(const Collector *k, uint32_t start);
/* Puts a literal, aligned from the cursor on: each byte with its place, entities and escapes judged. */
void collector_literal(Collector *k, const char *lit, size_t n, bool code);
/* Moves the cursor over `most` characters of the set. */
void collector_skip(Collector *k, const char *set, int most);

/* collect_links.c: a link's begin and end; its text comes between. */
void collector_enter_link(Collector *k, cmark_node *node);
void collector_exit_link(Collector *k);
/* After the ] of a link or picture: (address "title") or [label]. *title gets the title's start, 0 when there is none.
 */
void collector_link_tail(Collector *k, uint32_t *title);

/* collect_html.c: tags go with a warning, comments unsaid; what they mean for the text, and what is no tag, stays. */
void collector_html(Collector *k, const char *lit);

#endif
