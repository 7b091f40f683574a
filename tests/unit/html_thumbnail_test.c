/* Small copies of pictures: their sizes, their colours whatever the file's model, and what can't be read. */
#include "check.h"

#include "web/thumbnail.h"
#include "tests/unit/picture_fixture.h"

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

static bool thumbnail(const Buf *file, Buf *jpeg)
{
    Picture p;
    PictureFault fault;
    return picture_look(file->data, file->len, &p, &fault) && thumbnail_jpeg(file, &p, jpeg);
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
    int tw, th;
    Buf png = png_of(1000, 500, false), small = {0}, smaller = {0};
    CHECK(c, thumbnail(&png, &small));
    unsigned left = pixel(c, &small, 20, 100, &tw, &th), right = pixel(c, &small, 480, 100, &tw, &th);
    CHECK_AT(c, tw == 500 && th == 250, "%d × %d", tw, th);
    CHECK_AT(c, is_near(left, 0) && is_near(right, 0xFF0000), "%06x %06x", left, right);
    /* The JPEG again: seven eighths of it. */
    CHECK(c, thumbnail(&small, &smaller));
    right = pixel(c, &smaller, 400, 100, &tw, &th);
    CHECK_AT(c, tw == 438 && th == 219, "%d × %d", tw, th);
    CHECK_AT(c, is_near(right, 0xFF0000), "%06x", right);
    buf_free(&png);
    buf_free(&small);
    buf_free(&smaller);
    png = png_of(4000, 2, false); /* narrow: never less than one pixel */
    CHECK(c, thumbnail(&png, &small));
    pixel(c, &small, 0, 0, &tw, &th);
    CHECK_AT(c, tw == 2000 && th == 1, "%d × %d", tw, th);
    buf_free(&png);
    buf_free(&small);
    /* An eighth of a large JPEG is still large. */
    static const unsigned char grey[4] = {99, 99, 99, 0};
    Buf large = jpeg_file(9000, 40, TJPF_GRAY, TJSAMP_GRAY, 0, grey, grey);
    CHECK(c, thumbnail(&large, &small));
    left = pixel(c, &small, 0, 0, &tw, &th);
    CHECK_AT(c, tw >= 400 && tw < 800 && is_near(left, 0x636363), "%d × %d, %06x", tw, th, left);
    buf_free(&large);
    buf_free(&small);
}

static void test_transparency(Checks *c)
{
    int w, h;
    Buf png = png_of(64, 64, true), jpeg = {0};
    CHECK(c, thumbnail(&png, &jpeg));
    CHECK(c, is_near(pixel(c, &jpeg, 8, 8, &w, &h), 0xFFFFFF)); /* on paper white */
    CHECK(c, is_near(pixel(c, &jpeg, 8, 56, &w, &h), 0));
    buf_free(&png);
    buf_free(&jpeg);
}

/* The mean of a square of the fixture's pattern, on white. */
static unsigned mean_of(const PngKind *k)
{
    unsigned sums[3] = {0}, rgb = 0;
    int n = png_components(k);
    bool alpha = k->type & PNG_COLOR_MASK_ALPHA;
    for (int i = 0; i < k->width * k->height; i++) {
        int x = i % k->width, y = i / k->width;
        unsigned a = alpha ? png_sample(k, x, y, n - 1) : 255;
        png_color e = png_entry((int)png_sample(k, x, y, 0));
        for (int s = 0; s < 3; s++) {
            unsigned v = png_sample(k, x, y, n - alpha == 3 ? s : 0);
            if (k->type == PNG_COLOR_TYPE_PALETTE)
                v = s == 0 ? e.red : s == 1 ? e.green : e.blue;
            sums[s] += (v * a + 255 * (255 - a)) / 255;
        }
    }
    for (int s = 0; s < 3; s++)
        rgb = rgb << 8 | sums[s] / (unsigned)(k->width * k->height);
    return rgb;
}

