/* What the files of tools/colour share. */
#ifndef COLOUR_INTERNAL_H
#define COLOUR_INTERNAL_H

#include "colour/colour.h"
#include <lcms2.h>
#include <stdint.h>

struct ColourProfile {
    cmsContext context; /* its own */
    cmsHPROFILE handle;
    ColourModel model;
    char name[120];
};

cmsContext colour_context_new(void);

cmsUInt32Number colour_type(ColourModel model); /* of pixels, 8 bits a component */

#endif
