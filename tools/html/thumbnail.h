/* Small JPEGs of pictures, for the sketches of pages. */
#ifndef HTML_THUMBNAIL_H
#define HTML_THUMBNAIL_H

#include "base/buf.h"
#include <stdbool.h>

/* A JPEG or PNG file → a JPEG whose longer side is about 400 px (never larger than the picture). *width and *height get
 * the picture's own size in pixels. false, and nothing appended, for pictures that can't be shown so: damaged, CMYK,
 * over 100 megapixels. */
bool thumbnail_jpeg(const Buf *picture, int *width, int *height, Buf *jpeg);

#endif
