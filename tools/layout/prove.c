/* Rests that no later page takes are weighed one by one, as if the others found room; and a page that an article no
 * longer leaves is another page. So the issue is tried without what is told, until nothing more is over. */
#include "layout/prove.h"

#include "layout/pages.h"
#include "resolve/resolve.h"

enum { ROUNDS = 4 };

/* The issue with so much less at its articles' ends; false: of one nothing would stay. */
static bool cut_issue(IssueBuild *b, Issue *out)
{
    *out = *b->issue;
    out->docs = arena_dup(b->arena, out->docs, sizeof *out->docs * (out->n_articles + 1));
    for (size_t i = 0; i < b->overset.len; i++) {
        const OversetNote *n = &b->overset.ptr[i];
        const int32_t at = issue_index_of(b, n->article);
        if (n->whole)
            return false;
        out->docs[at] = resolved_cut(b->arena, b->issue->docs[at], n->characters);
    }
    return true;
}

static void add(IssueBuild *b, const OversetNote *more)
{
    for (size_t i = 0; i < b->overset.len; i++) {
        OversetNote *n = &b->overset.ptr[i];
        if (n->article == more->article) {
            n->characters += more->characters;
            n->lines += more->lines;
            return;
        }
    }
    vec_push(&b->overset, *more);
}

/* false: there is nothing to add, or no more can be known. */
static bool try_again(IssueBuild *b)
{
    Issue issue;
    if (!b->overset.len || !cut_issue(b, &issue))
        return false;
    IssueBuild t = {.c = b->c,
                    .d = b->muted,
                    .muted = b->muted,
                    .issue = &issue,
                    .text = b->text,
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
