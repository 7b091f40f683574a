/* SHA-256 (FIPS 180-4): the only user of nettle. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_BYTES = 32, SHA256_BASE64 = 44 };

void sha256_of(const void *data, size_t n, uint8_t sum[SHA256_BYTES]);
/* The same in base64, as Content Security Policy has it, and a NUL. */
void sha256_base64(const void *data, size_t n, char text[SHA256_BASE64 + 1]);

#endif
