/* issue.json. */
#include "feeds/issue_json.h"
#include "site/urls.h"

#include "web/outline.h"

static void put_member(Buf *out, const char *name, const char *value)
{
    buf_puts(out, name);
    json_put(out, value);
}

static void put_areas(Buf *out, const Rect *rects, size_t n)
{
    buf_puts(out, ", \"areas\": [");
    for (size_t i = 0; i < n; i++) {
        const Rect *at = &rects[i];
        const Len side[] = {at->x, at->y, at->w, at->h};
        buf_puts(out, i ? ", [" : "[");
        for (int k = 0; k < 4; k++) {
            if (k)
                buf_puts(out, ", ");
            buf_put_len(out, side[k], 3);
        }
        buf_putc(out, ']');
    }
    buf_putc(out, ']');
}

/* What the article covers, a polygon for each part. */
static void put_polygons(Arena *a, Buf *out, const Area *area)
{
    size_t n;
    const Corner *c = area_outline(a, area, &n);
    buf_puts(out, ", \"polygons\": [");
    for (size_t i = 0; i < n; i++) {
        const bool first = i == 0 || c[i - 1].last;
        buf_puts(out, !first ? ", [" : i ? ", [[" : "[[");
        buf_put_len(out, c[i].x, 3);
        buf_puts(out, ", ");
        buf_put_len(out, c[i].y, 3);
        buf_puts(out, c[i].last ? "]]" : "]");
    }
    buf_putc(out, ']');
}

static void put_jump(Buf *out, const char *name, int page)
{
    if (page)
        buf_printf(out, ", \"%s\": %d", name, page);
}

static void put_article(IssueRender *r, Buf *out, const PageFrame *page, const Area *area)
{
    const Article *article = r->issue->articles[area->article];
    put_member(out, "\n        {\"slug\": ", article->slug);
    put_member(out, ", \"title\": ", article->title);
    put_member(out, ", \"html\": ", article_file(r->arena, article));
    if (issue_exports(r, EXPORT_NINJS) && !article->retracted)
        put_member(out, ", \"ninjs\": ", article_ninjs_file(r->arena, article));
    put_areas(out, area->rects, area->n_rects);
    put_polygons(r->arena, out, area);
    put_jump(out, "continues_on", area->continues_on);
    put_jump(out, "continued_from", area->continued_from);
    if (area->group)
        put_member(out, ", \"group\": ", page->groups[area->group - 1].title);
    buf_putc(out, '}');
}

/* Advertisements are no articles. */
static void put_ad(IssueRender *r, Buf *out, const FrameAd *ad)
{
    put_member(out, "\n        {\"title\": ", ad->title);
    if (ad->path && issue_picture(r, ad->path, ad->picture))
        put_member(out, ", \"image\": ", issue_picture(r, ad->path, ad->picture));
    if (*ad->link)
        put_member(out, ", \"link\": ", ad->link);
    put_areas(out, &ad->at, 1);
    buf_putc(out, '}');
}

static void put_ads(IssueRender *r, Buf *out, const PageFrame *page)
{
    for (size_t i = 0; i < page->n_ads; i++) {
        buf_puts(out, i ? "," : ", \"ads\": [");
        put_ad(r, out, &page->ads[i]);
    }
    if (page->n_ads)
        buf_puts(out, "\n      ]");
}

/* Groups 集纳: their head, frame and articles. */
static void put_groups(Buf *out, const Issue *issue, const PageFrame *page)
{
    for (size_t g = 0; g < page->n_groups; g++) {
        bool first = true;
        put_member(out, g ? ",\n        {\"title\": " : ", \"groups\": [\n        {\"title\": ", page->groups[g].title);
        put_areas(out, &page->groups[g].at, 1);
        buf_puts(out, ", \"articles\": [");
        for (size_t i = 0; i < page->n_areas; i++)
            if (page->areas[i].group == (int)g + 1) {
                put_member(out, first ? "" : ", ", issue->articles[page->areas[i].article]->slug);
                first = false;
            }
        buf_puts(out, "]}");
    }
    if (page->n_groups)
        buf_puts(out, "\n      ]");
}

