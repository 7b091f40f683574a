/* Shapes as signed areas: every edge adds to the cells that it passes, and sums along a row say what is covered. */
#include "picture/canvas.h"

#include <assert.h>
#include <string.h>

enum {
    SHIFT = 8,
    WHOLE = 2 * CANVAS_PIXEL * CANVAS_PIXEL, /* a covered cell: twice its area, so that trapezia stay whole numbers */
    FLAT = CANVAS_PIXEL / 16                 /* how far a chord may lie from its curve */
};
static_assert(CANVAS_PIXEL == 1 << SHIFT, "cells are found by shifts");

typedef struct Segment {
    CanvasPoint from, to;
} Segment;

struct Canvas {
    int width, height;
    unsigned char *pixels;
    CanvasPoint start, at; /* of the contour */
    VEC(Segment) segments; /* of the shape; level ones cover nothing and are left out */
    CanvasPoint least, most;
    int32_t *cells; /* of the shape's box, each row with one cell more */
    size_t n_cells;
};

/* Where the cells stand on the canvas. */
typedef struct Grid {
    int32_t *cells;
    int left, top, width, height; /* pixels */
} Grid;

Canvas *canvas_new(int width, int height)
{
    Canvas *c = mem_alloc(sizeof *c);
    size_t n = (size_t)width * (size_t)height * 3;
    c->width = width;
    c->height = height;
    c->pixels = mem_alloc(n);
    memset(c->pixels, 255, n);
    return c;
}

void canvas_free(Canvas *c)
{
    if (!c)
        return;
    vec_free(&c->segments);
    mem_free(c->cells);
    mem_free(c->pixels);
    mem_free(c);
}

const unsigned char *canvas_pixels(const Canvas *c)
{
    return c->pixels;
}

/* ---- contours ---- */

static int within(int v)
{
    const int most = CANVAS_MOST * CANVAS_PIXEL;
    return v < -most ? -most : v > most ? most : v;
}

static void reach(Canvas *c, CanvasPoint p)
{
    c->least.x = p.x < c->least.x ? p.x : c->least.x;
    c->least.y = p.y < c->least.y ? p.y : c->least.y;
    c->most.x = p.x > c->most.x ? p.x : c->most.x;
    c->most.y = p.y > c->most.y ? p.y : c->most.y;
}

static void add_segment(Canvas *c, CanvasPoint to)
{
    const Segment s = {c->at, {within(to.x), within(to.y)}};
    c->at = s.to;
    if (s.from.y == s.to.y)
        return;
    if (!c->segments.len)
        c->least = c->most = s.from;
    reach(c, s.from);
    reach(c, s.to);
    vec_push(&c->segments, s);
}

static void close_contour(Canvas *c)
{
    if (c->at.x != c->start.x || c->at.y != c->start.y)
        add_segment(c, c->start);
}

void canvas_move(Canvas *c, CanvasPoint to)
{
    close_contour(c);
    c->start = c->at = (CanvasPoint){within(to.x), within(to.y)};
}

void canvas_line(Canvas *c, CanvasPoint to)
{
    add_segment(c, to);
}

static int magnitude(int v)
{
    return v < 0 ? -v : v;
}

/* Twice as many chords lie four times as near; two to the how many? */
static int halvings(int off)
{
    int n = 0;
    for (; off > FLAT && n < 6; off /= 4)
        n++;
    return n;
}

/* One coordinate of a curve, i of 2^k along it. */
static int quadratic_at(int a, int b, int c, int64_t i, int k)
{
    const int64_t n = 1 << k, j = n - i;
    return (int)((a * j * j + 2 * b * i * j + c * i * i + n * n / 2) >> (2 * k));
}

static int cubic_at(int a, int b, int c, int d, int64_t i, int k)
{
    const int64_t n = 1 << k, j = n - i;
    return (int)((a * j * j * j + 3 * b * i * j * j + 3 * c * i * i * j + d * i * i * i + n * n * n / 2) >> (3 * k));
}

void canvas_quadratic(Canvas *c, CanvasPoint control, CanvasPoint to)
{
    const CanvasPoint a = c->at, b = control;
    const int x = magnitude(a.x - 2 * b.x + to.x), y = magnitude(a.y - 2 * b.y + to.y);
    const int k = halvings((x > y ? x : y) / 4); /* the middle's distance to the chord */
    for (int i = 1; i < 1 << k; i++)
        add_segment(c, (CanvasPoint){quadratic_at(a.x, b.x, to.x, i, k), quadratic_at(a.y, b.y, to.y, i, k)});
    add_segment(c, to);
}

void canvas_cubic(Canvas *c, CanvasPoint first, CanvasPoint second, CanvasPoint to)
{
    const CanvasPoint a = c->at, p = first, q = second;
    const int x1 = magnitude(a.x - 2 * p.x + q.x), y1 = magnitude(a.y - 2 * p.y + q.y);
    const int x2 = magnitude(p.x - 2 * q.x + to.x), y2 = magnitude(p.y - 2 * q.y + to.y);
    const int x = x1 > x2 ? x1 : x2, y = y1 > y2 ? y1 : y2;
    const int k = halvings((x > y ? x : y) * 3 / 4);
    for (int i = 1; i < 1 << k; i++)
        add_segment(c, (CanvasPoint){cubic_at(a.x, p.x, q.x, to.x, i, k), cubic_at(a.y, p.y, q.y, to.y, i, k)});
    add_segment(c, to);
}

