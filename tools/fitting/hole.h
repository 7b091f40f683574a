/* White holes 空洞 beside headlines: a short title over broad columns, a byline alone in its line, a
 * vertical title in a tall column; and text stumps below pictures. */
#ifndef FITTING_HOLE_H
#define FITTING_HOLE_H

#include "fitting/plan.h"

/* Column-lines of the largest rectangle without any type, of two lines at least, in the block of a headline over so
 * many columns, opened by so many lines. A vertical title's is as high as its text: body lines. */
int headline_hole(const Arrangement *a, const Headline *h, int body, int opened);

/* What white of so many column-lines at one place costs. */
int hole_cost(int lines);

/* What columns with a line or two of text cost 残栏, whatever room they have. */
int stumps_cost(const Arrangement *a, const Flow *f);

#endif
