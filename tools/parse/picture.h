/* Private to parse: a picture named in a text → a figure with its file and size. PNG and JPEG only. */
#ifndef PARSE_PICTURE_H
#define PARSE_PICTURE_H

#include "doc/doc.h"
#include "world/world.h"

/* Fills path, width_px and height_px of a figure whose src is written relative to folder dir. Faults are reported at
 * its span: no such file, not inside the content, not a picture, unreadable. */
void picture_find(World *w, Diag *d, Arena *a, const char *dir, Block *figure);

typedef enum PictureState { PICTURE_WHOLE, PICTURE_UNKNOWN /* neither PNG nor JPEG */, PICTURE_BROKEN } PictureState;

/* Size in pixels from a file's head; the rest is looked through, so that nothing cut off or damaged reaches the press
 * (PNG: every checksum; JPEG: marker by marker to its end). *turned: an EXIF orientation other than upright, which
 * printing ignores. */
PictureState picture_check(const void *data, size_t n, int *width, int *height, bool *turned);

#endif
