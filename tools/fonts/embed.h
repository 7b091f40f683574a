/* Parts of fonts that documents bring along, as the fonts' licences allow it. */
#ifndef FONTS_EMBED_H
#define FONTS_EMBED_H

#include "base/buf.h"
#include "fonts/face.h"

/* May a document bring along a part of the face? Under the SIL Open Font License it may, under the GNU GPL without an
 * exception for fonts it may not; where the face names neither, its embedding permissions say it (OpenType, OS/2
 * fsType). */
bool face_may_be_embedded(const Face *face);

/* Appends the part that sets the characters from `first` on that have their bit. It keeps the notices of copyright and
 * licence, and is called otherwise: a part of a font may not have a reserved name. false: it can't be cut. */
bool face_embed(const Face *face, const char *family, uint32_t first, const uint8_t *bits, size_t n_bytes, Buf *out);

#endif
