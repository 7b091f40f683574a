/* An issue's pages: its index, the facsimile pages, issue.json, the cover. */
#include "html/issue.h"
#include "metadata/crawlers.h"
#include "site/urls.h"

#include "html/front.h"
#include "html/html.h"
#include "html/related.h"
#include "metadata/share.h"
#include "article/article.h"
#include "facsimile/facsimile.h"
#include "feeds/feeds.h"
#include "feeds/issue_json.h"
#include "facsimile/sketch.h"
#include <assert.h>
#include <string.h>

/* Where a group 集纳 begins and ends among a page's articles; its head is a heading of this level. */
static void group_view(const IssueRender *r, View *v, const PageFrame *page, size_t i, int level)
{
    const Area *a = &page->areas[i];
    const bool begins = a->group && (!i || a[-1].group != a->group);
    view_text(v, "group_head", begins ? page->groups[a->group - 1].title : "");
    view_text(v, "group_head_id", arena_printf(r->arena, "%d-%d", page->number, a->group));
    view_text(v, "group_head_level", arena_printf(r->arena, "%d", level));
    view_flag(v, "group_end", a->group && (i + 1 == page->n_areas || a[1].group != a->group));
}

/* The articles of a page, in order; a part that continues from another page says so. */
static void headlines_view(const IssueRender *r, View *v, const PageFrame *page, int level)
{
    const Lang lang = r->issue->paper->lang;
    bool led = false;
    for (size_t i = 0; i < page->n_areas; i++) {
        const Area *a = &page->areas[i];
        const bool lead = !led && article_is_listed(r->issue->articles[a->article]);
        View *e = view_add(v, "headlines");
        issue_entry_view(r, e, a->article);
        group_view(r, e, page, i, level);
        view_flag(e, "lead", lead);
        led |= lead;
        view_text(e, "from",
                  a->continued_from
                      ? ui_fill(r->arena, r->site->theme, lang, "continued_from",
                                ui_page_name(r->arena, lang, page_name(r->issue->sections, a->continued_from)))
                      : "");
    }
    view_flag(v, "has_headlines", page->n_areas > 0);
}

static void page_view(const IssueRender *r, View *v, const PageFrame *page, int current)
{
    view_text(v, "label",
              ui_page_label(r->arena, r->site->theme, r->issue->paper->lang, frame_name(r->frames, page), ""));
    view_text(v, "name", page->title);
    view_text(v, "html", urls_page(r->arena, r->issue, page->number));
    view_text(v, "pdf", page_file(r->arena, r->issue->sections, page->number, "pdf"));
    view_text(v, "sketch", page_file(r->arena, r->issue->sections, page->number, "svg"));
    view_text(v, "width", arena_printf(r->arena, "%d", (int)(page->width / LEN_PT)));
    view_text(v, "height", arena_printf(r->arena, "%d", (int)(page->height / LEN_PT)));
    view_flag(v, "current", page->number == current);
}

/* The section that begins with a page: its letters, or "". */
static void section_view(const IssueRender *r, View *v, int number)
{
    const Section *s = page_section(r->issue->sections, number);
    bool begins = s && s->first == number;
    view_text(v, "part",
              begins ? ui_fill(r->arena, r->site->theme, r->issue->paper->lang, "section_label", s->name) : "");
    view_text(v, "part_id", begins ? s->name : "");
    view_text(v, "part_title", begins ? s->title : "");
}

/* Pages of the issue as the list `pages`; current: the number of the page shown. */
static void pages_view(const IssueRender *r, View *v, int current)
{
    for (size_t i = 0; i < r->frames->n_pages; i++) {
        View *p = view_add(v, "pages");
        page_view(r, p, &r->frames->pages[i], current);
        section_view(r, p, r->frames->pages[i].number);
    }
}

