/* The objects of an issue's PDFs, made once and shared by all of them (file.h writes each PDF from its root): numbered
 * texts, some with a stream. Also the small spellings that PDF has of its own. */
#ifndef PDF_OBJECTS_H
#define PDF_OBJECTS_H

#include "base/buf.h"
#include "base/len.h"
#include <stdbool.h>
#include <zlib.h>

typedef struct Object {
    size_t text, text_end; /* in the store's bytes; references are spelled "12 0 R" with the store's numbers */
    size_t data, data_end; /* of a stream; data 0: not a stream */
} Object;

typedef struct Objects {
    Buf bytes;
    VEC(Object) at; /* object i + 1 */
    z_stream deflater;
    Buf packed; /* scratch of the deflater */
} Objects;

void objects_init(Objects *o);
void objects_free(Objects *o);

int objects_reserve(Objects *o);            /* a number, its object to come */
Buf *objects_begin(Objects *o, int number); /* the buffer the object's text goes to */
void objects_end(Objects *o, int number);
/* A stream with `entries` as further keys of its dictionary; deflated when `deflated` (the entries then name no
 * Filter), else the bytes as they are. */
void objects_stream(Objects *o, int number, const char *entries, const void *data, size_t n, bool deflated);
/* Deflates into o->packed. */
void objects_deflate(Objects *o, const void *data, size_t n);

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
