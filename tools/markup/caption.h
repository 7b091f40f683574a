/* What stands below a picture in a page. */
#ifndef MARKUP_CAPTION_H
#define MARKUP_CAPTION_H

#include "markup/markup.h"

/* The caption of a picture, which then is used; "" for none: <figcaption>, a small table around it, a paragraph behind
 * it that is marked as one. */
const char *caption_of(Arena *a, Markup *img);

#endif
