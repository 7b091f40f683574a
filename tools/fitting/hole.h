/* White holes 空洞 beside headlines: a short title over broad columns, a byline alone in its line, a
 * vertical title in a tall column. */
#ifndef FITTING_HOLE_H
#define FITTING_HOLE_H

#include "fitting/plan.h"

/* Column-lines of the largest rectangle without any type, of two lines at least, in the block of a headline over so
 * many columns, opened by so many lines. A vertical title's is as high as its text: body lines. */
int headline_hole(const Arrangement *a, const Headline *h, int body, int opened);

/* What white of so many column-lines at one place costs. */
int hole_cost(int lines);

#endif
