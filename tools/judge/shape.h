/* Private to make-up: shape functions, as floor planning has them: the least cost of a part of the page at each width
 * and height. Costs are short integers, so that a vector holds eight of them. */
#ifndef JUDGE_SHAPE_H
#define JUDGE_SHAPE_H

#include "base/arena.h"
#include <stdint.h>

enum { SHAPE_NO = 16000 /* can't be; two of them still fit a short, no cost is less than 0 */, SHAPE_LANES = 16 };

typedef struct ShapeSize {
    int columns, lines, gap; /* of the page */
    int stride;              /* costs of a width, with room for whole vectors */
} ShapeSize;

typedef struct Shape {
    int16_t *at; /* [w * stride + h] */
    /* By width: the heights that can be (not yet closed: those that have been offered), none when low > high; the least
     * cost at any height. */
    int16_t *low, *high, *least;
} Shape;

ShapeSize shape_size(int columns, int lines, int gap);
Shape *shape_new(Arena *a, const ShapeSize *size);

static inline int shape_at(const Shape *s, const ShapeSize *size, int w, int h)
{
    return s->at[w * size->stride + h];
}

/* A vector of costs of which none can be; the least of one. */
static inline void shape_no_lanes(int16_t lane[SHAPE_LANES])
{
    for (int k = 0; k < SHAPE_LANES; k++)
        lane[k] = SHAPE_NO;
}
static inline int16_t shape_least_lane(const int16_t lane[SHAPE_LANES])
{
    int16_t least = SHAPE_NO;
    for (int k = 0; k < SHAPE_LANES; k++)
        least = lane[k] < least ? lane[k] : least;
    return least;
}

void shape_clear(Shape *s, const ShapeSize *size);
/* Finds low, high and least of what the functions below have offered; costs over `most` can't be. */
void shape_close(Shape *s, const ShapeSize *size, int most);
/* The same of costs that were put there by hand. */
void shape_close_all(Shape *s, const ShapeSize *size);
/* out: what can be done with a beside b (of one height), with a above b; added to what it holds. width: the columns of
 * a; 0: any. What costs over `most` may be left out. */
void shape_beside(Shape *out, const Shape *a, const Shape *b, const ShapeSize *size, int width, int most);
void shape_below(Shape *out, const Shape *a, const Shape *b, const ShapeSize *size, int most);

#endif
