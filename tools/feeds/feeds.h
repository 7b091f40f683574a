/* What programs read of a site: a paper's newest articles as Atom and JSON feeds; the group's sitemap.xml and
 * robots.txt. false after a report. */
#ifndef FEEDS_FEEDS_H
#define FEEDS_FEEDS_H

#include "web/site.h"

bool feeds_emit(Html *h, Diag *d, const PaperSite *p, Arena *a, Emitter out);
bool sitemap_emit(Html *h, Diag *d, Arena *a, Emitter out);

#endif
