/* Strings of JSON (RFC 8259, 7). */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

/* What stands between the quotes: quotes, backslashes and controls escaped. s: UTF-8. */
void json_put_characters(Buf *b, const char *s);
/* With the quotes. */
void json_put_string(Buf *b, const char *s);

#endif
