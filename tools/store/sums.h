/* The lines of SHA256SUMS, as `sha256sum -c` reads them. */
#ifndef STORE_SUMS_H
#define STORE_SUMS_H

#include "base/buf.h"
#include "base/digest.h"
#include <stdbool.h>

#define SUMS_NAME "SHA256SUMS"

typedef struct FileSum {
    const char *name;
    uint8_t bytes[SHA256_BYTES]; /* SHA-256 of what is in it */
} FileSum;

void sum_put(const FileSum *sum, Buf *out);
/* A line without its end; its name stays in the line. false: it is none. */
bool sum_read(const char *line, FileSum *sum);

#endif
