/* Shapes into pixels: rows in four, each with the exact ends of its spans. */
#include "web/canvas.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS = 4 /* of a pixel */, STEP = SUB / ROWS };

Canvas canvas_new(int width, int height)
{
    Canvas c = {.width = width, .height = height};
    const size_t n = (size_t)width * (size_t)height * 3;
    c.rgb = mem_alloc(n);
    memset(c.rgb, 255, n);
    c.cover = mem_alloc((size_t)width * sizeof *c.cover);
    return c;
}

void canvas_free(Canvas *c)
{
    mem_free(c->rgb);
    mem_free(c->cover);
    vec_free(&c->edges);
    *c = (Canvas){0};
}

void canvas_line(Canvas *c, Sub x0, Sub y0, Sub x1, Sub y1)
{
    if (y0 < y1)
        vec_push(&c->edges, ((CanvasEdge){x0, y0, x1, y1, 1}));
    else if (y1 < y0)
        vec_push(&c->edges, ((CanvasEdge){x1, y1, x0, y0, -1}));
}

typedef struct Crossing {
    Sub x;
    int winding;
} Crossing;
typedef VEC(Crossing) Crossings;

static void cross(const Canvas *c, Sub y, Crossings *out)
{
    out->len = 0;
    for (size_t i = 0; i < c->edges.len; i++) {
        const CanvasEdge *e = &c->edges.ptr[i];
        if (y < e->y0 || y >= e->y1)
            continue;
        const Crossing one = {e->x0 + (e->x1 - e->x0) * (y - e->y0) / (e->y1 - e->y0), e->winding};
        size_t at = out->len;
        vec_push(out, one);
        for (; at > 0 && out->ptr[at - 1].x > one.x; at--)
            out->ptr[at] = out->ptr[at - 1];
        out->ptr[at] = one;
    }
}

/* Where a span begins and ends it covers a part of a pixel. */
static void cover_span(Canvas *c, Sub from, Sub to)
{
    const Sub end = (Sub)c->width * SUB;
    from = from < 0 ? 0 : from;
    to = to > end ? end : to;
    if (from >= to)
        return;
    for (Sub x = from / SUB; x <= (to - 1) / SUB; x++) {
        const Sub left = x * SUB > from ? x * SUB : from, right = (x + 1) * SUB < to ? (x + 1) * SUB : to;
        c->cover[x] = (uint16_t)(c->cover[x] + (right - left) / ROWS);
    }
}

static void cover_row(Canvas *c, Sub y, Crossings *at)
{
    for (int k = 0; k < ROWS; k++) {
        int winding = 0;
        cross(c, y * SUB + k * STEP + STEP / 2, at);
        for (size_t i = 0; i + 1 < at->len; i++) {
            winding += at->ptr[i].winding;
            if (winding)
                cover_span(c, at->ptr[i].x, at->ptr[i + 1].x);
        }
    }
}

static void blend_row(Canvas *c, Sub y, Sub from, Sub to, uint32_t color)
{
    unsigned char *out = c->rgb + ((size_t)y * (size_t)c->width + (size_t)from) * 3;
    for (Sub x = from; x < to; x++)
        for (int k = 0; k < 3; k++, out++) {
            const int ink = (int)(color >> (16 - 8 * k) & 0xFF), cover = c->cover[x] > SUB ? SUB : c->cover[x];
            *out = (unsigned char)(*out + (ink - *out) * cover / SUB);
        }
}

static Sub limited(Sub v, Sub least, Sub most)
{
    return v < least ? least : v > most ? most : v;
}

void canvas_fill(Canvas *c, uint32_t color)
{
    Sub left = INT64_MAX, right = INT64_MIN, top = INT64_MAX, bottom = INT64_MIN;
    for (size_t i = 0; i < c->edges.len; i++) {
        const CanvasEdge *e = &c->edges.ptr[i];
        const Sub low = e->x0 < e->x1 ? e->x0 : e->x1, high = e->x0 < e->x1 ? e->x1 : e->x0;
        left = low < left ? low : left;
        right = high > right ? high : right;
        top = e->y0 < top ? e->y0 : top;
        bottom = e->y1 > bottom ? e->y1 : bottom;
    }
    if (c->edges.len && right > 0 && bottom > 0) {
        const Sub from = limited(left / SUB - 1, 0, c->width), to = limited(right / SUB + 2, 0, c->width);
        Crossings at = {0};
        for (Sub y = limited(top / SUB, 0, c->height); y < limited(bottom / SUB + 1, 0, c->height) && from < to; y++) {
            memset(c->cover + from, 0, (size_t)(to - from) * sizeof *c->cover);
            cover_row(c, y, &at);
            blend_row(c, y, from, to, color);
        }
        vec_free(&at);
    }
    c->edges.len = 0;
}

void canvas_box(Canvas *c, Sub x, Sub y, Sub width, Sub height, uint32_t color)
{
    canvas_line(c, x, y, x, y + height);
    canvas_line(c, x + width, y + height, x + width, y);
    canvas_fill(c, color);
}

void canvas_picture(Canvas *c, Sub x, Sub y, Sub width, Sub height, const PictureRaster *from, const int64_t part[4])
{
    const Sub left = limited(x / SUB, 0, c->width), right = limited((x + width) / SUB, 0, c->width);
    const Sub top = limited(y / SUB, 0, c->height), bottom = limited((y + height) / SUB, 0, c->height);
    for (Sub py = top; py < bottom; py++)
        for (Sub px = left; px < right; px++) {
            const int64_t u = part[0] + (px * SUB + SUB / 2 - x) * part[2] / width;
            const int64_t v = part[1] + (py * SUB + SUB / 2 - y) * part[3] / height;
            const size_t at = (size_t)(limited(v, 0, from->height - 1) * from->width + limited(u, 0, from->width - 1)) *
                              (size_t)from->components;
            for (int k = 0; k < 3; k++)
                c->rgb[(size_t)(py * c->width + px) * 3 + (size_t)k] =
                    from->pixels[at + (from->components == 3 ? (size_t)k : 0)];
        }
}

bool canvas_jpeg(const Canvas *c, int quality, Buf *out)
{
    return picture_write_jpeg(c->rgb, (PicturePixels){c->width, c->height, 3, false}, quality, out);
}
