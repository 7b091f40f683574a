/* A font file (sfnt) → WOFF2 (W3C Recommendation, 2018): the tables in one Brotli stream, glyf and loca untransformed.
 *
 * Written over the Brotli encoder because Debian's libwoff2enc reports every font on standard error. */
#ifndef HTML_WOFF2_H
#define HTML_WOFF2_H

#include "base/buf.h"
#include <stdbool.h>

/* quality: Brotli's, 0…11. Appends to out. false (and nothing appended) when the font's table directory is damaged. */
bool woff2_encode(const uint8_t *sfnt, size_t n, int quality, Buf *out);

#endif
