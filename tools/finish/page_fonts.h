/* The fonts of a page in files of that page alone: the issue's, with the outlines, texts and widths that it needs. */
#ifndef FINISH_PAGE_FONTS_H
#define FINISH_PAGE_FONTS_H

#include "finish/finish.h"

/* The number of the drawn page's resources with such fonts; srgb: as in finish_resources; stream: what it shows. 0: it
 * needs all. */
int page_fonts(Finisher *f, size_t page, int srgb, const Buf *stream);

#endif
