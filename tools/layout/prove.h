/* Private to layout: is what is told to be over all that must go? */
#ifndef LAYOUT_PROVE_H
#define LAYOUT_PROVE_H

#include "arrange/issue_build.h"

/* Notes of b->overset, weighed one by one, are tried together: pages are made up again with so much less, and what is
 * over then is added. Before they are told. */
void overset_prove(IssueBuild *b);

#endif
