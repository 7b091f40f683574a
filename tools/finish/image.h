/* An image as a PDF has it: its data, and what its dictionary says. Written once; a picture has several (for reading,
 * for the press, for a page of one ink). */
#ifndef FINISH_IMAGE_H
#define FINISH_IMAGE_H

#include "finish/finish.h"
#include "picture/picture.h"

typedef enum ImageCoding {
    IMAGE_NONE,     /* not made yet */
    IMAGE_JPEG,     /* data: a JPEG file */
    IMAGE_PNG_ROWS, /* data: deflated rows with PNG's filters */
    IMAGE_ROWS,     /* data: deflated rows, 8 bits a component */
} ImageCoding;

typedef struct Image {
    ImageCoding coding;
    PictureModel model;
    int width, height, bits;
    bool not_ycc;  /* JPEG: its three components are R, G, B */
    bool inverted; /* JPEG: 255 for no ink */
    Buf data, palette;
    Buf alpha;   /* deflated rows of its mask; empty: none */
    int profile; /* number of the ICC profile that its colours are of; 0: the device's */
    int number;  /* in the PDF being finished; 0: not yet there */
} Image;

/* A PNG's or JPEG's own data, taken over as they are; false: they cannot be. */
bool image_of_file(Image *out, const Buf *file, const Picture *p);
/* Pixels' colours, deflated row by row. */
void image_of_pixels(Image *out, const PictureRaster *r);
/* The same as a JPEG. false: they cannot be. */
bool image_of_photo(Image *out, const PictureRaster *r);
/* Their mask, deflated: after the colours, which may take several tries. */
void image_set_alpha(Image *out, const PictureRaster *r);

int image_write(Finisher *to, Image *i); /* its number; writes it when it isn't there yet */
void image_free(Image *i);

#endif
