/* Items of a page made in one go. */
#ifndef FRAME_ITEM_H
#define FRAME_ITEM_H

#include "frame/frame.h"

Item item_rect(Rect at, Rgb fill);
/* A box's outline, or a rule when it has no width or no height. */
Item item_stroke(Rect at, Len width, Rgb color);

#endif
