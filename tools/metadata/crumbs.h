/* The way to a page from its paper's front door: as a list for readers and as BreadcrumbList (schema.org). */
#ifndef METADATA_CRUMBS_H
#define METADATA_CRUMBS_H

#include "web/site.h"

typedef struct Crumb {
    const char *name;
    const char *href; /* from the page; "": not shown (the page itself) */
    const char *path; /* below site/ */
} Crumb;

/* Adds the list `crumbs` (name, href) and the text `crumbs_json`, which names addresses where the site has one. */
void crumbs_view(const Html *h, View *v, const Crumb *crumbs, size_t n);

#endif
