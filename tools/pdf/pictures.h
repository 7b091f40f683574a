/* Pictures as a PDF has them, each once, however often and by whatever name it is used. JPEG data and the rows of plain
 * PNGs go in as they are, never recoded: PNGs of flat colours would be three times their size as cairo writes them, and
 * cost 0.1 s each. Other PNGs (alpha, interlaced) are decoded row by row and deflated anew. Cairo draws one pixel in
 * the place of each; the finisher puts these there. */
#ifndef PDF_PICTURES_H
#define PDF_PICTURES_H

#include "base/buf.h"
#include "base/map.h"
#include "diag/diag.h"
#include "picture/picture.h"
#include "world/world.h"

typedef enum PictureCoding {
    CODING_JPEG,     /* data: the file */
    CODING_PNG_ROWS, /* data: the deflated rows of the file, with PNG's filters */
    CODING_ROWS,     /* data: rows deflated here, 8 bits a component */
} PictureCoding;

typedef struct PictureObject {
    const Picture *picture; /* borrowed from the frames */
    const char *path;       /* the first that it came by; borrowed */
    PictureCoding coding;
    Buf data, palette;
    Buf alpha;  /* CODING_ROWS: deflated rows of its mask; empty: none */
    int number; /* in the PDF being finished; 0: not yet there */
} PictureObject;

typedef struct Pictures {
    VEC(PictureObject) at;
    StrMap *by_path; /* path → index + 1 */
} Pictures;

void pictures_init(Pictures *p);
void pictures_free(Pictures *p);
/* Reads a picture at its first use. false after a report: it can't be read, or is no longer what the article was laid
 * out with. */
bool pictures_note(Pictures *p, World *w, Diag *d, const char *path, const Picture *picture);
const PictureObject *pictures_lookup(const Pictures *p, const char *path, uint32_t *index); /* NULL: not there */

#endif
