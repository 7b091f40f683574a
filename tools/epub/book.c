/* What goes into a book, and what its documents are called. */
#include "epub/book.h"

#include "base/utf8.h"
#include "epub/xhtml.h"
#include <string.h>

const char *book_page_file(const Book *b, int page)
{
    return arena_printf(b->r.arena, "page-%s.xhtml", page_name(b->r.issue->sections, page).text);
}

const char *book_article_file(const Book *b, size_t article)
{
    return arena_printf(b->r.arena, "article-%03zu.xhtml", article + 1);
}

bool book_article_is_placed(const Book *b, size_t article)
{
    return issue_home_page(&b->r, (int32_t)article) != NULL;
}

/* On a page set vertically 竖排 every article is, on others those that ask for it. */
bool book_article_is_vertical(const Book *b, size_t article)
{
    const Issue *issue = b->r.issue;
    const PageFrame *home = issue_home_page(&b->r, (int32_t)article);
    bool page =
        home && home->number >= 1 && (size_t)home->number <= issue->n_pages && issue->pages[home->number - 1].vertical;
    return page || issue->articles[article]->vertical;
}

void book_add(Book *b, BookItem item)
{
    item.data = arena_dup(b->r.arena, item.data, item.n);
    vec_push(&b->items, item);
}

static void note_characters(Book *b, const Buf *text)
{
    for (size_t i = 0; i + 2 < text->len; i++) {
        const unsigned char *p = (const unsigned char *)text->data + i;
        uint32_t c;
        if (p[0] != 0xE0 || p[1] < 0xBC) /* all of the block begin so */
            continue;
        utf8_decode(text->data + i, &c);
        if (c < TIBETAN_FIRST || c > TIBETAN_LAST)
            continue;
        b->tibetan[(c - TIBETAN_FIRST) / 8] |= (uint8_t)(1U << (c - TIBETAN_FIRST) % 8);
        b->has_tibetan = true;
    }
}

void book_add_document(Book *b, const char *name, Lang lang, const char *kind, const char *title, const Buf *html,
                       const char *properties)
{
    Buf xml = {0};
    buf_printf(
        &xml,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
        "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"%s\" xml:lang=\"%s\" class=\"%s\">\n<head>\n"
        "<meta charset=\"UTF-8\"/>\n<title>",
        lang_tag(lang), lang_tag(lang), kind);
    xml_put(&xml, title);
    buf_puts(&xml, "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"book.css\"/>\n</head>\n<body>\n");
    xhtml_put(&xml, html->data, html->len, strstr(kind, "vertical") != NULL);
    buf_puts(&xml, "</body>\n</html>\n");
    note_characters(b, &xml);
    b->has_ruby = b->has_ruby || strstr(xml.data, "<ruby>");
    book_add(b, (BookItem){.name = name,
                           .media = "application/xhtml+xml",
                           .properties = properties,
                           .data = xml.data,
                           .n = xml.len,
                           .in_spine = true});
    buf_free(&xml);
}
