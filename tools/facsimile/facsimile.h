/* A page frame → the facsimile page's markup: real text, glyph by glyph where the PDF has it.
 *
 * The box is a sheet laid out once at PX_PER_PT CSS pixels a point and scaled as a whole to its container's width by a
 * transform (its factor is tan(atan2(width, sheet)): a ratio of lengths without JavaScript). At that size the
 * browser's rounding of positions (1/64 px) and of font metrics (1 px) is far below what is visible, and no minimum
 * font size applies. Extra space between glyphs is letter-spacing on the line, margins on what differs. */
#ifndef FACSIMILE_FACSIMILE_H
#define FACSIMILE_FACSIMILE_H

#include "web/site.h"

typedef struct Facsimile Facsimile;

/* Subsets and emits the fonts of all pages of the issue. r is borrowed. NULL after a report. */
Facsimile *facsimile_new(IssueRender *r);
/* css: the contents of a <style> for the head (@font-face, classes); box: one <div class="facsimile">, as wide as its
 * container. false after a report. */
bool facsimile_page(Facsimile *f, const PageFrame *page, Buf *css, Buf *box);
void facsimile_free(Facsimile *f); /* NULL is fine */

#endif
