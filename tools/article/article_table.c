/* Tables as HTML. */
#include "article/article_table.h"

#include "article/article.h"
#include <string.h>

/* The head of a column stands as its cells do; the first column names the rows, numbers stand at the right. */
static CellAlign align_of(const ResolvedFloat *t, size_t column)
{
    const ResolvedColumn *c = &t->columns_of[column];
    return c->align == CELL_DEFAULT && c->numeric && (column > 0 || *c->fraction) ? CELL_RIGHT : c->align;
}

static void put_align(CellAlign align, Buf *out)
{
    static const char *const classes[] = {[CELL_DEFAULT] = "",
                                          [CELL_LEFT] = " class=\"l\"",
                                          [CELL_CENTER] = " class=\"c\"",
                                          [CELL_RIGHT] = " class=\"r\""};
    buf_puts(out, classes[align]);
}

/* The inlines from byte `from` on, up to `to`, of their text. */
static Inlines cut(Arena *a, Inlines in, size_t from, size_t to)
{
    Inlines out = {ARENA_ARRAY(a, Inline, in.n + 1), 0};
    size_t at = 0;
    for (size_t i = 0; i < in.n; i++) {
        Inline x = in.at[i];
        if (x.kind != INL_TEXT) { /* a note's mark stays with what is before it */
            if (at > from && at <= to)
                out.at[out.n++] = x;
            continue;
        }
        size_t n = strlen(x.text), begin = from > at ? from - at : 0, end = to < at + n ? to - at : n;
        if (begin < end && at < to) {
            x.text = arena_strndup(a, x.text + begin, end - begin);
            out.at[out.n++] = x;
        }
        at += n;
    }
    return out;
}

static void put_part(IssueRender *r, const ResolvedDoc *doc, Inlines part, const char *class, const char *widest,
                     Buf *out)
{
    buf_printf(out, "<span class=\"%s\" data-widest=\"", class);
    html_put(out, widest);
    buf_puts(out, "\">");
    article_inlines(r, doc, part, out);
    buf_puts(out, "</span>");
}

static void put_cell(IssueRender *r, const ResolvedDoc *doc, const ResolvedFloat *t, size_t row, size_t column,
                     Buf *out)
{
    const ResolvedCell *cell = resolved_cell(t, row, column);
    const ResolvedColumn *c = &t->columns_of[column];
    buf_puts(out, row ? "<td" : "<th scope=\"col\"");
    put_align(align_of(t, column), out);
    buf_putc(out, '>');
    if (cell->number && (*c->fraction || c->align == CELL_CENTER)) {
        put_part(r, doc, cut(r->arena, cell->inlines, 0, cell->whole), "whole", c->align == CELL_CENTER ? c->whole : "",
                 out);
        put_part(r, doc, cut(r->arena, cell->inlines, cell->whole, SIZE_MAX), "fraction", c->fraction, out);
    } else {
        article_inlines(r, doc, cell->inlines, out);
    }
    buf_puts(out, row ? "</td>" : "</th>");
}

void article_table(IssueRender *r, const ResolvedDoc *doc, const ResolvedFloat *t, Buf *out)
{
    /* A wide table scrolls in its own box, which the keyboard must reach. */
    buf_printf(out, "<div class=\"table\" role=\"group\" aria-label=\"%s\" tabindex=\"0\"><table>\n",
               theme_word(r->site->theme, doc->article->lang, "table"));
    if (t->caption.n) {
        buf_puts(out, "<caption>");
        article_inlines(r, doc, t->caption, out);
        buf_puts(out, "</caption>\n");
    }
    for (size_t i = 0; i < t->n_rows; i++) {
        buf_puts(out, i == 0 ? "<thead><tr>" : i == 1 ? "<tbody><tr>" : "<tr>");
        for (size_t k = 0; k < t->n_columns; k++)
            put_cell(r, doc, t, i, k, out);
        buf_puts(out, i == 0 ? "</tr>\n</thead>\n" : "</tr>\n");
    }
    buf_puts(out, t->n_rows > 1 ? "</tbody></table></div>\n" : "</table></div>\n");
}
