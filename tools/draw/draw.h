/* Drawing through cairo: pages' items → one PDF for the whole issue, in memory. What cairo cannot say in a PDF (boxes,
 * structure, inks, metadata) is said by finish.h, which reads this one.
 *
 * Marked content: cairo writes tags with MCIDs counted from 0 a page in the order of drawing_marks; the tag's name
 * tells the kind of content (drawing_tag). Its own structure tree is of no use and is left behind. */
#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include "draw/fonts.h"
#include "draw/pictures.h"
#include "tags/content.h"

/* One at a time in the process. */
typedef struct Drawing Drawing;

/* out gets the PDF; fonts (all runs noted) and pictures are borrowed until drawing_end. */
Drawing *drawing_new(const FontSet *fonts, const Pictures *pictures, Diag *d, Buf *out);
/* A page's trim box as a picture, so many pixels an inch, written to png at the page's end. colours: of its press. */
Drawing *drawing_new_png(const FontSet *fonts, const Pictures *pictures, Colours *colours, Diag *d,
                         const PageFrame *page, int dpi, Buf *png);
/* A page with bleed on all sides. All coordinates stay those of the frames, from the trim box. variants: of the page's
 * glyphs in drawing order, from fonts_note_run. */
void drawing_begin_page(Drawing *w, const PageFrame *page, Len bleed, const char *variants);
/* Draws what a walk over the page tells; every picture has been noted. */
FrameOutput drawing_output(Drawing *w);
/* Ends the open mark and begins one, unless MARK_NOTHING. */
MarkSink drawing_marks(Drawing *w);
/* A picture of vectors as a page of its own; its size in pt is that of its pixels in vector_size. false after a report.
 */
bool drawing_vector(Drawing *w, const PictureObject *o);
/* false after a report: a font or picture could not be read, or cairo has gone into an error. */
bool drawing_end_page(Drawing *w);
/* Finishes the PDF and frees the drawing. false after a report. */
bool drawing_end(Drawing *w);

/* The kind that a tag in a content stream ("P") stands for; MARK_NOTHING: none of ours. */
MarkKind drawing_mark_of(const char *tag, size_t n);

#endif
