/* Columns a character takes on a terminal: 2 for East Asian Wide and Fullwidth (UAX 11), 0 for combining marks. */
#ifndef DIAG_WIDTH_H
#define DIAG_WIDTH_H

#include "base/buf.h"
#include <stddef.h>
#include <stdint.h>

int char_columns(uint32_t cp);

/* Decodes one character of text that may be invalid: a bad byte is U+FFFD, length 1. n > 0. */
size_t char_decode_safe(const char *s, size_t n, uint32_t *cp);
/* Appends user text for others to show: U+FFFD for control characters but tabs, and for invalid bytes. */
void put_clean(Buf *out, const char *s, size_t n);

#endif
