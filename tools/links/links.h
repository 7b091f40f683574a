/* Links of articles and advertisements → addresses of the site.
 *
 * Authors write where a link leads as their files lie: #heading, article.md, ../2021-11-01/article.md#heading, or as
 * the site has it: 02.html, index.html. Each becomes relative to the issue's folder (article.html#heading), so that
 * every output may use it as it is; what leads nowhere is an error at its place, with what was probably meant. Of
 * addresses elsewhere only the form is looked at. */
#ifndef LINKS_LINKS_H
#define LINKS_LINKS_H

#include "site/site.h"
#include "world/world.h"

/* When all issues are read; may run for several issues at once, each with its own Diag. Changes the hrefs of this
 * issue's inlines. Articles of issues that were not read are looked for in their files. */
void site_resolve_links(World *w, Diag *d, const Group *group, Issue *issue);

#endif
