/* Lists of articles by section, column, tag and author. */
#include "html/filed.h"
#include "site/urls.h"

#include "article/article.h"
#include "metadata/crumbs.h"
#include "html/paper.h"
#include "facets/byline.h"
#include <assert.h>
#include <string.h>

static const char *kind_word(const PaperSite *p, FacetKind kind)
{
    static const char *const keys[] = {"sections", "columns", "tags", "authors"};
    static_assert(sizeof keys / sizeof *keys == FACET_KINDS, "each kind has a word");
    return theme_word(p->theme, p->paper->lang, keys[kind]);
}

static const char *count_word(Arena *a, const PaperSite *p, size_t n)
{
    return ui_count(a, p->theme, p->paper->lang, "articles_total", (int)n);
}

static const char *as_url(Arena *a, const char *path)
{
    Buf url = {0};
    html_put_url(&url, path);
    const char *s = arena_strndup(a, url.data, url.len);
    buf_free(&url);
    return s;
}

/* ---- a list ---- */

/* A page of a list: of its articles those [from, to), in the issues at[first … last]. */
typedef struct ListPage {
    FacetKind kind;
    const Facet *facet;
    size_t page, from, to, first, last;
} ListPage;

static ListPage list_page(FacetKind kind, const Facet *f, size_t page)
{
    ListPage l = {.kind = kind, .facet = f, .page = page};
    facet_page(f, page, &l.from, &l.to);
    facet_issues(f, l.from, l.to, &l.first, &l.last);
    return l;
}

static void entry_view(Arena *a, const PaperSite *p, const Issue *issue, const Article *x, View *v)
{
    Buf title = {0};
    article_title(x->lang, x->title, &title);
    const Lang lang = p->paper->lang;
    view_text(v, "href", as_url(a, arena_printf(a, "../%s/%s", urls_folder(a, issue), article_file(a, x))));
    view_text(v, "iso", issue->iso);
    view_text(v, "day", ui_fill(a, p->theme, lang, "day_label", ui_number(a, lang, issue->date.day, 1)));
    view_text(v, "headline", title.data ? title.data : "");
    view_text(v, "kicker", x->kicker);
    view_text(v, "alang", x->lang == lang ? "" : lang_tag(x->lang));
    buf_free(&title);
}

/* Those of an issue that are on the page. */
static void issue_view(Arena *a, const PaperSite *p, const ListPage *l, const FacetIssue *at, View *month)
{
    const Article **articles;
    const size_t n = facet_articles(a, at->issue, l->kind, l->facet->file, &articles);
    assert(n == at->n); /* its brief is of these articles */
    for (size_t i = 0; i < n; i++)
        if (at->before + i >= l->from && at->before + i < l->to)
            entry_view(a, p, at->issue, articles[i], view_add(month, "entries"));
}

/* Newest first, by months; within an issue as it was edited. */
static void months_view(Arena *a, const Html *h, const PaperSite *p, const ListPage *l, View *v)
{
    const Issue *last = NULL;
    View *month = NULL;
    for (size_t i = l->last + 1; i-- > l->first;) {
        const Issue *issue = l->facet->at[i].issue;
        if (!last || strncmp(last->iso, issue->iso, 7) != 0) {
            month = view_add(v, "months");
            view_text(month, "month_name", calendar_month_name(a, p, issue->date.year, issue->date.month));
            view_text(month, "month_href", arena_printf(a, "../%.7s.html", issue->iso));
        }
        html_borrow(h, issue);
        issue_view(a, p, l, &l->facet->at[i], month);
        last = issue;
    }
}

/* Of a list's path what its folder takes: "tags/". */
static size_t folder_length(FacetKind kind)
{
    return strlen(facet_folder(kind)) + 1;
}

