/* A picture: what is looked at and found whole can be decoded, row by row and at once; a fault has words. */
#include "picture/picture.h"
#include "tests/fuzz/fuzz.h"

enum { MOST_PIXELS = 1 << 20 /* more take memory and time, not other ways */ };

static void fuzz_begin(void)
{
}

static void count_row(void *context, const unsigned char *row)
{
    int *rows = context;
    MUST(row != NULL);
    ++*rows;
}

static void decode(const uint8_t *data, size_t n, const Picture *p)
{
    int rows = 0;
    PicturePixels pixels = picture_pixels(p, 0);
    MUST(picture_decode(data, n, p, 0, true, count_row, &rows) && rows == pixels.height);
    PictureRaster r;
    MUST(picture_raster(data, n, p, 64, &r) && r.width >= 1 && r.height >= 1);
    picture_raster_free(&r);
    Buf profile = {0}, palette = {0}, deflated = {0};
    MUST(picture_profile(data, n, p, &profile) == (p->profile > 0 && !p->bad_profile));
    if (p->format == PICTURE_PNG && p->plain)
        MUST(picture_png_rows(data, n, p, &deflated, &palette) && deflated.len > 0);
    buf_free(&profile);
    buf_free(&palette);
    buf_free(&deflated);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Picture p;
    PictureFault fault;
    if (!picture_look(data, n, &p, &fault)) {
        MUST(fault.kind == PICTURE_TOO_LARGE || *fault.detail);
        return 0;
    }
    MUST(p.width >= 1 && p.height >= 1 && p.orientation >= 1 && p.orientation <= 8 && p.size == n);
    if (p.format != PICTURE_SVG && (int64_t)p.width * p.height <= MOST_PIXELS)
        decode(data, n, &p);
    return 0;
}
