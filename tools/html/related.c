/* Related articles of an issue. */
#include "html/related.h"

#include "base/map.h"
#include "base/utf8.h"
#include "resolve/resolve.h"
#include "search/fold.h"
#include "search/terms.h"
#include "facets/facets.h"
#include <string.h>

/* What is shared weighs: a tag; a column; a term that stands in both titles; one of a title that the other's text has.
 * Less than LEAST together is chance. */
enum { TAG = 6, COLUMN = 3, TITLES = 3, TITLE_AND_TEXT = 1, LEAST = 6, IN_TITLE = 1, IN_TEXT = 2 };

/* What is known of an article. */
typedef struct Terms {
    IntMap *of;           /* a term's hash → IN_TITLE, IN_TEXT */
    VEC(uint64_t) titles; /* those of the title, each once */
    int where;
    const char *column, **tags; /* as lists are named of them; "" for none */
} Terms;

typedef struct Relating {
    Arena *arena;
    const Issue *issue;
    Terms *terms;     /* of each article */
    IntMap *spread;   /* a term's hash → how many articles have it */
    unsigned *points; /* to each article, of the one at hand */
} Relating;

static void note_term(void *context, const Term *t)
{
    Terms *terms = context;
    if (t->n < 2 || t->at == TERM_NOWHERE) /* characters alone are everywhere */
        return;
    for (size_t i = 0; i < t->n; i++)
        if (fold_class(t->cps[i]) <= FOLD_MARK)
            return;
    uint64_t hash = hash_bytes(0, t->cps, t->n * sizeof *t->cps), known = 0;
    intmap_lookup(terms->of, hash, &known);
    if (known & (uint64_t)terms->where)
        return;
    if (terms->where == IN_TITLE)
        vec_push(&terms->titles, hash);
    intmap_put(terms->of, hash, known | (uint64_t)terms->where);
}

static void read_terms(Terms *terms, const char *text, int where)
{
    Folded folded = {0};
    search_fold(text, &folded);
    terms->where = where;
    search_terms(folded.ptr, folded.len, note_term, terms);
    vec_free(&folded);
}

static void read_article(Relating *r, size_t index)
{
    const Article *x = r->issue->articles[index];
    Terms *terms = &r->terms[index];
    Buf text = {0};
    terms->of = intmap_new();
    terms->column = facet_file(r->arena, x->column);
    terms->tags = ARENA_ARRAY(r->arena, const char *, x->n_tags + 1);
    for (size_t i = 0; i < x->n_tags; i++)
        terms->tags[i] = facet_file(r->arena, x->tags[i]);
    read_terms(terms, x->title, IN_TITLE);
    read_terms(terms, x->kicker, IN_TITLE);
    read_terms(terms, x->deck, IN_TITLE);
    resolved_plain(r->issue->docs[index], &text);
    read_terms(terms, text.data ? text.data : "", IN_TEXT);
    buf_free(&text);
}

/* Terms of titles only: how many articles have them. */
static void count_spread(Relating *r)
{
    for (size_t i = 0; i < r->issue->n_articles; i++)
        for (size_t k = 0; k < r->terms[i].titles.len; k++) {
            uint64_t hash = r->terms[i].titles.ptr[k], n = 0, there;
            if (intmap_lookup(r->spread, hash, &n))
                continue;
            for (size_t j = 0; j < r->issue->n_articles; j++)
                n += intmap_lookup(r->terms[j].of, hash, &there);
            intmap_put(r->spread, hash, n);
        }
}

static bool is_rare(const Relating *r, uint64_t hash)
{
    enum { AT_LEAST = 3, PART = 10 };
    uint64_t n = 0, most = r->issue->n_articles / PART;
    intmap_lookup(r->spread, hash, &n);
    return n <= (most > AT_LEAST ? most : AT_LEAST);
}

/* Of the terms of one's titles in the other. */
static unsigned shared_terms(const Relating *r, size_t one, size_t other)
{
    unsigned points = 0;
    for (size_t k = 0; k < r->terms[one].titles.len; k++) {
        uint64_t hash = r->terms[one].titles.ptr[k], where;
        if (is_rare(r, hash) && intmap_lookup(r->terms[other].of, hash, &where))
            points += where & IN_TITLE ? TITLES : TITLE_AND_TEXT;
    }
    return points;
}

static bool is_same(const char *x, const char *y)
{
    return *x && strcmp(x, y) == 0;
}

static unsigned nearness(const Relating *r, size_t one, size_t other)
{
    const Article *x = r->issue->articles[one], *y = r->issue->articles[other];
    const Terms *one_of = &r->terms[one], *other_of = &r->terms[other];
    unsigned points = is_same(one_of->column, other_of->column) ? COLUMN : 0;
    if (!article_is_listed(x) || !article_is_listed(y) || one == other)
        return 0;
    for (size_t i = 0; i < x->n_tags; i++)
        for (size_t k = 0; k < y->n_tags; k++)
            points += is_same(one_of->tags[i], other_of->tags[k]) ? TAG : 0;
    return points + shared_terms(r, one, other) + shared_terms(r, other, one);
}

/* The nearest first, of equals the one that comes first in the issue. */
static void choose(const Relating *r, size_t index, Related *out)
{
    for (size_t k = 0; k < r->issue->n_articles; k++)
        r->points[k] = nearness(r, index, k);
    while (out->n < MOST_RELATED) {
        size_t best = r->issue->n_articles;
        for (size_t k = 0; k < r->issue->n_articles; k++)
            if (r->points[k] >= LEAST && (best == r->issue->n_articles || r->points[k] > r->points[best]))
                best = k;
        if (best == r->issue->n_articles)
            return;
        out->at[out->n++] = (uint32_t)best;
        r->points[best] = 0;
    }
}

Related *related_of_issue(Arena *a, const Issue *issue)
{
    const size_t n = issue->n_articles;
    Related *out = ARENA_ARRAY(a, Related, n + 1);
    Relating r = {a, issue, ARENA_ARRAY(a, Terms, n + 1), intmap_new(), ARENA_ARRAY(a, unsigned, n + 1)};
    for (size_t i = 0; i < n; i++)
        read_article(&r, i);
    count_spread(&r);
    for (size_t i = 0; i < n; i++)
        choose(&r, i, &out[i]);
    for (size_t i = 0; i < n; i++) {
        intmap_free(r.terms[i].of);
        vec_free(&r.terms[i].titles);
    }
    intmap_free(r.spread);
    return out;
}
