/* nav.xhtml: pages with their articles, printed pages, landmarks. */
#include "epub/book.h"

#include "article/article.h"
#include <string.h>

static const char *word(const Book *b, const char *key)
{
    return theme_word(b->r.site->theme, b->r.issue->paper->lang, key);
}

static void put_article(const Book *b, size_t i, Buf *out)
{
    const Article *x = b->r.issue->articles[i];
    buf_printf(out, "<li><a href=\"%s\">", book_article_file(b, i));
    article_text(x->lang, x->title, strlen(x->title), out);
    buf_puts(out, "</a></li>\n");
}

/* The articles that begin on a page; a group 集纳 is a list of its own under its head. */
static void put_articles(const Book *b, const PageFrame *page, Buf *out)
{
    int group = 0;
    size_t n = 0;
    for (size_t i = 0; i < page->n_areas; i++) {
        const Area *a = &page->areas[i];
        if (a->continued_from)
            continue;
        if (!n++)
            buf_puts(out, "\n<ol>\n");
        if (group && a->group != group)
            buf_puts(out, "</ol></li>\n");
        if (a->group && a->group != group) {
            buf_puts(out, "<li><span>");
            html_put(out, page->groups[a->group - 1].title);
            buf_puts(out, "</span>\n<ol>\n");
        }
        group = a->group;
        put_article(b, (size_t)a->article, out);
    }
    if (group)
        buf_puts(out, "</ol></li>\n");
    if (n)
        buf_puts(out, "</ol>");
}

static void put_contents(const Book *b, Buf *out)
{
    const IssueRender *r = &b->r;
    buf_printf(
        out,
        "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"head\">\n<h1 id=\"head\">%s</h1>\n<ol>\n",
        word(b, "contents"));
    for (size_t i = 0; i < r->frames->n_pages; i++) {
        const PageFrame *p = &r->frames->pages[i];
        buf_printf(out, "<li><a href=\"%s\">", book_page_file(b, p->number));
        html_put(out,
                 ui_page_label(r->arena, r->site->theme, r->issue->paper->lang, frame_name(r->frames, p), p->title));
        buf_puts(out, "</a>");
        put_articles(b, p, out);
        buf_puts(out, "</li>\n");
    }
    for (size_t i = 0; i < r->issue->n_articles; i++)
        if (!book_article_is_placed(b, i))
            put_article(b, i, out);
    buf_puts(out, "</ol>\n</nav>\n");
}

static void put_page_list(const Book *b, Buf *out)
{
    const IssueRender *r = &b->r;
    buf_printf(out,
               "<nav epub:type=\"page-list\" role=\"doc-pagelist\" hidden=\"hidden\" aria-labelledby=\"pages\">\n"
               "<h2 id=\"pages\">%s</h2>\n<ol>\n",
               word(b, "pages"));
    for (size_t i = 0; i < r->frames->n_pages; i++) {
        const PageFrame *p = &r->frames->pages[i];
        for (int number = p->number; number <= frame_last(p); number++) {
            const char *name = page_name(r->issue->sections, number).text;
            buf_printf(out, "<li><a href=\"%s#page-%s\">%s</a></li>\n", book_page_file(b, p->number), name, name);
        }
    }
    buf_puts(out, "</ol>\n</nav>\n");
}

static void put_landmarks(const Book *b, Buf *out)
{
    buf_printf(
        out,
        "<nav epub:type=\"landmarks\" hidden=\"hidden\" aria-labelledby=\"marks\">\n<h2 id=\"marks\">%s</h2>\n<ol>\n"
        "<li><a epub:type=\"cover\" href=\"cover.xhtml\">%s</a></li>\n"
        "<li><a epub:type=\"toc\" href=\"nav.xhtml#toc\">%s</a></li>\n"
        "<li><a epub:type=\"bodymatter\" href=\"%s\">%s</a></li>\n</ol>\n</nav>\n",
        word(b, "pages"), word(b, "cover"), word(b, "contents"), book_page_file(b, b->r.frames->pages[0].number),
        word(b, "read_page"));
}

void book_nav(Book *b)
{
    Buf html = {0};
    put_contents(b, &html);
    put_page_list(b, &html);
    put_landmarks(b, &html);
    book_add_document(b, "nav.xhtml", b->r.issue->paper->lang, "nav", word(b, "contents"), &html, "nav");
    buf_free(&html);
}
