/* Links of the reading PDFs: where each leads, in the file, in the issue's other files or out of it, and its words. */
#include "doc/address.h"
#include "site/urls.h"
#include "pdfio/value.h"
#include "pdf/render.h"
#include <assert.h>
#include <stdio.h>
#include <string.h>

void render_put_page_title(const Render *r, size_t p, Buf *b)
{
    const PageFrame *page = &r->frames->pages[p];
    const char *title = page->title ? page->title : "";
    PageName name = frame_name(r->frames, page);
    if (r->issue->paper->lang == LANG_BO)
        buf_printf(b, "%s%s%s", name.text, title[0] ? " " : "", title);
    else if (r->issue->paper->lang == LANG_EN)
        buf_printf(b, "Page %s%s%s", name.text, title[0] ? ": " : "", title);
    else
        buf_printf(b, "第%s版%s%s", name.text, title[0] ? "：" : "", title);
}

bool render_article_place(const Render *r, size_t p, int32_t article, int64_t *x, int64_t *y)
{
    const PageFrame *page = &r->frames->pages[p];
    for (size_t i = 0; i < page->n_areas; i++)
        if (page->areas[i].article == article && page->areas[i].n_rects) {
            *x = pdf_milli(page->areas[i].rects[0].x);
            *y = pdf_milli(page->height) - pdf_milli(page->areas[i].rects[0].y);
            return true;
        }
    return false;
}

/* A place in the issue. */
typedef struct Place {
    size_t page;     /* of the issue */
    int32_t article; /* -1: the whole page */
    bool exact;      /* at x, y: a heading; thousandths of a point */
    int64_t x, y;
} Place;

/* "02.html", "A02.html" → the page; 0: not that of a facsimile. *rest: behind it. */
static int page_number(const Render *r, const char *href, const char **rest)
{
    static const char extension[] = ".html";
    size_t n = strcspn(href, ".");
    int page = page_named(r->issue->sections, href, n);
    if (!page || strncmp(href + n, extension, sizeof extension - 1) != 0)
        return 0;
    *rest = href + n + sizeof extension - 1;
    return **rest == '\0' || **rest == '#' ? page : 0;
}

static int32_t article_called(const Render *r, const char *slug, size_t n)
{
    for (size_t i = 0; i < r->issue->n_articles; i++)
        if (strlen(r->issue->articles[i]->slug) == n && memcmp(r->issue->articles[i]->slug, slug, n) == 0)
            return (int32_t)i;
    return -1;
}

/* The page where an article begins. */
static bool home_of(const Render *r, int32_t article, size_t *page)
{
    for (size_t p = 0; p < r->frames->n_pages; p++)
        for (size_t i = 0; i < r->frames->pages[p].n_areas; i++) {
            const Area *area = &r->frames->pages[p].areas[i];
            if (area->article == article && !area->continued_from) {
                *page = p;
                return true;
            }
        }
    return false;
}

/* Where an article's heading of that name stands: above its first line. */
static bool find_heading(const PageFrame *page, int32_t article, const char *anchor, Place *at)
{
    for (size_t i = 0; i < page->n_items; i++) {
        const GroupInfo *g = page->items[i].kind == ITEM_BEGIN ? &page->items[i].u.group : NULL;
        if (!g || g->article != article || !g->anchor || strcmp(g->anchor, anchor) != 0)
            continue;
        while (i < page->n_items && page->items[i].kind != ITEM_LINE)
            i++;
        if (i == page->n_items)
            return false;
        const Line *line = &page->items[i].u.line;
        Len size = line->n_runs ? line->runs[0].size : 0;
        at->exact = true;
        at->x = pdf_milli(line->vertical ? line->x - size : line->x);
        at->y = pdf_milli(page->height) - pdf_milli(line->vertical ? line->y : line->y - 2 * size);
        return true;
    }
    return false;
}

static void find_part(const Render *r, const char *part, Place *at)
{
    for (size_t p = 0; p < r->frames->n_pages; p++)
        if (find_heading(&r->frames->pages[p], at->article, part, at)) {
            at->page = p;
            return;
        }
}

/* "02.html", "02.html#slug", "slug.html#…": the site's addresses within an issue. false: it leads out of it. */
static bool find_place(const Render *r, const char *href, Place *at)
{
    static const char extension[] = ".html", anchor[] = "#";
    const char *rest = "";
    int number = page_number(r, href, &rest);
    *at = (Place){.article = -1};
    if (number) {
        if (strncmp(rest, anchor, sizeof anchor - 1) == 0)
            at->article = article_called(r, rest + sizeof anchor - 1, strlen(rest + sizeof anchor - 1));
        for (at->page = 0; at->page < r->frames->n_pages; at->page++)
            if (frame_is_page(&r->frames->pages[at->page], number))
                return true;
        return false;
    }
    size_t n = strcspn(href, "#?");
    if (n <= sizeof extension - 1 || strncmp(href + n - (sizeof extension - 1), extension, sizeof extension - 1) != 0)
        return false;
    at->article = article_called(r, href, n - (sizeof extension - 1));
    if (at->article < 0 || !home_of(r, at->article, &at->page))
        return false;
    const char *part = strchr(href + n, '#'); /* behind a query, too */
    if (part)
        find_part(r, part + 1, at);
    return true;
}

