/* The site's HTML (article/), which is well-formed but for elements that never close, as XML. */
#ifndef EPUB_XHTML_H
#define EPUB_XHTML_H

#include "base/buf.h"
#include <stdbool.h>

/* upright: numbers of up to three digits stand upright in vertical text (纵中横), in spans of the class tcy. */
void xhtml_put(Buf *out, const char *html, size_t n, bool upright);

#endif