/* The other issues of that day. */
static void editions_view(const IssueRender *r, View *v)
{
    const Paper *paper = r->issue->paper;
    size_t n = 0;
    for (size_t i = 0; i < paper->n_issues; i++) {
        const Issue *x = paper->issues[i];
        if (strcmp(x->iso, r->issue->iso) != 0 || strcmp(x->id, r->issue->id) == 0)
            continue;
        View *e = view_add(v, "editions");
        view_text(e, "href", arena_printf(r->arena, "%s%s/index.html", urls_up(r->issue), urls_folder(r->arena, x)));
        view_text(e, "label", issue_label(r->arena, x));
        n++;
    }
    view_flag(v, "has_editions", n > 0);
}

/* Who edited a page, from the issue's plan. */
static const char *page_editors(const IssueRender *r, int number)
{
    if (number < 1 || (size_t)number > r->issue->n_pages)
        return "";
    const PageSpec *p = &r->issue->pages[number - 1];
    const PageSpec *end = p + (p->spread == SPREAD_LEFT ? 2 : 1);
    const char *all = "";
    for (; p < end; p++)
        for (size_t i = 0; i < p->n_editors; i++)
            all = arena_printf(r->arena, "%s%s%s", all, *all ? " " : "", p->editors[i]);
    return all;
}

/* What search engines and feeds of links show of a page: its headlines. */
static const char *page_description(const IssueRender *r, const PageFrame *page)
{
    enum { MOST = 6 };
    const char *all = "";
    for (size_t i = 0; i < page->n_areas && i < MOST; i++) {
        const Article *x = r->issue->articles[page->areas[i].article];
        const char *mark = x->lang == LANG_BO ? " " : x->lang == LANG_EN ? "; " : "；";
        if (article_is_listed(x))
            all = arena_printf(r->arena, "%s%s%s", all, *all ? mark : "", x->title);
    }
    return all;
}

/* With sections each is a part of the list, without them all is one. */
static bool emit_index(IssueRender *r)
{
    View *part = NULL;
    View *v = view_new();
    issue_view(r, v);
    view_text(v, "title", issue_title(r));
    share_page_view(r, r->frames->n_pages ? &r->frames->pages[0] : NULL, issue_title(r), v);
    editions_view(r, v);
    view_text(v, "epub", issue_exports(r, EXPORT_EPUB) ? "issue.epub" : "");
    front_view(r, v);
    if (r->frames->n_pages)
        view_text(v, "description", page_description(r, &r->frames->pages[0]));
    for (size_t i = 0; i < r->frames->n_pages; i++) {
        const PageFrame *page = &r->frames->pages[i];
        const Section *section = page_section(r->issue->sections, page->number);
        if (!i || (section && section->first == page->number)) {
            part = view_add(v, "parts");
            section_view(r, part, page->number);
            view_text(part, "level", section ? "3" : "2");
        }
        View *p = view_add(part, "pages");
        Buf sketch = {0};
        sketch_page(r, page, "", &sketch);
        page_view(r, p, page, 0);
        view_text_n(p, "sketch", sketch.data, sketch.len);
        headlines_view(r, p, page, page_section(r->issue->sections, page->number) ? 4 : 3);
        buf_free(&sketch);
    }
    bool ok = issue_emit_page(r, TPL_ISSUE, v, "index.html");
    view_free(v);
    return ok;
}

/* A CSS string: quotes, backslashes and controls are escaped; "</" can't end the style element. */
static void css_string(Buf *out, const char *s)
{
    buf_putc(out, '"');
    for (; *s; s++)
        if (*s == '"' || *s == '\\' || *s == '<' || (unsigned char)*s < ' ')
            buf_printf(out, "\\%x ", (unsigned)(unsigned char)*s);
        else
            buf_putc(out, *s);
    buf_putc(out, '"');
}

