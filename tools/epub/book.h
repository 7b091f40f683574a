/* Private to epub: one book on its way. */
#ifndef EPUB_BOOK_H
#define EPUB_BOOK_H

#include "epub/archive.h"
#include "web/site.h"

enum { TIBETAN_FIRST = 0x0F00, TIBETAN_LAST = 0x0FFF };
#define BOOK_FONT "tibetan.ttf"

/* A file of the book, as its package lists it. */
typedef struct BookItem {
    const char *name, *media, *properties; /* properties "": none */
    const void *data;
    size_t n;
    bool in_spine; /* it is read where it stands among the others */
} BookItem;

typedef struct Book {
    IssueRender r; /* its form is `form`; frames, words, arena */
    ArticleForm form;
    const Group *group;
    VEC(BookItem) items;
    StrMap *pictures; /* path of a picture → its name in the book, "" for none */
    size_t n_pictures;
    bool all_have_alt, has_pictures, has_ruby;
    uint8_t tibetan[(TIBETAN_LAST + 1 - TIBETAN_FIRST) / 8]; /* characters of the block that it has: a bit each */
    bool has_tibetan, has_font;
} Book;

/* Takes a copy of the data. */
void book_add(Book *b, BookItem item);
/* Adds a document: HTML (without html, head and body) as XHTML, in the order of reading. kind: classes of its root. */
void book_add_document(Book *b, const char *name, Lang lang, const char *kind, const char *title, const Buf *html,
                       const char *properties);
/* Names of the book's documents, in the arena. */
const char *book_page_file(const Book *b, int page);
const char *book_article_file(const Book *b, size_t article);
bool book_article_is_vertical(const Book *b, size_t article);
/* The articles that no page has (left out 补白) stand at the end. */
bool book_article_is_placed(const Book *b, size_t article);

/* links.c */
const char *book_link(void *book, const char *href);
/* pictures.c */
const char *book_picture(void *book, const ResolvedPicture *picture);
/* text.c: the front page's picture, pages and articles. false after a report. */
bool book_cover(Book *b);
bool book_text(Book *b);
/* nav.c */
void book_nav(Book *b);
/* font.c: after all text is there. false after a report. */
bool book_font(Book *b);
/* package.c: content.opf; it lists all items. */
void book_package(const Book *b, Buf *out);

#endif
