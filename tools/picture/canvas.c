/* Shapes are FreeType's outlines: its smooth raster says how much of each pixel they cover. */
#include "picture/canvas.h"

#include <assert.h>
#include <ft2build.h>
#include <limits.h>
#include <string.h>
#include FT_MODULE_H
#include FT_OUTLINE_H

enum {
    SHIFT = 8,
    FINER = 2,              /* bits of a length that FreeType's 1/64 pixel has not */
    MOST = CANVAS_MOST * 64 /* it takes no more */
};
static_assert(CANVAS_PIXEL == 1 << SHIFT && CANVAS_PIXEL == 64 << FINER, "lengths are turned by shifts");

struct Canvas {
    int width, height;
    unsigned char *pixels;
    struct FT_MemoryRec_ memory;
    FT_Library freetype;   /* of its own: a library has one thread */
    VEC(FT_Vector) points; /* of the shape; y downwards, as rows are counted */
    VEC(char) tags;        /* of the points */
    VEC(short) contours;   /* their last points */
    bool too_large;        /* FreeType counts points in shorts */
};

/* ---- FreeType ---- */

static void *ft_alloc(FT_Memory memory, long size)
{
    (void)memory;
    return mem_alloc((size_t)size);
}

static void ft_free(FT_Memory memory, void *block)
{
    (void)memory;
    mem_free(block);
}

static void *ft_realloc(FT_Memory memory, long had, long size, void *block)
{
    (void)memory, (void)had;
    return mem_realloc(block, (size_t)size);
}

/* Not by FT_Init_FreeType, which listens to the environment. */
static void open_freetype(Canvas *c)
{
    c->memory = (struct FT_MemoryRec_){.alloc = ft_alloc, .free = ft_free, .realloc = ft_realloc};
    if (FT_New_Library(&c->memory, &c->freetype) == 0)
        FT_Add_Default_Modules(c->freetype);
}

Canvas *canvas_new(int width, int height)
{
    assert(width <= SHRT_MAX && height <= SHRT_MAX); /* spans */
    Canvas *c = mem_alloc(sizeof *c);
    size_t n = (size_t)width * (size_t)height * 3;
    c->width = width;
    c->height = height;
    c->pixels = mem_realloc(NULL, n); /* not zeroed: white comes next */
    memset(c->pixels, 255, n);
    open_freetype(c);
    return c;
}

void canvas_free(Canvas *c)
{
    if (!c)
        return;
    FT_Done_Library(c->freetype);
    vec_free(&c->points);
    vec_free(&c->tags);
    vec_free(&c->contours);
    mem_free(c->pixels);
    mem_free(c);
}

const unsigned char *canvas_pixels(const Canvas *c)
{
    return c->pixels;
}

/* ---- contours ---- */

static int clamp(int v, int least, int most)
{
    return v < least ? least : v > most ? most : v;
}

static int rounded(int v)
{
    return clamp((v >> FINER) + (v >> (FINER - 1) & 1), -MOST, MOST); /* no sum that could be too large */
}

static void add_point(Canvas *c, CanvasPoint p, char tag)
{
    c->too_large |= c->points.len == SHRT_MAX;
    if (c->too_large)
        return;
    vec_push(&c->points, ((FT_Vector){rounded(p.x), rounded(p.y)}));
    vec_push(&c->tags, tag);
}

static void end_contour(Canvas *c)
{
    if (c->points.len && !c->too_large)
        vec_push(&c->contours, (short)(c->points.len - 1));
}

void canvas_move(Canvas *c, CanvasPoint to)
{
    end_contour(c);
    add_point(c, to, FT_CURVE_TAG_ON);
}

void canvas_line(Canvas *c, CanvasPoint to)
{
    add_point(c, to, FT_CURVE_TAG_ON);
}

void canvas_quadratic(Canvas *c, CanvasPoint control, CanvasPoint to)
{
    add_point(c, control, FT_CURVE_TAG_CONIC);
    add_point(c, to, FT_CURVE_TAG_ON);
}

void canvas_cubic(Canvas *c, CanvasPoint first, CanvasPoint second, CanvasPoint to)
{
    add_point(c, first, FT_CURVE_TAG_CUBIC);
    add_point(c, second, FT_CURVE_TAG_CUBIC);
    add_point(c, to, FT_CURVE_TAG_ON);
}

/* ---- colours ---- */

static void blend(unsigned char *pixel, const unsigned char rgb[3], int cover /* 0 … 256 */)
{
    for (int k = 0; k < 3; k++)
        pixel[k] = (unsigned char)((pixel[k] * (256 - cover) + rgb[k] * cover + 128) >> 8);
}