/* Pointing at a headline lights up its area, and the other way round, without a script. */
static void highlight_rules(const IssueRender *r, const PageFrame *page, Buf *css)
{
    for (size_t i = 0; i < page->n_areas; i++) {
        const char *slug = r->issue->articles[page->areas[i].article]->slug;
        buf_puts(css, ".reader:has([data-for=");
        css_string(css, slug);
        buf_puts(css, "]:is(:hover,:focus-within)) [data-slug=");
        css_string(css, slug);
        buf_puts(css, "] .area{fill:var(--lit)}\n.reader:has([data-slug=");
        css_string(css, slug);
        buf_puts(css, "]:is(:hover,:focus-within)) [data-for=");
        css_string(css, slug);
        buf_puts(css, "]{--mark:var(--accent)}\n");
    }
}

/* A page's style sheet under a name made of its bytes; NULL after a report. */
static const char *emit_page_css(IssueRender *r, const PageFrame *page, const Buf *css)
{
    const char *name = arena_printf(r->arena, "%02d-%010llx.css", page->number,
                                    (unsigned long long)(hash_bytes(0, css->data, css->len) >> 24));
    return issue_emit(r, name, css->data, css->len) ? name : NULL;
}

static const char *page_label(const IssueRender *r, const PageFrame *page)
{
    return ui_page_label(r->arena, r->site->theme, r->issue->paper->lang, frame_name(r->frames, page), page->title);
}

static void title_view(const IssueRender *r, View *v, const PageFrame *page)
{
    const char *label = page_label(r, page);
    view_text(v, "title", arena_printf(r->arena, "%s %s", issue_title(r), label));
    view_text(v, "page_label", label);
}

static void crawlers_view(const IssueRender *r, View *v, const PageFrame *page)
{
    const bool founder = urls_has_founder(r->issue->paper);
    Buf markup = {0};
    if (founder)
        crawlers_page(r, page, false, &markup);
    view_flag(v, "founder", founder);
    view_text(v, "crawlers", markup.len ? markup.data : "");
    buf_free(&markup);
}

static bool emit_page(IssueRender *r, Facsimile *f, size_t index)
{
    const PageFrame *page = &r->frames->pages[index];
    Buf css = {0}, box = {0};
    bool ok = facsimile_page(f, page, &css, &box);
    highlight_rules(r, page, &css);
    const char *sheet = ok ? emit_page_css(r, page, &css) : NULL;
    ok = sheet != NULL;
    if (ok) {
        View *v = view_new();
        issue_view(r, v);
        title_view(r, v, page);
        share_page_view(r, page, arena_printf(r->arena, "%s %s", issue_title(r), page_label(r, page)), v);
        view_text(v, "description", page_description(r, page));
        view_flag(v, "is_spread", page->facing != 0);
        view_text(v, "page_pdf", page_file(r->arena, r->issue->sections, page->number, "pdf"));
        view_text(v, "editors", page_editors(r, page->number));
        view_text(v, "page_prev", index ? urls_page(r->arena, r->issue, page[-1].number) : "");
        view_text(v, "page_next", index + 1 < r->frames->n_pages ? urls_page(r->arena, r->issue, page[1].number) : "");
        pages_view(r, v, page->number);
        headlines_view(r, v, page, 3);
        view_text(v, "page_css", sheet);
        view_text_n(v, "facsimile", box.data ? box.data : "", box.len);
        crawlers_view(r, v, page);
        ok = issue_emit_page(r, TPL_PAGE, v, urls_page(r->arena, r->issue, page->number));
        view_free(v);
    }
    buf_free(&css);
    buf_free(&box);
    return ok;
}

/* 01.svg: what the list of pages shows of a page. */
static bool emit_sketch(IssueRender *r, const PageFrame *page)
{
    Buf svg = {0};
    sketch_file(r, page, &svg);
    bool ok = issue_emit(r, page_file(r->arena, r->issue->sections, page->number, "svg"), svg.data, svg.len);
    buf_free(&svg);
    return ok;
}

