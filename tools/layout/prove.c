/* Rests that no later page takes are weighed one by one, as if the others found room; and a page that an article no
 * longer leaves is another page. So the issue is tried without what is told, until nothing more is over. */
#include "layout/prove.h"

#include "layout/pages.h"
#include "resolve/resolve.h"

enum { ROUNDS = 4 };

static bool is_left_out(const IssueBuild *b, const Article *a)
{
    for (size_t i = 0; i < b->overset.len; i++)
        if (b->overset.ptr[i].article == a && b->overset.ptr[i].whole)
            return true;
    return false;
}

/* The pages without the articles that are left out of them. */
static PageSpec *pages_without(const IssueBuild *b)
{
    PageSpec *pages = arena_dup(b->arena, b->issue->pages, sizeof *pages * b->issue->n_pages);
    for (size_t p = 0; p < b->issue->n_pages; p++) {
        const PageSpec *of = &b->issue->pages[p];
        pages[p].articles = ARENA_ARRAY(b->arena, Article *, of->n_articles + 1);
        pages[p].n_articles = 0;
        for (size_t i = 0; i < of->n_articles; i++)
            if (!is_left_out(b, of->articles[i]))
                pages[p].articles[pages[p].n_articles++] = of->articles[i];
    }
    return pages;
}

/* The issue without what is told. */
static void cut_issue(const IssueBuild *b, Issue *out)
{
    *out = *b->issue;
    out->pages = pages_without(b);
    out->docs = arena_dup(b->arena, out->docs, sizeof *out->docs * (out->n_articles + 1));
    for (size_t i = 0; i < b->overset.len; i++) {
        const OversetNote *n = &b->overset.ptr[i];
        const int32_t at = issue_index_of(b, n->article);
        if (!n->whole)
            out->docs[at] = resolved_cut(b->arena, b->issue->docs[at], n->characters);
    }
}

static void add(IssueBuild *b, const OversetNote *more)
{
    for (size_t i = 0; i < b->overset.len; i++) {
        OversetNote *n = &b->overset.ptr[i];
        if (n->article == more->article) {
            n->characters += more->characters;
            n->lines += more->lines;
            n->whole |= more->whole;
            return;
        }
    }
    vec_push(&b->overset, *more);
}

/* false: there is nothing to add. */
static bool try_again(IssueBuild *b)
{
    Issue issue;
    if (!b->overset.len)
        return false;
    cut_issue(b, &issue);
    IssueBuild t = {.c = b->c,
                    .d = b->muted,
                    .muted = b->muted,
                    .issue = &issue,
                    .text = b->text,
                    .searches = b->searches,
                    .arena = b->arena,
                    .effort = b->effort,
                    .scratch = b->scratch,
                    .index = b->index};
    const bool more = pages_build(&t) && t.overset.len > 0;
    for (size_t i = 0; more && i < t.overset.len; i++)
        add(b, &t.overset.ptr[i]);
    pages_free(&t);
    return more;
}

void overset_prove(IssueBuild *b)
{
    for (int round = 0; round < ROUNDS && try_again(b); round++)
        ;
}
