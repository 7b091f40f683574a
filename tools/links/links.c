/* The links of an issue, one by one. */
#include "links/links.h"

#include "base/map.h"
#include "diag/phrase.h"
#include "doc/address.h"
#include "links/internal.h"
#include "site/urls.h"
#include <stdlib.h>
#include <string.h>

/* A link's new address, or its own; "": it is left out for now; NULL after a report. */
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
            in.at[i].href = *to ? to : NULL;
    }
}

static void change_blocks(const StrMap *changes, Block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        change_inlines(changes, blocks[i].inlines);
        change_blocks(changes, blocks[i].children, blocks[i].n_children);
    }
}

static uint64_t mix(uint64_t hash, const char *text)
{
    return hash_bytes(hash, text, strlen(text) + 1);
}

/* Founder's address of a link that leaves the issue: others are forgotten when it is written. */
static void move_link(const Linker *l, const char *href, uint64_t *hash)
{
    const char *to = urls_follow(l->arena, l->group, l->issue, href);
    if (!to)
        return;
    *hash = mix(*hash, to);
    vec_push(l->moved, ((MovedLink){arena_strdup(l->arena, href), to}));
}

static void resolve_article_links(const Linker *l, Article *x, uint64_t *hash)
{
    StrMap *changes = strmap_new();
    bool any = false;
    for (size_t i = 0; i < x->n_links; i++) {
        const char *from = x->links[i].href, *to = resolve(l, x->links[i].span, from);
        *hash = mix(*hash, to ? to : "");
        move_link(l, to ? to : "", hash);
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

static void resolve_ad_link(const Linker *l, Ad *ad, uint64_t *hash)
{
    const char *to = *ad->link ? resolve(l, ad->link_span, ad->link) : NULL;
    *hash = mix(*hash, to ? to : "");
    move_link(l, to ? to : "", hash);
    if (to)
        ad->link = to;
}

uint64_t site_resolve_links(World *w, Diag *d, const Group *group, Issue *issue)
{
    MovedLinks moved = {0};
    Linker l = {.world = w, .diag = d, .arena = issue->arena, .group = group, .issue = issue, .moved = &moved};
    uint64_t hash = 1;
    for (size_t p = 0; p < issue->n_pages; p++)
        for (size_t i = 0; i < issue->pages[p].n_ads; i++)
            resolve_ad_link(&l, &issue->pages[p].ads[i], &hash);
    if (issue_ear(issue) == EAR_AD || issue_ear(issue) == EAR_PICTURE)
        resolve_ad_link(&l, &issue->ear->ad, &hash);
    for (size_t i = 0; i < issue->n_articles; i++) {
        l.article = issue->articles[i];
        resolve_article_links(&l, issue->articles[i], &hash);
    }
    issue->n_moved = moved.len;
    issue->moved = moved.len ? arena_dup(issue->arena, moved.ptr, moved.len * sizeof *moved.ptr) : NULL;
    vec_free(&moved);
    return hash;
}

/* ---- what links lead to ---- */

typedef VEC(const char *) Names;

static void add_lead(const Linker *l, const char *href, Names *names)
{
    const char *place = *href && link_is_internal(href) && !link_form_meant(l->arena, href) ? link_lead(l, href) : NULL;
    if (place)
        vec_push(names, place);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t site_leads(Arena *a, const Group *group, const Issue *issue, const char ***names)
{
    Diag *quiet = diag_new(); /* who resolves them tells */
    Linker l = {.diag = quiet, .arena = a, .group = group, .issue = issue};
    Names all = {0};
    for (size_t p = 0; p < issue->n_pages; p++)
        for (size_t i = 0; i < issue->pages[p].n_ads; i++)
            add_lead(&l, issue->pages[p].ads[i].link, &all);
    if (issue_ear(issue) == EAR_AD || issue_ear(issue) == EAR_PICTURE)
        add_lead(&l, issue->ear->ad.link, &all);
    for (size_t i = 0; i < issue->n_articles; i++)
        for (size_t k = 0; k < issue->articles[i]->n_links; k++)
            add_lead(&l, issue->articles[i]->links[k].href, &all);
    size_t n = 0;
    if (all.len)
        qsort(all.ptr, all.len, sizeof *all.ptr, compare_names);
    for (size_t i = 0; i < all.len; i++)
        if (!n || strcmp(all.ptr[n - 1], all.ptr[i]) != 0)
            all.ptr[n++] = all.ptr[i];
    *names = arena_dup(a, all.ptr, n * sizeof *all.ptr);
    vec_free(&all);
    diag_free(quiet);
    return n;
}

uint64_t site_view(const Issue *issue)
{
    bool open = issue->overset == OVERSET_EXTRA || issue->overset == OVERSET_PAGES;
    uint64_t hash = hash_bytes(1, &issue->n_pages, sizeof issue->n_pages);
    hash = hash_bytes(hash, &open, sizeof open);
    for (size_t i = 0; i < issue->sections.n; i++) {
        const Section *s = &issue->sections.at[i];
        hash = mix(hash_bytes(hash, &s->first, sizeof s->first), s->name);
    }
    for (size_t i = 0; i < issue->n_pages; i++)
        hash = mix(hash, issue->pages[i].address);
    for (size_t i = 0; i < issue_addresses(issue); i++) {
        hash = mix(mix(hash, issue->articles[i]->slug), issue->articles[i]->address);
        hash = mix(hash, issue->articles[i]->retracted ? "retracted" : "");
        for (size_t k = 0; k < issue->articles[i]->n_headings; k++)
            hash = mix(hash, issue->articles[i]->headings[k]->anchor);
        hash = mix(hash, "");
    }
    return hash ? hash : 1;
}
