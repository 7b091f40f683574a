/* Pages painted on a canvas, and as JPEG. */
#include "facsimile/page_picture.h"

#include "base/digest.h"
#include "frame/walk.h"
#include "picture/canvas.h"
#include "web/copies.h"
#include <assert.h>
#include <hb.h>
#include <math.h>
#include <string.h>

/* RECIPE: counted up when the same page is to give another picture. */
enum { RECIPE = 4, QUALITY = 82, MOST_PICTURE = 1000 /* pixels */ };

typedef struct Drawn {
    IssueRender *r;
    GlyphPaths *paths;
    Canvas *canvas;
    Len foot;            /* what is below is not drawn */
    int64_t pixels, len; /* so many pixels are so long */
    bool lacks;          /* a shape that the canvas refused */
    bool failed;         /* a picture can't be read any more */
} Drawn;

/* In 1/256 of a pixel. */
static int on_canvas(const Drawn *s, Len l)
{
    return (int)((int64_t)l * s->pixels * CANVAS_PIXEL / s->len);
}

static CanvasBox box_on_canvas(const Drawn *s, Rect r)
{
    const int x = on_canvas(s, r.x), y = on_canvas(s, r.y);
    return (CanvasBox){x, y, on_canvas(s, r.x + r.w) - x, on_canvas(s, r.y + r.h) - y};
}

/* --- glyphs --- */

/* What is below the picture's foot is not drawn; no glyph reaches two ems up. */
static bool is_below(const Line *line, const Run *run, Len foot)
{
    return !run->n_glyphs || line->y + run->glyphs[0].y - 2 * run->size > foot;
}

/* Of a font unit, in 1/65536 of 1/256 of a pixel. */
static int64_t scale_of(const Drawn *s, Len size, const Face *face)
{
    return (int64_t)size * s->pixels * CANVAS_PIXEL * 65536 / (s->len * face->upem);
}

/* Font units have y upwards; turned: a quarter to the right. */
static GlyphPlace place_of(const Drawn *s, const Run *run)
{
    const Len wide = run->condensed ? run->size * run->condensed / 1000 : run->size;
    const int64_t across = scale_of(s, wide, run->face), up = scale_of(s, run->size, run->face);
    return run->flags & RUN_ROTATED ? (GlyphPlace){.xy = up, .yx = across} : (GlyphPlace){.xx = across, .yy = -up};
}

static void draw_run(void *self, const FrameWalk *at, const Line *line, const Run *run)
{
    (void)at;
    Drawn *s = self;
    if (is_below(line, run, s->foot))
        return;
    GlyphPlace place = place_of(s, run);
    for (uint32_t i = 0; i < run->n_glyphs; i++) {
        const Glyph *g = &run->glyphs[i], *origin = run->glyphs;
        const bool turned = run->flags & RUN_ROTATED;
        const Len x = turned ? origin->x - (g->y - origin->y) : g->x;
        const Len y = turned ? origin->y + (g->x - origin->x) : g->y;
        place.x0 = on_canvas(s, line->x + x);
        place.y0 = on_canvas(s, line->y + y);
        s->lacks |= !glyph_paths_paint(s->paths, run->face, g->gid, place, run->color, s->canvas);
    }
}

/* --- rules, dots, waves --- */

static void draw_rect(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    const Drawn *s = self;
    canvas_rect(s->canvas, box_on_canvas(s, item->u.rect.at), item->u.rect.fill);
}

static void paint_rule(const Drawn *s, Len x, Len y, Len w, Len h, Rgb colour)
{
    canvas_rect(s->canvas, box_on_canvas(s, (Rect){x, y, w, h}), colour);
}

static void draw_stroke(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    const Drawn *s = self;
    const Rect r = item->u.stroke.at;
    const Len width = item->u.stroke.width, half = width / 2;
    const Rgb colour = item->u.stroke.color;
    if (!r.w) {
        paint_rule(s, r.x - half, r.y, width, r.h, colour);
    } else if (!r.h) {
        paint_rule(s, r.x, r.y - half, r.w, width, colour);
    } else {
        paint_rule(s, r.x - half, r.y - half, r.w + width, width, colour);
        paint_rule(s, r.x - half, r.y + r.h - half, r.w + width, width, colour);
        paint_rule(s, r.x - half, r.y + half, width, r.h - width, colour);
        paint_rule(s, r.x + r.w - half, r.y + half, width, r.h - width, colour);
    }
}

