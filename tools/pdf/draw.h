/* Drawing through cairo: pages' items → one PDF for the whole issue, in memory. What cairo cannot say in a PDF (boxes,
 * structure, inks, metadata) is said by finish.h, which reads this one.
 *
 * Marked content: cairo writes tags with MCIDs counted from 0 a page in the order of drawing_mark; the tag's name tells
 * the kind of content (drawing_tag). Its own structure tree is of no use and is left behind. */
#ifndef PDF_DRAW_H
#define PDF_DRAW_H

#include "pdf/fonts.h"
#include "pdf/pictures.h"

typedef enum MarkKind { MARK_NOTHING, MARK_TEXT, MARK_FIGURE, MARK_ARTIFACT, MARK_PAGINATION } MarkKind;

/* One at a time in the process. */
typedef struct Drawing Drawing;

/* out gets the PDF; fonts (all runs noted) and pictures are borrowed until drawing_end. */
Drawing *drawing_new(const FontSet *fonts, const Pictures *pictures, Diag *d, Buf *out);
/* A page with bleed on all sides. All coordinates stay those of the frames, from the trim box. */
void drawing_begin_page(Drawing *w, Len width, Len height, Len bleed);
/* false after a report: a font or picture could not be read, or cairo has gone into an error. */
bool drawing_end_page(Drawing *w);
/* Finishes the PDF and frees the drawing. false after a report. */
bool drawing_end(Drawing *w);

/* Ends the open mark and begins one, unless MARK_NOTHING. */
void drawing_mark(Drawing *w, MarkKind kind);
/* The kind that a tag in a content stream ("P") stands for; MARK_NOTHING: none of ours. */
MarkKind drawing_mark_of(const char *tag, size_t n);

/* A run of a line at (x, y); variants: of its glyphs. */
void drawing_run(Drawing *w, Len x, Len y, const Run *r, const char *variants);
void drawing_rect(Drawing *w, Rect at, Rgb fill);
void drawing_stroke(Drawing *w, Rect at, Len width, Rgb color); /* a line when at.w or at.h is 0 */
void drawing_dot(Drawing *w, Len x, Len y, Len radius, Rgb color);
/* A wavy line from (left, top) on, down or to the right. */
void drawing_wave(Drawing *w, Len left, Len top, Len length, bool down, Len width, Rgb color);
/* crop: in 1/1024 of a pixel; an empty one is the whole picture. */
void drawing_picture(Drawing *w, uint32_t index, Rect at, Rect crop);

#endif