/* The right page of a spread has an address of its own: it leads to the spread. */
static bool emit_facing(IssueRender *r, const PageFrame *page)
{
    View *v = view_new();
    issue_view(r, v);
    title_view(r, v, page);
    page_view(r, view_object(v, "spread"), page, 0);
    bool ok = issue_emit_leading(r, TPL_FACING, v, urls_page(r->arena, r->issue, page->facing),
                                 urls_page(r->arena, r->issue, page->number));
    view_free(v);
    return ok;
}

static bool emit_facsimile(IssueRender *r)
{
    Facsimile *f = facsimile_new(r);
    bool ok = true;
    for (size_t i = 0; ok && i < r->frames->n_pages; i++) {
        const PageFrame *page = &r->frames->pages[i];
        ok = emit_sketch(r, page) && emit_page(r, f, i) && (!page->facing || emit_facing(r, page));
    }
    facsimile_free(f);
    return ok;
}

static bool emit_json(IssueRender *r)
{
    Buf json = {0};
    issue_json(r, &json);
    bool ok = issue_emit(r, "issue.json", json.data, json.len);
    buf_free(&json);
    return ok;
}

bool issue_is_newest(const Issue *issue)
{
    const Paper *p = issue->paper;
    return p->n_issues && strcmp(p->issues[p->n_issues - 1]->id, issue->id) == 0;
}

/* The newest issue's front page goes on the covers of the paper and of the group. */
static void keep_cover(IssueRender *r)
{
    if (!r->frames->n_pages || !(r->issue->apart || issue_is_newest(r->issue)))
        return;
    Buf sketch = {0};
    sketch_page(r, &r->frames->pages[0], arena_printf(r->arena, "%s/", urls_folder(r->arena, r->issue)), &sketch);
    html_keep_cover(r->html, r->issue->paper, sketch.data);
    buf_free(&sketch);
}

/* An article's name becomes a file beside index.html and 01.html. */
static bool check_slugs(IssueRender *r)
{
    bool ok = true;
    for (size_t i = 0; i < issue_addresses(r->issue); i++) {
        const Article *a = r->issue->articles[i];
        if (strcmp(a->slug, "index") == 0 || a->slug[strspn(a->slug, "0123456789")] == '\0') {
            diag_error(r->diag, a->title_span, DIAG_SLUG_TAKEN, a->slug);
            ok = false;
        }
    }
    return ok;
}

void issue_render_begin(IssueRender *r, Html *h, const ExportIssue *x)
{
    const Issue *issue = x->frames->issue;
    Arena *a = arena_new();
    assert(issue->docs || issue->n_articles == 0);
    *r = (IssueRender){.html = h,
                       .docs = issue->docs,
                       .world = h->world,
                       .diag = x->diag,
                       .issue = issue,
                       .frames = x->frames,
                       .subsets = x->subsets,
                       .site = html_paper_site(h, issue->paper),
                       .out = x->out,
                       .arena = a,
                       .dir = arena_printf(a, "site/%s/%s/", issue->paper->id, urls_folder(a, issue)),
                       .pictures = strmap_new(),
                       .taken = strmap_new(),
                       .thumbs = strmap_new(),
                       .shares = strmap_new(),
                       .copies = strmap_new(),
                       .packed = h->packed};
}

void issue_render_end(IssueRender *r)
{
    strmap_free(r->pictures);
    strmap_free(r->taken);
    strmap_free(r->thumbs);
    strmap_free(r->copies);
    strmap_free(r->shares);
    strmap_free(r->kept_sums);
    arena_free(r->arena);
}

static bool export_issue(void *self, const ExportIssue *x)
{
    IssueRender r;
    issue_render_begin(&r, self, x);
    r.related = related_of_issue(r.arena, r.issue);
    bool ok = check_slugs(&r) && emit_index(&r) && emit_facsimile(&r) && issue_article_pages(&r) && founder_pages(&r) &&
              issue_feeds_emit(&r) && emit_json(&r);
    if (ok)
        keep_cover(&r);
    issue_render_end(&r);
    return ok;
}

Exporter html_exporter(Html *h)
{
    return (Exporter){export_issue, h};
}