/* Four arcs, each by one cubic curve: 0.5523 of the radius to its control points. */
static void draw_dot(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawn *s = self;
    const int x = on_canvas(s, item->u.dot.x), y = on_canvas(s, item->u.dot.y), r = on_canvas(s, item->u.dot.r);
    const int k = r * 5523 / 10000;
    canvas_move(s->canvas, (CanvasPoint){x + r, y});
    canvas_cubic(s->canvas, (CanvasPoint){x + r, y + k}, (CanvasPoint){x + k, y + r}, (CanvasPoint){x, y + r});
    canvas_cubic(s->canvas, (CanvasPoint){x - k, y + r}, (CanvasPoint){x - r, y + k}, (CanvasPoint){x - r, y});
    canvas_cubic(s->canvas, (CanvasPoint){x - r, y - k}, (CanvasPoint){x - k, y - r}, (CanvasPoint){x, y - r});
    canvas_cubic(s->canvas, (CanvasPoint){x + k, y - r}, (CanvasPoint){x + r, y - k}, (CanvasPoint){x + r, y});
    s->lacks |= !canvas_fill(s->canvas, item->u.dot.color);
}

/* A point of the wave's edge, `side` to its left: along the line, then across it. */
static CanvasPoint wave_edge(const Item *item, const Drawn *s, double along, double swing, double step, double t,
                             double side)
{
    /* The half wave's curve: 0, 0; 0.364, 1; 0.636, 1; 1, 0 of step and swing (draw/draw.c). */
    const double u = 1 - t, x = 3 * u * u * t * 0.364 + 3 * u * t * t * 0.636 + t * t * t, y = 3 * u * t;
    const double dx = step * (3 * u * u * 0.364 + 6 * u * t * 0.272 + 3 * t * t * 0.364), dy = swing * 3 * (u - t);
    const double length = sqrt(dx * dx + dy * dy);
    const double a = along + step * x - side * dy / length, b = swing * y + side * dx / length;
    const bool down = item->u.wave.down;
    return (CanvasPoint){on_canvas(s, item->u.wave.x + (Len)lround(down ? b : a)),
                         on_canvas(s, item->u.wave.y + (Len)lround(down ? a : -b))};
}

/* As the PDF has it: halves of 4½ widths, swinging 1.9 widths to each side; there on one side, back on the other. */
static void draw_wave(void *self, const FrameWalk *at, const Item *item)
{
    enum { PIECES = 8 };
    (void)at;
    Drawn *s = self;
    const Len length = item->u.wave.w, width = item->u.wave.width;
    const int whole = (int)lround(length / (4.5 * width)), halves = whole < 2 ? 2 : whole;
    const double step = (double)length / halves, swing = width * 1.9;
    for (int back = 0; back < 2; back++)
        for (int i = 0; i <= halves * PIECES; i++) {
            const int k = back ? halves * PIECES - i : i, half = k < halves * PIECES ? k / PIECES : halves - 1;
            const CanvasPoint p = wave_edge(item, s, half * step, half % 2 ? -swing : swing, step,
                                            (double)(k - half * PIECES) / PIECES, (back ? -0.5 : 0.5) * width);
            if (back || i)
                canvas_line(s->canvas, p);
            else
                canvas_move(s->canvas, p);
        }
    s->lacks |= !canvas_fill(s->canvas, item->u.wave.color);
}

/* --- pictures --- */

