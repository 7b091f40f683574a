/* Feet of columns that the text can't fill: they end level. Units: grid lines. */
#ifndef FITTING_FEET_H
#define FITTING_FEET_H

#include "fitting/flow.h"

/* Lines of a column that ends above its foot, at least. */
enum { FEET_LEAST = 3 };

/* Columns of so many lines with about so much white in all at their feet, shared out so that none ends over a line
 * above another and the text fills what is left: paragraphs may be a line longer or shorter for it. less: by how much
 * each column is shorter, columns of 0 lines by nothing. false: rules about lines that stand alone forbid it. */
bool feet_level(const FlowText *t, const int *lines, int columns, int white, int *less);

#endif
