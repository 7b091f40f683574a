/* A canvas: white pixels on which shapes are painted in flat colours (0xRRGGBB), and pictures. A pixel takes so much of
 * a colour as the shape covers of it, reckoned by FreeType's smooth raster in whole numbers: the same bytes wherever
 * FreeType is the same. One thread a canvas, any number of canvases.
 *
 * Lengths in 1/256 pixel, x to the right and y down; points of shapes are rounded to 1/64. A shape is filled where its
 * contours wind about a point (nonzero); where two of them share the edges of a pixel, it counts what both cover. */
#ifndef PICTURE_CANVAS_H
#define PICTURE_CANVAS_H

#include "picture/picture.h"

typedef struct Canvas Canvas;

enum { CANVAS_PIXEL = 256, CANVAS_MOST = 1 << 18 /* pixels that a shape may reach beyond the canvas; more is cut */ };

typedef struct CanvasPoint {
    int x, y;
} CanvasPoint;

typedef struct CanvasBox {
    int x, y, w, h;
} CanvasBox;

Canvas *canvas_new(int width, int height); /* pixels, to 32767 */
void canvas_free(Canvas *c);
/* Rows of R, G, B. Borrowed. */
const unsigned char *canvas_pixels(const Canvas *c);

/* Contours of the shape that the next canvas_fill paints; each begins with a move and closes by itself. */
void canvas_move(Canvas *c, CanvasPoint to);
void canvas_line(Canvas *c, CanvasPoint to);
void canvas_quadratic(Canvas *c, CanvasPoint control, CanvasPoint to);
void canvas_cubic(Canvas *c, CanvasPoint first, CanvasPoint second, CanvasPoint to); /* control points */
/* false: it isn't there, or not all of it: a shape of more than 32767 points, or one that FreeType refuses. */
bool canvas_fill(Canvas *c, uint32_t colour);

/* What the next canvas_fill would paint, kept to be painted at many places: of each pixel of a box how much is covered,
 * 0 … 255, appended row by row. What lies beyond 0 … COVER_MOST pixels is cut, the canvas's own edges cut nothing.
 * false: as canvas_fill. */
enum { COVER_MOST = 256 };
bool canvas_cover(Canvas *c, CanvasBox *pixels, Buf *cover);
void canvas_stamp(Canvas *c, CanvasBox pixels, const unsigned char *cover, uint32_t colour);

void canvas_rect(Canvas *c, CanvasBox at, uint32_t colour);

/* A part of a picture (grey or RGB; box in 1/256 of its pixels) fills the box, whose edges go to whole pixels. Meant
 * for pictures that have about the pixels they take: larger ones are to be made smaller before. */
void canvas_picture(Canvas *c, const PictureRaster *picture, CanvasBox part, CanvasBox at);

#endif
