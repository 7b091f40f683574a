/* Raw HTML in a text. */
#include "inlines/collector.h"

#include "prepare/html_tag.h"
#include <string.h>

/* <img>: a figure, as ![alt](src "title") is. */
static void put_html_image(Collector *k, const char *tag, Span span)
{
    Arena *a = k->c->arena;
    FlatImage *image = ARENA_NEW(a, FlatImage);
    image->src = inlines_clean(a, html_attribute(a, tag, "src"));
    image->alt = inlines_clean(a, html_attribute(a, tag, "alt"));
    image->title = inlines_clean(a, html_attribute(a, tag, "title"));
    image->title_at = span.start;
    image->span = span;
    if (!*image->src || k->image) {
        diag_warning(k->c->diag, span, DIAG_PICTURE_NO_FILE);
        return;
    }
    diag_warning(k->c->diag, span, DIAG_HTML_PICTURE, image->alt, image->src);
    FlatRun *run = flat_begin(k->out, FLAT_IMAGE, 0, k->href);
    run->image = image;
    run->span = span;
}

/* A tag that ends a line, a cell or a paragraph, at the place `span`. */
static void put_html_end(Collector *k, HtmlKind kind, Span span)
{
    if (k->image) {
        buf_putc(&k->alt, ' ');
    } else if (kind == HTML_CELL) {
        flat_begin(k->out, FLAT_TEXT, collector_marks(k), k->href);
        flat_put(k->out, ' ', span.start);
    } else {
        FlatRuns *runs = &k->out->runs;
        bool again = kind == HTML_BREAK && runs->len && runs->ptr[runs->len - 1].kind == FLAT_BREAK; /* an empty line */
        FlatRun *run = flat_begin(k->out, again || kind == HTML_BLOCK ? FLAT_SPLIT : FLAT_BREAK, 0, NULL);
        run->span = span;
    }
}

void collector_html(Collector *k, const char *lit)
{
    uint32_t start = k->at;
    size_t n = strlen(lit);
    bool closes;
    HtmlKind kind = html_kind(lit, k->p->closed, &closes);
    if (kind == HTML_NO_TAG) {
        if (!k->image)
            flat_begin(k->out, FLAT_TEXT, collector_marks(k), k->href);
        collector_literal(k, lit, n, true);
        diag_warning(k->c->diag, collector_span(k, start), DIAG_HTML_NO_TAG, lit);
        return;
    }
    if (n <= k->end - k->at && memcmp(k->s + k->at, lit, n) == 0) {
        k->at += (uint32_t)n;
    } else {
        const char *close = memchr(k->s + k->at, '>', k->end - k->at);
        k->at = close ? (uint32_t)(close - k->s) + 1 : k->end;
    }
    Span span = collector_span(k, start);
    if (kind == HTML_COMMENT)
        return;
    if (kind == HTML_IMAGE) {
        put_html_image(k, lit, span);
        return;
    }
    if (kind == HTML_CDATA && n > 12) {
        k->at = start + 9;
        if (!k->image)
            flat_begin(k->out, FLAT_TEXT, collector_marks(k), k->href);
        collector_literal(k, arena_strndup(k->c->arena, lit + 9, n - 12), n - 12, true);
        k->at = start + (uint32_t)n;
    }
    if (kind == HTML_HIDDEN)
        k->hidden = !closes;
    if (kind == HTML_BREAK || kind == HTML_BLOCK || kind == HTML_CELL)
        put_html_end(k, kind, span);
    if (kind != HTML_BREAK)
        diag_warning(k->c->diag, span, kind == HTML_HIDDEN ? DIAG_HTML_HIDDEN_TAG : DIAG_HTML_TAG);
}
