/* Frames → PDF: cairo draws an issue once, libqpdf makes of that one drawing the reading and the press files. */
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
