/* Small copies of pictures: their sizes, their colours, and what can't be read. */
#include "check.h"

#include "html/thumbnail.h"
#include <png.h>
#include <stdlib.h>
#include <turbojpeg.h>

/* A PNG, black at left and red at right, its upper half transparent when asked for. */
static Buf png_of(int width, int height, bool transparent)
{
    Buf file = {0};
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)width,
                       .height = (png_uint_32)height,
                       .format = PNG_FORMAT_RGBA};
    unsigned char *p = mem_alloc(PNG_IMAGE_SIZE(image));
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            unsigned char *c = p + 4 * ((size_t)y * (size_t)width + (size_t)x);
            c[0] = x < width / 2 ? 0 : 255;
            c[3] = transparent && y < height / 2 ? 0 : 255;
        }
    png_alloc_size_t n = PNG_IMAGE_PNG_SIZE_MAX(image);
    buf_reserve(&file, n + 1);
    if (png_image_write_to_memory(&image, file.data, &n, 0, p, 0, NULL))
        file.len = n;
    mem_free(p);
    return file;
}

/* The pixel at (x, y) of a JPEG as 0xRRGGBB, and its size. */
static unsigned pixel(Checks *c, const Buf *jpeg, int x, int y, int *width, int *height)
{
    int sampling, space;
    unsigned rgb = 0;
    tjhandle tj = tjInitDecompress();
    const unsigned char *bytes = (const unsigned char *)jpeg->data;
    bool ok = jpeg->len && tjDecompressHeader3(tj, bytes, jpeg->len, width, height, &sampling, &space) == 0;
    CHECK(c, ok);
    if (ok && x < *width && y < *height) {
        unsigned char *p = mem_alloc((size_t)*width * (size_t)*height * 3);
        CHECK_INT(c, tjDecompress2(tj, bytes, jpeg->len, p, *width, 0, *height, TJPF_RGB, 0), 0);
        const unsigned char *at = p + 3 * ((size_t)y * (size_t)*width + (size_t)x);
        rgb = (unsigned)at[0] << 16 | (unsigned)at[1] << 8 | at[2];
        mem_free(p);
    }
    tjDestroy(tj);
    return rgb;
}

static bool is_near(unsigned a, unsigned b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) > 12)
            return false;
    return true;
}

static void test_sizes(Checks *c)
{
    int w, h, tw, th;
    Buf png = png_of(1000, 500, false), small = {0}, smaller = {0};
    CHECK(c, thumbnail_jpeg(&png, &w, &h, &small));
    CHECK(c, w == 1000 && h == 500);
    unsigned left = pixel(c, &small, 20, 100, &tw, &th), right = pixel(c, &small, 480, 100, &tw, &th);
    CHECK_AT(c, tw == 500 && th == 250, "%d × %d", tw, th);
    CHECK_AT(c, is_near(left, 0) && is_near(right, 0xFF0000), "%06x %06x", left, right);
    /* The JPEG again: seven eighths of it. */
    CHECK(c, thumbnail_jpeg(&small, &w, &h, &smaller));
    CHECK(c, w == 500 && h == 250);
    right = pixel(c, &smaller, 400, 100, &tw, &th);
    CHECK_AT(c, tw == 438 && th == 219, "%d × %d", tw, th);
    CHECK_AT(c, is_near(right, 0xFF0000), "%06x", right);
    buf_free(&png);
    buf_free(&small);
    buf_free(&smaller);
    png = png_of(4000, 2, false); /* narrow: never less than one pixel */
    CHECK(c, thumbnail_jpeg(&png, &w, &h, &small));
    pixel(c, &small, 0, 0, &tw, &th);
    CHECK_AT(c, tw == 2000 && th == 1, "%d × %d", tw, th);
    buf_free(&png);
    buf_free(&small);
}

static void test_transparency(Checks *c)
{
    int w, h;
    Buf png = png_of(64, 64, true), jpeg = {0};
    CHECK(c, thumbnail_jpeg(&png, &w, &h, &jpeg));
    CHECK(c, is_near(pixel(c, &jpeg, 8, 8, &w, &h), 0xFFFFFF)); /* on paper white */
    CHECK(c, is_near(pixel(c, &jpeg, 8, 56, &w, &h), 0));
    buf_free(&png);
    buf_free(&jpeg);
}

static void test_damaged(Checks *c)
{
    int w, h;
    Buf png = png_of(64, 64, false), out = {0}, empty = {0}, text = {0};
    buf_puts(&text, "not a picture at all");
    png.len /= 2;
    CHECK(c, !thumbnail_jpeg(&png, &w, &h, &out));
    CHECK(c, !thumbnail_jpeg(&empty, &w, &h, &out));
    CHECK(c, !thumbnail_jpeg(&text, &w, &h, &out));
    CHECK_INT(c, out.len, 0);
    buf_free(&png);
    buf_free(&text);
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    test_sizes(c);
    test_transparency(c);
    test_damaged(c);
    return CHECK_END(c);
}
