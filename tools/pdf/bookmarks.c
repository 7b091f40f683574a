/* The bookmarks of a reading PDF: its pages, and in each its articles. */
#include "pdfio/value.h"
#include "pdf/render.h"
#include <assert.h>

typedef struct Bookmark {
    Buf title;
    size_t page;
    int64_t x, y;
    int level; /* 0: a page, 1: an article */
    int object, parent, prev, next, first, last, count;
} Bookmark;

typedef VEC(Bookmark) Bookmarks;

static void collect_bookmarks(const Render *r, const Target *t, Bookmarks *all)
{
    for (size_t i = 0; i < t->n; i++) {
        const PageFrame *page = &r->frames->pages[t->first + i];
        Bookmark own = {.page = i, .y = pdf_milli(page->height)};
        render_put_page_title(r, t->first + i, &own.title);
        vec_push(all, own);
        for (size_t a = 0; a < page->n_areas; a++) {
            const Area *area = &page->areas[a];
            assert(area->article >= 0 && (size_t)area->article < r->issue->n_articles);
            if (!area->n_rects)
                continue;
            Bookmark one = {.page = i, .level = 1, .x = pdf_milli(area->rects[0].x)};
            one.y = pdf_milli(page->height) - pdf_milli(area->rects[0].y);
            buf_puts(&one.title, r->issue->articles[area->article]->title);
            vec_push(all, one);
        }
    }
}

/* Numbers and threads the bookmarks; the root has the number returned. */
static int thread_bookmarks(Finisher *to, Bookmarks *all, int *first, int *last)
{
    int root = finish_reserve(to), previous[2] = {-1, -1};
    *first = *last = 0;
    for (size_t i = 0; i < all->len; i++)
        all->ptr[i].object = finish_reserve(to);
    for (size_t i = 0; i < all->len; i++) {
        Bookmark *one = &all->ptr[i];
        int before = previous[one->level];
        one->parent = root;
        if (one->level == 0) {
            *first = *first ? *first : one->object;
            *last = one->object;
            previous[1] = -1;
        } else {
            assert(previous[0] >= 0); /* a page comes before its articles */
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
        value_ref_entry(b, key, object);
}

static void write_bookmark(Render *r, const Bookmark *one, int page, bool open)
{
    Buf *b = finish_begin(r->finisher, one->object);
    value_open(b, '<');
    value_text_entry(b, "/Title", one->title.data);
    value_ref_entry(b, "/Parent", one->parent);
    value_key(b, "/Dest");
    value_open(b, '[');
    value_ref(b, page);
    value_name(b, "/XYZ");
    value_decimal(b, one->x, 3);
    value_decimal(b, one->y, 3);
    value_int(b, 0);
    value_close(b, ']');
    put_bookmark_ref(b, "/Prev", one->prev);
    put_bookmark_ref(b, "/Next", one->next);
    put_bookmark_ref(b, "/First", one->first);
    put_bookmark_ref(b, "/Last", one->last);
    if (one->count)
        value_int_entry(b, "/Count", open ? one->count : -one->count);
    value_close(b, '>');
    finish_end(r->finisher);
}

int render_bookmarks(Render *r, const Target *t, const TagPage *pages)
{
    Bookmarks all = {0};
    int first, last;
    collect_bookmarks(r, t, &all);
    int root = thread_bookmarks(r->finisher, &all, &first, &last);
    Buf *b = finish_begin(r->finisher, root);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/Outlines");
    put_bookmark_ref(b, "/First", first);
    put_bookmark_ref(b, "/Last", last);
    value_int_entry(b, "/Count", (int64_t)(t->n == 1 ? all.len : t->n));
    value_close(b, '>');
    finish_end(r->finisher);
    for (size_t i = 0; i < all.len; i++) { /* the articles of an issue's page are folded away */
        write_bookmark(r, &all.ptr[i], pages[all.ptr[i].page].object, t->n == 1);
        buf_free(&all.ptr[i].title);
    }
    vec_free(&all);
    return root;
}
