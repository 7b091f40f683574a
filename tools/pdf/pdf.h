/* Frames → PDF: an issue's content and fonts are made once as PDF objects; each reading and press file is what its own
 * catalog reaches of them (file.c).
 *
 * Neither cairo's PDF surface nor libqpdf stands between, for their measured cost (cairo 1.16, libqpdf 11.3; 10 pages
 * of 10,000 Han, 22 files):
 * - cairo looks up each distinct glyph in the cmap (0.1 ms each), copies a CJK face's 20 MB CFF table twice an issue,
 *   takes 1.2 µs a glyph, rounds positions to 3/1000 em, and gives clusters ActualText, which structure readers do not
 *   follow. Here a page takes about 1 ms, and hb-subset's work on the fonts is the rest.
 * - libqpdf takes 35 µs an object to read, renumber and pack it, half of the whole stage (130 ms against 70). */
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
