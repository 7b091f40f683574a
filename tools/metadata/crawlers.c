/* The properties and the map of areas that readers of Founder's pages look for. */
#include "metadata/crawlers.h"

#include "resolve/resolve.h"
#include "site/urls.h"
#include "web/outline.h"
#include <string.h>

/* Text within a comment: escaped as elsewhere, and never -- or a - at its end, which would end the comment. */
static void put_safe(Buf *out, const char *text)
{
    Buf escaped = {0};
    html_put(&escaped, text);
    for (size_t i = 0; i < escaped.len; i++) {
        if (escaped.data[i] == '-' && (escaped.data[i + 1] == '-' || i + 1 == escaped.len))
            buf_puts(out, "&#45;");
        else
            buf_putc(out, escaped.data[i]);
    }
    buf_free(&escaped);
}

static void put_property(Buf *out, const char *name, const char *value)
{
    buf_printf(out, "<founder-%s>", name);
    put_safe(out, value);
    buf_printf(out, "</founder-%s>", name);
}

/* The picture of a page, with the site's address when that is known. */
static const char *picture_of(const IssueRender *r, const PageFrame *page)
{
    const Issue *issue = r->issue;
    const char *file = page_file(r->arena, issue->sections, page->number, "svg");
    const char *base = r->html->group->base_url;
    return *base ? arena_printf(r->arena, "%s%s/%s/%s", base, issue->paper->id, urls_folder(r->arena, issue), file)
                 : file;
}

static const char *words_of(const IssueRender *r, const Article *x)
{
    const char *all = "";
    for (size_t i = 0; i < x->n_tags; i++)
        all = arena_printf(r->arena, "%s%s%s", all, *all ? "," : "", x->tags[i]);
    return all;
}

/* type: 1 an article, 2 a page, as archives have it. */
static void begin(const IssueRender *r, const PageFrame *page, const char *type, Buf *out)
{
    buf_puts(out, "<!--enpproperty ");
    put_property(out, "date", r->issue->iso);
    put_property(out, "pagenum", page ? page_name(r->issue->sections, page->number).text : "");
    put_property(out, "papername", r->issue->paper->title);
    put_property(out, "type", type);
}

static void end(const IssueRender *r, const PageFrame *page, const char *content, Buf *out)
{
    put_property(out, "pagepicurl", page ? picture_of(r, page) : "");
    put_property(out, "content", content);
    buf_puts(out, " /enpproperty-->\n");
}

void crawlers_article(const IssueRender *r, size_t article, Buf *out)
{
    const Article *x = r->issue->articles[article];
    const PageFrame *page = issue_home_page(r, (int32_t)article);
    Buf text = {0};
    resolved_plain(r->docs[article], &text);
    begin(r, page, "1", out);
    put_property(out, "title", x->title);
    put_property(out, "author", x->byline);
    put_property(out, "keyword", words_of(r, x));
    put_property(out, "subtitle", x->deck);
    put_property(out, "introtitle", x->kicker);
    end(r, page, text.len ? text.data : "", out);
    buf_free(&text);
}

static const char *article_address(const IssueRender *r, const Article *x, bool founder)
{
    return founder ? founder_article(r->arena, r->issue, x) : urls_article(r->arena, r->issue, x);
}

/* Each outline of an article's area, in points, which are the picture's pixels. */
static void put_areas(const IssueRender *r, const Area *area, bool founder, Buf *out)
{
    const Article *x = r->issue->articles[area->article];
    size_t n, from = 0;
    const Corner *c = area_outline(r->arena, area, &n);
    for (size_t i = 0; i < n; i++) {
        if (!c[i].last)
            continue;
        buf_puts(out, "<area shape=\"polygon\" coords=\"");
        for (size_t k = from; k <= i; k++)
            buf_printf(out, "%s%d,%d", k > from ? "," : "", (int)((c[k].x + LEN_PT / 2) / LEN_PT),
                       (int)((c[k].y + LEN_PT / 2) / LEN_PT));
        buf_puts(out, "\" href=\"");
        html_put_url(out, article_address(r, x, founder));
        buf_puts(out, "\" alt=\"");
        html_put(out, x->title);
        buf_puts(out, "\">\n");
        from = i + 1;
    }
}

void crawlers_page(const IssueRender *r, const PageFrame *page, bool founder, Buf *out)
{
    const char *picture = page_file(r->arena, r->issue->sections, page->number, "svg");
    begin(r, page, "2", out);
    end(r, page, page->title ? page->title : "", out);
    if (founder)
        picture = arena_printf(r->arena, "%s%s/%s", founder_up(r->issue), urls_folder(r->arena, r->issue), picture);
    buf_printf(out, "<img hidden usemap=\"#pagepicmap\" alt=\"\" loading=\"lazy\" width=\"%d\" height=\"%d\" src=\"",
               (int)(page->width / LEN_PT), (int)(page->height / LEN_PT));
    html_put_url(out, picture);
    buf_puts(out, "\">\n<map name=\"pagepicmap\">\n");
    for (size_t i = 0; i < page->n_areas; i++)
        put_areas(r, &page->areas[i], founder, out);
    buf_puts(out, "</map>\n");
}
