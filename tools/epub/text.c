/* The documents of a book: the cover, a part for each page, a chapter for each article. */
#include "epub/book.h"

#include "article/article.h"
#include "facsimile/page_picture.h"
#include <string.h>

enum { COVER_WIDTH = 1200 };

static const char *word(const Book *b, Lang lang, const char *key)
{
    return theme_word(b->r.site->theme, lang, key);
}

static const char *page_label(const Book *b, const PageFrame *page)
{
    return ui_page_label(b->r.arena, b->r.site->theme, b->r.issue->paper->lang, frame_name(b->r.frames, page),
                         page->title);
}

/* --- the cover --- */

bool book_cover(Book *b)
{
    const Lang lang = b->r.issue->paper->lang;
    Buf jpeg = {0}, html = {0};
    if (!b->r.frames->n_pages)
        return true;
    GlyphPaths *paths = glyph_paths_new();
    const bool ok = page_picture_jpeg(&b->r, &b->r.frames->pages[0], (PageView){COVER_WIDTH, 0}, paths, &jpeg);
    glyph_paths_free(paths);
    if (!ok) {
        buf_free(&jpeg);
        return false;
    }
    book_add(
        b,
        (BookItem){
            .name = "cover.jpg", .media = "image/jpeg", .properties = "cover-image", .data = jpeg.data, .n = jpeg.len});
    buf_puts(&html, "<figure class=\"cover\"><img src=\"cover.jpg\" role=\"doc-cover\" alt=\"");
    html_put(&html, page_label(b, &b->r.frames->pages[0]));
    buf_puts(&html, "\"></figure>\n");
    book_add_document(b, "cover.xhtml", lang, "cover", word(b, lang, "cover"), &html, "");
    buf_free(&jpeg);
    buf_free(&html);
    return true;
}

/* --- pages --- */

/* Where a printed page begins: of a spread both begin here. */
static void put_page_breaks(const Book *b, const PageFrame *page, Buf *out)
{
    for (int number = page->number; number <= frame_last(page); number++) {
        const char *name = page_name(b->r.issue->sections, number).text;
        buf_printf(out,
                   "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-%s\" aria-label=\"%s\"></span>\n",
                   name, name);
    }
}

static void put_entry(const Book *b, const Area *area, Buf *out)
{
    const Article *x = b->r.issue->articles[area->article];
    const Lang lang = b->r.issue->paper->lang;
    buf_printf(out, "<li%s><a href=\"%s\">", area->continued_from ? " class=\"from\"" : "",
               book_article_file(b, (size_t)area->article));
    article_text(x->lang, x->title, strlen(x->title), out);
    buf_puts(out, "</a>");
    if (area->continued_from) {
        buf_puts(out, " <span class=\"from\">");
        html_put(out, ui_fill(b->r.arena, b->r.site->theme, lang, "continued_from",
                              ui_page_name(b->r.arena, lang, page_name(b->r.issue->sections, area->continued_from))));
        buf_puts(out, "</span>");
    }
    buf_puts(out, "</li>\n");
}

static void add_page(Book *b, const PageFrame *page)
{
    Buf html = {0};
    const char *label = page_label(b, page);
    put_page_breaks(b, page, &html);
    buf_puts(
        &html,
        "<section class=\"part\" epub:type=\"part\" role=\"doc-part\" aria-labelledby=\"head\">\n<h1 id=\"head\">");
    html_put(&html, label);
    buf_puts(&html, "</h1>\n");
    for (size_t i = 0; i < page->n_areas; i++) {
        const Area *a = &page->areas[i];
        const bool first = !i || a[-1].group != a->group;
        if (first && i)
            buf_puts(&html, "</ol>\n");
        if (first && a->group) {
            buf_puts(&html, "<h2>");
            html_put(&html, page->groups[a->group - 1].title);
            buf_puts(&html, "</h2>\n");
        }
        if (first)
            buf_puts(&html, "<ol>\n");
        put_entry(b, a, &html);
    }
    buf_puts(&html, page->n_areas ? "</ol>\n</section>\n" : "</section>\n");
    book_add_document(b, book_page_file(b, page->number), b->r.issue->paper->lang, "page", label, &html, "");
    buf_free(&html);
}

/* --- articles --- */

static void put_line(Lang lang, const char *class, const char *text, Buf *out)
{
    if (!*text)
        return;
    buf_printf(out, "<p class=\"%s\">", class);
    article_text(lang, text, strlen(text), out);
    buf_puts(out, "</p>\n");
}

static void put_updated(const Book *b, const Article *x, Buf *out)
{
    if (moment_is(x->updated))
        put_line(x->lang, "updated",
                 arena_printf(b->r.arena, "%s%s%s", word(b, x->lang, "updated"), word(b, x->lang, "colon"),
                              ui_moment(b->r.arena, x->updated, x->lang)),
                 out);
}

static void put_corrections(const Book *b, const Article *x, Buf *out)
{
    if (!x->n_corrections)
        return;
    buf_puts(out, "<div class=\"corrections\" role=\"note\">\n");
    article_corrections(&b->r, x, out);
    buf_puts(out, "</div>\n");
}

static void put_head(const Book *b, const Article *x, Buf *out)
{
    buf_puts(out, "<header class=\"head\">\n");
    put_line(x->lang, "column", x->column, out);
    put_line(x->lang, "column", x->advert ? word(b, x->lang, "advert") : "", out);
    put_line(x->lang, "kicker", x->kicker, out);
    buf_puts(out, "<h1>");
    article_title(x->lang, x->title, out);
    buf_puts(out, "</h1>\n");
    put_line(x->lang, "deck", x->deck, out);
    put_line(x->lang, "byline", x->byline, out);
    put_updated(b, x, out);
    buf_puts(out, "</header>\n");
    put_corrections(b, x, out);
    put_line(x->lang, "summary", x->summary, out);
}

static void add_article(Book *b, size_t i)
{
    const Article *x = b->r.issue->articles[i];
    const char *script = lang_is_chinese(x->lang) ? "zh" : lang_tag(x->lang);
    Buf html = {0};
    buf_puts(&html, "<article class=\"story\">\n");
    put_head(b, x, &html);
    buf_puts(&html, "<div class=\"body\">\n");
    article_body(&b->r, b->r.docs[i], &html);
    buf_puts(&html, "</div>\n</article>\n");
    book_add_document(b, book_article_file(b, i), x->lang,
                      book_article_is_vertical(b, i) ? arena_printf(b->r.arena, "%s vertical", script) : script,
                      x->title, &html, "");
    buf_free(&html);
}

bool book_text(Book *b)
{
    const IssueFrames *f = b->r.frames;
    for (size_t p = 0; p < f->n_pages; p++) {
        const PageFrame *page = &f->pages[p];
        add_page(b, page);
        for (size_t i = 0; i < page->n_areas; i++)
            if (!page->areas[i].continued_from)
                add_article(b, (size_t)page->areas[i].article);
    }
    for (size_t i = 0; i < b->r.issue->n_articles; i++)
        if (!book_article_is_placed(b, i))
            add_article(b, i);
    return diag_errors(b->r.diag) == 0;
}
