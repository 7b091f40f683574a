/* UUIDs of names. */
#include "base/uuid.h"

#include "base/buf.h"
#include "base/digest.h"
#include <string.h>

enum { BYTES = 16 };

void uuid_of_url(const char *url, char out[UUID_SIZE])
{
    static const uint8_t urls[BYTES] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                        0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}; /* the namespace of URLs */
    static const char digits[] = "0123456789abcdef";
    uint8_t sum[SHA1_BYTES];
    Buf name = {0};
    buf_put(&name, urls, BYTES);
    buf_puts(&name, url);
    sha1_of(name.data, name.len, sum);
    buf_free(&name);
    sum[6] = (uint8_t)((sum[6] & 0x0F) | 0x50); /* version 5 */
    sum[8] = (uint8_t)((sum[8] & 0x3F) | 0x80); /* of RFC 9562 */
    for (int i = 0; i < BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        *out++ = digits[sum[i] >> 4];
        *out++ = digits[sum[i] & 15];
    }
    *out = '\0';
}
