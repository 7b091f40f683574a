/* A page's content stream as cairo writes it → as the reading and the press PDF have it.
 *
 * Both: black and greys are DeviceGray (one ink), artifacts are marked as such, MCIDs count the rest, the origin is
 * the trim box's. The press PDF of a page with colours has a stream of its own: DeviceCMYK, no marked content. */
#ifndef PDF_INK_H
#define PDF_INK_H

#include "base/buf.h"
#include "base/len.h"
#include <stdbool.h>

typedef struct InkPage {
    Buf reading, press; /* press empty: the same as reading */
    VEC(char *) images; /* names of the XObjects drawn ("/x5"), in drawing order */
    int n_mcids;
    bool colored;
} InkPage;

/* bleed: as drawn. false: not a content stream that cairo would write. */
bool ink_separate(const char *stream, size_t n, Len bleed, InkPage *out);
void ink_free(InkPage *page);

#endif
