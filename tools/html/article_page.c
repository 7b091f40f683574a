/* An article's page. */
#include "article/article.h"
#include "metadata/crawlers.h"
#include "site/urls.h"
#include "html/corrections.h"
#include "metadata/crumbs.h"
#include "html/filed.h"
#include "html/issue.h"
#include "metadata/json_ld.h"
#include "metadata/share.h"
#include "facsimile/sketch.h"
#include "html/related.h"
#include "ninjs/ninjs.h"
#include "resolve/resolve.h"
#include <string.h>

static void neighbour_view(const IssueRender *r, View *v, const char *name, size_t index)
{
    if (index < r->issue->n_articles)
        issue_entry_view(r, view_object(v, name), (int32_t)index);
    else
        view_flag(v, name, false);
}

static const char *page_label(const IssueRender *r, const PageFrame *page)
{
    return ui_page_label(r->arena, r->site->theme, r->issue->paper->lang, frame_name(r->frames, page), page->title);
}

/* Paper, day, page, article. */
static void way_view(const IssueRender *r, View *v, const Article *x, const PageFrame *page)
{
    Arena *a = r->arena;
    const Paper *paper = r->issue->paper;
    const char *folder = r->dir + strlen("site/"), *edition = issue_edition(a, r->issue);
    Crumb crumbs[4] = {
        {paper->title, arena_printf(a, "%sindex.html", urls_up(r->issue)), arena_printf(a, "%s/", paper->id)},
        {arena_printf(a, "%s%s%s", date_long(a, r->issue->date, paper->lang), *edition ? " " : "", edition),
         "index.html", folder},
    };
    size_t n = 2;
    if (page) {
        const char *html = urls_page(a, r->issue, page->number);
        Buf anchor = {0};
        html_put_url(&anchor, x->slug);
        crumbs[n++] = (Crumb){page_label(r, page), arena_printf(a, "%s#%s", html, anchor.data),
                              arena_printf(a, "%s%s", folder, html)};
        buf_free(&anchor);
    }
    crumbs[n++] = (Crumb){x->title, "", arena_printf(a, "%s%s", folder, article_file(a, x))};
    crumbs_view(r->html, v, crumbs, n);
}

/* The page an article stands on, with its place there; further pages it goes on to. */
static void place_view(const IssueRender *r, View *v, int32_t article)
{
    for (size_t i = 0; i < r->frames->n_pages; i++) {
        const PageFrame *page = &r->frames->pages[i];
        bool here = false;
        for (size_t k = 0; k < page->n_areas; k++)
            here = here || page->areas[k].article == article;
        if (!here)
            continue;
        Buf place = {0};
        sketch_place(page, article, &place);
        View *p = view_add(v, "places");
        view_text(p, "label", page_label(r, page));
        view_text(p, "html", urls_page(r->arena, r->issue, page->number));
        view_text(p, "pdf", page_file(r->arena, r->issue->sections, page->number, "pdf"));
        view_text_n(p, "place", place.data, place.len);
        buf_free(&place);
    }
}

/* The head of the group 集纳 that it stands in on its page; "": in none. */
static const char *group_of(const PageFrame *home, int32_t article)
{
    for (size_t k = 0; home && k < home->n_areas; k++)
        if (home->areas[k].article == article && home->areas[k].group)
            return home->groups[home->areas[k].group - 1].title;
    return "";
}

static bool is_content(const ResolvedBlock *b)
{
    return b->kind == RES_HEADING && b->level == 2 && b->anchor;
}

static void related_view(const IssueRender *r, View *v, size_t index)
{
    const Related *related = &r->related[index];
    for (size_t i = 0; i < related->n; i++)
        issue_entry_view(r, view_add(v, "related"), (int32_t)related->at[i]);
    view_flag(v, "has_related", related->n > 0);
}

/* Headings of the first level, where a text is long enough to be looked through. */
static void contents_view(View *v, const ResolvedDoc *doc)
{
    enum { LEAST = 3, LONG = 1200 /* characters */ };
    size_t n = 0;
    for (size_t i = 0; i < doc->n_blocks; i++)
        n += is_content(&doc->blocks[i]);
    bool shown = n >= LEAST && resolved_characters(doc) >= LONG;
    for (size_t i = 0; shown && i < doc->n_blocks; i++) {
        const ResolvedBlock *b = &doc->blocks[i];
        if (!is_content(b))
            continue;
        Buf words = {0}, anchor = {0};
        View *c = view_add(v, "contents");
        inlines_plain(b->inlines, &words);
        html_put_url(&anchor, b->anchor);
        view_text(c, "words", words.data ? words.data : "");
        view_text(c, "anchor", anchor.data);
        buf_free(&words);
        buf_free(&anchor);
    }
    view_flag(v, "has_contents", shown);
}

