/* Private to search: what is searched of an article. */
#ifndef SEARCH_INTERNAL_H
#define SEARCH_INTERNAL_H

#include "doc/doc.h"

/* Title, kicker and deck, a line each. */
void search_titles(const Article *x, Buf *out);
/* All else. */
void search_text(const Article *x, Buf *out);

#endif
