/* The package document: what the book is, its files, their order. */
#include "epub/book.h"

#include "base/uuid.h"
#include <string.h>

/* Of the issue's address, so that every edition of its book is the same book. */
static void put_identifier(const Book *b, Buf *out)
{
    const Issue *issue = b->r.issue;
    const char *base = b->group->base_url[0] ? b->group->base_url : "paiban:";
    char id[UUID_SIZE];
    uuid_of_url(arena_printf(b->r.arena, "%s%s/%s/issue.epub", base, issue->paper->id, issue->id), id);
    buf_printf(out, "urn:uuid:%s", id);
}

static void put(Buf *out, const char *open, const char *text, const char *close)
{
    if (!*text)
        return;
    buf_puts(out, open);
    xml_put(out, text);
    buf_puts(out, close);
    buf_putc(out, '\n');
}

static void put_meta(Buf *out, const char *property, const char *text)
{
    buf_printf(out, "<meta property=\"%s\">", property);
    xml_put(out, text);
    buf_puts(out, "</meta>\n");
}

/* When the issue appeared, or an article of it was last changed since. */
static int64_t last_change(const Issue *issue)
{
    enum { EIGHT_HOURS = 8 * 3600 };
    int64_t last = date_to_epoch(issue->date) + EIGHT_HOURS;
    for (size_t i = 0; i < issue->n_articles; i++) {
        const Article *x = issue->articles[i];
        const Moment on = x->retracted ? x->retracted->on : article_modified(x);
        if (moment_is(on) && moment_epoch(on) > last)
            last = moment_epoch(on);
    }
    return last;
}

/* When the book was last changed, to a reader, unless the run is told another time. */
static void put_modified(const Book *b, Buf *out)
{
    char time[DATE_UTC_SIZE];
    int64_t told = world_source_date(b->r.world);
    date_utc(told >= 0 ? told : last_change(b->r.issue), time);
    put_meta(out, "dcterms:modified", time);
}

/* EPUB Accessibility 1.0 and 1.1: what the book has for whom. */
static void put_accessibility(const Book *b, Buf *out)
{
    const Lang lang = b->r.issue->paper->lang;
    put_meta(out, "schema:accessMode", "textual");
    put_meta(out, "schema:accessMode", "visual"); /* the cover */
    if (b->all_have_alt)
        put_meta(out, "schema:accessModeSufficient", "textual");
    put_meta(out, "schema:accessModeSufficient", "textual,visual");
    if (b->all_have_alt)
        put_meta(out, "schema:accessibilityFeature", "alternativeText");
    if (b->has_ruby)
        put_meta(out, "schema:accessibilityFeature", "rubyAnnotations");
    static const char *const features[] = {"tableOfContents", "readingOrder", "structuralNavigation",
                                           "printPageNumbers", "displayTransformability"};
    for (size_t i = 0; i < sizeof features / sizeof *features; i++)
        put_meta(out, "schema:accessibilityFeature", features[i]);
    put_meta(out, "schema:accessibilityHazard", "none");
    put_meta(out, "schema:accessibilitySummary", theme_word(b->r.site->theme, lang, "book_access"));
}

/* The printed issue whose pages the page list names. */
static void put_source(const Book *b, Buf *out)
{
    const Paper *paper = b->r.issue->paper;
    if (*paper->issn)
        put(out, "<dc:source id=\"print\">urn:issn:", paper->issn, "</dc:source>");
    else
        put(out, "<dc:source id=\"print\">", issue_title(&b->r), "</dc:source>");
    buf_puts(out, "<meta refines=\"#print\" property=\"source-of\">pagination</meta>\n");
}

/* The paper is a series, the issue's number its place in it. */
static void put_series(const Book *b, Buf *out)
{
    const Issue *issue = b->r.issue;
    put(out, "<meta property=\"belongs-to-collection\" id=\"paper\">", issue->paper->title, "</meta>");
    buf_puts(out, "<meta refines=\"#paper\" property=\"collection-type\">series</meta>\n");
    if (*issue->number && issue->number[strspn(issue->number, "0123456789")] == '\0')
        put(out, "<meta refines=\"#paper\" property=\"group-position\">", issue->number, "</meta>");
}

static void put_metadata(const Book *b, Buf *out)
{
    const Issue *issue = b->r.issue;
    const Paper *paper = issue->paper;
    buf_puts(out, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">");
    put_identifier(b, out);
    buf_puts(out, "</dc:identifier>\n");
    put(out, "<dc:title>", issue_title(&b->r), "</dc:title>");
    put(out, "<dc:language>", lang_tag(paper->lang), "</dc:language>");
    put(out, "<dc:creator>", paper->title, "</dc:creator>");
    put(out, "<dc:publisher>", *paper->publisher ? paper->publisher : paper->title, "</dc:publisher>");
    put(out, "<dc:date>", issue->iso, "</dc:date>");
    put_source(b, out);
    put_modified(b, out);
    put_series(b, out);
    put_accessibility(b, out);
    buf_puts(out, "</metadata>\n");
}

/* A paper set vertically throughout is leafed through from right to left. */
static bool is_vertical(const Book *b)
{
    const Issue *issue = b->r.issue;
    bool all = issue->n_articles > 0;
    for (size_t i = 0; i < issue->n_articles; i++)
        all = all && book_article_is_vertical(b, i);
    return all;
}

void book_package(const Book *b, Buf *out)
{
    const char *lang = lang_tag(b->r.issue->paper->lang);
    buf_printf(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
        "unique-identifier=\"id\" xml:lang=\"%s\" prefix=\"schema: http://schema.org/\">\n",
        lang);
    put_metadata(b, out);
    buf_puts(out, "<manifest>\n");
    for (size_t i = 0; i < b->items.len; i++) {
        const BookItem *x = &b->items.ptr[i];
        buf_printf(out, "<item id=\"i%zu\" href=\"%s\" media-type=\"%s\"", i + 1, x->name, x->media);
        if (*x->properties)
            buf_printf(out, " properties=\"%s\"", x->properties);
        buf_puts(out, "/>\n");
    }
    buf_printf(out, "</manifest>\n<spine%s>\n", is_vertical(b) ? " page-progression-direction=\"rtl\"" : "");
    for (size_t i = 0; i < b->items.len; i++)
        if (b->items.ptr[i].in_spine)
            buf_printf(out, "<itemref idref=\"i%zu\"/>\n", i + 1);
    buf_puts(out, "</spine>\n</package>\n");
}
