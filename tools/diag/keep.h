/* Reports written down, to be told again by a later run of the same program (codes are numbers). */
#ifndef DIAG_KEEP_H
#define DIAG_KEEP_H

#include "diag/diag.h"

void diag_save(const Diag *d, Buf *out);
/* Adds what was saved. false when it is no such text; what came before that is added. */
bool diag_restore(Diag *d, const char *text, size_t n);

#endif
