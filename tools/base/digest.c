/* SHA-256, SHA-1. */
#include "base/digest.h"

#include <assert.h>
#include <nettle/base16.h>
#include <nettle/base64.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <string.h>

static_assert((int)SHA256_BYTES == (int)SHA256_DIGEST_SIZE, "the same length by another name");
static_assert((int)SHA1_BYTES == (int)SHA1_DIGEST_SIZE, "the same length by another name");
static_assert((int)SHA256_HEX == (int)BASE16_ENCODE_LENGTH(SHA256_BYTES), "two digits a byte");
static_assert((int)SHA256_BASE64 == (int)BASE64_ENCODE_RAW_LENGTH(SHA256_BYTES), "four letters for three bytes");

void sha256_of(const void *data, size_t n, uint8_t sum[SHA256_BYTES])
{
    struct sha256_ctx c;
    sha256_init(&c);
    sha256_update(&c, n, data);
    sha256_digest(&c, SHA256_BYTES, sum);
}

void sha1_of(const void *data, size_t n, uint8_t sum[SHA1_BYTES])
{
    struct sha1_ctx c;
    sha1_init(&c);
    sha1_update(&c, n, data);
    sha1_digest(&c, SHA1_BYTES, sum);
}

void sha256_hex(const uint8_t sum[SHA256_BYTES], char text[SHA256_HEX + 1])
{
    base16_encode_update(text, SHA256_BYTES, sum);
    text[SHA256_HEX] = '\0';
}

bool sha256_read(const char *text, uint8_t sum[SHA256_BYTES])
{
    struct base16_decode_ctx c;
    size_t n = SHA256_BYTES;
    base16_decode_init(&c);
    return base16_decode_update(&c, &n, sum, SHA256_HEX, text) && n == SHA256_BYTES && base16_decode_final(&c);
}

void sha256_base64(const void *data, size_t n, char text[SHA256_BASE64 + 1])
{
    uint8_t sum[SHA256_BYTES];
    sha256_of(data, n, sum);
    base64_encode_raw(text, SHA256_BYTES, sum);
    text[SHA256_BASE64] = '\0';
}

void base64_put(Buf *out, const void *data, size_t n)
{
    size_t length = BASE64_ENCODE_RAW_LENGTH(n);
    buf_reserve(out, length + 1);
    base64_encode_raw(out->data + out->len, n, data);
    out->len += length;
    out->data[out->len] = '\0';
}

bool base64_take(Buf *out, const char *text)
{
    struct base64_decode_ctx c;
    const size_t length = strlen(text);
    size_t n = BASE64_DECODE_LENGTH(length);
    base64_decode_init(&c);
    buf_reserve(out, n + 1);
    bool ok = base64_decode_update(&c, &n, (uint8_t *)out->data + out->len, length, text);
    out->len += ok ? n : 0;
    out->data[out->len] = '\0';
    return ok;
}
