/* PDF values as they stand in a file (ISO 32000-1, 7.3), but for references, which are marked: each file numbers its
 * objects itself (objects.h). White space is put where it is needed. Also lengths as PDF has them. */
#ifndef PDFIO_VALUE_H
#define PDFIO_VALUE_H

#include "base/buf.h"
#include "base/len.h"
#include <stdbool.h>

/* A reference: REF_MARK, four bytes of the number, REF_END. No other value has a REF_MARK. */
enum { REF_MARK = 1, REF_END = 'R', REF_SIZE = 6 };
int value_read_ref(const char *mark);

void value_open(Buf *b, char bracket);   /* '<' a dictionary, '[' an array */
void value_close(Buf *b, char bracket);  /* '>', ']' */
void value_key(Buf *b, const char *key); /* "/Type" */

void value_int(Buf *b, int64_t v);
void value_bool(Buf *b, bool v);
void value_decimal(Buf *b, int64_t v, int places); /* v / 10^places, no trailing zeros */
void value_name(Buf *b, const char *name);         /* "/Page" */
void value_ref(Buf *b, int number);
void value_text(Buf *b, const char *utf8);         /* a text string */
void value_bytes(Buf *b, const char *s, size_t n); /* a byte string */
void value_uri(Buf *b, const char *href);          /* a URI string: what is not ASCII percent-encoded */
void value_plain(Buf *b, const char *value);       /* a number or null, in PDF's own spelling */

void value_name_entry(Buf *b, const char *key, const char *name);
void value_int_entry(Buf *b, const char *key, int64_t v);
void value_ref_entry(Buf *b, const char *key, int number);
void value_text_entry(Buf *b, const char *key, const char *utf8);
/* A rectangle entry; corners in 1/1000 pt. */
void value_box_entry(Buf *b, const char *key, int64_t x0, int64_t y0, int64_t x1, int64_t y1);

int64_t pdf_milli(Len l); /* 1/1000 pt */

#endif
