/* Private: the images that are made of a picture. */
#ifndef DRAW_PICTURE_IMAGES_H
#define DRAW_PICTURE_IMAGES_H

#include "draw/pictures.h"

/* false: the file is not the whole picture that it was. */
bool picture_for_reading(Finisher *to, Diag *d, Colours *c, PictureObject *o, Image *out);
/* As a screen shows it: red, green and blue, perhaps alpha; the caller's. */
bool picture_for_screen(Diag *d, Colours *c, const PictureObject *o, PictureRaster *out);
bool picture_for_press(Diag *d, Colours *c, const Press *press, PictureObject *o, bool black_only, Image *out);

#endif