/* From a page to its neighbours: 0, the newest, comes after the last full one. */
static void turns_view(Arena *a, FacetKind kind, const Facet *f, size_t page, View *v)
{
    size_t full = facet_full_pages(f), folder = folder_length(kind);
    size_t older = page ? page - 1 : full, newer = page == full ? 0 : page + 1;
    view_text(v, "older", older ? as_url(a, facet_path(a, kind, f->file, older) + folder) : "");
    view_text(v, "newer", page ? as_url(a, facet_path(a, kind, f->file, newer) + folder) : "");
    view_flag(v, "has_turns", full > 0);
}

/* All that the page has of the articles, and of how many others there are. */
static uint64_t mark_of(Arena *a, const ListPage *l)
{
    const Facet *f = l->facet;
    uint64_t mark = 0;
    mark_text(&mark, f->name);
    mark_number(&mark, l->page ? 0 : f->n);
    mark_number(&mark, facet_full_pages(f));
    mark_number(&mark, l->to - f->at[l->first].before);
    mark_number(&mark, l->from - f->at[l->first].before);
    for (size_t i = l->first; i <= l->last; i++) {
        const Issue *issue = f->at[i].issue;
        mark_text(&mark, issue->id);
        mark_text(&mark, urls_folder(a, issue));
        mark_number(&mark, f->at[i].n);
        mark_number(&mark, issue->brief->listed);
    }
    return mark;
}

static bool emit_list(Html *h, Diag *d, const PaperSite *p, FacetKind kind, const Facet *f, size_t page, Arena *a,
                      Emitter out)
{
    const Paper *paper = p->paper;
    const ListPage list = list_page(kind, f, page);
    const char *path = arena_printf(a, "%s/%s", paper->id, facet_path(a, kind, f->file, page));
    if (html_page_stands(h, d, arena_printf(a, "site/%s", path), mark_of(a, &list)))
        return true;
    View *v = view_new();
    const Crumb crumbs[] = {
        {paper->title, "../index.html", arena_printf(a, "%s/", paper->id)},
        {kind_word(p, kind), "index.html", arena_printf(a, "%s/%s/", paper->id, facet_folder(kind))},
        {f->name, "", path},
    };
    crumbs_view(h, v, crumbs, sizeof crumbs / sizeof *crumbs);
    view_text(v, "name", f->name);
    view_flag(v, "is_tag", kind == FACET_TAG);
    view_text(v, "kind", kind_word(p, kind));
    view_text(v, "count", page ? "" : count_word(a, p, f->n)); /* a full page stays as it is */
    view_text(v, "title", arena_printf(a, "%s - %s", f->name, paper->title));
    view_text(v, "description",
              arena_printf(a, "%s%s%s %s", kind_word(p, kind), theme_word(p->theme, paper->lang, "colon"), f->name,
                           paper->title));
    months_view(a, h, p, &list, v);
    turns_view(a, kind, f, page, v);
    bool ok = html_emit_page(h, d, out, p->theme, TPL_LIST, v, p->view, arena_printf(a, "site/%s", path));
    view_free(v);
    html_return(h);
    return ok;
}

/* ---- all of a kind ---- */

/* above: the page that it is on stands above the kind's folder, not in it. */
static void facet_view(Arena *a, const PaperSite *p, FacetKind kind, const Facet *f, bool above, View *v)
{
    view_text(v, "name", f->name);
    view_text(v, "href", as_url(a, facet_path(a, kind, f->file, 0) + (above ? 0 : folder_length(kind))));
    view_text(v, "count", count_word(a, p, f->n));
}

static bool emit_kind(Html *h, Diag *d, const PaperSite *p, FacetKind kind, const Facets *f, Arena *a, Emitter out)
{
    const Paper *paper = p->paper;
    View *v = view_new();
    const char *path = arena_printf(a, "%s/%s/index.html", paper->id, facet_folder(kind));
    const Crumb crumbs[] = {
        {paper->title, "../index.html", arena_printf(a, "%s/", paper->id)},
        {kind_word(p, kind), "", arena_printf(a, "%s/%s/", paper->id, facet_folder(kind))},
    };
    crumbs_view(h, v, crumbs, sizeof crumbs / sizeof *crumbs);
    view_text(v, "kind", kind_word(p, kind));
    view_text(v, "title", arena_printf(a, "%s - %s", kind_word(p, kind), paper->title));
    view_text(v, "description", arena_printf(a, "%s %s", paper->title, kind_word(p, kind)));
    for (size_t i = 0; i < f->n[kind]; i++)
        facet_view(a, p, kind, &f->of[kind][i], false, view_add(v, "facets"));
    bool ok = html_emit_page(h, d, out, p->theme, TPL_LISTS, v, p->view, arena_printf(a, "site/%s", path));
    view_free(v);
    return ok;
}

