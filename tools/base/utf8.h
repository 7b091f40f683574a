/* UTF-8 in and out (RFC 3629: no surrogates, no overlong forms, nothing above U+10FFFF). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one character of valid UTF-8 at s and returns its length; *cp gets the code point. */
int utf8_decode(const char *s, uint32_t *cp);
/* Decodes the character that ends before s + i; i > 0. Returns its length. */
int utf8_before(const char *s, size_t i, uint32_t *cp);
/* Writes cp to out (at least 4 bytes) and returns the length. */
int utf8_encode(uint32_t cp, char *out);
size_t utf8_count(const char *s); /* characters */
/* True when s[0..n) is valid UTF-8; otherwise *bad gets the offset of the first bad byte. */
bool utf8_valid(const char *s, size_t n, size_t *bad);

#endif
