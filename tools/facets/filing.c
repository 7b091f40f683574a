/* What an issue's articles are filed under; what lists have of it. */
#include "facets/byline.h"
#include "facets/facets.h"

#include "base/map.h"
#include "site/urls.h"
#include <string.h>

/* The words of one issue, in the order in which they come. */
typedef struct Filing {
    Arena *arena;
    StrMap *known; /* kind and file → index + 1 */
    VEC(BriefWord) words;
    VEC(const Article *) last; /* filed under each */
} Filing;

typedef void TakeWord(void *context, FacetKind kind, const char *word);

static void words_of_kind(Arena *a, const Article *x, FacetKind kind, TakeWord *take, void *context)
{
    BylineName *names;
    switch (kind) {
    case FACET_SECTION:
        take(context, kind, x->section);
        break;
    case FACET_COLUMN:
        take(context, kind, x->column);
        break;
    case FACET_TAG:
        for (size_t i = 0; i < x->n_tags; i++)
            take(context, kind, x->tags[i]);
        break;
    case FACET_AUTHOR:
        for (size_t i = 0, n = byline_names(a, x->lang, x->byline, &names); i < n; i++)
            take(context, kind, names[i].name);
        break;
    case FACET_KINDS:
        break;
    }
}

/* An article on its way into the filing. */
typedef struct Filed {
    Filing *to;
    const Article *article;
} Filed;

static void file_under(void *context, FacetKind kind, const char *word)
{
    const Filed *filed = context;
    Filing *f = filed->to;
    const char *file = facet_file(f->arena, word);
    if (!*file)
        return;
    const char *key = arena_printf(f->arena, "%d/%s", (int)kind, file);
    uintptr_t index = (uintptr_t)strmap_lookup(f->known, key);
    if (!index) {
        vec_push(&f->words, ((BriefWord){.kind = kind, .file = file}));
        vec_push(&f->last, NULL);
        index = f->words.len;
        strmap_put(f->known, key, (void *)index);
    }
    f->words.ptr[index - 1].word = word;
    f->words.ptr[index - 1].articles += f->last.ptr[index - 1] != filed->article;
    f->last.ptr[index - 1] = filed->article;
}

static void file_articles(Arena *a, const Issue *issue, IssueBrief *out)
{
    Filing f = {.arena = arena_new(), .known = strmap_new()};
    for (size_t i = 0; i < issue->n_articles; i++)
        for (int k = 0; article_is_listed(issue->articles[i]) && k < FACET_KINDS; k++)
            words_of_kind(f.arena, issue->articles[i], (FacetKind)k, file_under, &(Filed){&f, issue->articles[i]});
    out->n_words = f.words.len;
    out->words = ARENA_ARRAY(a, BriefWord, f.words.len + 1);
    for (size_t i = 0; i < f.words.len; i++) {
        out->words[i] = f.words.ptr[i];
        out->words[i].file = arena_strdup(a, f.words.ptr[i].file);
        out->words[i].word = arena_strdup(a, f.words.ptr[i].word);
    }
    vec_free(&f.words);
    vec_free(&f.last);
    strmap_free(f.known);
    arena_free(f.arena);
}

/* ---- the articles of a list ---- */

typedef struct Asking {
    Arena *arena;
    const char *file;
    bool found;
} Asking;

static void compare_word(void *context, FacetKind kind, const char *word)
{
    Asking *asking = context;
    (void)kind;
    asking->found = asking->found || strcmp(facet_file(asking->arena, word), asking->file) == 0;
}

size_t facet_articles(Arena *a, const Issue *issue, FacetKind kind, const char *file, const Article ***out)
{
    size_t n = 0;
    Asking asking = {.arena = arena_new(), .file = file};
    *out = ARENA_ARRAY(a, const Article *, issue->n_articles + 1);
    for (size_t i = 0; i < issue->n_articles; i++) {
        asking.found = false;
        if (article_is_listed(issue->articles[i]))
            words_of_kind(asking.arena, issue->articles[i], kind, compare_word, &asking);
        if (asking.found)
            (*out)[n++] = issue->articles[i];
    }
    arena_free(asking.arena);
    return n;
}

/* ---- marks ---- */

/* Its page's, as the site's writer calls it (web/site.h). */
static const char *file_of(const Article *x)
{
    return x->file ? x->file : x->slug;
}

static void mark_article(uint64_t *mark, const Article *x)
{
    mark_text(mark, file_of(x));
    mark_text(mark, x->title);
    mark_number(mark, x->lang);
}

static void mark_moment(uint64_t *mark, Moment m)
{
    char text[MOMENT_BYTES];
    moment_rfc3339(m, text);
    mark_text(mark, moment_is(m) ? text : "");
}

static uint64_t listed_mark(const Issue *issue)
{
    uint64_t mark = 0;
    for (size_t i = 0; i < issue->n_articles; i++) {
        mark_article(&mark, issue->articles[i]);
        mark_text(&mark, issue->articles[i]->kicker);
        mark_number(&mark, article_is_listed(issue->articles[i]));
    }
    return mark;
}

/* A page that stands on another one's leaf has no address of its own. */
static uint64_t mapped_mark(Arena *a, const Issue *issue, size_t *addresses)
{
    uint64_t mark = 0;
    *addresses = 1;
    for (size_t i = 0; i < issue->n_pages; i++)
        if (issue_leaf(issue, (int)i + 1) == (int)i + 1) {
            mark_text(&mark, urls_page(a, issue, (int)i + 1));
            *addresses += 1;
        }
    for (size_t i = 0; i < issue->n_articles; i++)
        if (!issue->articles[i]->retracted) {
            mark_text(&mark, file_of(issue->articles[i]));
            mark_moment(&mark, article_modified(issue->articles[i]));
            *addresses += 1;
        }
    return mark;
}

static uint64_t changes_mark(const Issue *issue)
{
    uint64_t mark = 0;
    bool any = false;
    for (size_t i = 0; i < issue_addresses(issue); i++) {
        const Article *x = issue->articles[i];
        if (!article_is_changed(x))
            continue;
        any = true;
        mark_article(&mark, x);
        for (size_t k = 0; k < x->n_corrections; k++) {
            mark_text(&mark, x->corrections[k].text);
            mark_moment(&mark, x->corrections[k].on);
        }
        mark_text(&mark, x->retracted ? x->retracted->reason : "");
        mark_moment(&mark, x->retracted ? x->retracted->on : (Moment){0});
    }
    return any ? mark % BRIEF_MARK + 1 : 0;
}

static const char *lead_of(const Issue *issue)
{
    for (size_t i = 0; issue->n_pages && i < issue->pages[0].n_articles; i++)
        if (article_is_listed(issue->pages[0].articles[i]))
            return issue->pages[0].articles[i]->title;
    return "";
}

void brief_of_issue(Arena *a, const Issue *issue, IssueBrief *out)
{
    *out = (IssueBrief){.kind = issue->kind,
                        .edition_name = arena_strdup(a, issue->edition_name),
                        .lead = arena_strdup(a, lead_of(issue)),
                        .pages = issue->n_pages,
                        .listed = listed_mark(issue) % BRIEF_MARK,
                        .changes = changes_mark(issue)};
    for (size_t i = 0; i < issue->n_articles; i++)
        out->found += !issue->articles[i]->retracted;
    Arena *own = arena_new();
    out->mapped = mapped_mark(own, issue, &out->addresses) % BRIEF_MARK;
    arena_free(own);
    file_articles(a, issue, out);
}
