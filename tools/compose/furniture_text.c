/* Lines of furniture: set, shrunk to their place, placed. */
#include "compose/furniture.h"

/* Where a character that no font has would have to be looked for. */
static Span place_of(const PageBuild *b, FilledText t)
{
    return t.rare.src ? t.rare : t.span.src ? t.span : b->issue->paper->span_all;
}

SetText furniture_set(const PageBuild *b, const Furniture *f, FilledText t, Len size, Len measure)
{
    TextStyle ts = {.role = f->role,
                    .size = size,
                    .color = f->color,
                    .lang = b->c->layout->lang,
                    .href = t.href,
                    .tracking = f->size ? len_mul(f->tracking, size, f->size) : 0};
    ParaStyle st = {.em = size,
                    .align = f->align,
                    .lang = b->c->layout->lang,
                    .replace_missing = b->c->layout->replace_missing,
                    .display = text_is_display(size)};
    return (SetText){set_para(b->c, pieces_of_text(b->c, t.text, ts, place_of(b, t)), &st, measure), size};
}

SetText furniture_fit(const PageBuild *b, const Furniture *f, FilledText t, Len measure)
{
    Len size = f->size;
    SetText s = furniture_set(b, f, t, size, measure);
    while (size > f->least && para_width(s.set.para) > measure) {
        Len smaller = len_mul(size, 96, 100);
        size = smaller >= size ? size - 1 : smaller > f->least ? smaller : f->least;
        s = furniture_set(b, f, t, size, measure);
    }
    if (para_width(s.set.para) > measure)
        diag_error(b->c->diag, t.span, DIAG_FURNITURE_TOO_LONG, t.name);
    return s;
}

void furniture_place(PageBuild *b, const SetText *t, Len x, Len y, Len pitch, Len measure)
{
    ItemVec marks = {0};
    for (size_t i = 0; i < t->set.n; i++)
        para_place(b->c->text, b->c->arena, t->set.para, &t->set.lines[i], measure, x, y + (Len)i * pitch,
                   LINE_FURNITURE, &b->items, &marks);
    vec_free(&marks);
}