/* An SVG's part, in 1/1024 of its pixels, drawn in so many pixels. false after a report. */
static bool drawing_pixels(const Drawn *s, const Item *item, Rect crop, CanvasBox size, PictureRaster *out)
{
    const Picture *p = item->u.image.picture;
    Buf file = {0}, svg = {0};
    bool ok = issue_read_picture(s->r, item->u.image.path, p, &file);
    if (ok) {
        buf_printf(&svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"", size.w,
                   size.h);
        const Len box[] = {crop.x, crop.y, crop.w, crop.h};
        for (int i = 0; i < 4; i++) {
            buf_put_len(&svg, box[i], 3);
            buf_putc(&svg, i < 3 ? ' ' : '"');
        }
        buf_printf(&svg,
                   " preserveAspectRatio=\"none\"><image preserveAspectRatio=\"none\" width=\"%d\" height=\"%d\" "
                   "href=\"data:image/svg+xml;base64,",
                   p->width, p->height);
        base64_put(&svg, file.data, file.len);
        buf_puts(&svg, "\"/></svg>\n");
        ok = picture_draw_svg(svg.data, svg.len, out);
        if (!ok)
            diag_error(s->r->diag, diag_file(s->r->diag, item->u.image.path), DIAG_PICTURE_CHANGED);
    }
    buf_free(&file);
    buf_free(&svg);
    return ok;
}

/* false after a report. */
static bool paint_drawing(const Drawn *s, const Item *item, Rect crop)
{
    const CanvasBox at = box_on_canvas(s, item->u.image.at);
    const CanvasBox size = {.w = (at.w + CANVAS_PIXEL / 2) / CANVAS_PIXEL,
                            .h = (at.h + CANVAS_PIXEL / 2) / CANVAS_PIXEL};
    PictureRaster r = {0};
    if (size.w <= 0 || size.h <= 0)
        return true;
    const bool ok = drawing_pixels(s, item, crop, size, &r);
    if (ok)
        canvas_picture(s->canvas, &r, (CanvasBox){0, 0, r.width * CANVAS_PIXEL, r.height * CANVAS_PIXEL}, at);
    picture_raster_free(&r);
    return ok;
}

/* Read with as many pixels as it takes on the canvas. false after a report. */
static bool paint_photo(const Drawn *s, const Item *item, Rect crop)
{
    const Picture *p = item->u.image.picture;
    const int w = picture_upright_width(p), h = picture_upright_height(p);
    const int64_t wide = (int64_t)w * 1024 * on_canvas(s, item->u.image.at.w) / ((int64_t)crop.w * CANVAS_PIXEL) + 1;
    PictureRaster r = {0};
    const bool ok = issue_copy_raster(s->r, item->u.image.path, p, wide < MOST_PICTURE ? (int)wide : MOST_PICTURE, &r);
    if (ok) {
        const int64_t across = (int64_t)r.width * CANVAS_PIXEL, down = (int64_t)r.height * CANVAS_PIXEL;
        const CanvasBox part = {(int)(crop.x * across / (w * 1024)), (int)(crop.y * down / (h * 1024)),
                                (int)(crop.w * across / (w * 1024)), (int)(crop.h * down / (h * 1024))};
        canvas_picture(s->canvas, &r, part, box_on_canvas(s, item->u.image.at));
    }
    picture_raster_free(&r);
    return ok;
}

static void draw_image(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawn *s = self;
    const Picture *p = item->u.image.picture;
    Rect crop = item->u.image.crop;
    if (!p || item->u.image.at.y >= s->foot)
        return;
    if (crop.w <= 0 || crop.h <= 0)
        crop = (Rect){0, 0, picture_upright_width(p) * 1024, picture_upright_height(p) * 1024};
    s->failed |= !(p->format == PICTURE_SVG ? paint_drawing : paint_photo)(s, item, crop);
}

/* What of the page is seen ends there; *height in pixels. */
static Len foot_of(const PageFrame *page, PageView view, int *height)
{
    *height = (int)((int64_t)view.width * page->height / page->width);
    if (!view.height || view.height >= *height)
        return page->height;
    *height = view.height;
    return (Len)((int64_t)page->width * view.height / view.width);
}

static bool write_picture(const Drawn *s, int height, const char *page, Buf *out)
{
    if (s->lacks) {
        diag_error(s->r->diag, span_none(), DIAG_SHAPE_NOT_PICTURED, page);
        return false;
    }
    const bool ok = !s->failed && picture_write_jpeg(canvas_pixels(s->canvas),
                                                     (PicturePixels){(int)s->pixels, height, 3, false}, QUALITY, out);
    if (!ok)
        diag_error(s->r->diag, span_none(), DIAG_PAGE_NOT_PICTURED, page);
    return ok;
}

