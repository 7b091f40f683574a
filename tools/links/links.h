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

/* When all issues that it leads to are read; may run for several issues at once, each with its own Diag. Changes the
 * hrefs of this issue's inlines. Articles of issues that the group doesn't have are looked for in their files. Returns
 * a hash of all the addresses. */
uint64_t site_resolve_links(World *w, Diag *d, const Group *group, Issue *issue);

/* What its links lead to besides itself: issues, "demo/2021-11-01", a paper's pages, "demo/2021-11.html", whether they
 * are there or not; each once, sorted; in the arena. */
size_t site_leads(Arena *a, const Group *group, const Issue *issue, const char ***names);
/* A link that leaves the site over http or https, and where it stands. */
typedef struct LinkOut {
    const char *href;
    Span span;
} LinkOut;

/* Those of an issue's advertisements and articles, bare addresses of the text too, in order; in the arena. */
size_t site_links_out(Arena *a, const Issue *issue, const LinkOut **links);
/* A hash of what links to an issue depend on: its pages, its articles, their headings. Never 0. */
uint64_t site_view(const Issue *issue);

#endif
