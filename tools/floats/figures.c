/* Pictures with their captions, one or a group, over n columns of an article, in whole grid lines. */
#include "floats/figures.h"

#include "floats/picture_rows.h"
#include "setting/rows.h"
#include "frame/item.h"

enum {
    LEAST_LINES = 3,  /* fewer show nothing */
    SMALLEST = 8,     /* of one that gives way to its text */
    MOST_OF_PAGE = 60 /* per cent of a page's lines: there is to be text beside it */
};

typedef struct FigureInner {
    PictureRows rows;
    Len exact; /* the pictures' height, as the editor wants it; 0: that of their lines */
    SetPara caption, credit;
    int caption_lines; /* of both */
    int white;         /* lines below */
    Len caption_x, credit_x;
} FigureInner;

bool figure_has_picture(const ResolvedFloat *f)
{
    for (size_t i = 0; i < f->n_pictures; i++)
        if (f->pictures[i].path)
            return true;
    return false;
}

double figure_aspect(const ResolvedFloat *f)
{
    const ResolvedPicture *p = &f->pictures[0];
    return f->n_pictures > 1 || p->height_px <= 0 ? 1.5 : (double)p->width_px / p->height_px;
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

static bool is_captioned(const ResolvedFloat *f)
{
    return f->caption.n || f->credit;
}

/* The height that the editor wants, in lines and exactly. */
static int wanted_lines(const Layout *l, const ResolvedFloat *f)
{
    int lines = f->wish.height_lines;
    if (!lines)
        while (frame_height(l, lines, is_captioned(f)) < f->wish.height)
            lines++;
    return lines;
}

static Len wanted_height(const Layout *l, const ResolvedFloat *f)
{
    if (!f->wish.height_span.src)
        return 0;
    return f->wish.height ? f->wish.height : frame_height(l, f->wish.height_lines, is_captioned(f));
}

/* The lines nearest to the pictures' own height, and those in which they lose next to nothing. */
static void figure_lines(const Layout *l, const PictureRows *r, Len height, bool captioned, int *least, int *natural,
                         int *most)
{
    int cap = l->lines * MOST_OF_PAGE / 100;
    Len low = picture_rows_least(r, height), high = picture_rows_most(r, height);
    *least = LEAST_LINES;
    while (*least < cap && frame_height(l, *least, captioned) < low)
        ++*least;
    *natural = *least;
    while (*natural < cap && frame_height(l, *natural + 1, captioned) <= height + l->pitch / 2 &&
           frame_height(l, *natural + 1, captioned) - l->pitch <= high)
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
        in->caption_lines = (int)(in->caption.n + in->credit.n); /* centred, a line is not squeezed: it may be two */
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

/* On a page that is set vertically it takes whole tiers with what is between them; white, where it is less high. */
static void round_to_tiers(const SetContext *c, FigureInner *in, int *least, int *lines, int *most)
{
    const int step = c->tier + 1, other = in->caption_lines + 1;
    int high = *most + other, tiers = in->exact ? (high + step - 1) / step : high / step;
    tiers = tiers < 1 ? 1 : tiers;
    if (high < tiers * step)
        in->white += tiers * step - high;
    else
        *most = tiers * step - other;
    *least = *lines = *most;
}

FloatSet *figure_new(ArticleSet *s, const Float *f, int span)
{
    const SetContext *c = s->c;
    const Layout *l = c->layout;
    const ResolvedFloat *b = f->source;
    FigureInner *in = ARENA_NEW(c->arena, FigureInner);
    Len w = article_width(s, span), wanted = wanted_height(l, b);
    set_texts(s, b, w, in);
    in->rows = picture_rows(l, b, w, wanted);
    int least, lines, most, other = in->caption_lines + 1;
    figure_lines(l, &in->rows, picture_rows_height(&in->rows, w), in->caption_lines > 0, &least, &lines, &most);
    if (wanted && wanted_lines(l, b) + other <= l->lines) { /* else it is told when it is placed */
        least = lines = most = wanted_lines(l, b);
        in->exact = wanted;
    }
    in->white = 1;
    if (c->tier)
        round_to_tiers(c, in, &least, &lines, &most);
    other = in->caption_lines + in->white;
    FloatSet *fs = ARENA_NEW(c->arena, FloatSet);
    *fs = (FloatSet){.lines = lines + other,
                     .least = least + other,
                     .most = most + other,
                     .smallest = (wanted || c->tier || least < SMALLEST ? least : SMALLEST) + other,
                     .below = 1,
                     .picture = lines,
                     .inner = in};
    return fs;
}

/* ---- what the editor wants ---- */

/* May the pictures have the height over so many columns? */
static bool bears(const ArticleSet *s, const ResolvedFloat *f, int span)
{
    enum { HAIR = 15 * LEN_PT / 100 }; /* what a height in tenths of a mm is rounded by: 0.05 mm */
    const Layout *l = s->c->layout;
    Len w = article_width(s, span), wanted = wanted_height(l, f);
    PictureRows r = picture_rows(l, f, w, wanted);
    Len own = picture_rows_height(&r, w);
    if (wanted >= picture_rows_least(&r, own) - HAIR && wanted - HAIR <= picture_rows_most(&r, own))
        return true;
    if (wanted < own) /* narrower than its columns, in the middle */
        return !f->columns;
    return f->wish.height_lines && wanted - own < l->pitch; /* white under a line */
}

int figure_columns(const ArticleSet *s, const ResolvedFloat *f)
{
    const Layout *l = s->c->layout;
    Len wanted = wanted_height(l, f), nearest = LEN_MAX;
    int columns = f->columns;
    for (int span = 1; wanted && !f->columns && span <= l->columns; span++) {
        Len w = article_width(s, span);
        PictureRows r = picture_rows(l, f, w, wanted);
        Len own = picture_rows_height(&r, w), off = own > wanted ? own - wanted : wanted - own;
        bool fits = wanted >= picture_rows_least(&r, own) && wanted <= picture_rows_most(&r, own);
        if (fits && off < nearest) {
            nearest = off;
            columns = span;
        } else if (!columns && (own >= wanted || span == l->columns)) {
            columns = span;
        }
    }
    return columns;
}

int figure_lines_borne(const ArticleSet *s, const ResolvedFloat *f, int span, int most)
{
    ResolvedFloat asked = *f;
    asked.wish.height = 0;
    for (int lines = most; lines >= LEAST_LINES; lines--) {
        asked.wish.height_lines = lines;
        if (bears(s, &asked, span))
            return lines;
    }
    return 0;
}

FigureFit figure_fit(const ArticleSet *s, const ResolvedFloat *f, int span)
{
    const Layout *l = s->c->layout;
    FigureFit fit = {.fits = true};
    Len w = article_width(s, span), wanted = wanted_height(l, f);
    PictureRows r = picture_rows(l, f, w, wanted);
    Len own = picture_rows_height(&r, w), low = own < wanted ? own : wanted, high = own < wanted ? wanted : own;
    if (!wanted)
        return fit;
    fit.lines = wanted_lines(l, f);
    fit.fits = bears(s, f, span);
    high -= (r.n - 1) * r.gap; /* white between the rows is not lost */
    low -= (r.n - 1) * r.gap;
    fit.lost = high > 0 ? (int)(((int64_t)(high - low) * 1000 + high - 1) / high) : 1000;
    fit.may_lose = r.lost;
    while (frame_height(l, fit.own_lines, is_captioned(f)) < own)
        fit.own_lines++;
    fit.own_height = own;
    for (int k = 1; k <= l->columns && !fit.columns; k++)
        if (bears(s, f, k))
            fit.columns = k;
    return fit;
}

/* ① in the lower left corner of its picture, black on white: for the eye, the caption says it again. */
static void put_letter(const ArticleSet *s, const ResolvedPicture *p, Rect at, ItemVec *out)
{
    const SetContext *c = s->c;
    Lang lang = s->article->lang;
    TextStyle ts = element_text(c, EL_CAPTION, lang);
    ParaStyle st = para_style(c, EL_CAPTION, lang);
    Len side = ts.size + ts.size / 3, white = ts.size / 6;
    if (!p->letter || at.w < 2 * side || at.h < 2 * side)
        return;
    st.align = ALIGN_LEFT;
    st.indent = 0;
    SetPara sp = set_para(c, pieces_of_text(c, p->letter, ts, p->span), &st, side);
    vec_push(out, item_rect((Rect){at.x, at.y + at.h - side, side, side}, 0xFFFFFF));
    ItemVec marks = {0};
    para_place(c->text, c->arena, sp.para, &sp.lines[0], side, at.x + white,
               at.y + at.h - white - len_mul(ts.size, 12, 100), LINE_MARK, out, &marks);
    vec_free(&marks);
}

static void put_pictures(ArticleSet *s, const Float *f, const PictureRows *rows, Rect frame, ItemVec *out)
{
    const ResolvedFloat *b = f->source;
    Rect at[MOST_PICTURES];
    picture_rows_place(rows, frame, at);
    for (size_t i = 0; i < b->n_pictures; i++) {
        const ResolvedPicture *p = &b->pictures[i];
        if (!p->path) /* missing, and reported */
            continue;
        Item begin =
            item_begin(TAG_FIGURE, s->article->lang, s->index, f->id + (b->n_pictures > 1 ? 1 + (int32_t)i : 0), 0);
        begin.u.group.alt = p->alt;
        vec_push(out, begin);
        Item im = {.kind = ITEM_IMAGE};
        im.u.image.at = at[i];
        im.u.image.path = p->path;
        im.u.image.picture = p->picture;
        im.u.image.alt = p->alt;
        im.u.image.crop = picture_crop(p, at[i]);
        vec_push(out, im);
        if (b->n_pictures == 1) /* its caption is to come */
            return;
        put_letter(s, p, at[i], out);
        vec_push(out, item_end());
    }
}

/* The frame of its pictures, which have so many lines of their own. */
static Rect frame_of(const ArticleSet *s, const FigureInner *in, int span, int picture)
{
    const Layout *l = s->c->layout;
    const Len height = in->exact ? in->exact : frame_height(l, picture, in->caption_lines > 0);
    return (Rect){0, inset_of(l), article_width(s, span), height};
}

Rect figure_frame(const ArticleSet *s, const Float *f, int span, int lines)
{
    const FigureInner *in = f->at[span]->inner;
    const Rect frame = frame_of(s, in, span, lines - in->caption_lines - in->white);
    Rect at[MOST_PICTURES];
    picture_rows_place(&in->rows, frame, at);
    return f->source->n_pictures == 1 ? at[0] : frame;
}

/* The pictures in their frame, the caption from its top on, over all of the width. */
static void compose_parts(ArticleSet *s, const Float *f, const FigureInner *in, Rect frame, Len caption, ItemVec *out)
{
    const ResolvedFloat *b = f->source;
    bool group = b->n_pictures > 1;
    if (group)
        vec_push(out, item_begin(TAG_PICTURES, s->article->lang, s->index, f->id, 0));
    put_pictures(s, f, &in->rows, frame, out);
    ItemVec marks = {0};
    if (in->caption.n || in->credit.n) {
        vec_push(out, item_begin(TAG_CAPTION, s->article->lang, s->index, f->id, 0));
        lines_place(s->c, &in->caption, LINE_BODY, frame.x + in->caption_x, caption, frame.w, out, &marks);
        if (in->credit.n) /* it ends the block */
            lines_place(s->c, &in->credit, LINE_BODY, frame.x + in->credit_x,
                        caption + (in->caption_lines - (int)in->credit.n) * s->c->layout->pitch, frame.w, out, &marks);
        marks_put(s, &marks, out);
        vec_push(out, item_end());
    }
    vec_push(out, item_end());
    vec_free(&marks);
}

void figure_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out)
{
    const FigureInner *in = f->at[span]->inner;
    int picture = lines - in->caption_lines - in->white;
    Rect frame = frame_of(s, in, span, picture);
    frame.x += x;
    frame.y += y;
    compose_parts(s, f, in, frame, y + picture * s->c->layout->pitch, out);
}

/* ---- among vertical columns ---- */

/* Set for a frame; its pictures' height there. */
static Len set_in(const ArticleSet *s, const ResolvedFloat *f, Len width, Len height, FigureInner *in)
{
    const Layout *l = s->c->layout;
    set_texts(s, f, width, in);
    if (in->caption_lines)
        height -= in->caption_lines * l->pitch + l->pitch / 6;
    height = height > LEN_PT ? height : LEN_PT;
    in->rows = picture_rows(l, f, width, height);
    return height;
}

/* May so high a caption be below it that it is worth setting? */
static bool may_fill(const ArticleSet *s, const ResolvedFloat *f, Len width, Len height)
{
    PictureRows r = picture_rows(s->c->layout, f, width, height);
    Len own = picture_rows_height(&r, width);
    return picture_rows_most(&r, own) >= height / 2;
}

int figure_loss(const ArticleSet *s, const ResolvedFloat *f, Len width, Len height)
{
    FigureInner in = {0};
    PictureRows bare = picture_rows(s->c->layout, f, width, height);
    if (!may_fill(s, f, width, height) ||
        (f->n_pictures == 1 && picture_rows_least(&bare, picture_rows_height(&bare, width)) > height))
        return FIGURE_NOT_BORNE;
    Len high = set_in(s, f, width, height, &in), own = picture_rows_height(&in.rows, width);
    if (high < picture_rows_least(&in.rows, own) || high > picture_rows_most(&in.rows, own))
        return FIGURE_NOT_BORNE;
    Len more = high > own ? high : own, less = high > own ? own : high;
    return (int)((int64_t)(more - less) * 1000 / more);
}

bool figure_fills(const ArticleSet *s, const ResolvedFloat *f, Len width, Len height)
{
    FigureInner in = {0};
    Len high = may_fill(s, f, width, height) ? set_in(s, f, width, height, &in) : LEN_MAX;
    return high < LEN_MAX && picture_rows_height(&in.rows, width) >= high;
}

int figure_white(const ArticleSet *s, const ResolvedFloat *f, Len width, Len height)
{
    FigureInner in = {0};
    Len high = set_in(s, f, width, height, &in), own = picture_rows_height(&in.rows, width);
    Len most = picture_rows_most(&in.rows, own);
    if (high >= picture_rows_least(&in.rows, own))
        return high > most ? (int)((int64_t)(high - most) * 1000 / height) : 0;
    return (int)((int64_t)(own - high) * 1000 / own);
}

void figure_compose_in(ArticleSet *s, const Float *f, Rect frame, ItemVec *out)
{
    FigureInner in = {0};
    Len high = set_in(s, f->source, frame.w, frame.h, &in);
    Len most = picture_rows_most(&in.rows, picture_rows_height(&in.rows, frame.w));
    frame.h = high < most ? high : most;
    compose_parts(s, f, &in, frame, frame.y + frame.h + s->c->layout->pitch / 6, out);
}
