/* Deflated streams (zlib's form, RFC 1950), whole in memory. */
#ifndef PDFIO_FLATE_H
#define PDFIO_FLATE_H

#include "base/buf.h"
#include <stdbool.h>

typedef struct Flate Flate;

Flate *flate_new(void);
void flate_free(Flate *f); /* NULL is fine */
/* Appends data deflated. FLATE_SMALL: what is packed once for many files. */
typedef enum FlateKind { FLATE_FAST, FLATE_SMALL, FLATE_NOT } FlateKind;
void flate_pack(Flate *f, FlateKind kind, const void *data, size_t n, Buf *out);
/* Appends what was deflated; false, and nothing appended: it is damaged. */
bool flate_unpack(Flate *f, const void *data, size_t n, Buf *out);
/* What data is known by (two checksums of them): ten times as fast as hash_bytes. */
uint64_t flate_sum(uint64_t seed, const void *data, size_t n);

#endif
