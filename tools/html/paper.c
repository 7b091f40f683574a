/* A paper's index. */
#include "html/paper.h"
#include "site/urls.h"

#include "html/html.h"
#include "article/article.h"
#include "feeds/feeds.h"
#include "html/corrections.h"
#include "html/filed.h"
#include <string.h>

void cover_view(Arena *a, const Issue *issue, const char *prefix, size_t most, View *v)
{
    const PageSpec *front = issue->n_pages ? &issue->pages[0] : NULL;
    size_t shown = 0;
    for (size_t i = 0; front && i < front->n_articles && shown < most; i++) {
        const Article *x = front->articles[i];
        if (!article_is_listed(x))
            continue;
        Buf title = {0}, href = {0};
        View *e = view_add(v, "headlines");
        article_title(x->lang, x->title, &title);
        html_put_url(&href, arena_printf(a, "%s%s", prefix, article_file(a, x)));
        view_text(e, "headline", title.data ? title.data : "");
        view_text(e, "href", href.data);
        view_text(e, "kicker", x->kicker);
        view_text(e, "deck", x->deck);
        view_text(e, "alang", x->lang == issue->paper->lang ? "" : lang_tag(x->lang));
        view_flag(e, "lead", shown == 0);
        buf_free(&title);
        buf_free(&href);
        shown++;
    }
}

/* How many months list their issues; older ones are one link to their calendar. */
#define LISTED_MONTHS 12

static void issue_row(Arena *a, const Issue *issue, View *v)
{
    const Lang lang = issue->paper->lang;
    view_text(v, "href", arena_printf(a, "%s/index.html", urls_folder(a, issue)));
    view_text(v, "iso", issue->iso);
    view_text(v, "edition", issue_edition(a, issue));
    view_text(v, "kind", issue_kind(issue));
    view_text(v, "date", date_long(a, issue->date, lang));
    view_text(v, "weekday", date_weekday_name(issue->date, lang));
    view_text(v, "headline", issue->brief->lead);
}

/* Every issue, newest first, by month: also what a reader without scripts searches by eye. */
static void archive_view(Arena *a, const PaperSite *p, View *v)
{
    const Paper *paper = p->paper;
    size_t shown = 0;
    for (size_t to = paper->n_issues, from; to > 0; to = from, shown++) {
        from = to - 1;
        while (from > 0 && strncmp(paper->issues[from - 1]->iso, paper->issues[to - 1]->iso, 7) == 0)
            from--;
        const Date date = paper->issues[from]->date;
        View *m = view_add(v, shown < LISTED_MONTHS ? "months" : "older");
        view_text(m, "mhref", arena_printf(a, "%.7s.html", paper->issues[from]->iso));
        view_text(m, "month_name", calendar_month_name(a, p, date.year, date.month));
        for (size_t i = to; shown < LISTED_MONTHS && i-- > from;)
            issue_row(a, paper->issues[i], view_add(m, "issues"));
        if (shown == 0)
            calendar_view(a, p, date.year, date.month, from, to, v);
    }
    view_flag(v, "has_older", shown > LISTED_MONTHS);
}

static bool emit_paper_index(Html *h, Diag *d, const PaperSite *p, const Facets *facets, Arena *a, Emitter out)
{
    const Paper *paper = p->paper;
    View *v = view_new();
    view_text(v, "title", paper->title);
    view_text(v, "description",
              paper->slogan[0] ? arena_printf(a, "%s %s", paper->title, paper->slogan) : paper->title);
    view_flag(v, "has_issues", paper->n_issues > 0);
    view_text(v, "search", h->search);
    view_text(v, "cover", p->cover ? p->cover : "");
    if (paper->n_issues) {
        const Issue *latest = paper->issues[paper->n_issues - 1];
        View *l = view_object(v, "latest");
        html_borrow(h, latest);
        view_text(l, "href", arena_printf(a, "%s/index.html", urls_folder(a, latest)));
        view_text(l, "front", arena_printf(a, "%s/%s", urls_folder(a, latest), urls_page(a, latest, 1)));
        view_text(l, "pdf", arena_printf(a, "%s/issue.pdf", urls_folder(a, latest)));
        view_text(l, "date", date_long(a, latest->date, paper->lang));
        view_text(l, "iso", latest->iso);
        view_text(l, "edition", issue_edition(a, latest));
        view_text(l, "kind", issue_kind(latest));
        view_text(l, "weekday", date_weekday_name(latest->date, paper->lang));
        view_text(l, "lunar", latest->lunar);
        view_text(l, "number",
                  latest->number[0] ? ui_fill(a, p->theme, paper->lang, "number_label", latest->number) : "");
        cover_view(a, latest, arena_printf(a, "%s/", urls_folder(a, latest)), 12, l);
    }
    view_text(v, "corrections_page", corrections_any(paper) ? "corrections.html" : "");
    archive_view(a, p, v);
    filed_kinds_view(a, p, facets, v);
    bool ok =
        html_emit_page(h, d, out, p->theme, TPL_PAPER, v, p->view, arena_printf(a, "site/%s/index.html", paper->id));
    view_free(v);
    html_return(h);
    return ok;
}

bool html_paper(Html *h, Diag *d, const Paper *paper, Emitter out)
{
    PaperSite *p = html_paper_site(h, paper);
    Arena *a = arena_new();
    const Facets *facets = facets_of_paper(a, paper);
    bool ok = emit_paper_index(h, d, p, facets, a, out) && calendar_emit(h, d, p, a, out) &&
              filed_emit(h, d, p, facets, a, out) && corrections_emit(h, d, p, a, out) && feeds_emit(h, d, p, a, out);
    arena_free(a);
    return ok;
}
