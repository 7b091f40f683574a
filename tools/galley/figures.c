/* Pictures with their captions, over n columns of an article, in whole grid lines. */
#include "galley/figures.h"

#include "galley/rows.h"

enum {
    LEAST_LINES = 3,   /* fewer show nothing */
    MOST_OF_PAGE = 60, /* per cent of a page's lines: there is to be text beside it */
    LEAST_SHOWN = 954, /* thousandths of a picture's height or width that its frame shows at least */
    LEAST_WIDTH = 3    /* a third of its columns: a picture taller than its frame is narrower, and cropped only then */
};

typedef struct FigureInner {
    SetPara caption, credit;
    int caption_lines; /* of both */
    Len caption_x, credit_x;
} FigureInner;

/* A picture's height at a width. */
static Len natural_height(const ResolvedFloat *b, Len w)
{
    int64_t pixels = b->width_px > 0 ? b->width_px : 3, high = b->width_px > 0 ? b->height_px : 2;
    int64_t height = (w * high + pixels / 2) / pixels, most = (int64_t)MOST_LAYOUT_LINES * 100 * LEN_PT;
    return (Len)(height < most ? height : most);
}

/* It begins level with the tops of characters. */
static Len inset_of(const Layout *l)
{
    return l->first_baseline - len_mul(l->elements[EL_BODY].size, 88, 100);
}

/* The height of the frame that a picture has in so many lines, a little above its caption. */
static Len frame_height(const Layout *l, int lines, bool captioned)
{
    return lines * l->pitch - inset_of(l) - (captioned ? l->pitch / 6 : 0);
}

/* The lines nearest to its own height, and those in which it loses next to nothing. */
static void figure_lines(const Layout *l, Len height, bool captioned, int *least, int *natural, int *most)
{
    int cap = l->lines * MOST_OF_PAGE / 100;
    Len low = len_mul(height, LEAST_SHOWN, 1000), high = len_mul(height, 1000, LEAST_SHOWN);
    *least = LEAST_LINES;
    while (*least < cap && frame_height(l, *least, captioned) < low)
        ++*least;
    *natural = *least;
    while (*natural < cap && frame_height(l, *natural + 1, captioned) <= height + l->pitch / 2)
        ++*natural;
    *most = *natural;
    while (*most < cap && frame_height(l, *most + 1, captioned) <= high)
        ++*most;
}

static SetPara set_caption(const ArticleSet *s, const ResolvedFloat *b, Len w, Align align)
{
    ParaStyle st = para_style(s->c, EL_CAPTION, s->article->lang);
    st.align = align;
    return set_para(s->c, pieces_of_inlines(s->c, b->caption, element_text(s->c, EL_CAPTION, s->article->lang)), &st,
                    w);
}

static SetPara set_credit(const ArticleSet *s, const ResolvedFloat *b, Len w, Align align)
{
    ParaStyle st = para_style(s->c, EL_CREDIT, s->article->lang);
    st.align = align;
    TextStyle ts = element_text(s->c, EL_CREDIT, s->article->lang);
    return set_para(s->c, pieces_of_text(s->c, b->credit, ts, b->credit_span), &st, w);
}

/* A caption of one line, with its credit after it when both fit: they stand in the middle. */
static void set_line(const ArticleSet *s, const ResolvedFloat *b, Len w, FigureInner *in)
{
    Len gap = s->c->layout->elements[EL_CAPTION].size, caption = w - in->caption.lines[0].slack;
    Len credit = in->credit.n == 1 ? w - in->credit.lines[0].slack : 0;
    in->caption_lines = 1;
    if (!credit || caption + gap + credit > w) {
        in->caption = set_caption(s, b, w, ALIGN_CENTER);
        in->caption_lines += (int)in->credit.n;
        return;
    }
    in->caption = set_caption(s, b, w, ALIGN_LEFT);
    in->credit = set_credit(s, b, w, ALIGN_LEFT);
    in->caption_x = (w - caption - gap - credit) / 2;
    in->credit_x = in->caption_x + caption + gap;
}