/* Every kind of PNG in small has the mean of its colours: 4,000 × 4 makes one row of squares of ten. */
static void test_models(Checks *c)
{
    static const struct {
        int type, bits;
        bool interlaced;
    } kinds[] = {{PNG_COLOR_TYPE_GRAY, 1, false},       {PNG_COLOR_TYPE_GRAY, 1, true},
                 {PNG_COLOR_TYPE_GRAY, 4, false},       {PNG_COLOR_TYPE_GRAY, 16, false},
                 {PNG_COLOR_TYPE_RGB, 8, true},         {PNG_COLOR_TYPE_RGB, 16, false},
                 {PNG_COLOR_TYPE_PALETTE, 2, false},    {PNG_COLOR_TYPE_PALETTE, 8, true},
                 {PNG_COLOR_TYPE_GRAY_ALPHA, 8, false}, {PNG_COLOR_TYPE_GRAY_ALPHA, 16, true},
                 {PNG_COLOR_TYPE_RGB_ALPHA, 16, false}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        PngKind k = {8000, 20, kinds[i].type, kinds[i].bits, kinds[i].interlaced, NULL}, square = k;
        square.width = 20; /* the pattern repeats itself nowhere, but its mean does */
        Buf png = png_file(&k), jpeg = {0};
        int w, h;
        CHECK(c, thumbnail(&png, &jpeg));
        unsigned sum[3] = {0}, rgb = 0;
        pixel(c, &jpeg, 0, 0, &w, &h);
        CHECK_AT(c, w == 400 && h == 1, "%d × %d", w, h);
        for (int x = 0; x < 8; x++)
            for (int s = 0; s < 3; s++)
                sum[s] += pixel(c, &jpeg, x, 0, &w, &h) >> 8 * (2 - s) & 255;
        for (int s = 0; s < 3; s++)
            rgb = rgb << 8 | sum[s] / 8;
        square.width = 160;
        CHECK_AT(c, is_near(rgb, mean_of(&square)), "type %d, %d bits, interlaced %d: %06x, not %06x", k.type, k.bits,
                 k.interlaced, rgb, mean_of(&square));
        buf_free(&png);
        buf_free(&jpeg);
    }
}

/* Cyan ink at left, black ink at right; both ways of storing it. */
static void test_cmyk(Checks *c)
{
    static const unsigned char cyan[4] = {0, 255, 255, 255}, black[4] = {255, 255, 255, 0};
    for (int progressive = 0; progressive < 2; progressive++) {
        Buf file = jpeg_file(800, 64, TJPF_CMYK, TJSAMP_444, progressive ? TJFLAG_PROGRESSIVE : 0, cyan, black);
        Buf jpeg = {0};
        int w, h;
        CHECK(c, thumbnail(&file, &jpeg));
        unsigned left = pixel(c, &jpeg, 20, 16, &w, &h), right = pixel(c, &jpeg, 380, 16, &w, &h);
        CHECK_AT(c, is_near(left, 0x00FFFF) && is_near(right, 0) && w == 400, "%06x %06x, %d", left, right, w);
        buf_free(&file);
        buf_free(&jpeg);
    }
}

static void test_changed(Checks *c)
{
    Buf png = png_of(64, 64, false), other = png_of(64, 48, false), out = {0};
    Picture p;
    PictureFault fault;
    CHECK(c, picture_look(png.data, png.len, &p, &fault));
    CHECK(c, !thumbnail_jpeg(&other, &p, &out));
    png.len /= 2;
    CHECK(c, !thumbnail_jpeg(&png, &p, &out));
    p.size = png.len;
    CHECK(c, !thumbnail_jpeg(&png, &p, &out));
    CHECK_INT(c, out.len, 0);
    buf_free(&png);
    buf_free(&other);
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    test_sizes(c);
    test_transparency(c);
    test_models(c);
    test_cmyk(c);
    test_changed(c);
    return CHECK_END(c);
}
