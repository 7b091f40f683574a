/* What was corrected in an article, as it stands before its text where its page isn't. */
#include "article/article.h"

#include <string.h>

void article_corrections(const IssueRender *r, const Article *x, Buf *out)
{
    const Theme *t = r->site->theme;
    for (size_t i = 0; i < x->n_corrections; i++) {
        const Correction *c = &x->corrections[i];
        buf_puts(out, "<p><strong>");
        html_put(out, theme_word(t, x->lang, "correction"));
        html_put(out, theme_word(t, x->lang, "colon"));
        buf_puts(out, "</strong>");
        article_text(x->lang, c->text, strlen(c->text), out);
        if (moment_is(c->on)) {
            buf_putc(out, ' ');
            html_put(out, ui_moment(r->arena, c->on, x->lang));
        }
        buf_puts(out, "</p>\n");
    }
}
