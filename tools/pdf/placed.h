/* Private: what stands in a PDF in the place of a picture: an image of its pixels, or a form of its vectors. */
#ifndef PDF_PLACED_H
#define PDF_PLACED_H

#include "pdf/render.h"

/* Its number for a use, made and written at the first. false after a report. */
bool placed_object(Render *r, PictureObject *o, PictureUse use, int *number);

#endif
