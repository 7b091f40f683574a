/* Where links of articles lead in a book: to its own chapters and parts, else to the site, if it has an address. */
#include "epub/book.h"

#include "article/article.h"
#include "doc/address.h"
#include <string.h>

/* The length of a file's name in an address, without query and place. */
static size_t name_length(const char *href)
{
    return strcspn(href, "?#");
}

static bool names(const char *href, const char *file)
{
    size_t n = name_length(href);
    return strlen(file) == n && strncmp(href, file, n) == 0;
}

static const char *in_article(const Book *b, size_t i, const char *href)
{
    const char *place = strchr(href, '#'), *file = book_article_file(b, i);
    return place ? arena_printf(b->r.arena, "%s#" BOOK_ANCHOR "%s", file, place + 1) : file;
}

/* A file of the issue's own folder; NULL: the book has none for it. */
static const char *in_book(const Book *b, const char *href)
{
    const IssueRender *r = &b->r;
    for (size_t i = 0; i < r->issue->n_articles; i++)
        if (names(href, arena_printf(r->arena, "%s.html", r->issue->articles[i]->slug)))
            return in_article(b, i, href);
    for (size_t i = 0; i < r->frames->n_pages; i++) {
        const PageFrame *p = &r->frames->pages[i];
        for (int number = p->number; number <= frame_last(p); number++)
            if (names(href, page_file(r->arena, r->issue->sections, number, "html")))
                return book_page_file(b, p->number);
    }
    return names(href, "index.html") ? "nav.xhtml" : NULL;
}

const char *book_link(void *book, const char *href)
{
    const Book *b = book;
    Arena *a = b->r.arena;
    if (strncmp(href, "//", 2) == 0)
        return url_text(a, arena_printf(a, "https:%s", href));
    if (!link_is_internal(href))
        return url_text(a, href);
    const char *own = in_book(b, href);
    return own ? url_text(a, own) : issue_address(&b->r, issue_link(&b->r, href));
}
