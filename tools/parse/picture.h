/* Private to parse: a picture named in a text → a figure with its file and size. PNG and JPEG only. */
#ifndef PARSE_PICTURE_H
#define PARSE_PICTURE_H

#include "doc/doc.h"
#include "world/world.h"

/* Fills path, width_px and height_px of a figure whose src is written relative to folder dir. Faults are reported at
 * its span: no such file, not inside the content, not a picture, unreadable. */
void picture_find(World *w, Diag *d, Arena *a, const char *dir, Block *figure);

#endif
