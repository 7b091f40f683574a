/* Texts in columns (layout/columns.h). */
#include "setting/columns.h"

Columns columns_shape(const ArticleSet *s, const char *text, int role, Len size, Len tracking)
{
    const SetContext *c = s->c;
    if (!*text)
        return (Columns){0};
    TextStyle ts = {.role = role, .size = size, .lang = s->article->lang, .tracking = tracking};
    Pieces p = pieces_of_text(c, text, ts, article_text_span(s->article, text));
    ParaStyle st = {.em = size,
                    .align = ALIGN_LEFT,
                    .level = c->layout->level,
                    .lang = s->article->lang,
                    .replace_missing = c->layout->replace_missing,
                    .display = text_is_display(size),
                    .vertical = true};
    return (Columns){.para = para_shape(c->text, c->arena, c->diag, p.at, p.n, &st)};
}

bool columns_fill(const ArticleSet *s, Columns *c, Len height, int most, int pitch)
{
    if (!c->para)
        return true;
    BalancedLines l;
    bool few = set_fewest(s->c, c->para, height, most, &l);
    if (!few) {
        l.lines = para_break(s->c->text, s->c->arena, c->para, height, &l.n);
        l.widest = l.n ? height : 0;
    }
    c->lines = l.lines;
    c->n = l.n;
    c->longest = l.widest;
    c->pitch = len_mul(c->para->style.em, pitch, 100);
    c->width = (Len)c->n * c->pitch;
    return few;
}
