/* Small JPEGs of pictures, for the sketches of pages. */
#ifndef WEB_THUMBNAIL_H
#define WEB_THUMBNAIL_H

#include "picture/picture.h"

/* A picture's file, and what it is → appends a JPEG whose longer side is at least 400 px where the picture's is, and
 * less than 800; on white where the picture is transparent. false, and nothing appended: the file is not the picture.
 */
bool thumbnail_jpeg(const Buf *file, const Picture *p, Buf *jpeg);
/* How wide that JPEG is, upright. */
int thumbnail_width(const Picture *p);

#endif
