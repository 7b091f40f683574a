/* Numbers and texts one after another, as text: a number is decimal digits and a line end, a text its length, a colon
 * and its bytes, "-" for none. A reader never reads beyond the end; once something is not as it must be it has failed,
 * and gives the least number and no text from there on. */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include "base/arena.h"
#include "base/buf.h"
#include <stdbool.h>

void pack_number(Buf *out, int64_t number);
void pack_text(Buf *out, const char *text); /* NULL: none */

typedef struct Unpack {
    const char *at, *end;
    Arena *arena; /* texts live there */
    bool failed;
} Unpack;

int64_t unpack_number(Unpack *u, int64_t least, int64_t most);
size_t unpack_count(Unpack *u, size_t most);
const char *unpack_text(Unpack *u);          /* NULL: none */
const char *unpack_text_or_empty(Unpack *u); /* "": none */

#endif
