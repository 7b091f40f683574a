/* Links and bookmarks of the reading PDFs. */
#include "pdf/render.h"
#include <string.h>

/* ---- links ---- */

/* "02.html" → 2; 0: not the page of a facsimile. */
static int page_of(const char *href)
{
    int n = 0;
    const char *p = href;
    for (; *p >= '0' && *p <= '9' && n < 10000; p++)
        n = n * 10 + (*p - '0');
    return p > href && strcmp(p, ".html") == 0 ? n : 0;
}

static void put_action(const Render *r, const Target *t, const TagPage *pages, Buf *b, const char *href)
{
    int number = page_of(href);
    for (size_t i = 0; number && i < t->n; i++)
        if (r->frames->pages[t->first + i].number == number) {
            buf_printf(b, "/Dest[%d 0 R/Fit]", pages[i].object);
            return;
        }
    if (number) {
        buf_printf(b, "/A<</S/GoToR/F(%02d.pdf)/D[0/Fit]>>", number);
        return;
    }
    buf_puts(b, "/A<</S/URI/URI");
    pdf_put_uri(b, href);
    buf_puts(b, ">>");
}

void render_links(Render *r, const Target *t, const TagPage *pages)
{
    size_t parent = t->n;
    for (size_t i = 0; i < t->n; i++) {
        const PageContent *c = pages[i].content;
        int64_t height = pdf_milli(r->frames->pages[t->first + i].height);
        for (size_t k = 0; k < c->links.len; k++) {
            const PageLink *link = &c->links.ptr[k];
            Buf *b = objects_begin(&r->objects, pages[i].first_link + (int)k);
            buf_printf(b, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/P %d 0 R", pages[i].object);
            pdf_put_box(b, "Rect", pdf_milli(link->at.x), height - pdf_milli(link->at.y + link->at.h),
                        pdf_milli(link->at.x + link->at.w), height - pdf_milli(link->at.y));
            if (link->mcid >= 0)
                buf_printf(b, "/StructParent %zu", parent++);
            buf_puts(b, "/Contents");
            pdf_put_text(b, link->href);
            put_action(r, t, pages, b, link->href);
            buf_puts(b, ">>");
            objects_end(&r->objects, pages[i].first_link + (int)k);
        }
    }
}

/* ---- bookmarks ---- */

typedef struct Bookmark {
    Buf title;
    size_t page;
    int64_t x, y;
    int level; /* 0: a page, 1: an article */
    int object, parent, prev, next, first, last, count;
} Bookmark;

typedef VEC(Bookmark) Bookmarks;

void render_put_page_title(const Render *r, size_t p, Buf *b)
{
    const PageFrame *page = &r->frames->pages[p];
    const char *title = page->title ? page->title : "";
    if (r->issue->paper->lang == LANG_BO)
        buf_printf(b, "%02d%s%s", page->number, title[0] ? " " : "", title);
    else
        buf_printf(b, "第%02d版%s%s", page->number, title[0] ? "：" : "", title);
}

static void collect_bookmarks(const Render *r, const Target *t, Bookmarks *all)
{
    for (size_t i = 0; i < t->n; i++) {
        const PageFrame *page = &r->frames->pages[t->first + i];
        Bookmark own = {.page = i, .y = pdf_milli(page->height)};
        render_put_page_title(r, t->first + i, &own.title);
        vec_push(all, own);
        for (size_t a = 0; a < page->n_areas; a++) {
            const Area *area = &page->areas[a];
            if (area->article < 0 || (size_t)area->article >= r->issue->n_articles || !area->n_rects)
                continue;
            Bookmark one = {.page = i, .level = 1, .x = pdf_milli(area->rects[0].x)};
            one.y = pdf_milli(page->height) - pdf_milli(area->rects[0].y);
            buf_puts(&one.title, r->issue->articles[area->article]->title);
            vec_push(all, one);
        }
    }
}

/* Numbers and threads the bookmarks; the root has the number returned. */
static int thread_bookmarks(Objects *o, Bookmarks *all, int *first, int *last)
{
    int root = objects_reserve(o), previous[2] = {-1, -1};
    *first = *last = 0;
    for (size_t i = 0; i < all->len; i++)
        all->ptr[i].object = objects_reserve(o);
    for (size_t i = 0; i < all->len; i++) {
        Bookmark *one = &all->ptr[i];
        int before = previous[one->level];
        one->parent = root;
        if (one->level == 0) {
            *first = *first ? *first : one->object;
            *last = one->object;
            previous[1] = -1;
        } else {
            Bookmark *page = &all->ptr[previous[0]];
            one->parent = page->object;
            page->first = page->first ? page->first : one->object;
            page->last = one->object;
            page->count++;
        }
        if (before >= 0) {
            one->prev = all->ptr[before].object;
            all->ptr[before].next = one->object;
        }
        previous[one->level] = (int)i;
    }
    return root;
}

static void put_bookmark_ref(Buf *b, const char *key, int object)
{
    if (object)
        buf_printf(b, "/%s %d 0 R", key, object);
}

int render_bookmarks(Render *r, const Target *t, const TagPage *pages)
{
    Bookmarks all = {0};
    int first, last;
    collect_bookmarks(r, t, &all);
    int root = thread_bookmarks(&r->objects, &all, &first, &last);
    Buf *b = objects_begin(&r->objects, root);
    buf_puts(b, "<</Type/Outlines");
    put_bookmark_ref(b, "First", first);
    put_bookmark_ref(b, "Last", last);
    buf_printf(b, "/Count %zu>>", t->n == 1 ? all.len : t->n);
    objects_end(&r->objects, root);
    for (size_t i = 0; i < all.len; i++) {
        Bookmark *one = &all.ptr[i];
        b = objects_begin(&r->objects, one->object);
        buf_puts(b, "<</Title");
        pdf_put_text(b, one->title.data);
        buf_printf(b, "/Parent %d 0 R/Dest[%d 0 R/XYZ ", one->parent, pages[one->page].object);
        pdf_put_decimal(b, one->x, 3);
        buf_putc(b, ' ');
        pdf_put_decimal(b, one->y, 3);
        buf_puts(b, " 0]");
        put_bookmark_ref(b, "Prev", one->prev);
        put_bookmark_ref(b, "Next", one->next);
        put_bookmark_ref(b, "First", one->first);
        put_bookmark_ref(b, "Last", one->last);
        if (one->count) /* the articles of an issue's page are folded away */
            buf_printf(b, "/Count %d", t->n == 1 ? one->count : -one->count);
        buf_puts(b, ">>");
        objects_end(&r->objects, one->object);
        buf_free(&one->title);
    }
    vec_free(&all);
    return root;
}
