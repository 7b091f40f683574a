/* White holes 空洞 beside headlines: a short title over broad columns, a byline alone in its line, a
 * vertical title in a tall column; and text stumps below pictures. */
#ifndef FITTING_HOLE_H
#define FITTING_HOLE_H

#include "fitting/plan.h"

/* A column-line in tenths: what holes are counted in. */
enum { TENTHS = 10 };
enum { LARGE_HOLE = 40 /* that anybody sees */ };

/* Tenths of column-lines of the largest rectangle without any type, of two lines at least, in the block of a headline
 * of a level over so many columns, opened by so many lines. A vertical title's is as high as its text: body lines. */
int headline_hole(const Arrangement *a, int level, int body, int opened);

/* One that anybody sees. */
static inline bool hole_is_large(int tenths)
{
    return tenths > LARGE_HOLE;
}

/* What white of so many tenths costs at one place, what a hole. */
int white_cost(int tenths);
int hole_cost(int tenths);
/* What a headline's hole costs: of the lines that it opens only the white, lest they stay white at the feet. */
int headline_cost(const Arrangement *a, int level, int body, int opened);

/* Has a column a line or two of text 残栏, whatever room it has? */
bool has_stumps(const Arrangement *a, const Flow *f);

#endif
