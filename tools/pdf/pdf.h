/* Frames → PDF, through cairo and libqpdf.
 *
 * An issue is drawn once, into one PDF in memory (draw/draw.h). That is read with libqpdf (pdfio/drawn.h), and every
 * reading and press file is written of it (finish.h): each has a catalog and page objects of its own over the same
 * content streams, fonts and pictures. What cairo cannot say comes in between: inks and artifacts in the content
 * streams (ink.h), the structure (tags.h, of what tags/content.h tells), links (links.c), bookmarks (bookmarks.c),
 * metadata (xmp.h), boxes and output intents (target.c, press.h). */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "frame/export.h"
#include "fonts/subset.h"
#include "world/world.h"

/* Takes a file as soon as it is made. page: index into the frames' pages, PDF_ISSUE for the whole issue. false after a
 * report: nothing more is made. The data is the renderer's. */
enum { PDF_ISSUE = -1 };
typedef struct PdfSink {
    bool (*take)(void *context, bool press, int page, const void *data, size_t n);
    void *context;
    void (*drawn)(void *context); /* between drawing and finishing; NULL: nobody asks */
} PdfSink;

/* What the renderings of a run share. They may go on in several threads at once; only their drawing takes turns: when
 * its cache of glyphs is full, cairo 1.16 locks fonts of other threads in an order that can stop both for good. */
typedef struct Pdf Pdf;
Pdf *pdf_new(World *w);       /* borrowed */
void pdf_free(Pdf *p);        /* NULL is fine */
void pdf_leave_press(Pdf *p); /* before the first: only files for reading are made */

/* Renders in memory, one file after the other. subsets: of the frames. false after a report. */
bool pdf_render_to(Pdf *p, Diag *d, const Group *group, const IssueFrames *frames, const Subsets *subsets,
                   PdfSink sink);
/* One of the frames' pages as a PNG, so many pixels an inch. false after a report. */
bool pdf_preview(Pdf *p, Diag *d, const Group *group, const IssueFrames *frames, const Subsets *subsets, size_t page,
                 int dpi, Buf *png);
/* Reading files beside the site's pages (site/…/issue.pdf, 01.pdf), those of the press below press/. */
Exporter pdf_exporter(Pdf *p);

typedef struct PdfOutput {
    Buf reading_issue, press_issue;
    Buf *reading_pages, *press_pages; /* one per page; arrays from the heap */
    size_t n_pages;
} PdfOutput;

/* Renders everything in memory, alone in the process. false after a report. The output is the caller's:
 * pdf_output_free. */
bool pdf_render(World *w, Diag *d, const Group *group, const IssueFrames *frames, PdfOutput *out);
void pdf_output_free(PdfOutput *out);

#endif
