/* Private to text: a heavier face made of one that has no bold: Uchen for headlines. */
#ifndef FONTS_BOLD_H
#define FONTS_BOLD_H

#include <hb.h>

/* The font with its strokes wider by so many thousandths of an em, and higher by half as much: on either side, so that
 * advances, marks' anchors and all else stay as they are. */
hb_face_t *bold_face(hb_font_t *font, int thousandths);

#endif
