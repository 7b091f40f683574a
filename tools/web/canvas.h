/* A small picture painted by hand: filled shapes, in whole numbers, so that the same shapes give the same pixels. */
#ifndef WEB_CANVAS_H
#define WEB_CANVAS_H

#include "base/buf.h"
#include "picture/picture.h"

typedef int64_t Sub; /* a length in 1/SUB of a pixel */
enum { SUB = 256 };

typedef struct CanvasEdge {
    Sub x0, y0, x1, y1; /* y0 < y1 */
    int winding;        /* +1 down, -1 up */
} CanvasEdge;

typedef struct Canvas {
    int width, height;
    unsigned char *rgb;
    uint16_t *cover;       /* of a row: 0 … SUB */
    VEC(CanvasEdge) edges; /* of the shape that is being made */
} Canvas;

Canvas canvas_new(int width, int height); /* white */
void canvas_free(Canvas *c);
/* A side of the shape; its contours must be closed. */
void canvas_line(Canvas *c, Sub x0, Sub y0, Sub x1, Sub y1);
/* Fills what the sides wind about, and forgets them. */
void canvas_fill(Canvas *c, uint32_t color);
void canvas_box(Canvas *c, Sub x, Sub y, Sub width, Sub height, uint32_t color);
/* Puts a part of grey or RGB pixels (in pixels) into a box, each pixel of it the nearest. */
void canvas_picture(Canvas *c, Sub x, Sub y, Sub width, Sub height, const PictureRaster *from, const int64_t part[4]);
bool canvas_jpeg(const Canvas *c, int quality, Buf *out);

#endif
