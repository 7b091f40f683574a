/* A prebuilt index that a small script asks: no server, and it works from file:// because its files are scripts.
 *
 * Chinese has no word spaces, so the index holds each pair of neighbouring Han; Latin words, numbers and Tibetan
 * syllables are taken whole. It is cut by year (newest first in the page) and by the first character of a term, so that
 * a query loads a few small files however long the archive is. layouts/_site/search.js splits a query the same way. */
#include "search/search.h"

#include "base/chars.h"
#include "base/utf8.h"
#include "article/article.h"
#include "resolve/resolve.h"
#include <stdlib.h>
#include <string.h>

#define TERMS_PER_SHARD 6000
#define MAX_SHARDS 256
#define LONGEST_WORD 48 /* bytes; what is longer is no word */

typedef struct Term {
    const char *text;
    uint32_t last; /* the newest document, for the delta and against repeats */
    Buf postings;  /* decimal differences, a blank between */
} Term;

typedef struct Index {
    Arena *arena;
    StrMap *by_text;
    VEC(Term *) terms;
    uint32_t doc;
} Index;

static void add_term(Index *x, const char *text, size_t n)
{
    char key[LONGEST_WORD + 1];
    memcpy(key, text, n);
    key[n] = '\0';
    Term *t = strmap_lookup(x->by_text, key);
    if (!t) {
        t = ARENA_NEW(x->arena, Term);
        t->text = arena_strndup(x->arena, key, n);
        strmap_put(x->by_text, t->text, t);
        vec_push(&x->terms, t);
    } else if (t->last == x->doc) {
        return;
    }
    if (t->postings.len)
        buf_putc(&t->postings, ' ');
    buf_put_len(&t->postings, (int64_t)(x->doc - t->last) * LEN_PT, 0);
    t->last = x->doc;
}

static void add_text(Index *x, const char *text)
{
    char word[LONGEST_WORD];
    size_t n = 0;
    const char *han = NULL; /* the Han before, when it is a neighbour */
    for (const char *p = text;;) {
        uint32_t c = 0;
        const char *at = p;
        if (*p)
            p += utf8_decode(p, &c);
        if (c == 0xAD) /* a soft hyphen is no part of its word */
            continue;
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        if (!char_is_word(c) && n) {
            if (n <= sizeof word)
                add_term(x, word, n);
            n = 0;
        }
        if (han && !char_is_cjk_letter(c))
            add_term(x, han, (size_t)(at - han)); /* the last of a run alone, so that one character can be found */
        if (char_is_word(c)) {
            char utf8[4];
            size_t k = (size_t)utf8_encode(c, utf8);
            if (n + k <= sizeof word)
                memcpy(word + n, utf8, k);
            n += k;
        }
        if (char_is_cjk_letter(c)) {
            if (han)
                add_term(x, han, (size_t)(p - han));
            han = at;
        } else {
            han = NULL;
        }
        if (!c)
            return;
    }
}

static void add_article(Index *x, const Article *a)
{
    const char *const texts[] = {a->title,    a->kicker,  a->deck,   a->byline,
                                 a->dateline, a->summary, a->column, a->section};
    Buf body = {0};
    Arena *scratch = arena_new();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        add_text(x, texts[i]);
    for (size_t i = 0; i < a->n_tags; i++)
        add_text(x, a->tags[i]);
    resolved_plain(resolve_article(scratch, a, &(ResolveOptions){0}), &body);
    if (body.len)
        add_text(x, body.data);
    arena_free(scratch);
    buf_free(&body);
}

static void put_document(Arena *a, const Issue *issue, const Article *x, bool first, Buf *out)
{
    Buf text = {0};
    article_excerpt(x, 80, &text);
    buf_puts(out, first ? "\n[" : ",\n[");
    json_put(out, issue->iso);
    buf_putc(out, ',');
    json_put(out, article_file(a, x));
    buf_putc(out, ',');
    json_put(out, x->title);
    buf_putc(out, ',');
    json_put(out, text.len ? text.data : "");
    buf_putc(out, ']');
    buf_free(&text);
}

static int compare_terms(const void *a, const void *b)
{
    return strcmp((*(Term *const *)a)->text, (*(Term *const *)b)->text);
}

static size_t shard_of(const Term *t, size_t shards)
{
    uint32_t c;
    utf8_decode(t->text, &c);
    return c % shards;
}

