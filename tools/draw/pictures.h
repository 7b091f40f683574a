/* Pictures of an issue's PDFs, each once, however often and by whatever name it is used, and the images that are made
 * of it:
 *
 * For reading: JPEG data and the rows of plain PNGs as they are, never recoded, in the colours that they say; CMYK
 * becomes RGB. For the press: converted through their profiles, grey where nothing is coloured, no larger than the
 * press can show, within its limit of ink. Cairo draws one pixel in the place of each; the finisher puts these there.
 */
#ifndef DRAW_PICTURES_H
#define DRAW_PICTURES_H

#include "base/map.h"
#include "draw/colours.h"
#include "finish/image.h"
#include "world/world.h"

typedef enum PictureUse { USE_READING, USE_PRESS, USE_BLACK, USES } PictureUse; /* USE_BLACK: pages of one ink */

typedef struct PictureObject {
    const Picture *picture; /* borrowed from the frames */
    const char *path;       /* the first that it came by; borrowed */
    Buf file;
    double least_ppi; /* of all its places */
    int most_ink;     /* of its image for the press, per cent; once made */
    size_t drawn_at;  /* a vector's: which of the drawn pages it is */
    Image images[USES];
} PictureObject;

typedef struct Pictures {
    VEC(PictureObject) at;
    StrMap *by_path; /* path → index + 1 */
} Pictures;

void pictures_init(Pictures *p);
void pictures_free(Pictures *p);
/* Reads a picture at its first use. ppi: how many of its pixels stand on an inch there. false after a report: it can't
 * be read, or is no longer what the article was laid out with. */
bool pictures_note(Pictures *p, World *w, Diag *d, const char *path, const Picture *picture, double ppi);
const PictureObject *pictures_lookup(const Pictures *p, const char *path, uint32_t *index); /* NULL: not there */

PictureObject *pictures_at(Pictures *p, const char *path); /* noted it must be */

/* An SVG: drawn as a page of its own (drawing_vector), which becomes a form. */
bool picture_is_vector(const PictureObject *o);
static inline double vector_side(int pixels)
{
    return pixels / 8.0; /* pt: decimals of its places come out fine enough */
}
/* The number of its image for a use, made and written at the first. false after a report. */
bool pictures_image(Finisher *to, Diag *d, Colours *c, const Press *press, PictureObject *o, PictureUse use,
                    int *number);

#endif