static void crawlers_view(const IssueRender *r, View *v, size_t index)
{
    const bool founder = urls_has_founder(r->issue->paper);
    Buf markup = {0};
    if (founder)
        crawlers_article(r, index, &markup);
    view_flag(v, "founder", founder);
    view_text(v, "crawlers", markup.len ? markup.data : "");
    buf_free(&markup);
}

static bool emit_article(IssueRender *r, size_t index)
{
    const Article *a = r->issue->articles[index];
    const PageFrame *page = issue_home_page(r, (int32_t)index);
    Buf body = {0}, excerpt = {0}, json = {0};
    View *v = view_new();
    issue_view(r, v);
    issue_entry_view(r, v, (int32_t)index);
    article_body(r, r->docs[index], &body);
    article_excerpt(a, 120, &excerpt);
    const char *text = excerpt.data ? excerpt.data : "";
    const bool shared = r->html->group->base_url[0];
    const SharePicture picture = shared ? share_picture_of_article(r, r->docs[index], page) : (SharePicture){0};
    json_ld_put(r, a, text, page, picture, &json);
    view_text(v, "title", arena_printf(r->arena, "%s - %s", a->title, r->issue->paper->title));
    share_view(r, picture, a->title, v);
    view_text(v, "description", text);
    view_text(v, "summary", a->summary);
    view_text(v, "section", a->section);
    view_text(v, "published", arena_printf(r->arena, "%sT00:00:00+08:00", r->issue->iso));
    view_text(v, "article_lang", lang_tag(a->lang));
    view_flag(v, "article_bo", a->lang == LANG_BO);
    view_flag(v, "article_en", a->lang == LANG_EN);
    view_text_n(v, "body", body.data ? body.data : "", body.len);
    view_text_n(v, "json_ld", json.data, json.len);
    crawlers_view(r, v, index);
    filed_article_view(r->arena, r->issue, a, v);
    corrections_view(r, a, v);
    place_view(r, v, (int32_t)index);
    way_view(r, v, a, page);
    contents_view(v, r->docs[index]);
    related_view(r, v, index);
    view_text(v, "group_head", group_of(page, (int32_t)index));
    neighbour_view(r, v, "prev", index - 1);
    neighbour_view(r, v, "next", index + 1);
    bool ok = issue_emit_page(r, TPL_ARTICLE, v, article_file(r->arena, a));
    view_free(v);
    buf_free(&body);
    buf_free(&excerpt);
    buf_free(&json);
    return ok;
}

/* What stands where a retracted article was: the only page that knows what it was called. */
static bool emit_notice(IssueRender *r, size_t index)
{
    const Article *x = r->issue->articles[index];
    const Retraction *gone = x->retracted;
    char iso[MOMENT_BYTES];
    Buf title = {0}, reason = {0};
    View *v = view_new();
    issue_view(r, v);
    article_title(x->lang, gone->title, &title);
    article_text(x->lang, gone->reason, strlen(gone->reason), &reason);
    moment_rfc3339(gone->on, iso);
    view_text(v, "title", arena_printf(r->arena, "%s - %s", x->title, r->issue->paper->title));
    view_text(v, "description", "");
    view_text(v, "corrections_page", arena_printf(r->arena, "%scorrections.html", urls_up(r->issue)));
    view_text(v, "article_lang", lang_tag(x->lang));
    view_text(v, "headline", title.data ? title.data : "");
    view_text(v, "reason", reason.data ? reason.data : "");
    view_text(v, "on", moment_is(gone->on) ? ui_moment(r->arena, gone->on, r->issue->paper->lang) : "");
    view_text(v, "on_iso", moment_is(gone->on) ? iso : "");
    place_view(r, v, (int32_t)index);
    way_view(r, v, x, issue_home_page(r, (int32_t)index));
    bool ok = issue_emit_page(r, TPL_RETRACTED, v, article_file(r->arena, x));
    view_free(v);
    buf_free(&title);
    buf_free(&reason);
    return ok;
}

bool issue_article_pages(IssueRender *r)
{
    const bool ninjs = issue_exports(r, EXPORT_NINJS);
    for (size_t i = 0; i < issue_addresses(r->issue); i++)
        if (!(r->issue->articles[i]->retracted ? emit_notice(r, i)
                                               : emit_article(r, i) && (!ninjs || ninjs_article(r, i))))
            return false;
    return true;
}