/* ---- cells ---- */

/* An edge within a cell, down by dy; ends: how far its two ends are from the cell's left, together. What is right of it
 * is covered. */
static void add_cell(int32_t *row, int width, int cell, int dy, int ends)
{
    if (cell < 0) {
        row[0] += dy * 2 * CANVAS_PIXEL;
    } else if (cell < width) {
        row[cell] += dy * (2 * CANVAS_PIXEL - ends);
        row[cell + 1] += dy * ends;
    }
}

/* An edge within a row of pixels, from ax to bx (from the grid's left), down by dy, or up. */
static void add_in_row(int32_t *row, int width, int ax, int bx, int dy)
{
    int cell = ax >> SHIFT, done = 0, x = ax;
    const int last = bx >> SHIFT, step = bx > ax ? 1 : -1;
    for (; cell != last; cell += step) { /* so ax is not bx */
        const int edge = (cell + (step > 0)) * CANVAS_PIXEL;
        const int y = (int)((int64_t)dy * (edge - ax) / (bx - ax));
        add_cell(row, width, cell, y - done, x + edge - 2 * cell * CANVAS_PIXEL);
        x = edge;
        done = y;
    }
    add_cell(row, width, cell, dy - done, x + bx - 2 * cell * CANVAS_PIXEL);
}

static int x_at(const Segment *s, int y)
{
    const int all = s->to.y - s->from.y; /* never 0 */
    if (!all || y == s->from.y || y == s->to.y)
        return y == s->from.y ? s->from.x : s->to.x;
    return s->from.x + (int)((int64_t)(s->to.x - s->from.x) * (y - s->from.y) / all);
}

static void add_edge(const Grid *g, const Segment *s)
{
    const bool down = s->to.y > s->from.y;
    int top = down ? s->from.y : s->to.y, foot = down ? s->to.y : s->from.y;
    const int first = g->top * CANVAS_PIXEL, end = (g->top + g->height) * CANVAS_PIXEL, left = g->left * CANVAS_PIXEL;
    top = top < first ? first : top;
    foot = foot > end ? end : foot;
    int x = top < foot ? x_at(s, top) - left : 0;
    for (int y = top; y < foot;) {
        const int row = y >> SHIFT, below = (row + 1) * CANVAS_PIXEL, to = below < foot ? below : foot;
        const int next = x_at(s, to) - left;
        add_in_row(g->cells + (size_t)(row - g->top) * (size_t)(g->width + 1), g->width, x, next,
                   down ? to - y : y - to);
        x = next;
        y = to;
    }
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

static void paint_row(unsigned char *pixel, const int32_t *cells, int width, const unsigned char rgb[3])
{
    int sum = 0;
    for (int x = 0; x < width; x++, pixel += 3) {
        sum += cells[x];
        const int cover = magnitude(sum) / (WHOLE / 256);
        if (cover)
            blend(pixel, rgb, cover < 256 ? cover : 256);
    }
}

/* The canvas's pixels that the shape touches. */
static Grid grid_of(Canvas *c)
{
    const int left = c->least.x >> SHIFT, top = c->least.y >> SHIFT;
    const int right = (c->most.x >> SHIFT) + 1, foot = (c->most.y >> SHIFT) + 1;
    Grid g = {.left = left > 0 ? left : 0, .top = top > 0 ? top : 0};
    g.width = (right < c->width ? right : c->width) - g.left;
    g.height = (foot < c->height ? foot : c->height) - g.top;
    if (g.width <= 0 || g.height <= 0)
        return (Grid){0};
    const size_t n = (size_t)(g.width + 1) * (size_t)g.height;
    if (n > c->n_cells) {
        mem_free(c->cells);
        c->cells = mem_alloc(n * sizeof *c->cells);
        c->n_cells = n;
    }
    memset(c->cells, 0, n * sizeof *c->cells);
    g.cells = c->cells;
    return g;
}

void canvas_fill(Canvas *c, uint32_t colour)
{
    unsigned char rgb[3];
    close_contour(c);
    split(colour, rgb);
    const Grid g = c->segments.len ? grid_of(c) : (Grid){0};
    for (size_t i = 0; g.cells && i < c->segments.len; i++)
        add_edge(&g, &c->segments.ptr[i]);
    for (int y = 0; y < g.height; y++)
        paint_row(pixel_at(c, g.left, g.top + y), g.cells + (size_t)y * (size_t)(g.width + 1), g.width, rgb);
    c->segments.len = 0;
}

/* ---- rectangles and pictures ---- */

/* How much of [from, to) lies in pixel i: 0 … 256. */
static int shared(int from, int to, int i)
{
    const int a = i * CANVAS_PIXEL > from ? i * CANVAS_PIXEL : from;
    const int b = (i + 1) * CANVAS_PIXEL < to ? (i + 1) * CANVAS_PIXEL : to;
    return b > a ? b - a : 0;
}

static int clamp(int v, int least, int most)
{
    return v < least ? least : v > most ? most : v;
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
