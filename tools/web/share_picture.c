/* Pages painted for sharing. */
#include "web/share_picture.h"

#include "fonts/face.h"
#include "fonts/outline.h"
#include "frame/walk.h"
#include "web/canvas.h"
#include "web/copies.h"
#include <string.h>

enum {
    QUALITY = 72,
    MARGIN = 20,           /* pixels beside the page */
    LEAST_WIDTH = 600,     /* of an article's picture: a narrower one is shown small */
    PICTURE_PIXELS = 1200, /* as wide as pictures are decoded */
};

typedef struct Painting {
    IssueRender *r;
    Canvas canvas;
    Len width; /* of the page: it fills the canvas but for its margins */
    Outline outline;
} Painting;

static Sub scaled(const Painting *p, int64_t length)
{
    return length * (SHARE_WIDTH - 2 * MARGIN) * SUB / p->width;
}

static Sub across(const Painting *p, Len x)
{
    return scaled(p, x) + MARGIN * SUB;
}

static Sub down(const Painting *p, Len y)
{
    return scaled(p, y);
}

/* ---- glyphs ---- */

/* A glyph's place and size: (x, y) of the canvas and its em in both directions. */
typedef struct Place {
    Sub x, y, wide, high;
    int upem;
    bool rotated; /* 90° clockwise */
} Place;

typedef struct At {
    Sub x, y;
} At;

static At placed(const Place *p, int64_t x2, int64_t y2) /* twice the font's units */
{
    const Sub x = x2 * p->wide / (2 * p->upem), y = y2 * p->high / (2 * p->upem);
    return p->rotated ? (At){p->x + y, p->y + x} : (At){p->x + x, p->y - y};
}

static void put_curve(Canvas *c, At a, At control, At b, int pieces)
{
    At from = a;
    for (int i = 1; i <= pieces; i++) {
        const int64_t t = i, s = pieces - i, n = (int64_t)pieces * pieces;
        const At to = {(a.x * s * s + 2 * control.x * s * t + b.x * t * t) / n,
                       (a.y * s * s + 2 * control.y * s * t + b.y * t * t) / n};
        canvas_line(c, from.x, from.y, to.x, to.y);
        from = to;
    }
}

/* One contour; between two points off the curve lies one on it (TrueType). */
static void put_contour(Canvas *c, const OutlinePoint *o, size_t n, const Place *place, int pieces)
{
    size_t first = 0;
    while (first < n && !o[first].on)
        first++;
    if (first == n)
        return; /* none of our faces has such */
    At from = placed(place, 2 * o[first].x, 2 * o[first].y), control = from;
    bool curve = false;
    for (size_t k = 1; k <= n; k++) {
        const OutlinePoint *p = &o[(first + k) % n];
        const At here = placed(place, 2 * p->x, 2 * p->y);
        if (!p->on) {
            if (curve) {
                const At middle = {(control.x + here.x) / 2, (control.y + here.y) / 2};
                put_curve(c, from, control, middle, pieces);
                from = middle;
            }
            control = here;
            curve = true;
            continue;
        }
        if (curve)
            put_curve(c, from, control, here, pieces);
        else
            canvas_line(c, from.x, from.y, here.x, here.y);
        from = here;
        curve = false;
    }
}

static void paint_glyph(Painting *p, const Run *r, uint32_t gid, const Place *place)
{
    enum { EM_A_PIECE = 24 /* pixels */, FEWEST = 2, MOST = 8 };
    int pieces = FEWEST + (int)(place->high / (EM_A_PIECE * SUB));
    if (place->y - place->high > SHARE_HEIGHT * SUB) /* what is below is not shown */
        return;
    p->outline.len = 0;
    outline_read(r->face->hb_font, gid, &p->outline);
    for (size_t from = 0, to; from < p->outline.len; from = to) {
        for (to = from; to < p->outline.len && !p->outline.ptr[to].last; to++)
            continue;
        to += to < p->outline.len;
        put_contour(&p->canvas, p->outline.ptr + from, to - from, place, pieces < MOST ? pieces : MOST);
    }
    canvas_fill(&p->canvas, r->color);
}

static void paint_run(void *self, const FrameWalk *where, const Line *line, const Run *r)
{
    (void)where;
    Painting *p = self;
    const bool rotated = r->flags & RUN_ROTATED;
    const Glyph *origin = r->glyphs;
    Place place = {.high = scaled(p, r->size), .upem = r->face->upem, .rotated = rotated};
    place.wide = r->condensed ? place.high * r->condensed / 1000 : place.high;
    for (uint32_t i = 0; i < r->n_glyphs; i++) {
        const Glyph *g = &r->glyphs[i];
        place.x = across(p, rotated ? line->x + origin->x - (g->y - origin->y) : line->x + g->x);
        place.y = down(p, rotated ? line->y + origin->y + (g->x - origin->x) : line->y + g->y);
        paint_glyph(p, r, g->gid, &place);
    }
}

/* ---- boxes, rules, pictures ---- */

static void paint_rect(void *self, const FrameWalk *where, const Item *item)
{
    (void)where;
    Painting *p = self;
    const Rect *at = &item->u.rect.at;
    canvas_box(&p->canvas, across(p, at->x), down(p, at->y), scaled(p, at->w), scaled(p, at->h), item->u.rect.fill);
}

