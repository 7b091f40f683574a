/* Articles that were taken back 撤稿: where their notices stand, and whether what editors say of changes can be. */
#ifndef LOAD_RETRACTED_H
#define LOAD_RETRACTED_H

#include "site/site.h"

/* On each page notices come last and keep no pins but their group, so that what is left is made up as if they were
 * not there; the index and the ear pass them over. When pages, ear and index are known, before pins are checked. */
void retracted_place(Issue *issue);
/* Warns of changes that are dated before the issue's day. */
void changes_check(Diag *d, const Issue *issue, const Article *a);

#endif
