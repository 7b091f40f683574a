/* Subsets of CID-keyed CFF tables (Adobe Technical Notes 5176 and 5177), which is what CJK fonts have.
 *
 * hb-subset does this too, but interprets each outline twice: 20 ms a thousand glyphs, a third of all the time that an
 * issue's PDFs took. Copying outlines with their subroutine calls put in place takes 1 ms. */
#ifndef PDF_CFF_H
#define PDF_CFF_H

#include "base/buf.h"
#include <stdbool.h>

/* Appends to out a CFF of the given glyphs (numbers in rising order, the first 0), with the CIDs they had and without
 * hints and subroutines; cids gets the CID of each. false, with nothing appended: not a CID-keyed CFF, damaged, or with
 * operators that CJK fonts do not use. */
bool cff_subset(const char *cff, size_t n, const uint16_t *glyphs, size_t n_glyphs, uint16_t *cids, Buf *out);

#endif
