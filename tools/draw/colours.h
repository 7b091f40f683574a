/* The colours of one press: its profile, and how other colours become its inks. Transforms are made once a run and
 * shared by threads. */
#ifndef DRAW_COLOURS_H
#define DRAW_COLOURS_H

#include "colour/colour.h"
#include "diag/diag.h"
#include "frame/press.h"
#include "picture/picture.h"

typedef struct Colours Colours;

/* Colours are the same for presses with the same key. */
uint64_t colours_key(const Press *p);
/* press: borrowed. NULL after a report: it has no profile. */
Colours *colours_new(const Press *p, Diag *d);
void colours_free(Colours *c); /* NULL is fine */

typedef enum ColourAim {
    AIM_PRESS,  /* the four inks */
    AIM_BLACK,  /* black ink alone, as DeviceGray has it */
    AIM_SCREEN, /* sRGB */
} ColourAim;

/* From a picture's own colours: its profile's, else what PNG says of them, else sRGB's or the press's. profile: its
 * bytes, empty for none. NULL: its profile cannot be used. */
const ColourTransform *colours_transform(Colours *c, const Picture *p, const Buf *profile, ColourAim aim);
/* A CMYK picture's values are the press's own inks as they are. */
bool colours_are_own(const Colours *c, const Picture *p);

const Buf *colours_packed_profile(const Colours *c); /* the press's, deflated */
const char *colours_name(const Colours *c);          /* of the profile */

/* The inks (0 … 1) of a text, rule or tint. black_only: on a page of one ink. */
void colours_inks(Colours *c, const Press *p, Rgb rgb, bool black_only, double inks[INKS]);
/* Of a drawing on a page of one ink: the grey that a picture has there, so that its colours stay apart. */
void colours_grey(Colours *c, Rgb rgb, double inks[INKS]);

#endif