/* What each page has, of a spread both. */
static void put_page_head(IssueRender *r, Buf *out, const PageFrame *page, int number, const char *title)
{
    buf_printf(out, "\n    {\"number\": %d", number);
    if (r->issue->sections.n)
        put_member(out, ", \"name\": ", page_name(r->issue->sections, number).text);
    put_member(out, ", \"title\": ", title);
    buf_puts(out, ", \"width\": ");
    buf_put_len(out, page->width, 3);
    buf_puts(out, ", \"height\": ");
    buf_put_len(out, page->height, 3);
    put_member(out, ", \"html\": ", urls_page(r->arena, r->issue, number));
    put_member(out, ", \"pdf\": ", page_file(r->arena, r->issue->sections, number, "pdf"));
    if (page->facing)
        buf_printf(out, ", \"facing\": %d", number == page->facing ? page->number : page->facing);
}

static void put_page(IssueRender *r, Buf *out, const PageFrame *page)
{
    put_page_head(r, out, page, page->number, page->title);
    buf_puts(out, ", \"articles\": [");
    for (size_t i = 0; i < page->n_areas; i++) {
        if (i)
            buf_putc(out, ',');
        put_article(r, out, page, &page->areas[i]);
    }
    buf_puts(out, "\n      ]");
    put_groups(out, r->issue, page);
    put_ads(r, out, page);
    buf_putc(out, '}');
    if (!page->facing)
        return;
    buf_putc(out, ',');
    put_page_head(r, out, page, page->facing, r->issue->pages[page->facing - 1].title);
    buf_puts(out, ", \"articles\": []}");
}

/* What only an edition after the first, a 号外 or an 增期 has. */
static void put_kind(IssueRender *r, Buf *out)
{
    static const char *const kinds[] = {
        [ISSUE_REGULAR] = "", [ISSUE_EXTRA] = "extra", [ISSUE_ADDITIONAL] = "additional"};
    const Issue *issue = r->issue;
    if (issue->edition > 'a')
        put_member(out, ",\n  \"edition\": ", (char[]){issue->edition, 0});
    if (issue->edition > 'a' || *issue->edition_name)
        put_member(out, ",\n  \"edition_name\": ", issue_edition(r->arena, issue));
    if (issue->kind)
        put_member(out, ",\n  \"kind\": ", kinds[issue->kind]);
}

static void put_sections(IssueRender *r, Buf *out)
{
    const Sections s = r->issue->sections;
    for (size_t i = 0; i < s.n; i++) {
        put_member(out, i ? ", {\"name\": " : ",\n  \"sections\": [{\"name\": ", s.at[i].name);
        put_member(out, ", \"title\": ", s.at[i].title);
        buf_printf(out, ", \"first\": %d}%s", s.at[i].first, i + 1 < s.n ? "" : "]");
    }
}

void issue_json(IssueRender *r, Buf *out)
{
    const Paper *paper = r->issue->paper;
    put_member(out, "{\n  \"paper\": ", paper->id);
    put_member(out, ",\n  \"title\": ", paper->title);
    put_member(out, ",\n  \"lang\": ", lang_tag(paper->lang));
    put_member(out, ",\n  \"date\": ", r->issue->iso);
    put_kind(r, out);
    if (issue_exports(r, EXPORT_EPUB))
        put_member(out, ",\n  \"epub\": ", "issue.epub");
    put_sections(r, out);
    buf_puts(out, ",\n  \"pages\": [");
    for (size_t i = 0; i < r->frames->n_pages; i++) {
        if (i)
            buf_putc(out, ',');
        put_page(r, out, &r->frames->pages[i]);
    }
    buf_puts(out, "\n  ]\n}\n");
}