static void split(uint32_t colour, unsigned char rgb[3])
{
    rgb[0] = (unsigned char)(colour >> 16 & 255);
    rgb[1] = (unsigned char)(colour >> 8 & 255);
    rgb[2] = (unsigned char)(colour & 255);
}

static unsigned char *pixel_at(const Canvas *c, int x, int y)
{
    return c->pixels + ((size_t)y * (size_t)c->width + (size_t)x) * 3;
}

/* ---- shapes ---- */

typedef struct Brush {
    const Canvas *canvas;
    unsigned char rgb[3];
} Brush;

/* Of 255/256 and of all that a pixel has, FreeType says 255: it is all, so that nothing shines through. */
static void paint_spans(int y, int count, const FT_Span *spans, void *user)
{
    const Brush *b = user;
    for (int i = 0; i < count; i++) {
        const int cover = spans[i].coverage == 255 ? 256 : spans[i].coverage;
        unsigned char *pixel = pixel_at(b->canvas, spans[i].x, y);
        for (int n = spans[i].len; n > 0; n--, pixel += 3)
            blend(pixel, b->rgb, cover);
    }
}

/* The canvas's pixels that the shape may touch: the raster goes through all that it is given. */
static FT_BBox touched(const FT_Outline *shape, int width, int height)
{
    FT_BBox b;
    FT_Outline_Get_CBox(shape, &b);
    return (FT_BBox){clamp((int)(b.xMin >> 6), 0, width), clamp((int)(b.yMin >> 6), 0, height),
                     clamp((int)((b.xMax + 63) >> 6), 0, width), clamp((int)((b.yMax + 63) >> 6), 0, height)};
}

static FT_Outline shape_of(const Canvas *c)
{
    return (FT_Outline){.n_points = (short)c->points.len,
                        .n_contours = (short)c->contours.len,
                        .points = c->points.ptr,
                        .tags = c->tags.ptr,
                        .contours = c->contours.ptr};
}

static bool render(const Canvas *c, FT_Outline *shape, FT_BBox within, FT_SpanFunc spans, void *user)
{
    FT_Raster_Params p = {.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP,
                          .gray_spans = spans,
                          .user = user,
                          .clip_box = within};
    return FT_Outline_Render(c->freetype, shape, &p) == 0;
}

static void begin_again(Canvas *c)
{
    c->points.len = c->tags.len = c->contours.len = 0;
    c->too_large = false;
}

bool canvas_fill(Canvas *c, uint32_t colour)
{
    end_contour(c);
    FT_Outline shape = shape_of(c);
    Brush brush = {.canvas = c};
    split(colour, brush.rgb);
    const bool ok = !c->too_large &&
                    (!c->points.len || render(c, &shape, touched(&shape, c->width, c->height), paint_spans, &brush));
    begin_again(c);
    return ok;
}

/* ---- stamps ---- */

typedef struct Cover {
    CanvasBox pixels;
    unsigned char *rows;
} Cover;

static void keep_spans(int y, int count, const FT_Span *spans, void *user)
{
    const Cover *k = user;
    unsigned char *row = k->rows + (size_t)(y - k->pixels.y) * (size_t)k->pixels.w;
    for (int i = 0; i < count; i++)
        memset(row + (spans[i].x - k->pixels.x), spans[i].coverage, spans[i].len);
}

bool canvas_cover(Canvas *c, CanvasBox *pixels, Buf *cover)
{
    end_contour(c);
    *pixels = (CanvasBox){0};
    bool ok = !c->too_large;
    if (ok && c->points.len) {
        FT_Outline shape = shape_of(c);
        const FT_BBox b = touched(&shape, COVER_MOST, COVER_MOST);
        *pixels = (CanvasBox){(int)b.xMin, (int)b.yMin, (int)(b.xMax - b.xMin), (int)(b.yMax - b.yMin)};
        const size_t n = (size_t)pixels->w * (size_t)pixels->h;
        buf_reserve(cover, n);
        Cover kept = {*pixels, (unsigned char *)cover->data + cover->len};
        memset(kept.rows, 0, n);
        ok = render(c, &shape, b, keep_spans, &kept);
        cover->len += n;
    }
    begin_again(c);
    return ok;
}

