/* A linearised file (ISO 32000-1, annex F): the first page comes first, so that a browser shows it before the rest is
 * there; then what each page needs, together. */
#ifndef PDFIO_LINEAR_H
#define PDFIO_LINEAR_H

#include "pdfio/file.h"

/* Puts the file into out, which is empty: of PDF 1.5 or later and with one page at least, whose tree of pages is one
 * deep, and whose catalog has no /PageMode (outlines that show at first would belong to the first page). Where the
 * objects come near 4 GB, which hint tables can't tell, it is written as file_write does. */
void file_write_linear(const Objects *o, const FileSpec *spec, Flate *flate, Buf *out);

#endif
