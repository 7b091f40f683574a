/* For the tests of site: a content folder with every issue read. */
#ifndef TESTS_UNIT_SITE_FIXTURE_H
#define TESTS_UNIT_SITE_FIXTURE_H

#include "load/load.h"

/* All of it lives in the arena. NULL when there is no usable group.yaml. */
static inline Group *load_whole_site(World *w, Diag *d, Arena *a, const char *content, bool drafts)
{
    SiteOptions *o = ARENA_NEW(a, SiteOptions);
    *o = (SiteOptions){.content = content, .drafts = drafts};
    Group *g = site_load(w, d, a, o);
    for (size_t i = 0; g && i < g->n_papers; i++)
        for (size_t k = 0; k < g->papers[i].n_issues; k++) {
            g->papers[i].issues[k]->arena = a;
            site_load_issue(w, d, g->papers[i].issues[k]);
        }
    return g;
}

#endif
