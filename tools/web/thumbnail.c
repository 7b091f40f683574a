/* A picture in small: k × k of its pixels become one, their mean, row by row as it is decoded. */
#include "web/thumbnail.h"

enum { LONG_SIDE = 400, QUALITY = 72 };

typedef struct Shrinking {
    PicturePixels from, to; /* to: grey or RGB */
    int k;
    int rows;       /* of `from`, that sums has */
    int done;       /* rows of `to` */
    uint32_t *sums; /* of a row of `to` */
    unsigned char *out;
} Shrinking;

/* The row's pixels have the colours that the copy has, and nothing is seen through. */
static void add_plain(const Shrinking *s, const unsigned char *row)
{
    const size_t n = (size_t)s->to.components;
    uint32_t *sums = s->sums;
    for (int x = 0; x < s->to.width; x++, sums += n)
        for (int i = 0; i < s->k; i++)
            for (size_t c = 0; c < n; c++)
                sums[c] += *row++;
}

/* As screens show it: ink by ink, without a profile. */
static void cmyk_to_rgb(const unsigned char *cmyk, unsigned char rgb[3])
{
    for (int c = 0; c < 3; c++)
        rgb[c] = (unsigned char)((255 - cmyk[c]) * (255 - cmyk[3]) / 255);
}

static void add_pixel(const Shrinking *s, const unsigned char *pixel, uint32_t *sums)
{
    unsigned char rgb[3];
    const unsigned char *colour = pixel;
    unsigned alpha = s->from.alpha ? pixel[s->from.components] : 255;
    if (s->from.components == 4) {
        cmyk_to_rgb(pixel, rgb);
        colour = rgb;
    }
    int n = s->to.components == 1 ? 1 : 3;
    for (int c = 0; c < n; c++) /* on white */
        sums[c] += (colour[c] * alpha + 255 * (255 - alpha) + 127) / 255;
}

static void end_row(Shrinking *s)
{
    size_t n = (size_t)s->to.width * (size_t)s->to.components;
    uint32_t area = (uint32_t)(s->k * s->k);
    unsigned char *out = s->out + n * (size_t)s->done++;
    for (size_t i = 0; i < n; i++) {
        out[i] = (unsigned char)((s->sums[i] + area / 2) / area);
        s->sums[i] = 0;
    }
    s->rows = 0;
}

static void take_row(void *context, const unsigned char *row)
{
    Shrinking *s = context;
    if (s->done == s->to.height) /* what is over beyond a multiple of k */
        return;
    size_t step = (size_t)(s->from.components + s->from.alpha);
    if (!s->from.alpha && s->from.components == s->to.components)
        add_plain(s, row);
    else
        for (int x = 0; x < s->to.width; x++)
            for (int i = 0; i < s->k; i++, row += step)
                add_pixel(s, row, s->sums + (size_t)x * (size_t)s->to.components);
    if (++s->rows == s->k)
        end_row(s);
}

/* What is to become what. */
static Shrinking plan(const Picture *p)
{
    Shrinking s = {.from = picture_pixels(p, LONG_SIDE), .k = 1};
    int longer = s.from.width > s.from.height ? s.from.width : s.from.height;
    int shorter = s.from.width + s.from.height - longer;
    if (longer / LONG_SIDE > 1)
        s.k = longer / LONG_SIDE < shorter ? longer / LONG_SIDE : shorter;
    s.to = (PicturePixels){s.from.width / s.k, s.from.height / s.k, s.from.components == 1 ? 1 : 3, false};
    return s;
}

int thumbnail_width(const Picture *p)
{
    Shrinking s = plan(p);
    return picture_upright_width(p) == p->width ? s.to.width : s.to.height;
}

bool thumbnail_jpeg(const Buf *file, const Picture *p, Buf *jpeg)
{
    Shrinking s = plan(p);
    size_t n = (size_t)s.to.width * (size_t)s.to.components;
    s.sums = mem_alloc(n * sizeof *s.sums);
    s.out = mem_alloc(n * (size_t)s.to.height);
    bool ok = picture_decode(file->data, file->len, p, LONG_SIDE, true, take_row, &s) && s.done == s.to.height;
    if (ok)
        picture_turn_upright(s.out, &s.to.width, &s.to.height, s.to.components, p->orientation);
    ok = ok && picture_write_jpeg(s.out, s.to, QUALITY, jpeg);
    mem_free(s.sums);
    mem_free(s.out);
    return ok;
}
