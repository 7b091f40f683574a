/* Private to parse: what the front matter says of an article after it was published: updated, correction, corrections,
 * retracted. Of one that is retracted 撤稿 neither texts, pictures nor body are read: a notice takes their place, so
 * that whatever is made of the article knows nothing else. */
#ifndef PARSE_FRONT_CHANGES_H
#define PARSE_FRONT_CHANGES_H

#include "inlines/flat.h"
#include "front/front.h"

/* Fills updated, corrections and retracted. */
void front_changes(const FlatContext *c, const Front *f, Article *a);
/* Writes the notice of a retracted article: every text of it, and its one paragraph. */
void front_notice(const FlatContext *c, const Front *f, Article *a);

#endif
