/* Frames → PDF, through cairo and libqpdf.
 *
 * An issue is drawn once, into one PDF in memory (draw.h). libqpdf reads that one (finish.h) and writes every reading
 * and press file from it: each has a catalog and page objects of its own over the same content streams, fonts and
 * pictures. What cairo cannot say comes in between: inks and artifacts in the content streams (ink.h), the structure
 * (tags.h), links and bookmarks (navigation.c), metadata (xmp.h), boxes and output intents (pdf.c). */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "frame/frame.h"
#include "world/world.h"

typedef struct PdfOutput {
    Buf reading_issue, press_issue;
    Buf *reading_pages, *press_pages; /* one per page; arrays from the heap */
    size_t n_pages;
} PdfOutput;

/* Renders everything in memory. false after a report. The output is the caller's: pdf_output_free. */
bool pdf_render(World *w, Diag *d, const Group *group, const IssueFrames *frames, PdfOutput *out);
void pdf_output_free(PdfOutput *out);

#endif