bool page_picture_jpeg(IssueRender *r, const PageFrame *page, PageView view, GlyphPaths *paths, Buf *out)
{
    static const FrameVisitor visit = {.run = draw_run,
                                       .rect = draw_rect,
                                       .stroke = draw_stroke,
                                       .dot = draw_dot,
                                       .wave = draw_wave,
                                       .image = draw_image};
    int height;
    Drawn s = {.r = r, .paths = paths, .foot = foot_of(page, view, &height), .pixels = view.width, .len = page->width};
    s.canvas = canvas_new(view.width, height);
    frame_walk(page, &(FrameOutput){&visit, &s}, 1);
    const bool ok = write_picture(&s, height, frame_name(r->frames, page).text, out);
    canvas_free(s.canvas);
    return ok;
}

/* ---- what is drawn, as a number ---- */

typedef struct Key {
    uint64_t hash;
    Len foot;
} Key;

static void key_text(Key *k, const char *text)
{
    k->hash = hash_bytes(k->hash, text, strlen(text) + 1);
}

static void key_numbers(Key *k, const int64_t *at, size_t n)
{
    k->hash = hash_bytes(k->hash, at, n * sizeof *at);
}

#define KEY(k, ...)                                                                                                    \
    key_numbers(k, (const int64_t[]){__VA_ARGS__}, sizeof(const int64_t[]){__VA_ARGS__} / sizeof(int64_t))

/* The font's header has a checksum of all of it, and of one that was made the box of its outlines. */
static void key_face(Key *k, const Face *f)
{
    unsigned n;
    hb_blob_t *head = hb_face_reference_table(f->hb_face, HB_TAG('h', 'e', 'a', 'd'));
    const char *data = hb_blob_get_data(head, &n);
    key_text(k, f->postscript);
    k->hash = hash_bytes(k->hash, data, n);
    KEY(k, f->index, f->made, f->weight);
    hb_blob_destroy(head);
}

static void key_run(void *self, const FrameWalk *at, const Line *line, const Run *run)
{
    (void)at;
    Key *k = self;
    if (is_below(line, run, k->foot))
        return;
    key_face(k, run->face);
    KEY(k, run->size, run->color, run->flags & RUN_ROTATED, run->condensed, line->x, line->y);
    static_assert(sizeof *run->glyphs == 3 * sizeof(uint32_t), "a glyph is three numbers, and nothing between them");
    k->hash = hash_bytes(k->hash, run->glyphs, run->n_glyphs * sizeof *run->glyphs);
}

static void key_rect(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    const Rect *r = &item->u.rect.at;
    KEY(self, r->x, r->y, r->w, r->h, item->u.rect.fill);
}

static void key_stroke(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    const Rect *r = &item->u.stroke.at;
    KEY(self, r->x, r->y, r->w, r->h, item->u.stroke.width, item->u.stroke.color);
}

static void key_dot(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    KEY(self, item->u.dot.x, item->u.dot.y, item->u.dot.r, item->u.dot.color);
}

static void key_wave(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    KEY(self, item->u.wave.x, item->u.wave.y, item->u.wave.w, item->u.wave.width, item->u.wave.color,
        item->u.wave.down);
}

static void key_image(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    const Rect *r = &item->u.image.at, *crop = &item->u.image.crop;
    const Picture *p = item->u.image.picture;
    KEY(self, r->x, r->y, r->w, r->h, crop->x, crop->y, crop->w, crop->h, p ? (int64_t)p->hash : 0);
}

uint64_t page_picture_key(const PageFrame *page, PageView view)
{
    static const FrameVisitor visit = {
        .run = key_run, .rect = key_rect, .stroke = key_stroke, .dot = key_dot, .wave = key_wave, .image = key_image};
    int height;
    Key k = {.foot = foot_of(page, view, &height)};
    KEY(&k, RECIPE, QUALITY, view.width, height, page->width, page->height);
    frame_walk(page, &(FrameOutput){&visit, &k}, 1);
    return k.hash;
}
