/* libqpdf: reads the objects of an issue once and writes each PDF from its own root. What a root does not reach is
 * left out; streams are copied as they are. The only file that includes qpdf. */
#ifndef PDF_FINISH_H
#define PDF_FINISH_H

#include "base/buf.h"
#include "diag/diag.h"
#include <stdbool.h>

typedef struct Finisher Finisher;

/* Borrows the objects' bytes until finisher_free. NULL after a report. */
Finisher *finisher_new(Diag *d, const Buf *objects);
void finisher_free(Finisher *f);

/* One PDF: its catalog's and its Info's object numbers, its version ("1.7"). false after a report naming `what`. */
bool finisher_write(Finisher *f, Diag *d, const char *what, int root, int info, const char *version, Buf *out);

#endif
