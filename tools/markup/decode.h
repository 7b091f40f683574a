/* Bytes of old pages and texts → UTF-8: what they say of their encoding (BOM, <meta charset>) is believed as far as
 * their bytes bear it out; GB2312 and GBK are read as GB18030, which holds both (WHATWG Encoding). */
#ifndef MARKUP_DECODE_H
#define MARKUP_DECODE_H

#include "base/arena.h"
#include "base/buf.h"
#include "diag/diag.h"

typedef struct Decoded {
    const char *text; /* in the arena */
    size_t len;
    const char *encoding; /* UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE */
} Decoded;

/* Bytes that are no text in any of them become U+FFFD, and are told; so is a page that names the wrong encoding. */
Decoded decode(Diag *d, Arena *a, const char *path, const Buf *bytes);

#endif
