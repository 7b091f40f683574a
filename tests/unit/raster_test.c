/* Pictures made smaller (picture_raster_shrink): each pixel is the mean of the area that it covers, weighed by what is
 * seen of it; reckoned here pixel by pixel, in whole numbers. */
#include "picture/picture.h"
#include "tests/check.h"

typedef struct Size {
    int width, height, longest;
} Size;

static PictureRaster noise(Size size, int components, bool alpha)
{
    PictureRaster r = {size.width, size.height, components, NULL, NULL};
    const size_t n = (size_t)size.width * (size_t)size.height;
    uint32_t state = 7;
    r.pixels = mem_alloc(n * (size_t)components);
    r.alpha = alpha ? mem_alloc(n) : NULL;
    for (size_t i = 0; i < n * (size_t)components; i++)
        r.pixels[i] = (unsigned char)((state = state * 1664525 + 1013904223) >> 24);
    for (size_t i = 0; alpha && i < n; i++) { /* wholes and nothings among them */
        const uint32_t v = (state = state * 1664525 + 1013904223) >> 23;
        r.alpha[i] = (unsigned char)(v < 128 ? 0 : v > 383 ? 255 : v - 128);
    }
    return r;
}

/* How much of [i · from, (i + 1) · from) and [x · to, (x + 1) · to) is the same. */
static uint64_t shared(uint64_t i, uint64_t from, uint64_t x, uint64_t to)
{
    const uint64_t a = i * from > x * to ? i * from : x * to;
    const uint64_t b = (i + 1) * from < (x + 1) * to ? (i + 1) * from : (x + 1) * to;
    return b > a ? b - a : 0;
}

/* Component k of pixel (x, y) of `to`; k past them: its alpha. */
static int mean(const PictureRaster *from, const PictureRaster *to, int x, int y, int k)
{
    uint64_t sum = 0, seen = 0, all = 0;
    for (int v = 0; v < from->height; v++)
        for (int u = 0; u < from->width; u++) {
            const size_t i = (size_t)v * (size_t)from->width + (size_t)u;
            const uint64_t part = shared((uint64_t)x, (uint64_t)from->width, (uint64_t)u, (uint64_t)to->width) *
                                  shared((uint64_t)y, (uint64_t)from->height, (uint64_t)v, (uint64_t)to->height);
            const uint64_t weight = part * (from->alpha ? from->alpha[i] : 255);
            if (k < from->components)
                sum += weight * from->pixels[i * (size_t)from->components + (size_t)k];
            seen += weight;
            all += part;
        }
    if (k == from->components)
        return all ? (int)((seen + all / 2) / all) : -1; /* every pixel covers something */
    return seen ? (int)((sum + seen / 2) / seen) : from->components == 4 ? 0 : 255;
}

static void test_size(Checks *c, Size size, int components, bool alpha)
{
    PictureRaster from = noise(size, components, alpha), to;
    int differ = 0;
    picture_raster_shrink(&from, size.longest, &to);
    CHECK_INT(c, to.width > to.height ? to.width : to.height, size.longest);
    CHECK(c, to.components == components && !to.alpha == !alpha);
    for (int y = 0; y < to.height; y++)
        for (int x = 0; x < to.width; x++) {
            const size_t i = (size_t)y * (size_t)to.width + (size_t)x;
            for (int k = 0; k < components; k++)
                differ += to.pixels[i * (size_t)components + (size_t)k] != mean(&from, &to, x, y, k);
            differ += alpha && to.alpha && to.alpha[i] != mean(&from, &to, x, y, components);
        }
    CHECK_AT(c, !differ, "%d × %d to %d, %d components%s: %d differ", size.width, size.height, size.longest, components,
             alpha ? " and alpha" : "", differ);
    picture_raster_free(&from);
    picture_raster_free(&to);
}

int main(void)
{
    static const Size sizes[] = {{20, 10, 10}, {19, 11, 18}, {23, 7, 5}, {1, 30, 4},
                                 {30, 1, 29},  {17, 17, 1},  {9, 31, 30}};
    Checks c = {0};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int components = 1; components <= 4; components++)
            for (int alpha = 0; alpha < 2 && components != 2; alpha++)
                test_size(&c, sizes[i], components, alpha);
    return CHECK_END(&c);
}
