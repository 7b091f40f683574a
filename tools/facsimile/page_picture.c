/* Pages as SVG of outlines, and as JPEG. */
#include "facsimile/page_picture.h"

#include "base/digest.h"
#include "fonts/outline.h"
#include "frame/walk.h"
#include "web/copies.h"
#include <assert.h>
#include <hb.h>
#include <math.h>
#include <string.h>

/* RECIPE: counted up when the same page is to give another picture. */
enum { RECIPE = 1, QUALITY = 82, DIGITS = 2, MOST_PICTURE = 1000 /* pixels */ };

typedef struct Drawn {
    IssueRender *r;
    Buf *out;
    Len foot;       /* what is below is not drawn */
    IntMap *glyphs; /* face and glyph → its number among the outlines written */
    size_t n_glyphs;
} Drawn;

static void put_number(Buf *out, const char *before, Len l)
{
    buf_puts(out, before);
    buf_put_len(out, l, DIGITS);
}

static void put_colour(Buf *out, const char *what, Rgb colour)
{
    buf_printf(out, " %s=\"#%06x\"", what, (unsigned)colour);
}

/* --- glyphs --- */

static void put_point(Buf *out, char command, int x, int y)
{
    buf_printf(out, "%c%d %d", command, x, y);
}

/* TrueType: between two points off the curve there is one on it. */
static void put_contour(Buf *out, const OutlinePoint *p, size_t n)
{
    size_t first = 0;
    while (first < n && !p[first].on)
        first++;
    OutlinePoint start =
        first < n ? p[first] : (OutlinePoint){(p[0].x + p[n - 1].x) / 2, (p[0].y + p[n - 1].y) / 2, true, false};
    first = first < n ? first : n - 1;
    put_point(out, 'M', start.x, start.y);
    for (size_t i = 1; i <= n; i++) {
        const OutlinePoint *a = &p[(first + i) % n], *b = i < n ? &p[(first + i + 1) % n] : &start;
        if (a->on) {
            put_point(out, 'L', a->x, a->y);
            continue;
        }
        put_point(out, 'Q', a->x, a->y);
        buf_printf(out, " %d %d", b->on ? b->x : (a->x + b->x) / 2, b->on ? b->y : (a->y + b->y) / 2);
        i += b->on; /* it has been reached */
    }
    buf_putc(out, 'z');
}

/* The number of a glyph's outline, written where it is first used; 0: it has none. */
static size_t outline_of(Drawn *s, const Face *face, uint32_t gid)
{
    uint64_t key = (uint64_t)face->id << 32 | gid, known;
    if (intmap_lookup(s->glyphs, key, &known))
        return (size_t)known;
    Outline o = {0};
    outline_read(face->hb_font, gid, &o);
    size_t number = o.len ? ++s->n_glyphs : 0;
    if (number)
        buf_printf(s->out, "<defs><path id=\"g%zu\" d=\"", number);
    for (size_t from = 0, i = 0; i < o.len; i++)
        if (o.ptr[i].last) {
            put_contour(s->out, o.ptr + from, i + 1 - from);
            from = i + 1;
        }
    if (number)
        buf_puts(s->out, "\"/></defs>\n");
    vec_free(&o);
    intmap_put(s->glyphs, key, number);
    return number;
}

/* Points a font unit, in millionths. */
static int64_t scale_of(Len size, const Face *face)
{
    return (int64_t)size * 1000000 / LEN_PT / face->upem;
}

static void put_scale(Buf *out, int64_t millionths)
{
    if (millionths < 0)
        buf_putc(out, '-');
    int64_t v = millionths < 0 ? -millionths : millionths;
    buf_printf(out, "%d.%06d ", (int)(v / 1000000), (int)(v % 1000000));
}

