/* SHA-256, and SHA-1 where a standard asks for it (FIPS 180-4): the only user of nettle. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA1_BYTES = 20, SHA256_BYTES = 32, SHA256_HEX = 64, SHA256_BASE64 = 44 };

void sha256_of(const void *data, size_t n, uint8_t sum[SHA256_BYTES]);
void sha1_of(const void *data, size_t n, uint8_t sum[SHA1_BYTES]);
/* A sum in small hexadecimal digits, as sha256sum has it, and a NUL. */
void sha256_hex(const uint8_t sum[SHA256_BYTES], char text[SHA256_HEX + 1]);
/* And back, from the first SHA256_HEX characters; false when they aren't such digits. */
bool sha256_read(const char *text, uint8_t sum[SHA256_BYTES]);
/* Appends the data in base64 (RFC 4648, 4). */
void base64_put(Buf *out, const void *data, size_t n);
/* And back, blanks skipped, its end with or without =. false: it is none, nothing is appended. */
bool base64_take(Buf *out, const char *text);
/* The sum of the data in base64, as Content Security Policy has it, and a NUL. */
void sha256_base64(const void *data, size_t n, char text[SHA256_BASE64 + 1]);

#endif
