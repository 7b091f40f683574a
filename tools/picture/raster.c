/* A picture's pixels all at once, at its size or smaller: each pixel is the mean of the area that it covers. */
#include "picture/internal.h"

#include <assert.h>
#include <string.h>

/* A pixel of `to` across: it covers so much of pixel `first` of `from`, all of so many after it, so much of the next.
 */
typedef struct Reach {
    size_t first, whole;
    uint32_t head, tail; /* of from's to->width parts */
} Reach;

typedef struct Shrinking {
    PicturePixels from;
    PictureRaster *to;
    size_t channels; /* colours; with alpha colours times what is seen of them, then what is seen */
    int row;         /* of `from`, the next */
    Reach *reaches;
    uint16_t *values; /* of a row of `from` */
    uint32_t *across; /* of a row of `from`, its pixels gathered */
    uint64_t *sums;   /* of a row of `to` */
} Shrinking;

/* In units of 1/(to->width) of a pixel of `from`. */
static void find_reaches(Shrinking *s)
{
    const uint64_t from = (uint64_t)s->from.width, to = (uint64_t)s->to->width;
    for (uint64_t x = 0; x < to; x++) {
        const uint64_t begin = x * from, end = begin + from, first = begin / to, last = end / to;
        const uint64_t head = (first + 1) * to - begin; /* never more than end: `to` is not wider */
        s->reaches[x] = (Reach){(size_t)first, (size_t)(last - first - 1), (uint32_t)head, (uint32_t)(end - last * to)};
    }
}

/* The same for every number of channels: called with one that is known, it has no loop for them. */
static inline void gather_channels(const Shrinking *s, size_t n)
{
    const uint32_t whole = (uint32_t)s->to->width;
    for (size_t x = 0; x < (size_t)s->to->width; x++) {
        const Reach *r = &s->reaches[x];
        const uint16_t *v = s->values + r->first * n;
        uint32_t *out = s->across + x * n;
        for (size_t k = 0; k < n; k++) {
            uint32_t sum = 0;
            for (size_t i = 1; i <= r->whole; i++)
                sum += v[i * n + k];
            out[k] = v[k] * r->head + sum * whole + (r->tail ? v[(r->whole + 1) * n + k] * r->tail : 0);
        }
    }
}

static void gather(const Shrinking *s)
{
    static_assert((uint64_t)PICTURE_MAX_SIDE * 255 * 255 <= UINT32_MAX, "a row's sum of what is seen of colours");
    switch (s->channels) {
    case 1:
        gather_channels(s, 1);
        break;
    case 3:
        gather_channels(s, 3);
        break;
    case 4:
        gather_channels(s, 4);
        break;
    default:
        gather_channels(s, s->channels);
    }
}

/* A row of `from`: step values from one pixel to the next; seen: of its alpha, NULL: none. */
static void take_values(Shrinking *s, const unsigned char *row, size_t step, const unsigned char *seen,
                        size_t seen_step)
{
    const size_t width = (size_t)s->from.width, n = (size_t)s->from.components;
    if (!seen) {
        for (size_t i = 0; i < width * n; i++)
            s->values[i] = row[i];
        return;
    }
    uint16_t *out = s->values;
    for (size_t x = 0; x < width; x++, row += step, seen += seen_step) {
        for (size_t k = 0; k < n; k++)
            *out++ = (uint16_t)(row[k] * *seen);
        *out++ = *seen;
    }
}

static void add(Shrinking *s, uint64_t weight)
{
    for (size_t i = 0, n = s->channels * (size_t)s->to->width; i < n; i++)
        s->sums[i] += s->across[i] * weight;
}

/* The mean, rounded: by the reciprocal. Sums below 2^40 and a whole below 2^32 leave room for what that is off. */
static void put_opaque(const Shrinking *s, unsigned char *out)
{
    const uint64_t whole = (uint64_t)s->from.width * (uint64_t)s->from.height;
    const double part = 1.0 / (double)whole, spare = 1.0 / (4.0 * UINT32_MAX);
    for (size_t i = 0, n = s->channels * (size_t)s->to->width; i < n; i++)
        out[i] = (unsigned char)((double)(int64_t)(s->sums[i] + whole / 2) * part + spare);
}

