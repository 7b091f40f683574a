/* Base64 (RFC 4648), as pages have pictures in them. */
#ifndef IMPORT_BASE64_H
#define IMPORT_BASE64_H

#include "base/buf.h"
#include <stdbool.h>

/* Appends the bytes; blanks are passed over. false: it is none. */
bool base64_read(const char *text, Buf *out);

#endif