/* [page /XYZ left top zoom], or the whole page. page: an object of this file, or -1: the first of another one. */
static void put_destination(const Render *r, const Place *to, int page, Buf *b)
{
    int64_t x = to->x, y = to->y;
    value_open(b, '[');
    if (page >= 0)
        value_ref(b, page);
    else
        value_int(b, 0);
    if (to->exact || (to->article >= 0 && render_article_place(r, to->page, to->article, &x, &y))) {
        value_name(b, "/XYZ");
        value_decimal(b, x, 3);
        value_decimal(b, y, 3);
        value_int(b, 0);
    } else {
        value_name(b, "/Fit");
    }
    value_close(b, ']');
}

static void put_action(const Render *r, const Target *t, const TagPage *pages, Buf *b, const char *href)
{
    assert(link_is_allowed(href)); /* parsing left out the others */
    Place to;
    bool inside = find_place(r, href, &to);
    if (inside && to.page >= t->first && to.page < t->first + t->n) {
        value_key(b, "/Dest");
        put_destination(r, &to, pages[to.page - t->first].object, b);
        return;
    }
    value_key(b, "/A");
    value_open(b, '<');
    value_name_entry(b, "/S", inside ? "/GoToR" : "/URI");
    if (inside) {
        char file[32];
        snprintf(file, sizeof file, "%s.pdf", page_name(r->issue->sections, r->frames->pages[to.page].number).text);
        value_text_entry(b, "/F", file);
        value_key(b, "/D");
        put_destination(r, &to, -1, b);
    } else {
        value_key(b, "/URI");
        Arena *a = arena_new();
        value_uri(b, urls_of_link(a, r->issue, href));
        arena_free(a);
    }
    value_close(b, '>');
}

/* ---- words ---- */

/* What a jump line says, without its brackets. */
static void put_line_text(const Line *line, Buf *b)
{
    static const char *const brackets[] = {"（", "）", "(", ")"};
    for (uint32_t i = 0; i < line->n_runs; i++) {
        const char *s = line->runs[i].text, *end = s + line->runs[i].n_text;
        while (s < end) {
            size_t skip = 0;
            for (size_t k = 0; k < sizeof brackets / sizeof *brackets && !skip; k++)
                if (strncmp(s, brackets[k], strlen(brackets[k])) == 0)
                    skip = strlen(brackets[k]);
            if (!skip)
                buf_putc(b, *s);
            s += skip ? skip : 1;
        }
    }
}

/* Where a link leads, for those who hear it. */
static char *words_of(const Render *r, const PageLink *link)
{
    static const char mail[] = "mailto:";
    Place to;
    Buf b = {0};
    buf_puts(&b, "");
    if (link->alt)
        buf_printf(&b, "%s — ", link->alt);
    if (!find_place(r, link->href, &to)) {
        buf_puts(&b, strncmp(link->href, mail, sizeof mail - 1) == 0 ? link->href + sizeof mail - 1 : link->href);
    } else if (link->line && link->line->kind == LINE_JUMP) {
        const char *title = r->frames->pages[to.page].title;
        put_line_text(link->line, &b);
        if (title && title[0])
            buf_printf(&b, "%s%s",
                       r->issue->paper->lang == LANG_BO   ? " "
                       : r->issue->paper->lang == LANG_EN ? ": "
                                                          : "：",
                       title);
    } else {
        if (to.article >= 0)
            buf_printf(&b, "%s — ", r->issue->articles[to.article]->title);
        render_put_page_title(r, to.page, &b);
    }
    return b.data;
}

/* ---- annotations ---- */

static void write_link(Render *r, const Target *t, const TagPage *pages, size_t page, size_t index)
{
    const PageLink *link = &pages[page].content->links.ptr[index];
    int64_t height = pdf_milli(r->frames->pages[t->first + page].height);
    int number = pages[page].first_link + (int)index;
    Buf *b = finish_begin(r->finisher, number);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/Annot");
    value_name_entry(b, "/Subtype", "/Link");
    value_int_entry(b, "/F", 4); /* print */
    value_key(b, "/Border");
    value_open(b, '[');
    for (int i = 0; i < 3; i++)
        value_int(b, 0);
    value_close(b, ']');
    value_ref_entry(b, "/P", pages[page].object);
    value_box_entry(b, "/Rect", pdf_milli(link->at.x), height - pdf_milli(link->at.y + link->at.h),
                    pdf_milli(link->at.x + link->at.w), height - pdf_milli(link->at.y));
    value_int_entry(b, "/StructParent", pages[page].first_key + (int64_t)index);
    value_text_entry(b, "/Contents", pages[page].words[index]);
    put_action(r, t, pages, b, link->href);
    value_close(b, '>');
    finish_end(r->finisher);
}

void render_links(Render *r, const Target *t, TagPage *pages)
{
    for (size_t i = 0; i < t->n; i++) {
        size_t n = pages[i].content->links.len;
        pages[i].words = mem_alloc(sizeof *pages[i].words * (n + 1));
        for (size_t k = 0; k < n; k++) {
            pages[i].words[k] = words_of(r, &pages[i].content->links.ptr[k]);
            write_link(r, t, pages, i, k);
        }
    }
}

void render_links_end(const Target *t, TagPage *pages)
{
    for (size_t i = 0; i < t->n; i++) {
        for (size_t k = 0; k < pages[i].content->links.len; k++)
            mem_free(pages[i].words[k]);
        mem_free(pages[i].words);
    }
}
