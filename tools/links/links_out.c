/* The links that leave the site, as a reader of the pages finds them. */
#include "links/links.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct Collector {
    VEC(LinkOut) all;
    const WrittenLink **written; /* of the article, by their pointers */
    size_t n_written;
    const char *last; /* the link of the inline before */
} Collector;

static bool leads_out(const char *href)
{
    return strncasecmp(href, "http://", 7) == 0 || strncasecmp(href, "https://", 8) == 0;
}

static int compare_pointers(const void *x, const void *y)
{
    const WrittenLink *const *a = x, *const *b = y;
    uintptr_t p = (uintptr_t)(*a)->href, q = (uintptr_t)(*b)->href;
    return (p > q) - (p < q);
}

/* Where a link stands: a written one with its [, one of running text with its first letter. */
static Span place_of(const Collector *c, const Inline *in)
{
    WrittenLink key = {.href = in->href};
    const WrittenLink *wanted = &key;
    const WrittenLink **found =
        c->n_written ? bsearch(&wanted, c->written, c->n_written, sizeof *c->written, compare_pointers) : NULL;
    return found ? (*found)->span : in->span;
}

static void add_inlines(Collector *c, Inlines in)
{
    c->last = NULL;
    for (size_t i = 0; i < in.n; i++) {
        const Inline *x = &in.at[i];
        if (x->href && x->href != c->last && leads_out(x->href))
            vec_push(&c->all, ((LinkOut){x->href, place_of(c, x)}));
        c->last = x->href;
    }
}

static void add_blocks(Collector *c, const Block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        add_inlines(c, blocks[i].inlines);
        add_blocks(c, blocks[i].children, blocks[i].n_children);
    }
}

static void add_article(Collector *c, Arena *a, const Article *x)
{
    c->n_written = x->n_links;
    c->written = ARENA_ARRAY(a, const WrittenLink *, x->n_links + 1);
    for (size_t i = 0; i < x->n_links; i++)
        c->written[i] = &x->links[i];
    qsort(c->written, c->n_written, sizeof *c->written, compare_pointers);
    if (x->image)
        add_blocks(c, x->image, 1);
    add_blocks(c, x->blocks, x->n_blocks);
    for (size_t i = 0; i < x->n_notes; i++)
        add_blocks(c, x->notes[i].blocks, x->notes[i].n_blocks);
}

static void add_ad(Collector *c, const Ad *ad)
{
    if (leads_out(ad->link))
        vec_push(&c->all, ((LinkOut){ad->link, ad->link_span}));
}

size_t site_links_out(Arena *a, const Issue *issue, const LinkOut **links)
{
    Collector c = {0};
    for (size_t p = 0; p < issue->n_pages; p++)
        for (size_t i = 0; i < issue->pages[p].n_ads; i++)
            add_ad(&c, &issue->pages[p].ads[i]);
    if (issue_ear(issue) == EAR_AD || issue_ear(issue) == EAR_PICTURE)
        add_ad(&c, &issue->ear->ad);
    for (size_t i = 0; i < issue->n_articles; i++)
        add_article(&c, a, issue->articles[i]);
    size_t n = c.all.len;
    *links = arena_dup(a, c.all.ptr, n * sizeof *c.all.ptr);
    vec_free(&c.all);
    return n;
}
