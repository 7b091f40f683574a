/* Private to load: spreads 通版, two facing pages of issue.yaml made up as one. */
#ifndef LOAD_SPREADS_H
#define LOAD_SPREADS_H

#include "site/site.h"

/* Each page that says `spread` and the one that it faces: the left one takes the right one's articles and
 * advertisements. A report at the key where the page has none to face, or where the two differ. */
void spreads_take(Diag *d, Arena *a, Issue *issue);

#endif