/* From font units, y upwards, to the page; turned: a quarter to the right. */
static void put_place(Buf *out, const Run *run, Len x, Len y)
{
    Len wide = run->condensed ? run->size * run->condensed / 1000 : run->size;
    int64_t across = scale_of(wide, run->face), up = scale_of(run->size, run->face);
    const bool turned = run->flags & RUN_ROTATED;
    const int64_t matrix[] = {turned ? 0 : across, turned ? across : 0, turned ? up : 0, turned ? 0 : -up};
    buf_puts(out, " transform=\"matrix(");
    for (int i = 0; i < 4; i++)
        put_scale(out, matrix[i]);
    put_number(out, "", x);
    put_number(out, " ", y);
    buf_puts(out, ")\"");
}

/* What is below the picture's foot is not drawn; no glyph reaches two ems up. */
static bool is_below(const Line *line, const Run *run, Len foot)
{
    return !run->n_glyphs || line->y + run->glyphs[0].y - 2 * run->size > foot;
}

static void draw_run(void *self, const FrameWalk *at, const Line *line, const Run *run)
{
    (void)at;
    Drawn *s = self;
    if (is_below(line, run, s->foot))
        return;
    for (uint32_t i = 0; i < run->n_glyphs; i++) {
        const Glyph *g = &run->glyphs[i], *origin = run->glyphs;
        size_t outline = outline_of(s, run->face, g->gid);
        if (!outline)
            continue;
        Len x = g->x, y = g->y;
        if (run->flags & RUN_ROTATED) {
            x = origin->x - (g->y - origin->y);
            y = origin->y + (g->x - origin->x);
        }
        buf_printf(s->out, "<use href=\"#g%zu\"", outline);
        put_colour(s->out, "fill", run->color);
        put_place(s->out, run, line->x + x, line->y + y);
        buf_puts(s->out, "/>\n");
    }
}

/* --- rules, dots, pictures --- */

static void put_box(Buf *out, Rect r)
{
    put_number(out, " x=\"", r.x);
    put_number(out, "\" y=\"", r.y);
    put_number(out, "\" width=\"", r.w);
    put_number(out, "\" height=\"", r.h);
    buf_putc(out, '"');
}

static void draw_rect(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawn *s = self;
    buf_puts(s->out, "<rect");
    put_box(s->out, item->u.rect.at);
    put_colour(s->out, "fill", item->u.rect.fill);
    buf_puts(s->out, "/>\n");
}

static void put_stroke(Buf *out, Rgb colour, Len width)
{
    put_colour(out, "stroke", colour);
    put_number(out, " fill=\"none\" stroke-width=\"", width);
    buf_puts(out, "\"/>\n");
}

static void draw_stroke(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawn *s = self;
    const Rect r = item->u.stroke.at;
    if (r.w && r.h) {
        buf_puts(s->out, "<rect");
        put_box(s->out, r);
    } else {
        put_number(s->out, "<path d=\"M", r.x);
        put_number(s->out, " ", r.y);
        put_number(s->out, "l", r.w);
        put_number(s->out, " ", r.h);
        buf_putc(s->out, '"');
    }
    put_stroke(s->out, item->u.stroke.color, item->u.stroke.width);
}

static void draw_dot(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawn *s = self;
    put_number(s->out, "<circle cx=\"", item->u.dot.x);
    put_number(s->out, "\" cy=\"", item->u.dot.y);
    put_number(s->out, "\" r=\"", item->u.dot.r);
    buf_putc(s->out, '"');
    put_colour(s->out, "fill", item->u.dot.color);
    buf_puts(s->out, "/>\n");
}

