/* What is searched of articles, and how it is kept. */
#include "search/search.h"
#include "site/urls.h"

#include "base/map.h"
#include "base/pack.h"
#include "resolve/resolve.h"
#include "search/internal.h"
#include <string.h>

static void put_line(Buf *b, const char *text)
{
    if (!text[0])
        return;
    if (b->len)
        buf_putc(b, '\n');
    buf_puts(b, text);
}

void search_titles(const Article *x, Buf *out)
{
    put_line(out, x->title);
    put_line(out, x->kicker);
    put_line(out, x->deck);
}

void search_text(const Article *x, Buf *out)
{
    if (x->kept) {
        buf_puts(out, x->kept->text ? x->kept->text : "");
        return;
    }
    const char *const first[] = {x->column, x->section, x->summary, x->byline, x->dateline};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        put_line(out, first[i]);
    Arena *scratch = arena_new();
    Buf plain = {0};
    resolved_plain(resolve_article(scratch, x, &(ResolveOptions){0}), &plain);
    while (plain.len && plain.data[plain.len - 1] == '\n')
        plain.data[--plain.len] = '\0';
    if (plain.len)
        put_line(out, plain.data);
    for (size_t i = 0; i < x->n_tags; i++)
        put_line(out, x->tags[i]);
    buf_free(&plain);
    arena_free(scratch);
}

void search_texts_put(const Issue *issue, Buf *out)
{
    for (size_t i = 0; i < issue->n_articles; i++) {
        Buf text = {0};
        search_text(issue->articles[i], &text);
        pack_text(out, text.len ? text.data : "");
        buf_free(&text);
    }
}

bool search_texts_take(const Issue *issue, Arena *a, const char *texts, size_t n)
{
    Unpack u = {texts, texts + n, a, false};
    for (size_t i = 0; i < issue->n_articles; i++)
        if (issue->articles[i]->kept)
            issue->articles[i]->kept->text = unpack_text_or_empty(&u);
        else
            u.failed = true;
    return !u.failed && u.at == u.end;
}

uint64_t search_mark(const Issue *issue, const char *texts, size_t n)
{
    Arena *a = arena_new();
    const char *label = issue_label(a, issue);
    uint64_t hash = hash_bytes(1, issue->id, strlen(issue->id) + 1);
    hash = hash_bytes(hash, label, strlen(label) + 1);
    const char *folder = urls_folder(a, issue);
    hash = hash_bytes(hash, folder, strlen(folder) + 1);
    for (size_t i = 0; i < issue->n_articles; i++) {
        const Article *x = issue->articles[i];
        Buf titles = {0};
        search_titles(x, &titles);
        const char *file = x->file ? x->file : x->slug;
        hash = hash_bytes(hash, file, strlen(file) + 1);
        hash = hash_bytes(hash, titles.data, titles.len + 1);
        buf_free(&titles);
    }
    arena_free(a);
    hash = hash_bytes(hash, n ? texts : "", n);
    return hash ? hash : 1;
}
