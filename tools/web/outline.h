/* The outline of what an article covers on a page. */
#ifndef WEB_OUTLINE_H
#define WEB_OUTLINE_H

#include "frame/frame.h"

typedef struct Corner {
    Len x, y;
    bool last; /* of its line */
} Corner;

/* Closed lines of level and upright sides, clockwise round what is inside, each from its upper left: rectangles that
 * touch along an edge are one, parts that stand apart (or touch at a corner) have a line each, so has a hole. In the
 * arena. */
Corner *area_outline(Arena *a, const Area *area, size_t *n);

#endif
