/* A lost store, taken up again from what is published. */
#ifndef STORE_ADOPT_H
#define STORE_ADOPT_H

#include "store/state.h"
#include "journal/out.h"

/* Adds what the SHA256SUMS below out/ show to be ours: files that are still as listed; what others put there stays
 * theirs. Of each unit only its files are known; units that are known already (a step of a run that died was finished)
 * stay as they are. */
void adopt_published(const char *out, State *to);
/* Gives what was added to the store before anything else, so that a run that dies forgets nothing of it. false after a
 * report. */
bool adopt_keep(WorldOut *out, Diag *d, const State *known);

#endif
