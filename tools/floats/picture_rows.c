/* Pictures in justified rows (floats/picture_rows.h). */
#include "floats/picture_rows.h"

#include <assert.h>
#include <math.h>

enum {
    LOST = 46,       /* thousandths: what nobody misses */
    MOST_BENT = 250, /* a height that nobody asks for takes no more, whatever may be lost */
    WHOLE = 1000,
    FORM = 667 /* a block's height, in thousandths of its width */
};

static bool has_size(const ResolvedPicture *p)
{
    return p->width_px > 0 && p->height_px > 0;
}

/* A picture's height at a width. */
static Len height_at(const ResolvedPicture *p, Len w)
{
    int64_t pixels = has_size(p) ? p->width_px : 3, high = has_size(p) ? p->height_px : 2;
    int64_t height = (w * high + pixels / 2) / pixels, most = LEN_MAX / (MOST_PICTURES + 1);
    return height < 1 ? 1 : (Len)(height < most ? height : most);
}

static double aspect(const ResolvedPicture *p)
{
    return has_size(p) ? (double)p->width_px / p->height_px : 1.5;
}

static Len row_height(const PictureRows *r, int row, Len width)
{
    int from = row ? r->end[row - 1] : 0, n = r->end[row] - from;
    if (n == 1)
        return height_at(&r->f->pictures[from], width);
    double sum = 0;
    for (int i = from; i < r->end[row]; i++)
        sum += aspect(&r->f->pictures[i]);
    double height = (width - (n - 1) * r->gap) / sum;
    return height < 1 ? 1 : (Len)(height + 0.5);
}

Len picture_rows_height(const PictureRows *r, Len width)
{
    int64_t height = (r->n - 1) * r->gap;
    for (int i = 0; i < r->n; i++)
        height += row_height(r, i, width);
    return height < LEN_MAX ? (Len)height : LEN_MAX;
}

/* White between the rows is not lost. */
static Len bent(const PictureRows *r, Len height, int64_t num, int64_t den)
{
    Len white = (r->n - 1) * r->gap;
    int64_t bent = (int64_t)(height - white) * num / den + white;
    return bent < LEN_MAX ? (Len)bent : LEN_MAX;
}

Len picture_rows_least(const PictureRows *r, Len height)
{
    return bent(r, height, WHOLE - r->lost, WHOLE);
}

Len picture_rows_most(const PictureRows *r, Len height)
{
    return r->lost >= WHOLE ? LEN_MAX : bent(r, height, WHOLE, WHOLE - r->lost);
}

static int may_lose(const ResolvedFloat *f)
{
    bool fixed = f->wish.height_span.src;
    int least = WHOLE;
    for (size_t i = 0; i < f->n_pictures; i++) {
        const PictureWish *w = &f->pictures[i].wish;
        int lost = !w->crop_span.src ? LOST : fixed || w->crop < MOST_BENT ? w->crop : MOST_BENT;
        least = lost < least ? lost : least;
    }
    return least;
}

/* Bit i: a row ends after picture i. */
static PictureRows rows_of(const PictureRows *like, unsigned ends)
{
    PictureRows r = *like;
    int n = (int)r.f->n_pictures;
    r.n = 0;
    for (int i = 0; i < n; i++)
        if (i + 1 == n || ends & 1u << i)
            r.end[r.n++] = i + 1;
    return r;
}

/* How far the block is from the height that is wanted, and its rows from each other. */
static double ugliness(const PictureRows *r, Len width, Len wanted)
{
    double low = 1e9, high = 0;
    for (int i = 0; i < r->n; i++) {
        double height = row_height(r, i, width);
        low = height < low ? height : low;
        high = height > high ? height : high;
    }
    return 2 * fabs(log((double)picture_rows_height(r, width) / wanted)) + log(high / low);
}

PictureRows picture_rows(const Layout *l, const ResolvedFloat *f, Len width, Len height)
{
    assert(f->n_pictures >= 1 && f->n_pictures <= MOST_PICTURES);
    PictureRows like = {.f = f, .gap = l->pitch / 3, .lost = may_lose(f)}, best = rows_of(&like, 0);
    Len wanted = height > 0 ? height : len_mul(width, FORM, 1000);
    double least = ugliness(&best, width, wanted);
    const unsigned all = 1u << (f->n_pictures - 1);
    for (unsigned ends = 1; ends < all; ends++) {
        PictureRows r = rows_of(&like, ends);
        double ugly = ugliness(&r, width, wanted);
        if (ugly < least) {
            least = ugly;
            best = r;
        }
    }
    return best;
}

/* A row at y of its own height h: the last picture ends with the row. */
static void place_row(const PictureRows *r, int row, Rect at, Rect *out)
{
    int from = row ? r->end[row - 1] : 0, to = r->end[row];
    Len own = row_height(r, row, at.w), x = at.x;
    for (int i = from; i < to; i++) {
        Len w = i + 1 == to ? at.x + at.w - x : (Len)(aspect(&r->f->pictures[i]) * own + 0.5);
        out[i] = (Rect){x, at.y, w, at.h};
        x += w + r->gap;
    }
}

void picture_rows_place(const PictureRows *r, Rect frame, Rect out[MOST_PICTURES])
{
    Len height = picture_rows_height(r, frame.w), white = (r->n - 1) * r->gap;
    Rect at = frame;
    Len most = picture_rows_most(r, height);
    at.h = at.h < most ? at.h : most;
    if (at.h < picture_rows_least(r, height)) {
        at.w = (Len)((int64_t)(frame.w) * at.h / height);
        at.w = at.w < LEN_PT ? LEN_PT : at.w;
        at.x += (frame.w - at.w) / 2;
        height = picture_rows_height(r, at.w);
    }
    Len y = at.y;
    for (int i = 0; i < r->n; i++) {
        Len own = row_height(r, i, at.w);
        Len h = i + 1 == r->n ? at.y + at.h - y : len_mul(own, at.h - white, height - white);
        place_row(r, i, (Rect){at.x, y, at.w, h > 1 ? h : 1}, out);
        y += h + r->gap;
    }
}

/* Where a window of so many pixels stands over all of them with the focus as near to its middle as may be. */
static Len window(Len whole, Len shown, int focus)
{
    int64_t from = (int64_t)whole * focus / FOCUS_WHOLE - shown / 2;
    return from < 0 ? 0 : from > whole - shown ? whole - shown : (Len)from;
}

Rect picture_crop(const ResolvedPicture *p, Rect at)
{
    Rect crop = {0, 0, p->width_px * 1024, p->height_px * 1024};
    bool said = p->wish.focus_span.src;
    int64_t shown = (int64_t)at.h * crop.w / at.w; /* pixels ×1024 of height */
    if (shown <= crop.h) {
        crop.y = window(crop.h, (Len)shown, said ? p->wish.focus[1] : FOCUS_WHOLE / 2);
        crop.h = (Len)shown;
    } else {
        int64_t wide = (int64_t)at.w * crop.h / at.h;
        crop.x = window(crop.w, (Len)wide, said ? p->wish.focus[0] : FOCUS_WHOLE / 2);
        crop.w = (Len)wide;
    }
    return crop;
}