static void paint_stroke(void *self, const FrameWalk *where, const Item *item)
{
    (void)where;
    Painting *p = self;
    const Rect *at = &item->u.stroke.at;
    const uint32_t color = item->u.stroke.color;
    const Sub x = across(p, at->x), y = down(p, at->y), w = scaled(p, at->w), h = scaled(p, at->h);
    const Sub thick = scaled(p, item->u.stroke.width), half = thick / 2;
    if (!at->h || at->w)
        canvas_box(&p->canvas, x - (at->h ? half : 0), y - half, w + (at->h ? thick : 0), thick, color);
    if (at->h)
        canvas_box(&p->canvas, x - half, y, thick, h, color);
    if (at->w && at->h) {
        canvas_box(&p->canvas, x - half, y + h - half, w + thick, thick, color);
        canvas_box(&p->canvas, x + w - half, y, thick, h, color);
    }
}

/* The circle as a polygon of twelve sides: it is a pixel or two wide. */
static void paint_dot(void *self, const FrameWalk *where, const Item *item)
{
    (void)where;
    static const int cosines[] = {256, 222, 128, 0, -128, -222, -256, -222, -128, 0, 128, 222}; /* of 256 */
    enum { SIDES = sizeof cosines / sizeof *cosines };
    Painting *p = self;
    const Sub x = across(p, item->u.dot.x), y = down(p, item->u.dot.y), r = scaled(p, item->u.dot.r);
    for (int i = 0; i < SIDES; i++) {
        const int a = cosines[i], b = cosines[(i + 1) % SIDES];
        const int s = cosines[(i + 9) % SIDES], t = cosines[(i + 10) % SIDES]; /* sines */
        canvas_line(&p->canvas, x + r * a / 256, y + r * s / 256, x + r * b / 256, y + r * t / 256);
    }
    canvas_fill(&p->canvas, item->u.dot.color);
}

/* A drawing, which has no pixels, and a picture that can't be read are a grey box. */
static void paint_image(void *self, const FrameWalk *where, const Item *item)
{
    (void)where;
    Painting *p = self;
    const Rect *at = &item->u.image.at, *crop = &item->u.image.crop;
    const Picture *picture = item->u.image.picture;
    const Sub x = across(p, at->x), y = down(p, at->y), w = scaled(p, at->w), h = scaled(p, at->h);
    PictureRaster raster;
    if (y >= SHARE_HEIGHT * SUB || !w || !h)
        return;
    if (!issue_pixels(p->r, item->u.image.path, picture, PICTURE_PIXELS, &raster)) {
        canvas_box(&p->canvas, x, y, w, h, 0xE4E0D6);
        return;
    }
    int64_t part[4] = {0, 0, raster.width, raster.height};
    if (crop->w > 0 && crop->h > 0) { /* it is in the picture's own pixels */
        const int64_t whole[2] = {picture_upright_width(picture), picture_upright_height(picture)};
        const int64_t of[2] = {raster.width, raster.height}, cut[4] = {crop->x, crop->y, crop->w, crop->h};
        for (int k = 0; k < 4; k++)
            part[k] = cut[k] * of[k % 2] / (whole[k % 2] * LEN_PT);
    }
    canvas_picture(&p->canvas, x, y, w, h, &raster, part);
    picture_raster_free(&raster);
}

static void paint(Painting *p, const PageFrame *page)
{
    static const FrameVisitor visitor = {
        .run = paint_run, .rect = paint_rect, .stroke = paint_stroke, .dot = paint_dot, .image = paint_image};
    frame_walk(page, &(FrameOutput){&visitor, p}, 1);
}

SharePicture share_picture_of_page(IssueRender *r, const PageFrame *page)
{
    const char *key = arena_printf(r->arena, "%d", page->number), *known = strmap_lookup(r->shares, key);
    SharePicture out = {known, SHARE_WIDTH, SHARE_HEIGHT, ""};
    if (known)
        return out;
    Painting p = {.r = r, .canvas = canvas_new(SHARE_WIDTH, SHARE_HEIGHT), .width = page->width};
    Buf jpeg = {0};
    paint(&p, page);
    if (canvas_jpeg(&p.canvas, QUALITY, &jpeg)) {
        const char *name = arena_printf(r->arena, "%s-%010llx.jpg", page_name(r->issue->sections, page->number).text,
                                        (unsigned long long)(hash_bytes(0, jpeg.data, jpeg.len) >> 24));
        out.name = issue_emit(r, name, jpeg.data, jpeg.len) ? name : NULL;
        strmap_put(r->shares, key, (void *)(uintptr_t)out.name);
    }
    buf_free(&jpeg);
    vec_free(&p.outline);
    canvas_free(&p.canvas);
    return out;
}

static SharePicture own_picture(IssueRender *r, const ResolvedPicture *p)
{
    const char *file = p->path && p->picture ? issue_picture(r, p->path, p->picture) : NULL;
    if (!file || p->picture->format == PICTURE_SVG || p->width_px < LEAST_WIDTH)
        return (SharePicture){0};
    const PictureCopies *copies = issue_copies(r, p->path, p->picture);
    const PictureCopy *copy = copies->n_jpeg ? &copies->jpeg[0] : &(PictureCopy){file, p->width_px};
    return (SharePicture){copy->name, copy->width, (int)((int64_t)p->height_px * copy->width / p->width_px), p->alt};
}

SharePicture share_picture_of_article(IssueRender *r, const ResolvedDoc *doc, const PageFrame *page)
{
    for (size_t i = 0; i < doc->n_floats; i++)
        for (size_t k = 0; doc->floats[i].kind == RES_FIGURE && k < doc->floats[i].n_pictures; k++) {
            const SharePicture own = own_picture(r, &doc->floats[i].pictures[k]);
            if (own.name)
                return own;
        }
    return page ? share_picture_of_page(r, page) : (SharePicture){0};
}
