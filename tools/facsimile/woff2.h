/* A font file (sfnt) → WOFF2 (W3C Recommendation, 2018), through Google's encoder. */
#ifndef FACSIMILE_WOFF2_H
#define FACSIMILE_WOFF2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#include "base/buf.h"

/* quality: Brotli's, 0…11. Appends to out. false (and nothing appended) when the font is damaged. */
bool woff2_encode(const uint8_t *sfnt, size_t n, int quality, Buf *out);

#ifdef __cplusplus
}
#endif
#endif
