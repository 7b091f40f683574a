/* A picture named in a text → a figure with its file and what it is. */
#ifndef BESIDE_PICTURE_H
#define BESIDE_PICTURE_H

#include "doc/doc.h"
#include "picture/store.h"
#include "world/world.h"

/* Fills path, picture, width_px and height_px of a figure whose src is written relative to folder dir, that of
 * `owner` ("the article"). Faults are reported at its span: no such file, not inside the folder, not a whole picture,
 * unreadable. */
void picture_find(World *w, PictureStore *pictures, Diag *d, Arena *a, const char *dir, const char *owner,
                  Block *figure);
/* Warns, once a picture whose file was found, where nothing says what it shows (alt) or only what its caption says too.
 * A lead picture may have a caption alone: its alt is a later key of the front matter. */
void picture_check_alt(Diag *d, const Block *figure, bool lead);

#endif
