/* PDF values in the JSON spelling that libqpdf reads (its version 2): a name is "/Name", a reference "12 0 R", a text
 * "u:…", a string of bytes "b:…" in hexadecimal. Commas are put where they are needed. Also lengths as PDF has them. */
#ifndef PDF_JSON_H
#define PDF_JSON_H

#include "base/buf.h"
#include "base/len.h"
#include <stdbool.h>

void json_open(Buf *b, char bracket); /* '{' or '[' */
void json_close(Buf *b, char bracket);
void json_key(Buf *b, const char *key); /* "/Type" */

void json_int(Buf *b, int64_t v);
void json_bool(Buf *b, bool v);
void json_decimal(Buf *b, int64_t v, int places); /* v / 10^places, no trailing zeros */
void json_name(Buf *b, const char *name);         /* "/Page" */
void json_ref(Buf *b, int number);
void json_text(Buf *b, const char *utf8);         /* a text string */
void json_bytes(Buf *b, const char *s, size_t n); /* a byte string */
void json_uri(Buf *b, const char *href);          /* a URI string: what is not ASCII percent-encoded */

void json_name_entry(Buf *b, const char *key, const char *name);
void json_int_entry(Buf *b, const char *key, int64_t v);
void json_ref_entry(Buf *b, const char *key, int number);
void json_text_entry(Buf *b, const char *key, const char *utf8);
/* A rectangle entry; corners in 1/1000 pt. */
void json_box_entry(Buf *b, const char *key, int64_t x0, int64_t y0, int64_t x1, int64_t y1);

int64_t pdf_milli(Len l); /* 1/1000 pt */

#endif
