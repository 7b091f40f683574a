/* Linearising (ISO 32000-1, annex F) with libqpdf: the first page comes first, so that a browser shows it before the
 * rest is there. */
#ifndef PDFIO_LINEAR_H
#define PDFIO_LINEAR_H

#include "pdfio/file.h"
#include "diag/diag.h"

/* file: as file_write has written it for that. false after a report. */
bool file_linearise(Buf *file, const FileSpec *spec, Diag *d);

#endif
