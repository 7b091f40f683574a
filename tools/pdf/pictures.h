/* Pictures for the PDF. JPEG data and the rows of plain PNGs go in as they are, never recoded: PNGs of flat colours
 * would be three times their size as cairo writes them, and cost 0.1 s each. Other PNGs (alpha, interlaced) are decoded
 * by cairo. */
#ifndef PDF_PICTURES_H
#define PDF_PICTURES_H

#include "base/map.h"
#include "base/buf.h"
#include "diag/diag.h"
#include "world/world.h"

typedef enum PictureKind {
    PICTURE_JPEG,    /* file: the JPEG */
    PICTURE_ROWS,    /* file: the deflated rows of the PNG, a PDF image with predictor 15 */
    PICTURE_DECODED, /* file: a PNG */
} PictureKind;

typedef struct Picture {
    const char *path; /* borrowed from the frames */
    PictureKind kind;
    Buf file;
    int width, height;
    bool rgb;         /* needs a calibrated RGB on press */
    bool inverted;    /* Adobe's CMYK JPEGs hold inverted values */
    int bits, colors; /* PICTURE_ROWS: bits a component, components a pixel */
    Buf palette;      /* PICTURE_ROWS: R, G, B of each index; empty: no palette */
} Picture;

typedef struct Pictures {
    VEC(Picture) at;
    StrMap *by_path; /* path → index + 1 */
} Pictures;

void pictures_init(Pictures *p);
void pictures_free(Pictures *p);
/* Reads a picture at its first use. false after a report. */
bool pictures_note(Pictures *p, World *w, Diag *d, const char *path);
const Picture *pictures_lookup(const Pictures *p, const char *path, uint32_t *index); /* NULL: not there */

#endif
