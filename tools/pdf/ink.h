/* A page's content stream as cairo writes it → as the reading and the press PDF have it.
 *
 * Reading: black and greys are DeviceGray, artifacts are marked as such, MCIDs count the rest. Press: every colour is
 * inks (DeviceCMYK), black ink alone overprints, no marked content. In both the origin is the trim box's. */
#ifndef PDF_INK_H
#define PDF_INK_H

#include "base/buf.h"
#include "base/len.h"
#include "frame/press.h"
#include <stdbool.h>

typedef struct InkPage {
    Buf reading, press;
    VEC(char *) images; /* names of the XObjects drawn ("/x5"), in drawing order */
    int n_mcids;
} InkPage;

/* The inks (0 … 1) that print a colour. */
typedef struct InkMap {
    void (*inks)(void *context, Rgb rgb, double inks[INKS]);
    void *context;
} InkMap;

/* Black ink alone that overprints, as the press PDF's stream names it in its resources: /OV and a bit for what it is
 * true of. Put as the value of /ExtGState. */
enum { OVERPRINT_FILL = 1, OVERPRINT_STROKE = 2, OVERPRINTS = 4 };
void ink_put_states(Buf *b);

/* bleed: as drawn. false: not a content stream that cairo would write. */
bool ink_separate(const char *stream, size_t n, Len bleed, InkMap map, InkPage *out);
void ink_free(InkPage *page);

#endif