void canvas_stamp(Canvas *c, CanvasBox pixels, const unsigned char *cover, uint32_t colour)
{
    unsigned char rgb[3];
    const int x0 = clamp(pixels.x, 0, c->width), x1 = clamp(pixels.x + pixels.w, 0, c->width);
    const int y0 = clamp(pixels.y, 0, c->height), y1 = clamp(pixels.y + pixels.h, 0, c->height);
    split(colour, rgb);
    for (int y = y0; y < y1; y++) {
        const unsigned char *row = cover + (ptrdiff_t)(y - pixels.y) * pixels.w;
        unsigned char *pixel = pixel_at(c, x0, y);
        for (int x = x0; x < x1; x++, pixel += 3)
            if (row[x - pixels.x])
                blend(pixel, rgb, row[x - pixels.x] == 255 ? 256 : row[x - pixels.x]);
    }
}

/* ---- rectangles and pictures ---- */

/* How much of [from, to) lies in pixel i: 0 … 256. */
static int shared(int from, int to, int i)
{
    const int a = i * CANVAS_PIXEL > from ? i * CANVAS_PIXEL : from;
    const int b = (i + 1) * CANVAS_PIXEL < to ? (i + 1) * CANVAS_PIXEL : to;
    return b > a ? b - a : 0;
}

void canvas_rect(Canvas *c, CanvasBox at, uint32_t colour)
{
    unsigned char rgb[3];
    const int right = at.x + at.w, foot = at.y + at.h;
    const int x0 = clamp(at.x >> SHIFT, 0, c->width), x1 = clamp((right + CANVAS_PIXEL - 1) >> SHIFT, 0, c->width);
    const int y0 = clamp(at.y >> SHIFT, 0, c->height), y1 = clamp((foot + CANVAS_PIXEL - 1) >> SHIFT, 0, c->height);
    split(colour, rgb);
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            blend(pixel_at(c, x, y), rgb, shared(at.y, foot, y) * shared(at.x, right, x) / 256);
}

/* Between two pixels of a row or a column, the first counted in 1/256 of what is between their middles. */
typedef struct Between {
    int first, second, part; /* part of the second, 0 … 256 */
} Between;

/* Where pixel i of n that show [from, from + length) looks into `size` pixels. */
static Between between(int from, int length, int i, int n, int size)
{
    const int at = from + (int)((int64_t)length * (2 * i + 1) / (2 * n)) - CANVAS_PIXEL / 2;
    const int first = at >> SHIFT;
    return (Between){clamp(first, 0, size - 1), clamp(first + 1, 0, size - 1), at & (CANVAS_PIXEL - 1)};
}

typedef struct Plane {
    const unsigned char *at;
    size_t width, step; /* bytes from one value to the next of its kind */
} Plane;

static int value_at(Plane p, Between x, Between y)
{
    const unsigned char *top = p.at + (size_t)y.first * p.width * p.step;
    const unsigned char *foot = p.at + (size_t)y.second * p.width * p.step;
    const size_t i = (size_t)x.first * p.step, j = (size_t)x.second * p.step;
    const int above = top[i] * (256 - x.part) + top[j] * x.part, below = foot[i] * (256 - x.part) + foot[j] * x.part;
    return (above * (256 - y.part) + below * y.part + 256 * 128) >> 16;
}

static void paint_pixel(unsigned char *pixel, const PictureRaster *r, Between x, Between y)
{
    const size_t width = (size_t)r->width, step = (size_t)r->components;
    unsigned char rgb[3];
    for (size_t k = 0; k < 3; k++)
        rgb[k] = (unsigned char)value_at((Plane){r->pixels + (step == 3 ? k : 0), width, step}, x, y);
    const int seen = r->alpha ? value_at((Plane){r->alpha, width, 1}, x, y) : 255;
    blend(pixel, rgb, seen + (seen >> 7));
}

void canvas_picture(Canvas *c, const PictureRaster *picture, CanvasBox part, CanvasBox at)
{
    const int half = CANVAS_PIXEL / 2;
    const int left = (at.x + half) >> SHIFT, right = (at.x + at.w + half) >> SHIFT;
    const int top = (at.y + half) >> SHIFT, foot = (at.y + at.h + half) >> SHIFT;
    const int x0 = clamp(left, 0, c->width), x1 = clamp(right, 0, c->width);
    const int y0 = clamp(top, 0, c->height), y1 = clamp(foot, 0, c->height);
    assert(picture->components == 1 || picture->components == 3);
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            paint_pixel(pixel_at(c, x, y), picture, between(part.x, part.w, x - left, right - left, picture->width),
                        between(part.y, part.h, y - top, foot - top, picture->height));
}
