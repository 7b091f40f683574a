/* Pictures as image XObjects: JPEG data and plain PNG data go in as they are, never recoded; a PNG with alpha or
 * interlacing is decoded and gets a soft mask. */
#ifndef PDF_PICTURES_H
#define PDF_PICTURES_H

#include "base/map.h"
#include "diag/diag.h"
#include "pdf/objects.h"
#include "world/world.h"

typedef struct Picture {
    const char *path; /* borrowed from the frames */
    int number;       /* of its object */
    int width, height;
    bool rgb; /* needs a calibrated RGB on press */
} Picture;

typedef struct Pictures {
    VEC(Picture) at;
    StrMap *by_path; /* path → index + 1 */
} Pictures;

void pictures_init(Pictures *p);
void pictures_free(Pictures *p);
/* Reads and writes a picture at its first use. false after a report. */
bool pictures_note(Pictures *p, World *w, Diag *d, Objects *o, const char *path);
const Picture *pictures_lookup(const Pictures *p, const char *path, uint32_t *index); /* NULL: not there */

#endif
