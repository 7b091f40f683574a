/* Figures as HTML: pictures, captions, credits. */
#include "article/article_figure.h"

#include "article/article.h"
#include "web/copies.h"
#include <string.h>

/* The text is 38 em wide at most (site.css), on a phone as wide as the window without its margins. */
#define SIZES_ALONE "(min-width: 44rem) 41rem, calc(100vw - 2rem)"
#define SIZES_PAIR "(min-width: 44rem) 20rem, calc(50vw - 1.4rem)" /* two in a row of a group 组图 */

static const char *file_of(IssueRender *r, const ResolvedPicture *p)
{
    if (!p->path)
        return NULL;
    return r->form ? r->form->picture(r->form->self, p) : issue_picture(r, p->path, p->picture);
}

static void put_srcset(const PictureCopy *copies, size_t n, const char *sizes, Buf *out)
{
    buf_puts(out, " srcset=\"");
    copies_put_srcset(copies, n, out);
    buf_printf(out, "\" sizes=\"%s\"", sizes);
}

static void put_plain_picture(const ResolvedPicture *p, const char *url, Buf *out)
{
    buf_puts(out, "<img src=\"");
    html_put(out, url);
    buf_puts(out, "\" alt=\"");
    html_put(out, p->alt);
    buf_puts(out, "\">");
}

void article_picture(IssueRender *r, const ResolvedPicture *p, const char *sizes, bool eager, Buf *out)
{
    const char *file = file_of(r, p);
    if (!file)
        return;
    if (r->form) {
        put_plain_picture(p, file, out);
        return;
    }
    const PictureCopies *copies = issue_copies(r, p->path, p->picture);
    if (copies->n_webp) {
        buf_puts(out, "<picture><source type=\"image/webp\"");
        put_srcset(copies->webp, copies->n_webp, sizes, out);
        buf_putc(out, '>');
    }
    buf_puts(out, "<img src=\"");
    html_put_url(out, file);
    buf_puts(out, "\" alt=\"");
    html_put(out, p->alt);
    buf_putc(out, '"');
    if (copies->n_jpeg > 1)
        put_srcset(copies->jpeg, copies->n_jpeg, sizes, out);
    if (p->width_px > 0 && p->height_px > 0)
        buf_printf(out, " width=\"%d\" height=\"%d\"", p->width_px, p->height_px);
    buf_puts(out, eager ? " fetchpriority=\"high\" decoding=\"async\">" : " loading=\"lazy\" decoding=\"async\">");
    if (copies->n_webp)
        buf_puts(out, "</picture>");
}

static void put_caption(IssueRender *r, const ResolvedDoc *doc, const ResolvedFloat *f, Buf *out)
{
    const Lang lang = doc->article->lang;
    buf_puts(out, "<figcaption>");
    article_inlines(r, doc, f->caption, out);
    if (f->credit) {
        buf_puts(out, f->caption.n ? " <span class=\"credit\">" : "<span class=\"credit\">");
        article_text(lang, f->credit, strlen(f->credit), out);
        buf_puts(out, "</span>");
    }
    buf_puts(out, "</figcaption>");
}

void article_figure(IssueRender *r, const ResolvedDoc *doc, const ResolvedFloat *f, Buf *out)
{
    bool caption = f->caption.n || f->credit;
    size_t shown = 0;
    for (size_t i = 0; i < f->n_pictures; i++)
        shown += file_of(r, &f->pictures[i]) != NULL;
    if (!shown && !caption)
        return;
    const bool group = shown > 1;
    buf_puts(out, "<figure");
    if (f->lead || group)
        buf_printf(out, " class=\"%s%s%s\"", f->lead ? "lead" : "", f->lead && group ? " " : "",
                   group ? "pictures" : "");
    buf_putc(out, '>');
    for (size_t i = 0; i < f->n_pictures; i++) {
        const ResolvedPicture *p = &f->pictures[i];
        if (group)
            buf_printf(out, p->letter && !r->form ? "<span data-letter=\"%s\">" : "<span>", p->letter);
        article_picture(r, p, group ? SIZES_PAIR : SIZES_ALONE, f->lead, out);
        if (group && p->letter && r->form)
            buf_printf(out, "<span class=\"letter\">%s</span>", p->letter);
        if (group)
            buf_puts(out, "</span>");
    }
    if (caption)
        put_caption(r, doc, f, out);
    buf_puts(out, "</figure>\n");
}
