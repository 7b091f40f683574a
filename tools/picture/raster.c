/* A picture's pixels all at once, at its size or smaller: each pixel is the mean of the area that it covers. */
#include "picture/internal.h"

#include <string.h>

typedef struct Shrinking {
    PicturePixels from;
    PictureRaster *to;
    int row;          /* of `from`, the next */
    uint64_t *sums;   /* of a row of `to`: colours times what is seen of them, then what is seen */
    uint64_t *across; /* the same of a row of `from` */
} Shrinking;

static size_t channels(const Shrinking *s)
{
    return (size_t)s->from.components + 1;
}

/* In units of 1/(from.width) of a pixel of `to`, pixel x of `from` reaches from x·to.width on; at most two share it. */
static void gather(Shrinking *s, const unsigned char *row)
{
    const uint64_t from = (uint64_t)s->from.width, to = (uint64_t)s->to->width;
    size_t n = (size_t)s->from.components, step = n + (s->from.alpha ? 1 : 0);
    memset(s->across, 0, sizeof *s->across * channels(s) * (size_t)to);
    for (uint64_t x = 0; x < from; x++, row += step) {
        uint64_t first = x * to / from, edge = (first + 1) * from, end = (x + 1) * to;
        uint64_t part[2] = {end <= edge ? to : edge - x * to, end <= edge ? 0 : end - edge};
        unsigned seen = s->from.alpha ? row[n] : 255;
        for (uint64_t i = 0; i < 2 && part[i]; i++) {
            uint64_t *sum = s->across + channels(s) * (size_t)(first + i), weight = part[i] * seen;
            for (size_t k = 0; k < n; k++)
                sum[k] += weight * row[k];
            sum[n] += weight;
        }
    }
}

static void add(Shrinking *s, uint64_t weight)
{
    for (size_t i = 0, n = channels(s) * (size_t)s->to->width; i < n; i++)
        s->sums[i] += s->across[i] * weight;
}

static void put_row(Shrinking *s, size_t y)
{
    size_t n = (size_t)s->from.components, width = (size_t)s->to->width;
    uint64_t whole = (uint64_t)s->from.width * (uint64_t)s->from.height;
    unsigned char *out = s->to->pixels + y * width * n, nothing = (unsigned char)(n == 4 ? 0 : 255);
    for (size_t x = 0; x < width; x++) {
        uint64_t *sum = s->sums + channels(s) * x, seen = sum[n];
        for (size_t k = 0; k < n; k++)
            *out++ = (unsigned char)(seen ? (sum[k] + seen / 2) / seen : nothing);
        if (s->to->alpha)
            s->to->alpha[y * width + x] = (unsigned char)((seen + whole / 2) / whole);
    }
    memset(s->sums, 0, sizeof *s->sums * channels(s) * width);
}

static void take_row(void *context, const unsigned char *row)
{
    Shrinking *s = context;
    const uint64_t from = (uint64_t)s->from.height, to = (uint64_t)s->to->height, y = (uint64_t)s->row++;
    uint64_t first = y * to / from, edge = (first + 1) * from, end = (y + 1) * to;
    gather(s, row);
    add(s, end <= edge ? to : edge - y * to);
    if (end >= edge)
        put_row(s, (size_t)first);
    if (end > edge)
        add(s, end - edge);
}

/* A row as it is. */
static void copy_row(void *context, const unsigned char *row)
{
    Shrinking *s = context;
    size_t n = (size_t)s->from.components, width = (size_t)s->from.width, y = (size_t)s->row++;
    unsigned char *out = s->to->pixels + y * width * n, nothing = (unsigned char)(n == 4 ? 0 : 255);
    if (!s->to->alpha) {
        memcpy(out, row, width * n);
        return;
    }
    for (size_t x = 0; x < width; x++, row += n + 1) {
        unsigned char seen = s->to->alpha[y * width + x] = row[n];
        for (size_t k = 0; k < n; k++)
            *out++ = seen ? row[k] : nothing;
    }
}

bool picture_raster(const void *data, size_t n, const Picture *p, int longest, PictureRaster *out)
{
    Shrinking s = {.from = picture_pixels(p, longest), .to = out};
    int longer = s.from.width > s.from.height ? s.from.width : s.from.height;
    bool smaller = longest > 0 && longest < longer;
    *out = (PictureRaster){s.from.width, s.from.height, s.from.components, NULL, NULL};
    if (smaller) {
        int64_t width = (int64_t)s.from.width * longest / longer, height = (int64_t)s.from.height * longest / longer;
        out->width = width > 0 ? (int)width : 1;
        out->height = height > 0 ? (int)height : 1;
        s.sums = mem_alloc(sizeof *s.sums * channels(&s) * (size_t)out->width);
        s.across = mem_alloc(sizeof *s.across * channels(&s) * (size_t)out->width);
    }
    size_t pixels = (size_t)out->width * (size_t)out->height;
    out->pixels = mem_alloc(pixels * (size_t)out->components);
    if (s.from.alpha)
        out->alpha = mem_alloc(pixels);
    bool ok = picture_decode(data, n, p, longest, false, smaller ? take_row : copy_row, &s) && s.row == s.from.height;
    mem_free(s.sums);
    mem_free(s.across);
    if (!ok)
        picture_raster_free(out);
    return ok;
}

void picture_raster_free(PictureRaster *r)
{
    mem_free(r->pixels);
    mem_free(r->alpha);
    *r = (PictureRaster){0};
}

void picture_raster_flatten(PictureRaster *r)
{
    size_t n = (size_t)r->components, pixels = (size_t)r->width * (size_t)r->height;
    unsigned ground = n == 4 ? 0 : 255;
    for (size_t i = 0; r->alpha && i < pixels; i++)
        for (size_t k = 0; k < n; k++) {
            unsigned char *v = &r->pixels[i * n + k];
            *v = (unsigned char)((*v * (unsigned)r->alpha[i] + ground * (255U - r->alpha[i]) + 127) / 255);
        }
    mem_free(r->alpha);
    r->alpha = NULL;
}

/* Exif 2.3, 4.6.4: where the first row and the first column of what is stored are to be seen. */
void picture_turn_upright(unsigned char *pixels, int *width, int *height, int components, int orientation)
{
    if (orientation <= 1 || orientation > 8)
        return;
    int w = *width, h = *height;
    bool lying = orientation >= 5;
    size_t n = (size_t)components, shown_width = (size_t)(lying ? h : w);
    unsigned char *stored = mem_alloc((size_t)w * (size_t)h * n);
    memcpy(stored, pixels, (size_t)w * (size_t)h * n);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            bool from_right = orientation == 2 || orientation == 3, from_below = orientation == 3 || orientation == 4;
            int to_x = from_right ? w - 1 - x : x, to_y = from_below ? h - 1 - y : y;
            if (lying) {
                to_x = orientation == 6 || orientation == 7 ? h - 1 - y : y;
                to_y = orientation == 7 || orientation == 8 ? w - 1 - x : x;
            }
            memcpy(pixels + ((size_t)to_y * shown_width + (size_t)to_x) * n,
                   stored + ((size_t)y * (size_t)w + (size_t)x) * n, n);
        }
    mem_free(stored);
    *width = lying ? h : w;
    *height = lying ? w : h;
}
