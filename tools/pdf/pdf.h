/* Frames → PDF: an issue is drawn and its fonts are subset once; libqpdf makes of that the reading and the press files.
 *
 * The content streams are written here (content.c) and the fonts come from hb-subset (fonts.c), not through cairo's PDF
 * surface. Measured on cairo 1.16, 10 pages of 10,000 Han: cairo looks up each distinct glyph in the cmap (0.1 ms each),
 * copies a CJK face's 20 MB CFF table twice an issue, takes 1.2 µs a glyph, rounds positions to 3/1000 em, and gives
 * clusters ActualText, which structure readers do not follow. Here a page takes about 1 ms and the subset is the rest. */
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
