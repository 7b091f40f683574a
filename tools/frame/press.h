/* What a layout says about printing: the press that its pages are for, and the inks of its colours. Plain data; lives
 * as long as the layout. */
#ifndef FRAME_PRESS_H
#define FRAME_PRESS_H

#include "base/len.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t Rgb; /* 0xRRGGBB, as screens show it; black is black ink alone on the press */

enum { INK_CYAN, INK_MAGENTA, INK_YELLOW, INK_BLACK, INKS };

/* A named colour: how screens show it, and what prints it. */
typedef struct Swatch {
    const char *name;
    Rgb rgb;
    uint8_t inks[INKS]; /* per cent */
} Swatch;

typedef enum PressStandard {
    PRESS_X4,  /* PDF/X-4 (ISO 15930-7): transparency stays */
    PRESS_X1A, /* PDF/X-1a:2003 (ISO 15930-4): pictures are flattened on white */
} PressStandard;

typedef struct Press {
    const char *profile_name; /* as the layout names it */
    const void *profile;      /* the ICC profile of the press; NULL: there is none */
    size_t profile_size;
    const char *condition; /* the printing condition's name; "": the profile's */
    int intent;            /* ColourIntent of colour/colour.h: how pictures are converted */
    int ink_limit;         /* per cent */
    bool limit_pictures;   /* CMYK pictures over the limit are converted; else they are told */
    int resample;          /* pixels an inch that pictures far over it are brought down to; 0: none is */
    bool marks;            /* crop and registration marks, colour bar and slug line outside the bleed */
    PressStandard standard;
    const Swatch *swatches;
    size_t n_swatches;
} Press;

/* How much paper marks take outside the bleed. */
static inline Len press_room(const Press *p)
{
    return p->marks ? len_from_pt(12 * 72 / 25.4) : 0;
}

/* Thinner rules break up on newsprint. */
enum { PRESS_LEAST_RULE = LEN_PT / 4, PRESS_LEAST_PPI = 150 };

/* As slug lines name their inks. */
enum { SLUG_CYAN = 0x00FFFF, SLUG_MAGENTA = 0xFF00FF, SLUG_YELLOW = 0xFFFF00 };

#endif