static void put_seen(const Shrinking *s, unsigned char *out, unsigned char *alpha)
{
    const size_t n = (size_t)s->from.components;
    const uint64_t whole = (uint64_t)s->from.width * (uint64_t)s->from.height;
    const unsigned char nothing = (unsigned char)(n == 4 ? 0 : 255);
    for (size_t x = 0; x < (size_t)s->to->width; x++) {
        const uint64_t *sum = s->sums + s->channels * x, seen = sum[n];
        for (size_t k = 0; k < n; k++)
            *out++ = (unsigned char)(seen ? (sum[k] + seen / 2) / seen : nothing);
        alpha[x] = (unsigned char)((seen + whole / 2) / whole);
    }
}

static void put_row(Shrinking *s, size_t y)
{
    const size_t width = (size_t)s->to->width;
    unsigned char *out = s->to->pixels + y * width * (size_t)s->from.components;
    if (s->to->alpha)
        put_seen(s, out, s->to->alpha + y * width);
    else
        put_opaque(s, out);
    memset(s->sums, 0, sizeof *s->sums * s->channels * width);
}

/* The row in `values` goes to the one or two rows of `to` that share it. */
static void add_row(Shrinking *s)
{
    const uint64_t from = (uint64_t)s->from.height, to = (uint64_t)s->to->height, y = (uint64_t)s->row++;
    uint64_t first = y * to / from, edge = (first + 1) * from, end = (y + 1) * to;
    gather(s);
    add(s, end <= edge ? to : edge - y * to);
    if (end >= edge)
        put_row(s, (size_t)first);
    if (end > edge)
        add(s, end - edge);
}

static void take_row(void *context, const unsigned char *row)
{
    Shrinking *s = context;
    const size_t n = (size_t)s->from.components, step = n + (s->from.alpha ? 1 : 0);
    take_values(s, row, step, s->from.alpha ? row + n : NULL, step);
    add_row(s);
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

/* Room for the pixels. */
static Shrinking begin(PicturePixels from, int width, int height, PictureRaster *out)
{
    const size_t pixels = (size_t)width * (size_t)height;
    *out = (PictureRaster){width, height, from.components, NULL, NULL};
    out->pixels = mem_alloc(pixels * (size_t)out->components);
    if (from.alpha)
        out->alpha = mem_alloc(pixels);
    return (Shrinking){.from = from, .to = out, .channels = (size_t)from.components + (from.alpha ? 1 : 0)};
}

/* The longer side becomes so long: room for the way there, too. */
static Shrinking begin_shrinking(PicturePixels from, int longest, PictureRaster *out)
{
    const int longer = from.width > from.height ? from.width : from.height;
    const int64_t width = (int64_t)from.width * longest / longer, height = (int64_t)from.height * longest / longer;
    Shrinking s = begin(from, width > 0 ? (int)width : 1, height > 0 ? (int)height : 1, out);
    s.reaches = mem_alloc(sizeof *s.reaches * (size_t)out->width);
    s.values = mem_alloc(sizeof *s.values * s.channels * (size_t)from.width);
    s.across = mem_alloc(sizeof *s.across * s.channels * (size_t)out->width);
    s.sums = mem_alloc(sizeof *s.sums * s.channels * (size_t)out->width);
    find_reaches(&s);
    return s;
}

static void end(Shrinking *s)
{
    mem_free(s->reaches);
    mem_free(s->values);
    mem_free(s->across);
    mem_free(s->sums);
}

bool picture_raster(const void *data, size_t n, const Picture *p, int longest, PictureRaster *out)
{
    const PicturePixels from = picture_pixels(p, longest);
    const bool smaller = longest > 0 && (longest < from.width || longest < from.height);
    Shrinking s = smaller ? begin_shrinking(from, longest, out) : begin(from, from.width, from.height, out);
    bool ok = picture_decode(data, n, p, longest, false, smaller ? take_row : copy_row, &s) && s.row == from.height;
    end(&s);
    if (!ok)
        picture_raster_free(out);
    return ok;
}

void picture_raster_shrink(const PictureRaster *r, int longest, PictureRaster *out)
{
    const size_t n = (size_t)r->components, width = (size_t)r->width;
    assert(longest > 0 && (longest < r->width || longest < r->height));
    Shrinking s = begin_shrinking((PicturePixels){r->width, r->height, r->components, r->alpha != NULL}, longest, out);
    for (size_t y = 0; y < (size_t)r->height; y++) {
        take_values(&s, r->pixels + y * width * n, n, r->alpha ? r->alpha + y * width : NULL, 1);
        add_row(&s);
    }
    end(&s);
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
