/* The links of an issue, one by one. */
#include "links/links.h"

#include "base/map.h"
#include "diag/phrase.h"
#include "doc/address.h"
#include "links/internal.h"
#include <string.h>

/* A link's new address, or its own; NULL after a report. */
static const char *resolve(const Linker *l, Span at, const char *href)
{
    if (!link_is_internal(href))
        return link_form_check(l, at, href) ? href : NULL;
    const char *meant = link_form_meant(l->arena, href);
    if (!meant)
        return link_place(l, at, href);
    diag_error(l->diag, at, DIAG_LINK_MALFORMED, href, phrase(l->arena, "write %s", meant));
    return NULL;
}

static void change_inlines(const StrMap *changes, Inlines in)
{
    for (size_t i = 0; i < in.n; i++) {
        const char *to = in.at[i].href ? strmap_lookup(changes, in.at[i].href) : NULL;
        if (to)
            in.at[i].href = to;
    }
}

static void change_blocks(const StrMap *changes, Block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        change_inlines(changes, blocks[i].inlines);
        change_blocks(changes, blocks[i].children, blocks[i].n_children);
    }
}

static void resolve_article_links(const Linker *l, Article *x)
{
    StrMap *changes = strmap_new();
    bool any = false;
    for (size_t i = 0; i < x->n_links; i++) {
        const char *from = x->links[i].href, *to = resolve(l, x->links[i].span, from);
        if (to && strcmp(from, to) != 0) {
            strmap_put(changes, from, arena_strdup(l->arena, to));
            any = true;
        }
    }
    if (any) {
        change_blocks(changes, x->blocks, x->n_blocks);
        for (size_t i = 0; i < x->n_notes; i++)
            change_blocks(changes, x->notes[i].blocks, x->notes[i].n_blocks);
    }
    strmap_free(changes);
}

static void resolve_ad_link(const Linker *l, Ad *ad)
{
    const char *to = *ad->link ? resolve(l, ad->link_span, ad->link) : NULL;
    if (to)
        ad->link = to;
}

void site_resolve_links(World *w, Diag *d, const Group *group, Issue *issue)
{
    Linker l = {.world = w, .diag = d, .arena = issue->arena, .group = group, .issue = issue};
    for (size_t p = 0; p < issue->n_pages; p++)
        for (size_t i = 0; i < issue->pages[p].n_ads; i++)
            resolve_ad_link(&l, &issue->pages[p].ads[i]);
    if (issue->ear.kind == EAR_AD || issue->ear.kind == EAR_PICTURE)
        resolve_ad_link(&l, &issue->ear.ad);
    for (size_t i = 0; i < issue->n_articles; i++) {
        l.article = issue->articles[i];
        resolve_article_links(&l, issue->articles[i]);
    }
}
