/* Pictures with their captions, over n columns of an article, in whole grid lines. */
#include "galley/figures.h"

#include "galley/rows.h"

typedef struct FigureInner {
    SetPara caption, credit;
    int caption_lines;
    int picture_lines;
} FigureInner;

/* A picture's height at a width, in lines: not so few that nothing is seen, nor more than a page has beside text. */
static int picture_lines(const Layout *l, const ResolvedFloat *b, Len w)
{
    int64_t pixels = b->width_px > 0 ? b->width_px : 3, high = b->width_px > 0 ? b->height_px : 2;
    int64_t height = (w * high + pixels / 2) / pixels, lines = (height + l->pitch / 2) / l->pitch,
            most = l->lines * 6 / 10;
    return (int)(lines < 4 ? 4 : lines > most ? most : lines);
}

FloatSet *figure_new(ArticleSet *s, const Float *f, int span)
{
    const SetContext *c = s->c;
    const Layout *l = c->layout;
    const ResolvedFloat *b = f->source;
    FigureInner *in = ARENA_NEW(c->arena, FigureInner);
    Len w = article_width(s, span);
    if (b->caption.n) {
        Pieces p = pieces_of_inlines(c, b->caption, element_text(c, EL_CAPTION, s->article->lang));
        ParaStyle st = para_style(c, EL_CAPTION, s->article->lang);
        in->caption = set_para(c, p, &st, w);
        if (in->caption.n == 1) { /* one line stands in the middle */
            st.align = ALIGN_CENTER;
            in->caption = set_para(c, p, &st, w);
        }
        in->caption_lines = (int)in->caption.n;
    }
    if (b->credit) {
        ParaStyle st = para_style(c, EL_CREDIT, s->article->lang);
        Pieces p = pieces_of_text(c, b->credit, element_text(c, EL_CREDIT, s->article->lang), b->credit_span);
        in->credit = set_para(c, p, &st, w);
        Len room = in->caption.n ? in->caption.lines[in->caption.n - 1].slack : 0;
        if (in->caption.n <= 1 || room < para_width(in->credit.para) + l->gutter) /* else it shares the last line */
            in->caption_lines++;
    }
    int lines = picture_lines(l, b, w);
    in->picture_lines = lines;
    FloatSet *fs = ARENA_NEW(c->arena, FloatSet);
    *fs = (FloatSet){.lines = lines + in->caption_lines + 1, .inner = in};
    fs->least = fs->lines - lines / 8;
    fs->most = fs->lines + lines / 8;
    return fs;
}

void figure_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    const ResolvedFloat *b = f->source;
    const FigureInner *in = f->at[span]->inner;
    Len w = article_width(s, span);
    int picture = lines - in->caption_lines - 1;
    Len inset = l->first_baseline - len_mul(l->elements[EL_BODY].size, 88, 100); /* level with the tops of characters */
    Item im = {.kind = ITEM_IMAGE};
    im.u.image.at = (Rect){x, y + inset, w, picture * l->pitch - inset - (in->caption_lines ? l->pitch / 6 : 0)};
    im.u.image.path = b->path;
    im.u.image.picture = b->picture;
    im.u.image.alt = b->alt;
    Rect crop = {0, 0, b->width_px * 1024, b->height_px * 1024};
    int64_t shown =
        (int64_t)im.u.image.at.h * crop.w / im.u.image.at.w; /* pixels ×1024 of height that the frame shows */
    if (shown <= crop.h) {
        crop.y = (Len)((crop.h - shown) / 2);
        crop.h = (Len)shown;
    } else {
        int64_t wide = (int64_t)im.u.image.at.w * crop.h / im.u.image.at.h;
        crop.x = (Len)((crop.w - wide) / 2);
        crop.w = (Len)wide;
    }
    im.u.image.crop = crop;
    Item begin = item_begin(TAG_FIGURE, s->article->lang, s->index, f->id, 0);
    begin.u.group.alt = b->alt;
    vec_push(out, begin);
    vec_push(out, im);
    vec_push(out, item_end());
    ItemVec marks = {0};
    Len cy = y + picture * l->pitch;
    if (in->caption.n || in->credit.n) {
        vec_push(out, item_begin(TAG_CAPTION, s->article->lang, s->index, f->id, 0));
        lines_place(s->c, &in->caption, LINE_BODY, x, cy, w, out, &marks);
        if (in->credit.n)
            lines_place(s->c, &in->credit, LINE_BODY, x, cy + (in->caption_lines - 1) * l->pitch, w, out, &marks);
        vec_push(out, item_end());
    }
    marks_put(s, &marks, out);
    vec_free(&marks);
}
