/* What stands below a picture in a page. */
#ifndef IMPORT_CAPTION_H
#define IMPORT_CAPTION_H

#include "import/markup.h"

/* The caption of a picture, which then is used; "" for none: <figcaption>, a small table around it, a paragraph behind
 * it that is marked as one. */
const char *caption_of(Arena *a, Markup *img);

#endif
