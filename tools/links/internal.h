/* Private to links: what links.c, link_form.c and link_place.c share. */
#ifndef LINKS_INTERNAL_H
#define LINKS_INTERNAL_H

#include "links/links.h"

typedef VEC(MovedLink) MovedLinks;

typedef struct Linker {
    World *world;
    Diag *diag;
    Arena *arena; /* of the issue */
    const Group *group;
    const Issue *issue;
    const Article *article; /* NULL: the link is an advertisement's */
    MovedLinks *moved;      /* those that leave the issue */
} Linker;

/* link_form.c: an address out of the site, or one that was meant so. false after a report. */
bool link_form_check(const Linker *l, Span at, const char *href);
/* "https://" and what looks like a host without it; NULL when it doesn't. */
const char *link_form_meant(Arena *a, const char *href);

/* link_place.c: a place of the site → its address from the issue's folder; "" after a warning: not yet, the link is
 * left out; NULL after a report. */
const char *link_place(const Linker *l, Span at, const char *href);
/* The issue or month that it leads to, "demo/2021-11-01", "demo/2021-11.html"; NULL: none, or its own. */
const char *link_lead(const Linker *l, const char *href);

#endif
