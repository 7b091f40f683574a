/* Which codes of which fonts a content stream shows. */
#ifndef FINISH_CODES_H
#define FINISH_CODES_H

#include "fonts/blank.h"

typedef struct FontCodes {
    const char *name; /* of the font in the page's resources ("/f-1-0"); in the stream, not ended */
    size_t n_name;
    bool odd;       /* shown in some way that says nothing of two-byte codes */
    GlyphSet codes; /* of two bytes */
} FontCodes;

typedef VEC(FontCodes) PageCodes;

/* Adds what a stream shows; the stream is borrowed as long as the codes. */
void codes_note(PageCodes *c, const char *stream, size_t n);

#endif
