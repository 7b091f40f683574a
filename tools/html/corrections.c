/* Corrections and retractions on the site. */
#include "html/corrections.h"

#include "article/article.h"
#include "metadata/crumbs.h"
#include "site/brief.h"
#include "site/urls.h"
#include <stdlib.h>
#include <string.h>

#define PAGE "corrections.html"

bool corrections_any(const Paper *paper)
{
    for (size_t i = 0; i < paper->n_issues; i++)
        if (paper->issues[i]->brief->changes)
            return true;
    return false;
}

/* ---- an article's ---- */

static const char *day_of(Arena *a, Moment m, Lang lang)
{
    return moment_is(m) ? ui_moment(a, m, lang) : "";
}

static const char *iso_of(Arena *a, Moment m)
{
    char iso[MOMENT_BYTES];
    moment_rfc3339(m, iso);
    return moment_is(m) ? arena_strdup(a, iso) : "";
}

static const char *running_text(Arena *a, Lang lang, const char *text)
{
    Buf html = {0};
    article_text(lang, text, strlen(text), &html);
    const char *out = html.len ? arena_strndup(a, html.data, html.len) : "";
    buf_free(&html);
    return out;
}

void corrections_view(const IssueRender *r, const Article *x, View *v)
{
    Arena *a = r->arena;
    const Lang lang = r->issue->paper->lang;
    for (size_t i = 0; i < x->n_corrections; i++) {
        const Correction *c = &x->corrections[i];
        View *one = view_add(v, "corrections");
        view_text(one, "words", running_text(a, x->lang, c->text));
        view_text(one, "on", day_of(a, c->on, lang));
        view_text(one, "on_iso", iso_of(a, c->on));
    }
    view_flag(v, "has_corrections", x->n_corrections > 0);
    view_text(v, "corrections_page", arena_printf(a, "%s" PAGE, urls_up(r->issue)));
    view_text(v, "updated", day_of(a, x->updated, lang));
    view_text(v, "updated_iso", iso_of(a, x->updated));
    view_text(v, "modified", iso_of(a, article_modified(x)));
}

/* ---- all of a paper ---- */

typedef struct Change {
    const Issue *issue;
    const Article *article;
    const Correction *correction; /* NULL: it was retracted */
    int64_t on, order;
} Change;
typedef VEC(Change) Changes;

/* What has no day of its own is of its issue's. */
static void add(Changes *all, const Issue *issue, const Article *x, const Correction *c, Moment on)
{
    Change one = {issue, x, c, moment_is(on) ? moment_epoch(on) : date_to_epoch(issue->date), (int64_t)all->len};
    vec_push(all, one);
}

static int newest_first(const void *va, const void *vb)
{
    const Change *a = va, *b = vb;
    if (a->on != b->on)
        return a->on > b->on ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void collect_issue(const Issue *issue, Changes *all)
{
    for (size_t k = 0; k < issue_addresses(issue); k++) {
        const Article *x = issue->articles[k];
        for (size_t c = 0; c < x->n_corrections; c++)
            add(all, issue, x, &x->corrections[c], x->corrections[c].on);
        if (x->retracted)
            add(all, issue, x, NULL, x->retracted->on);
    }
}

static void collect(const Html *h, const Paper *paper, Changes *all)
{
    for (size_t i = paper->n_issues; i-- > 0;)
        if (paper->issues[i]->brief->changes) {
            html_borrow(h, paper->issues[i]);
            collect_issue(paper->issues[i], all);
        }
    if (all->len)
        qsort(all->ptr, all->len, sizeof *all->ptr, newest_first);
}

static void change_view(Arena *a, const PaperSite *p, const Change *c, View *v)
{
    const Paper *paper = p->paper;
    const Article *x = c->article;
    const char *edition = issue_label(a, c->issue);
    const Moment on = c->correction ? c->correction->on : x->retracted->on;
    Buf title = {0}, href = {0};
    article_title(x->lang, x->title, &title);
    html_put_url(&href, arena_printf(a, "%s/%s", urls_folder(a, c->issue), article_file(a, x)));
    view_text(v, "kind", theme_word(p->theme, paper->lang, c->correction ? "correction" : "retraction"));
    view_flag(v, "is_retraction", !c->correction);
    view_text(v, "headline", title.data ? title.data : "");
    view_text(v, "href", href.data);
    view_text(v, "alang", x->lang == paper->lang ? "" : lang_tag(x->lang));
    view_text(v, "words", running_text(a, x->lang, c->correction ? c->correction->text : x->retracted->reason));
    view_text(v, "on", day_of(a, on, paper->lang));
    view_text(v, "on_iso", iso_of(a, on));
    view_text(v, "iso", c->issue->iso);
    view_text(v, "date",
              arena_printf(a, "%s%s%s", date_long(a, c->issue->date, paper->lang), c->issue->edition > 'a' ? " " : "",
                           c->issue->edition > 'a' ? edition : ""));
    buf_free(&title);
    buf_free(&href);
}

/* All that the page has of the issues. */
static uint64_t mark_of(Arena *a, const Paper *paper)
{
    uint64_t mark = 0;
    for (size_t i = 0; i < paper->n_issues; i++) {
        const Issue *issue = paper->issues[i];
        if (!issue->brief->changes)
            continue;
        mark_text(&mark, issue->id);
        mark_text(&mark, urls_folder(a, issue));
        mark_text(&mark, issue_label(a, issue));
        mark_number(&mark, issue->brief->changes);
    }
    return mark;
}

bool corrections_emit(Html *h, Diag *d, const PaperSite *p, Arena *a, Emitter out)
{
    const Paper *paper = p->paper;
    const char *path = arena_printf(a, "site/%s/" PAGE, paper->id);
    if (!corrections_any(paper) || html_page_stands(h, d, path, mark_of(a, paper)))
        return true;
    const char *name = theme_word(p->theme, paper->lang, "corrections");
    const Crumb crumbs[] = {
        {paper->title, "index.html", arena_printf(a, "%s/", paper->id)},
        {name, "", arena_printf(a, "%s/" PAGE, paper->id)},
    };
    Changes all = {0};
    collect(h, paper, &all);
    View *v = view_new();
    crumbs_view(h, v, crumbs, sizeof crumbs / sizeof *crumbs);
    view_text(v, "name", name);
    view_text(v, "title", arena_printf(a, "%s - %s", name, paper->title));
    view_text(v, "description", arena_printf(a, "%s %s", paper->title, name));
    for (size_t i = 0; i < all.len; i++)
        change_view(a, p, &all.ptr[i], view_add(v, "changes"));
    bool ok = html_emit_page(h, d, out, p->theme, TPL_CORRECTIONS, v, p->view, path);
    view_free(v);
    vec_free(&all);
    html_return(h);
    return ok;
}