static void set_texts(const ArticleSet *s, const ResolvedFloat *b, Len w, FigureInner *in)
{
    const Layout *l = s->c->layout;
    if (b->caption.n)
        in->caption = set_caption(s, b, w, l->elements[EL_CAPTION].align);
    if (b->credit)
        in->credit = set_credit(s, b, w, l->elements[EL_CREDIT].align);
    in->caption_lines = (int)(in->caption.n + in->credit.n);
    if (in->caption.n == 1)
        set_line(s, b, w, in);
    else if (in->caption.n > 1 && in->credit.n == 1 &&
             in->caption.lines[in->caption.n - 1].slack >= para_width(in->credit.para) + l->gutter)
        in->caption_lines--; /* they share the last line */
}

FloatSet *figure_new(ArticleSet *s, const Float *f, int span)
{
    const SetContext *c = s->c;
    const Layout *l = c->layout;
    const ResolvedFloat *b = f->source;
    FigureInner *in = ARENA_NEW(c->arena, FigureInner);
    Len w = article_width(s, span);
    set_texts(s, b, w, in);
    int least, lines, most, other = in->caption_lines + 1;
    figure_lines(l, natural_height(b, w), in->caption_lines > 0, &least, &lines, &most);
    FloatSet *fs = ARENA_NEW(c->arena, FloatSet);
    *fs = (FloatSet){.lines = lines + other,
                     .least = least + other,
                     .most = most + other,
                     .below = 1,
                     .picture = lines,
                     .inner = in};
    return fs;
}

/* The picture's place in a frame: over all of it, losing next to nothing at its edges; in one that is taller above,
 * white below it; in one that is not tall enough narrower, in the middle. */
static Rect picture_place(const ResolvedFloat *b, Rect frame)
{
    Len height = natural_height(b, frame.w), most = len_mul(height, 1000, LEAST_SHOWN);
    Rect at = frame;
    at.h = at.h < most ? at.h : most;
    if (at.h < len_mul(height, LEAST_SHOWN, 1000)) {
        at.w = (Len)((int64_t)frame.w * at.h / height);
        at.w = at.w < frame.w / LEAST_WIDTH ? frame.w / LEAST_WIDTH : at.w;
        at.x += (frame.w - at.w) / 2;
    }
    return at;
}

/* The part of the picture that a place shows: all, but for what its middle lacks to the place's form. */
static Rect picture_crop(const ResolvedFloat *b, Rect at)
{
    Rect crop = {0, 0, b->width_px * 1024, b->height_px * 1024};
    int64_t shown = (int64_t)at.h * crop.w / at.w; /* pixels ×1024 of height */
    if (shown <= crop.h) {
        crop.y = (Len)((crop.h - shown) / 2);
        crop.h = (Len)shown;
    } else {
        int64_t wide = (int64_t)at.w * crop.h / at.h;
        crop.x = (Len)((crop.w - wide) / 2);
        crop.w = (Len)wide;
    }
    return crop;
}

void figure_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    const ResolvedFloat *b = f->source;
    const FigureInner *in = f->at[span]->inner;
    Len w = article_width(s, span);
    int picture = lines - in->caption_lines - 1;
    Item im = {.kind = ITEM_IMAGE};
    im.u.image.at = picture_place(b, (Rect){x, y + inset_of(l), w, frame_height(l, picture, in->caption_lines > 0)});
    im.u.image.path = b->path;
    im.u.image.picture = b->picture;
    im.u.image.alt = b->alt;
    im.u.image.crop = picture_crop(b, im.u.image.at);
    Item begin = item_begin(TAG_FIGURE, s->article->lang, s->index, f->id, 0);
    begin.u.group.alt = b->alt;
    vec_push(out, begin);
    vec_push(out, im);
    ItemVec marks = {0};
    Len cy = y + picture * l->pitch;
    if (in->caption.n || in->credit.n) {
        vec_push(out, item_begin(TAG_CAPTION, s->article->lang, s->index, f->id, 0));
        lines_place(s->c, &in->caption, LINE_BODY, x + in->caption_x, cy, w, out, &marks);
        if (in->credit.n) /* it ends the block */
            lines_place(s->c, &in->credit, LINE_BODY, x + in->credit_x,
                        cy + (in->caption_lines - (int)in->credit.n) * l->pitch, w, out, &marks);
        marks_put(s, &marks, out);
        vec_push(out, item_end());
    }
    vec_push(out, item_end());
    vec_free(&marks);
}