/* One year's shards; their names are added to the manifest. */
static bool emit_shards(Index *x, Diag *d, const PaperSite *p, int year, Emitter out, Buf *manifest)
{
    size_t n = 1;
    while (n < MAX_SHARDS && x->terms.len / n > TERMS_PER_SHARD)
        n *= 2;
    if (x->terms.len)
        qsort(x->terms.ptr, x->terms.len, sizeof *x->terms.ptr, compare_terms);
    Buf *shards = mem_alloc(n * sizeof *shards);
    for (size_t i = 0; i < x->terms.len; i++) {
        const Term *t = x->terms.ptr[i];
        Buf *s = &shards[shard_of(t, n)];
        buf_puts(s, s->len ? ",\n" : "\n");
        json_put(s, t->text);
        buf_printf(s, ":\"%s\"", t->postings.data);
    }
    bool ok = true;
    Buf file = {0};
    for (size_t i = 0; i < n; i++) {
        file.len = 0;
        buf_puts(&file, "paibanSearch.shard(");
        json_put(&file, p->paper->id);
        buf_printf(&file, ",%d,%zu,{%s});\n", year, i, shards[i].len ? shards[i].data : "");
        const char *stem = arena_printf(x->arena, "search-%s-%d", p->paper->id, year);
        const char *name = ok ? asset_emit(d, x->arena, out, stem, "js", file.data, file.len) : NULL;
        ok = ok && name;
        if (ok) {
            buf_puts(manifest, i ? "," : "");
            json_put(manifest, name);
        }
        buf_free(&shards[i]);
    }
    buf_free(&file);
    mem_free(shards);
    return ok;
}

/* The issues [from, to) of one year, newest first. */
static bool emit_year(Diag *d, const PaperSite *p, size_t from, size_t to, Emitter out, Buf *manifest)
{
    const int year = p->paper->issues[from]->date.year;
    Index x = {.arena = arena_new(), .by_text = strmap_new()};
    Buf documents = {0};
    buf_puts(&documents, "paibanSearch.documents(");
    json_put(&documents, p->paper->id);
    buf_printf(&documents, ",%d,[", year);
    for (size_t i = to; i-- > from;) {
        const Issue *issue = p->paper->issues[i];
        for (size_t k = 0; k < issue->n_articles; k++) {
            put_document(x.arena, issue, issue->articles[k], x.doc == 0, &documents);
            x.doc++; /* from 1, so that 0 means none */
            add_article(&x, issue->articles[k]);
        }
    }
    buf_puts(&documents, "]);\n");
    const char *name = asset_emit(d, x.arena, out, arena_printf(x.arena, "search-%s-%d", p->paper->id, year), "js",
                                  documents.data, documents.len);
    bool ok = name != NULL;
    if (ok) {
        buf_printf(manifest, "{\"year\":%d,\"documents\":", year);
        json_put(manifest, name);
        buf_puts(manifest, ",\"shards\":[");
        ok = emit_shards(&x, d, p, year, out, manifest);
        buf_puts(manifest, "]}");
    }
    for (size_t i = 0; i < x.terms.len; i++)
        buf_free(&x.terms.ptr[i]->postings);
    vec_free(&x.terms);
    strmap_free(x.by_text);
    arena_free(x.arena);
    buf_free(&documents);
    return ok;
}

bool search_emit(Html *h, Diag *d, PaperSite *p, Arena *scratch, Emitter out)
{
    const Paper *paper = p->paper;
    Buf manifest = {0};
    bool ok = true;
    buf_puts(&manifest, "paibanSearch.paper(");
    json_put(&manifest, paper->id);
    buf_putc(&manifest, ',');
    json_put(&manifest, paper->title);
    buf_putc(&manifest, ',');
    json_put(&manifest, lang_tag(paper->lang));
    buf_puts(&manifest, ",[");
    for (size_t to = paper->n_issues; ok && to > 0;) {
        size_t from = to - 1;
        while (from > 0 && paper->issues[from - 1]->date.year == paper->issues[to - 1]->date.year)
            from--;
        buf_puts(&manifest, to < paper->n_issues ? ",\n" : "\n");
        ok = emit_year(d, p, from, to, out, &manifest);
        to = from;
    }
    buf_puts(&manifest, "]);\n");
    if (ok && paper->n_issues) {
        const char *name = asset_emit(d, scratch, out, arena_printf(scratch, "search-%s", paper->id), "js",
                                      manifest.data, manifest.len);
        ok = name != NULL;
        p->search = ok ? arena_strdup(h->arena, name) : NULL;
    }
    buf_free(&manifest);
    return ok;
}
