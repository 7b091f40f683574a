/* An issue as text: its facts, its articles' texts. */
#include "html/facts.h"

#include "article/article.h"
#include "base/pack.h"
#include "facets/facets.h"
#include "site/urls.h"

enum {
    EXCERPT = 120,
    MOST_PAGES = 1000,
    MOST_ARTICLES = 100000,
    MOST_TAGS = 10000,
    MOST_HEADINGS = 100000,
    MOST_CORRECTIONS = 1000
};

/* The texts of an article, in their order. */
#define N_TEXTS 10
static void texts_of(Article *x, const char **at[N_TEXTS])
{
    const char **const all[N_TEXTS] = {&x->slug,     &x->title,   &x->kicker,  &x->deck,   &x->byline,
                                       &x->dateline, &x->section, &x->summary, &x->column, &x->address};
    for (size_t i = 0; i < N_TEXTS; i++)
        at[i] = all[i];
}

static void put_moment(Moment m, Buf *out)
{
    char text[MOMENT_BYTES];
    moment_rfc3339(m, text);
    pack_text(out, moment_is(m) ? text : "");
}

/* What was said of it after it was published. */
static void put_changes(const Article *x, Buf *out)
{
    put_moment(x->updated, out);
    pack_number(out, (int64_t)x->n_corrections);
    for (size_t i = 0; i < x->n_corrections; i++) {
        pack_text(out, x->corrections[i].text);
        put_moment(x->corrections[i].on, out);
    }
    pack_number(out, x->retracted != NULL);
    if (x->retracted) {
        pack_text(out, x->retracted->reason);
        put_moment(x->retracted->on, out);
    }
}

static void put_article(const Article *x, Buf *out)
{
    Article copy = *x;
    const char **texts[N_TEXTS];
    texts_of(&copy, texts);
    for (size_t i = 0; i < N_TEXTS; i++)
        pack_text(out, *texts[i]);
    pack_number(out, x->lang);
    pack_number(out, x->advert);
    put_changes(x, out);
    pack_number(out, (int64_t)x->n_tags);
    for (size_t i = 0; i < x->n_tags; i++)
        pack_text(out, x->tags[i]);
    pack_number(out, (int64_t)x->n_headings);
    for (size_t i = 0; i < x->n_headings; i++)
        pack_text(out, x->headings[i]->anchor);
    Buf excerpt = {0};
    article_excerpt(x, EXCERPT, &excerpt);
    pack_text(out, excerpt.len ? excerpt.data : "");
    buf_free(&excerpt);
}

void facts_put(const Issue *issue, Buf *out)
{
    pack_text(out, issue->number);
    pack_text(out, issue->lunar);
    pack_text(out, issue->edition_name);
    pack_number(out, issue->kind);
    pack_number(out, issue->overset);
    pack_number(out, (int64_t)issue->sections.n);
    for (size_t i = 0; i < issue->sections.n; i++) {
        pack_text(out, issue->sections.at[i].name);
        pack_text(out, issue->sections.at[i].title);
        pack_number(out, issue->sections.at[i].first);
    }
    pack_number(out, (int64_t)issue->n_articles);
    pack_number(out, (int64_t)issue->n_notices);
    for (size_t i = 0; i < issue_addresses(issue); i++)
        put_article(issue->articles[i], out);
    pack_number(out, (int64_t)issue->n_pages);
    for (size_t i = 0; i < issue->n_pages; i++) {
        pack_text(out, issue->pages[i].title);
        pack_text(out, issue->pages[i].address);
        pack_number(out, issue->pages[i].spread);
        pack_number(out, (int64_t)issue->pages[i].n_articles);
    }
}

void facts_put_brief(const Issue *issue, Buf *out)
{
    Arena *a = arena_new();
    IssueBrief brief;
    brief_of_issue(a, issue, &brief);
    brief_put(&brief, out);
    arena_free(a);
}

static void take_headings(Unpack *u, Article *x)
{
    x->n_headings = unpack_count(u, MOST_HEADINGS);
    Block *headings = ARENA_ARRAY(u->arena, Block, x->n_headings + 1);
    x->headings = ARENA_ARRAY(u->arena, const Block *, x->n_headings + 1);
    for (size_t i = 0; i < x->n_headings; i++) {
        headings[i] = (Block){.kind = BLK_HEADING, .anchor = unpack_text_or_empty(u)};
        x->headings[i] = &headings[i];
    }
}

