/* Founder's addresses beside ours: small pages that lead on. */
#include "metadata/crawlers.h"

#include "site/urls.h"
#include <string.h>

/* From Founder's folder to a file of ours. */
static const char *way_home(const IssueRender *r, const char *file)
{
    return arena_printf(r->arena, "%s%s/%s", founder_up(r->issue), r->issue->id, file);
}

static void begin(const IssueRender *r, const char *lang, const char *title, const char *to, Buf *out)
{
    const char *base = r->html->group->base_url;
    buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>", lang);
    html_put(out, title);
    buf_puts(out, "</title>\n<link rel=\"canonical\" href=\"");
    if (*base) {
        html_put(out, base);
        html_put_url(out, arena_printf(r->arena, "%s/%s/%s", r->issue->paper->id, r->issue->id, to));
    } else {
        html_put_url(out, way_home(r, to));
    }
    buf_puts(out, "\">\n<meta http-equiv=\"refresh\" content=\"0; url=");
    html_put_url(out, way_home(r, to));
    buf_puts(out, "\">\n</head>\n<body>\n<h1><a href=\"");
    html_put_url(out, way_home(r, to));
    buf_puts(out, "\">");
    html_put(out, title);
    buf_puts(out, "</a></h1>\n");
}

/* Ends the page and emits it. */
static bool emit(IssueRender *r, const char *file, Buf *html)
{
    buf_puts(html, "</body>\n</html>\n");
    const char *path =
        arena_printf(r->arena, "site/%s/%s/%s", r->issue->paper->id, founder_folder(r->arena, r->issue), file);
    bool ok = r->out.emit(r->out.context, r->diag, path, html->data, html->len);
    buf_free(html);
    return ok;
}

/* The pages of the issue; each link has the id, as those who read such pages expect. */
static void put_pages(const IssueRender *r, Buf *out)
{
    buf_puts(out, "<ul>\n");
    for (size_t i = 0; i < r->frames->n_pages; i++)
        for (int n = r->frames->pages[i].number; n <= frame_last(&r->frames->pages[i]); n++) {
            buf_puts(out, "<li><a id=\"pageLink\" href=\"");
            html_put_url(out, founder_page(r->arena, r->issue, n));
            buf_puts(out, "\">");
            html_put(out, page_name(r->issue->sections, n).text);
            buf_puts(out, "</a></li>\n");
        }
    buf_puts(out, "</ul>\n");
}

static bool emit_page(IssueRender *r, const PageFrame *page, int number)
{
    const Paper *paper = r->issue->paper;
    const char *label = ui_page_label(r->arena, r->site->theme, paper->lang, page_name(r->issue->sections, number), "");
    const char *title = page->title ? page->title : "";
    Buf html = {0};
    begin(r, lang_tag(paper->lang), arena_printf(r->arena, "%s %s %s %s", paper->title, r->issue->id, label, title),
          urls_page(r->arena, r->issue, number), &html);
    put_pages(r, &html);
    crawlers_page(r, page, true, &html);
    return emit(r, founder_page(r->arena, r->issue, number), &html);
}

static bool emit_article(IssueRender *r, size_t i)
{
    const Article *x = r->issue->articles[i];
    Buf html = {0};
    begin(r, lang_tag(x->lang), x->title, urls_article(r->arena, r->issue, x), &html);
    if (!x->retracted)
        crawlers_article(r, i, &html);
    return emit(r, founder_article(r->arena, r->issue, x), &html);
}

bool founder_pages(IssueRender *r)
{
    const Urls *urls = &r->issue->paper->urls;
    bool ok = true;
    if (urls->scheme == URLS_OWN || !urls->beside)
        return true;
    for (size_t i = 0; ok && i < r->frames->n_pages; i++)
        for (int n = r->frames->pages[i].number; ok && n <= frame_last(&r->frames->pages[i]); n++)
            ok = emit_page(r, &r->frames->pages[i], n);
    for (size_t i = 0; ok && i < issue_addresses(r->issue); i++)
        ok = emit_article(r, i);
    return ok;
}
