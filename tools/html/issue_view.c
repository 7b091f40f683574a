/* What the templates of an issue and of its articles know alike. */
#include "html/issue.h"
#include "site/beside.h"
#include "site/urls.h"

#include "article/article.h"
#include <string.h>

static void neighbour(const IssueRender *r, View *v, const char *name, size_t index)
{
    const Paper *paper = r->issue->paper;
    if (r->issue->apart) /* issue_emit_page says */
        return;
    if (index >= paper->n_issues) { /* also below 0 */
        view_text(v, name, "");
        return;
    }
    view_text(
        v, name,
        arena_printf(r->arena, "%s%s/index.html", urls_up(r->issue), urls_folder(r->arena, paper->issues[index])));
}

void issue_view(const IssueRender *r, View *v)
{
    const Issue *issue = r->issue;
    const Paper *paper = issue->paper;
    const Theme *t = r->site->theme;
    Arena *a = r->arena;
    view_text(v, "iso", issue->iso);
    view_text(v, "date", date_long(a, issue->date, paper->lang));
    view_text(v, "weekday", date_weekday_name(issue->date, paper->lang));
    view_text(v, "lunar", issue->lunar);
    view_text(v, "weather", issue->weather);
    view_text(v, "notice", issue->notice);
    view_text(v, "number", issue->number[0] ? ui_fill(a, t, paper->lang, "number_label", issue->number) : "");
    view_text(v, "page_count", ui_count(a, t, paper->lang, "pages_total", frames_pages(r->frames)));
    view_text(v, "month", arena_printf(a, "%s%.7s.html", urls_up(issue), issue->iso));
    size_t at = 0;
    while (at < paper->n_issues && strcmp(paper->issues[at]->id, issue->id) != 0)
        at++;
    neighbour(r, v, "issue_prev", at - 1);
    neighbour(r, v, "issue_next", at + 1);
    view_text(v, "edition", issue_edition(a, issue));
    view_text(v, "kind", issue_kind(issue));
}

static bool take_form(void *context, Diag *d, const char *path, const void *data, size_t n)
{
    (void)d, (void)path;
    buf_put(context, data, n);
    return true;
}

static const char *beside_href(const IssueRender *r, unsigned form, unsigned which, const char *folder)
{
    return form & which ? arena_printf(r->arena, "%s%s/index.html", urls_up(r->issue), folder) : "";
}

/* The page for any neighbours. */
static bool emit_forms(IssueRender *r, TemplateId id, View *v, const char *path, const char *to)
{
    Buf forms[BESIDE_FORMS] = {{0}}, packed = {0};
    bool ok = true;
    for (unsigned i = 0; ok && i < BESIDE_FORMS; i++) {
        view_text(v, "issue_prev", beside_href(r, i, BESIDE_BEFORE, BESIDE_BEFORE_FOLDER));
        view_text(v, "issue_next", beside_href(r, i, BESIDE_AFTER, BESIDE_AFTER_FOLDER));
        ok = html_emit_leading(r->html, r->diag, (Emitter){take_form, &forms[i]}, r->site->theme, id, v, r->site->view,
                               path, to);
    }
    beside_pack(forms, &packed);
    ok = ok &&
         r->out.emit(r->out.context, r->diag, arena_printf(r->arena, BESIDE_PLACE "%s", path), packed.data, packed.len);
    for (unsigned i = 0; i < BESIDE_FORMS; i++)
        buf_free(&forms[i]);
    buf_free(&packed);
    return ok;
}

bool issue_emit_leading(IssueRender *r, TemplateId id, View *v, const char *name, const char *to)
{
    const char *path = arena_printf(r->arena, "%s%s", r->dir, name),
               *whole = arena_printf(r->arena, "%s%s", r->dir, to);
    return r->issue->apart
               ? emit_forms(r, id, v, path, whole)
               : html_emit_leading(r->html, r->diag, r->out, r->site->theme, id, v, r->site->view, path, whole);
}

bool issue_emit_page(IssueRender *r, TemplateId id, View *v, const char *name)
{
    return issue_emit_leading(r, id, v, name, name);
}

void issue_entry_view(const IssueRender *r, View *v, int32_t article)
{
    const Article *x = r->issue->articles[article];
    Buf title = {0}, href = {0}, anchor = {0};
    article_title(x->lang, x->title, &title);
    html_put_url(&href, article_file(r->arena, x));
    html_put_url(&anchor, x->slug);
    view_text(v, "headline", title.data ? title.data : "");
    view_text(v, "href", href.data);
    view_text(v, "slug", x->slug);
    view_text(v, "anchor", anchor.data); /* the facsimile's link to it */
    view_text(v, "kicker", x->kicker);
    view_text(v, "deck", x->deck);
    view_text(v, "byline", x->byline);
    view_text(v, "column", x->column);
    view_flag(v, "advert", x->advert);
    view_text(v, "alang", x->lang == r->issue->paper->lang ? "" : lang_tag(x->lang));
    buf_free(&title);
    buf_free(&href);
    buf_free(&anchor);
}