/* As the PDF has it (pdf/draw.c): halves of 4½ widths, swinging 1.9 widths to each side. */
static void draw_wave(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawn *s = self;
    const Len length = item->u.wave.w, width = item->u.wave.width;
    int halves = (int)lround(length / (4.5 * width));
    halves = halves < 2 ? 2 : halves;
    const Len step = length / halves;
    Len swing = width * 19 / 10;
    put_number(s->out, "<path d=\"M", item->u.wave.x);
    put_number(s->out, " ", item->u.wave.y);
    for (int i = 0; i < halves; i++, swing = -swing) {
        const Len along[] = {step * 364 / 1000, step * 636 / 1000, step}, side[] = {swing, swing, 0};
        buf_putc(s->out, 'c');
        for (int k = 0; k < 3; k++) {
            put_number(s->out, k ? " " : "", item->u.wave.down ? side[k] : along[k]);
            put_number(s->out, " ", item->u.wave.down ? along[k] : -side[k]);
        }
    }
    buf_putc(s->out, '"');
    put_stroke(s->out, item->u.wave.color, width);
}

/* The file as an address of its own. */
static bool picture_data(Drawn *s, const char *path, const Picture *picture, Buf *out)
{
    Buf file = {0};
    const bool drawing = picture->format == PICTURE_SVG;
    bool ok = drawing ? world_read(s->r->world, s->r->diag, path, &file, NULL)
                      : issue_copy_jpeg(s->r, path, picture, MOST_PICTURE, &file);
    if (ok) {
        buf_puts(out, drawing ? "data:image/svg+xml;base64," : "data:image/jpeg;base64,");
        base64_put(out, file.data, file.len);
    }
    buf_free(&file);
    return ok;
}

static void draw_image(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawn *s = self;
    const Picture *p = item->u.image.picture;
    Rect crop = item->u.image.crop;
    Buf data = {0};
    if (p && item->u.image.at.y < s->foot && picture_data(s, item->u.image.path, p, &data)) {
        const int w = picture_upright_width(p), h = picture_upright_height(p);
        if (crop.w <= 0 || crop.h <= 0)
            crop = (Rect){0, 0, w * 1024, h * 1024};
        buf_puts(s->out, "<svg preserveAspectRatio=\"none\"");
        put_box(s->out, item->u.image.at);
        put_number(s->out, " viewBox=\"", crop.x); /* 1/1024 of a pixel */
        put_number(s->out, " ", crop.y);
        put_number(s->out, " ", crop.w);
        put_number(s->out, " ", crop.h);
        buf_printf(s->out, "\"><image preserveAspectRatio=\"none\" width=\"%d\" height=\"%d\" href=\"%s\"/></svg>\n", w,
                   h, data.data);
    }
    buf_free(&data);
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

/* Paths, rectangles, pictures within it. */
static void put_svg(IssueRender *r, const PageFrame *page, PageView view, Buf *out)
{
    static const FrameVisitor visit = {.run = draw_run,
                                       .rect = draw_rect,
                                       .stroke = draw_stroke,
                                       .dot = draw_dot,
                                       .wave = draw_wave,
                                       .image = draw_image};
    int height;
    Drawn s = {.r = r, .out = out, .glyphs = intmap_new(), .foot = foot_of(page, view, &height)};
    buf_printf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"", view.width, height);
    put_number(out, " viewBox=\"0 0 ", page->width);
    put_number(out, " ", s.foot);
    buf_puts(out, "\">\n<rect");
    put_box(out, (Rect){0, 0, page->width, s.foot});
    buf_puts(out, " fill=\"#ffffff\"/>\n");
    frame_walk(page, &(FrameOutput){&visit, &s}, 1);
    buf_puts(out, "</svg>\n");
    intmap_free(s.glyphs);
}

bool page_picture_jpeg(IssueRender *r, const PageFrame *page, PageView view, Buf *out)
{
    Buf svg = {0};
    PictureRaster raster = {0};
    put_svg(r, page, view, &svg);
    bool ok = picture_draw_svg(svg.data, svg.len, &raster) &&
              picture_write_jpeg(raster.pixels, (PicturePixels){raster.width, raster.height, raster.components, false},
                                 QUALITY, out);
    if (!ok)
        diag_error(r->diag, span_none(), DIAG_PAGE_NOT_PICTURED, frame_name(r->frames, page).text);
    picture_raster_free(&raster);
    buf_free(&svg);
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
