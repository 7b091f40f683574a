/* A page frame → the facsimile page's markup: real text, glyph by glyph where the PDF has it.
 *
 * The box holds layers as large as the page, SVG elements with the page's points as their units, so that they are sharp
 * at any size and no minimum font size applies. Groups are elements of HTML; the lines of a paragraph are one <text>, a
 * <tspan> each, so that a browser finds and copies it as one. Characters are told where they stand (x lists) where a
 * browser would not set them there by itself; upright glyphs of vertical lines are all told, and are those that the PDF
 * has (`vert`). Nothing has a style of its own: what CSS there is stands in a file. */
#ifndef FACSIMILE_FACSIMILE_H
#define FACSIMILE_FACSIMILE_H

#include "web/site.h"

typedef struct Facsimile Facsimile;

/* r is borrowed. */
Facsimile *facsimile_new(IssueRender *r);
/* Emits the page's fonts. css: its own style sheet (fonts, classes, places of pictures); box: one <div
 * class="facsimile">, as wide as its container. false after a report. */
bool facsimile_page(Facsimile *f, const PageFrame *page, Buf *css, Buf *box);
void facsimile_free(Facsimile *f); /* NULL is fine */

#endif
