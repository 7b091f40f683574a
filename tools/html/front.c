/* The head of an issue's page. */
#include "html/front.h"

#include "article/article.h"
#include "article/article_figure.h"
#include "html/issue.h"

enum { SECONDS = 4, LEAD_EXCERPT = 110, SECOND_EXCERPT = 48 /* Han characters */, TIBETAN = 2 /* times as many */ };

/* As wide as they are shown (site.css). */
#define SIZES_LEAD "(min-width: 54rem) 41rem, calc(100vw - 2rem)"
#define SIZES_SECOND "8rem"

/* The picture that an article has first; "" when it has none. */
static void picture_view(IssueRender *r, const ResolvedDoc *doc, bool lead, View *v)
{
    Buf html = {0};
    for (size_t i = 0; i < doc->n_floats && !html.len; i++) {
        const ResolvedFloat *f = &doc->floats[i];
        if (f->kind == RES_FIGURE && f->n_pictures)
            article_picture(r, &f->pictures[0], lead ? SIZES_LEAD : SIZES_SECOND, lead, &html);
    }
    view_text_n(v, "picture", html.data ? html.data : "", html.len);
    buf_free(&html);
}

static void entry_view(IssueRender *r, int32_t article, bool lead, View *v)
{
    Buf excerpt = {0};
    const Article *x = r->issue->articles[article];
    issue_entry_view(r, v, article);
    size_t most = lead ? LEAD_EXCERPT : SECOND_EXCERPT;
    article_excerpt(x, x->lang == LANG_BO ? TIBETAN * most : most, &excerpt);
    view_text(v, "excerpt", excerpt.data ? excerpt.data : "");
    picture_view(r, r->docs[article], lead, v);
    buf_free(&excerpt);
}

void front_view(IssueRender *r, View *v)
{
    const PageFrame *page = r->frames->n_pages ? &r->frames->pages[0] : NULL;
    size_t shown = 0;
    for (size_t i = 0; page && i < page->n_areas && shown <= SECONDS; i++) {
        const Area *a = &page->areas[i];
        if (!article_is_listed(r->issue->articles[a->article]) || a->continued_from)
            continue;
        entry_view(r, a->article, !shown, shown ? view_add(v, "front_seconds") : view_object(v, "front_lead"));
        shown++;
    }
    if (!shown)
        view_flag(v, "front_lead", false);
    view_flag(v, "has_seconds", shown > 1);
}