bool filed_emit(Html *h, Diag *d, const PaperSite *p, const Facets *f, Arena *a, Emitter out)
{
    bool ok = true;
    for (int k = 0; k < FACET_KINDS && ok; k++) {
        const FacetKind kind = (FacetKind)k;
        ok = !f->n[k] || emit_kind(h, d, p, kind, f, a, out);
        for (size_t i = 0; i < f->n[k] && ok; i++)
            for (size_t page = 0; page <= facet_full_pages(&f->of[k][i]) && ok; page++)
                ok = emit_list(h, d, p, kind, &f->of[k][i], page, a, out);
    }
    return ok;
}

void filed_kinds_view(Arena *a, const PaperSite *p, const Facets *f, View *v)
{
    enum { SHOWN = 8 };
    bool any = false;
    for (int k = 0; k < FACET_KINDS; k++) {
        if (!f->n[k])
            continue;
        View *kind = view_add(v, "kinds");
        view_text(kind, "kind", kind_word(p, (FacetKind)k));
        view_text(kind, "kind_href", arena_printf(a, "%s/index.html", facet_folder((FacetKind)k)));
        for (size_t i = 0; i < f->n[k] && i < SHOWN; i++)
            facet_view(a, p, (FacetKind)k, &f->of[k][i], true, view_add(kind, "facets"));
        any = true;
    }
    view_flag(v, "has_kinds", any);
}

/* ---- an article's ---- */

static const char *href_of(Arena *a, const char *up, FacetKind kind, const char *word)
{
    const char *file = facet_file(a, word);
    return *file ? as_url(a, arena_printf(a, "%s%s", up, facet_path(a, kind, file, 0))) : "";
}

/* The byline as it stands, each name leading to what else is by it. */
static void byline_view(Arena *a, const char *up, const Article *x, View *v)
{
    BylineName *names;
    Buf out = {0};
    size_t n = byline_names(a, x->lang, x->byline, &names), at = 0;
    for (size_t i = 0; i < n && !x->advert; i++) {
        const char *href = href_of(a, up, FACET_AUTHOR, names[i].name);
        if (!*href)
            continue;
        article_text(x->lang, x->byline + at, names[i].from - at, &out);
        buf_printf(&out, "<a rel=\"author\" href=\"%s\">", href);
        article_text(x->lang, x->byline + names[i].from, names[i].to - names[i].from, &out);
        buf_puts(&out, "</a>");
        at = names[i].to;
    }
    article_text(x->lang, x->byline + at, strlen(x->byline + at), &out);
    view_text(v, "byline_html", out.data ? out.data : "");
    buf_free(&out);
}

void filed_article_view(Arena *a, const Issue *issue, const Article *x, View *v)
{
    const char *up = urls_up(issue);
    byline_view(a, up, x, v);
    view_text(v, "section_href", x->advert ? "" : href_of(a, up, FACET_SECTION, x->section));
    view_text(v, "column_href", x->advert ? "" : href_of(a, up, FACET_COLUMN, x->column));
    for (size_t i = 0; i < x->n_tags; i++) {
        View *tag = view_add(v, "tags");
        view_text(tag, "tag", x->tags[i]);
        view_text(tag, "href", x->advert ? "" : href_of(a, up, FACET_TAG, x->tags[i]));
    }
    view_flag(v, "is_filed", x->n_tags > 0 || x->section[0]);
}
