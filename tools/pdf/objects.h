/* The raw body of a PDF: numbered objects one after another in a buffer, with the table of where each starts. What
 * libqpdf then reads, prunes and writes out (finish.h). Also the small spellings that PDF has of its own. */
#ifndef PDF_OBJECTS_H
#define PDF_OBJECTS_H

#include "base/buf.h"
#include "base/len.h"
#include <stdbool.h>
#include <zlib.h>

typedef struct Objects {
    Buf out;
    VEC(size_t) offsets; /* of object i + 1; 0: reserved, not written yet */
    z_stream deflater;
    Buf packed; /* scratch of the deflater */
} Objects;

void objects_init(Objects *o);
void objects_free(Objects *o);

int objects_reserve(Objects *o);            /* a number, its object to come */
Buf *objects_begin(Objects *o, int number); /* the buffer the object's text goes to */
void objects_end(Objects *o);
/* A stream with `entries` as further keys of its dictionary; deflated when `deflated` (the entries then name no
 * Filter), else the bytes as they are. */
void objects_stream(Objects *o, int number, const char *entries, const void *data, size_t n, bool deflated);
/* Ends the file: cross-reference table and trailer. */
void objects_close(Objects *o, int root);

void pdf_put_ref(Buf *b, int number);                /* " 12 0 R" */
void pdf_put_decimal(Buf *b, int64_t v, int places); /* v / 10^places, no trailing zeros */
void pdf_put_text(Buf *b, const char *utf8);         /* a text string: ASCII literal or UTF-16 */
void pdf_put_bytes(Buf *b, const char *s, size_t n); /* a byte string */
void pdf_put_uri(Buf *b, const char *href);          /* a URI string: what is not ASCII percent-encoded */
/* A rectangle entry; corners in 1/1000 pt. */
void pdf_put_box(Buf *b, const char *name, int64_t x0, int64_t y0, int64_t x1, int64_t y1);
int64_t pdf_milli(Len l); /* 1/1000 pt */
void pdf_put_utf16_hex(Buf *b, const char *utf8, size_t n);

#endif
