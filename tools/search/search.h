/* A paper's search index, as scripts that a page loads piece by piece. */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "web/site.h"

/* Emits the files and sets p->search. false after a report. */
bool search_emit(Html *h, Diag *d, PaperSite *p, Arena *scratch, Emitter out);

#endif
