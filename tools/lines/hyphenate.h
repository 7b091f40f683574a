/* Private to lines: the words of a paragraph that a hyphen may divide. */
#ifndef LINES_HYPHENATE_H
#define LINES_HYPHENATE_H

#include "lines/lines.h"

/* By atom: BREAK_HYPHEN or BREAK_SHORT_HYPHEN after it, else BREAK_NO; in the context's scratch. NULL: none at all.
 * Words of English only: no capitals but the first, nothing of an address, a name with digits or _, or of code. */
uint8_t *hyphenate(TextContext *t, const Para *p);

/* The hyphen as the face of this atom draws it. false: it has none. */
bool hyphen_glyph(const Para *p, uint32_t atom, uint32_t *gid, Len *width);

#endif
