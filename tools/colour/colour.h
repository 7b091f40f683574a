/* Colour: ICC profiles and what they make of pixels (the only user of LittleCMS). Works on memory; a profile or
 * transform may be used by several threads at once.
 *
 * Values are of 8 bits: grey and RGB 255 for white, CMYK 255 for full ink. Ink is in per cent of one full ink, so at
 * most 400. Sources: ICC.1:2010, ISO 15076-1; black-point compensation: ISO 18619. */
#ifndef COLOUR_COLOUR_H
#define COLOUR_COLOUR_H

#include <stdbool.h>
#include <stddef.h>

typedef enum ColourModel { COLOUR_GREY = 1, COLOUR_RGB = 3, COLOUR_CMYK = 4 } ColourModel; /* its components */

/* In ICC's order. */
typedef enum ColourIntent {
    COLOUR_PERCEPTUAL,
    COLOUR_RELATIVE, /* relative colorimetric */
    COLOUR_SATURATION,
    COLOUR_ABSOLUTE, /* absolute colorimetric: the paper's own colour too */
} ColourIntent;

/* ---- profiles ---- */

typedef struct ColourProfile ColourProfile;

/* NULL: not a profile of grey, RGB or CMYK that can be used. data need not stay. */
ColourProfile *colour_profile_read(const void *data, size_t n);
ColourProfile *colour_profile_srgb(void);
ColourProfile *colour_profile_srgb_grey(void); /* grey as sRGB has it */
/* An RGB or grey of PNG's gAMA and cHRM. gamma: in 1/100,000 as the file has it (45455 for 1/2.2), 0: sRGB's curve.
 * xy: white, red, green, blue, x and y of each; NULL: sRGB's. NULL when they are none of a real device. */
ColourProfile *colour_profile_of_png(ColourModel model, int gamma, const double xy[8]);
/* The grey that the black ink of a CMYK profile prints alone: 0 is full ink. NULL when there is no such. */
ColourProfile *colour_profile_black(const ColourProfile *cmyk);
void colour_profile_free(ColourProfile *p); /* NULL is fine */

ColourModel colour_profile_model(const ColourProfile *p);
bool colour_profile_is_output(const ColourProfile *p);   /* of class prtr, and can be converted to */
int colour_profile_version(const ColourProfile *p);      /* ICC's major version: 2 or 4 */
const char *colour_profile_name(const ColourProfile *p); /* its description in English, "" for none */
/* The Lab (D50, to the medium's white) of components 0 … 1, as it is printed or shown. */
void colour_lab(const ColourProfile *p, const double *components, double lab[3]);

/* ---- pixels ---- */

typedef struct ColourTransform ColourTransform;

/* Black-point compensation goes with every intent but the absolute. NULL: the profiles cannot be joined. The profiles
 * need not stay. */
ColourTransform *colour_transform_new(const ColourProfile *from, const ColourProfile *to, ColourIntent intent);
void colour_transform_free(ColourTransform *t); /* NULL is fine */
/* n pixels; in and out may be the same where both have as many components. */
void colour_transform_run(const ColourTransform *t, const unsigned char *in, unsigned char *out, size_t n);

/* No RGB pixel's components differ by more than `apart`. */
bool colour_is_neutral(const unsigned char *rgb, size_t n, int apart);
/* No CMYK pixel has more of a coloured ink than `most`. */
bool colour_is_black_only(const unsigned char *cmyk, size_t n, int most);

/* The most ink that a CMYK pixel has, in per cent, rounded up. */
int colour_most_ink(const unsigned char *cmyk, size_t n);
/* Takes from the coloured inks of each pixel, in proportion, what is over the limit; black stays unless it alone is. */
void colour_limit_ink(unsigned char *cmyk, size_t n, int limit);

#endif
