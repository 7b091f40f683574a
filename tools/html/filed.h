/* Pages of what a paper's articles are filed under: a list for each section, column, tag and author, and one of all of
 * a kind. They grow with the archive; articles link to them, and never the other way round depend on them. */
#ifndef HTML_FILED_H
#define HTML_FILED_H

#include "facets/facets.h"
#include "web/site.h"

/* sections/index.html, sections/要闻.html … of the paper. false after a report. */
bool filed_emit(Html *h, Diag *d, const PaperSite *p, const Facets *f, Arena *a, Emitter out);
/* The list `kinds` (name, href, and its largest as `facets`) for the paper's front door: of kinds that have any. */
void filed_kinds_view(Arena *a, const PaperSite *p, const Facets *f, View *v);
/* What an article's page says of where it is filed, from the issue's folder: `section_href`, `column_href`, the list
 * `tags` (tag, href), the byline with its names linked as `byline_html`. */
void filed_article_view(Arena *a, const Issue *issue, const Article *x, View *v);

#endif