static Moment take_moment(Unpack *u)
{
    Moment m = {0};
    const char *text = unpack_text_or_empty(u);
    u->failed |= *text && !moment_parse(text, &m);
    return m;
}

static void take_changes(Unpack *u, Article *x)
{
    x->updated = take_moment(u);
    x->n_corrections = unpack_count(u, MOST_CORRECTIONS);
    Correction *corrections = ARENA_ARRAY(u->arena, Correction, x->n_corrections + 1);
    for (size_t i = 0; i < x->n_corrections; i++) {
        corrections[i].text = unpack_text_or_empty(u);
        corrections[i].on = take_moment(u);
    }
    x->corrections = corrections;
    if (!unpack_count(u, 1))
        return;
    Retraction *gone = ARENA_NEW(u->arena, Retraction);
    gone->title = ""; /* for its own page alone, which stands */
    gone->reason = unpack_text_or_empty(u);
    gone->on = take_moment(u);
    x->retracted = gone;
}

static Article *take_article(Unpack *u)
{
    Article *x = ARENA_NEW(u->arena, Article);
    const char **texts[N_TEXTS];
    texts_of(x, texts);
    for (size_t i = 0; i < N_TEXTS; i++)
        *texts[i] = unpack_text_or_empty(u);
    x->lang = (Lang)unpack_number(u, 0, LANGS - 1);
    x->advert = unpack_count(u, 1);
    take_changes(u, x);
    x->n_tags = unpack_count(u, MOST_TAGS);
    x->tags = ARENA_ARRAY(u->arena, const char *, x->n_tags + 1);
    for (size_t i = 0; i < x->n_tags; i++)
        x->tags[i] = unpack_text_or_empty(u);
    ArticleKept *kept = ARENA_NEW(u->arena, ArticleKept);
    take_headings(u, x);
    kept->excerpt = unpack_text_or_empty(u);
    x->kept = kept;
    return x;
}

static void take_sections(Unpack *u, Issue *issue)
{
    size_t n = unpack_count(u, MOST_PAGES);
    Section *at = ARENA_ARRAY(u->arena, Section, n + 1);
    for (size_t i = 0; i < n; i++) {
        at[i].name = unpack_text_or_empty(u);
        at[i].title = unpack_text_or_empty(u);
        at[i].first = (int)unpack_number(u, 0, MOST_PAGES);
    }
    issue->sections = (Sections){at, n};
}

/* Pages share out the articles, in their order. */
static void take_pages(Unpack *u, Issue *issue)
{
    size_t from = 0;
    issue->n_pages = unpack_count(u, MOST_PAGES);
    issue->pages = ARENA_ARRAY(u->arena, PageSpec, issue->n_pages + 1);
    for (size_t i = 0; i < issue->n_pages; i++) {
        issue->pages[i].title = unpack_text_or_empty(u);
        issue->pages[i].address = unpack_text_or_empty(u);
        issue->pages[i].spread = (Spread)unpack_number(u, SPREAD_NONE, SPREAD_RIGHT);
        issue->pages[i].n_articles = unpack_count(u, issue->n_articles - from);
        issue->pages[i].articles = issue->articles + from;
        from += issue->pages[i].n_articles;
    }
}

bool facts_take(Issue *issue, const char *facts, size_t n)
{
    Issue x = *issue;
    Unpack u = {facts, facts + n, arena_new(), false};
    x.arena = u.arena;
    x.number = unpack_text_or_empty(&u);
    x.lunar = unpack_text_or_empty(&u);
    x.edition_name = unpack_text_or_empty(&u);
    x.kind = (IssueKind)unpack_number(&u, ISSUE_REGULAR, ISSUE_ADDITIONAL);
    x.overset = (Overset)unpack_number(&u, OVERSET_ERROR, OVERSET_PAGES);
    take_sections(&u, &x);
    x.n_articles = unpack_count(&u, MOST_ARTICLES);
    x.n_notices = unpack_count(&u, MOST_ARTICLES);
    x.articles = ARENA_ARRAY(u.arena, Article *, issue_addresses(&x) + 1);
    for (size_t i = 0; i < issue_addresses(&x); i++)
        x.articles[i] = take_article(&u);
    take_pages(&u, &x);
    if (u.failed || u.at != u.end) {
        arena_free(u.arena);
        return false;
    }
    *issue = x;
    urls_files(x.arena, issue); /* of what was taken, so not kept */
    return true;
}
