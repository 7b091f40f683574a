/* An article's area as one link. */
#include "facsimile/facsimile_page.h"

#include "web/outline.h"
#include <assert.h>

static void put_surface(Arena *a, const Area *area, Buf *out)
{
    size_t n;
    const Corner *c = area_outline(a, area, &n);
    bool first = true, level = true;
    for (size_t i = 0; i < n; i++) {
        if (first) {
            buf_putc(out, 'M');
            buf_put_len(out, c[i].x, 2);
            buf_putc(out, ' ');
            buf_put_len(out, c[i].y, 2);
        } else {
            buf_putc(out, level ? 'H' : 'V');
            buf_put_len(out, level ? c[i].x : c[i].y, 2);
        }
        level = first || !level; /* the first side goes east */
        first = c[i].last;
        if (first)
            buf_putc(out, 'z');
    }
}

void facsimile_area(PageWriter *w, const Area *area, const char *id)
{
    assert(area->article >= 0 && (size_t)area->article < w->r->issue->n_articles);
    const Article *article = w->r->issue->articles[area->article];
    facsimile_put_svg(w, "s", w->out);
    buf_puts(w->out, " role=none><a class=area href=\"");
    html_put_url(w->out, article_file(w->r->arena, article));
    if (id) {
        buf_puts(w->out, "\" id=\"");
        html_put(w->out, id);
    }
    buf_puts(w->out, "\" aria-label=\"");
    html_put(w->out, article->title);
    buf_puts(w->out, "\"><path d=\"");
    put_surface(w->r->arena, area, w->out);
    buf_puts(w->out, "\"/></a></svg>\n");
}
