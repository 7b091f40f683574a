/* Text as HTML, URLs, JSON and XML. Appends; never fails. */
#ifndef WEB_ESCAPE_H
#define WEB_ESCAPE_H

#include "base/arena.h"
#include "base/buf.h"

/* Escaping. Text and attribute values: & < > " ' (so that one function serves both). */
void html_put(Buf *out, const char *text);
void html_put_n(Buf *out, const char *text, size_t n);
/* A relative file name as a URL: percent-encodes what is not safe in a path and escapes for an attribute. */
void html_put_url(Buf *out, const char *relative);
/* An address as people write it, with letters beyond ASCII and blanks, as a URL. */
void url_put(Buf *out, const char *address);
const char *url_text(Arena *a, const char *address); /* the same, in the arena */
/* A JSON string with its quotes; < is written \u003c so that it may stand inside <script>. */
void json_put(Buf *out, const char *text);
/* XML text or attribute (feeds, site map). Control characters that XML forbids are dropped. */
void xml_put(Buf *out, const char *text);

#endif
