/* Pictures of a page. Where they stand is a rule of the page's style sheet: no element has a style of its own. */
#include "facsimile/facsimile_page.h"

#include "doc/address.h"
#include "web/thumbnail.h"
#include <assert.h>

static void put_percent(Buf *b, const char *property, int64_t part, int64_t whole)
{
    buf_puts(b, property);
    buf_put_len(b, part * 100 * LEN_PT / whole, 4);
    buf_putc(b, '%');
}

static void put_rule(PageWriter *w, char kind, int64_t x, int64_t y, int64_t width, int64_t height, int64_t of_width,
                     int64_t of_height)
{
    buf_printf(&w->css, ".%c%d", kind, w->n_pictures);
    put_percent(&w->css, "{left:", x, of_width);
    put_percent(&w->css, ";top:", y, of_height);
    put_percent(&w->css, ";width:", width, of_width);
    put_percent(&w->css, ";height:", height, of_height);
    buf_puts(&w->css, "}\n");
}

static void put_box(PageWriter *w, Rect at)
{
    static const char *const names[] = {" data-x=", " data-y=", " data-w=", " data-h="};
    const Len values[] = {at.x, at.y, at.w, at.h};
    put_rule(w, 'p', at.x, at.y, at.w, at.h, w->page->width, w->page->height);
    buf_printf(w->out, " class=\"picture p%d\"", w->n_pictures);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        buf_puts(w->out, names[i]);
        buf_put_len(w->out, values[i], 3);
    }
}

enum { COLUMN = 54 }; /* hundredths of a window that the page has beside its lists (facsimile.js says more exactly) */

/* A small copy first, the picture itself where the page is enlarged. width: of all of it, on the page. */
static void put_sizes(PageWriter *w, const Item *item, const char *name, int64_t width)
{
    const Picture *p = item->u.image.picture;
    const char *small = p ? issue_thumb(w->r, item->u.image.path, p) : NULL;
    if (!small || small == name || p->format == PICTURE_SVG || thumbnail_width(p) >= picture_upright_width(p))
        return;
    int share = (int)(width * 100 / w->page->width) + 1;
    buf_puts(w->out, " srcset=\"");
    html_put_url(w->out, small);
    buf_printf(w->out, " %dw, ", thumbnail_width(p));
    html_put_url(w->out, name);
    buf_printf(w->out, " %dw\" sizes=\"(min-width: 54rem) %dvw, %dvw\"", picture_upright_width(p), share * COLUMN / 100,
               share);
}

static void put_img(PageWriter *w, const Item *item, const char *name, int64_t width)
{
    buf_puts(w->out, "<img src=\"");
    html_put_url(w->out, name);
    buf_puts(w->out, "\" alt=\"");
    html_put(w->out, item->u.image.alt ? item->u.image.alt : "");
    buf_putc(w->out, '"');
    put_sizes(w, item, name, width);
}

/* The part `crop` of a picture fills the frame: a picture larger than its box, clipped by it. */
static bool put_picture(PageWriter *w, const Item *item)
{
    const Picture *p = item->u.image.picture;
    const char *name = issue_picture(w->r, item->u.image.path, p);
    if (!name)
        return false;
    Rect crop = item->u.image.crop;
    int64_t width = p ? picture_upright_width(p) * INT64_C(1024) : 0;
    int64_t height = p ? picture_upright_height(p) * INT64_C(1024) : 0;
    bool whole = crop.w <= 0 || crop.h <= 0 || !width || !height ||
                 (crop.x == 0 && crop.y == 0 && crop.w >= width && crop.h >= height);
    if (whole) {
        put_img(w, item, name, item->u.image.at.w);
        put_box(w, item->u.image.at);
        buf_puts(w->out, ">\n");
    } else {
        buf_puts(w->out, "<span");
        put_box(w, item->u.image.at);
        buf_putc(w->out, '>');
        put_img(w, item, name, item->u.image.at.w * width / crop.w);
        put_rule(w, 'q', -crop.x, -crop.y, width, height, crop.w, crop.h);
        buf_printf(w->out, " class=q%d></span>\n", w->n_pictures);
    }
    w->n_pictures++;
    return true;
}

bool facsimile_picture(PageWriter *w, const Item *item, const char *href)
{
    if (!href)
        return put_picture(w, item);
    assert(link_is_allowed(href)); /* loading refused the others */
    buf_puts(w->out, "<a class=advert href=\"");
    html_put(w->out, issue_link(w->r, href));
    buf_puts(w->out, "\">");
    bool ok = put_picture(w, item);
    buf_puts(w->out, "</a>\n");
    return ok;
}
