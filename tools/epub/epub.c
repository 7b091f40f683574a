/* An issue as EPUB: its documents, then the container (OCF). */
#include "epub/epub.h"

#include "epub/book.h"
#include "site/urls.h"
#include <assert.h>
#include <string.h>

static void add_style(Book *b)
{
    static const char face[] = "@font-face {\n  font-family: \"Book Tibetan\";\n  src: url(" BOOK_FONT ");\n"
                               "  unicode-range: U+0F00-0FFF;\n}\n\n";
    Buf css = {0};
    buf_puts(&css, "@charset \"UTF-8\";\n");
    if (b->has_font)
        buf_puts(&css, face);
    buf_puts(&css, b->r.site->theme->book_css);
    book_add(b, (BookItem){.name = "book.css", .media = "text/css", .properties = "", .data = css.data, .n = css.len});
    buf_free(&css);
}

/* The container: mimetype first and as it is, then where the package is, then all files. */
static bool pack(const Book *b, const Buf *package, Buf *out)
{
    static const char type[] = "application/epub+zip";
    static const char container[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<container version=\"1.0\" "
                                    "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles><rootfile "
                                    "full-path=\"EPUB/package.opf\" "
                                    "media-type=\"application/oebps-package+xml\"/></rootfiles>\n</container>\n";
    Archive *a = archive_new();
    if (!a)
        return false;
    bool ok = archive_add(a, "mimetype", type, strlen(type), false) &&
              archive_add(a, "META-INF/container.xml", container, strlen(container), true) &&
              archive_add(a, "EPUB/package.opf", package->data, package->len, true);
    for (size_t i = 0; ok && i < b->items.len; i++) {
        const BookItem *x = &b->items.ptr[i];
        bool packed = strcmp(x->media, "image/jpeg") != 0 && strcmp(x->media, "image/png") != 0;
        ok = archive_add(a, arena_printf(b->r.arena, "EPUB/%s", x->name), x->data, x->n, packed);
    }
    return archive_finish(a, out) && ok;
}

static bool emit_book(const ExportIssue *x, const Book *b)
{
    const Issue *issue = b->r.issue;
    Buf package = {0}, file = {0};
    book_package(b, &package);
    bool ok = pack(b, &package, &file);
    if (!ok)
        diag_error(x->diag, span_none(), DIAG_BOOK_NOT_PACKED, issue->paper->id, issue->id);
    ok = ok && x->out.emit(
                   x->out.context, x->diag,
                   arena_printf(b->r.arena, "site/%s/%s/issue.epub", issue->paper->id, urls_folder(b->r.arena, issue)),
                   file.data, file.len);
    buf_free(&package);
    buf_free(&file);
    return ok;
}

static bool export_issue(void *self, const ExportIssue *x)
{
    Html *h = self;
    const Issue *issue = x->frames->issue;
    if (!x->frames->n_pages)
        return true;
    assert(issue->docs || issue->n_articles == 0);
    Book b = {.r = {.html = h,
                    .world = h->world,
                    .diag = x->diag,
                    .issue = issue,
                    .docs = issue->docs,
                    .frames = x->frames,
                    .subsets = x->subsets,
                    .site = html_paper_site(h, issue->paper),
                    .arena = arena_new(),
                    .dir = ""},
              .form = {book_link, book_picture, NULL, true},
              .group = x->group,
              .pictures = strmap_new(),
              .all_have_alt = true};
    b.form.self = &b;
    b.r.form = &b.form;
    bool ok = book_cover(&b);
    book_nav(&b);
    ok = ok && book_text(&b) && book_font(&b);
    add_style(&b);
    ok = ok && emit_book(x, &b);
    strmap_free(b.pictures);
    arena_free(b.r.arena);
    vec_free(&b.items);
    return ok;
}

Exporter epub_exporter(Html *html)
{
    return (Exporter){export_issue, html};
}
