/* WebP and AVIF as pictures of an article: whole ones give their colours, cut ones are faults. */
#include "tests/check.h"

#include "picture/picture.h"
#include <stdio.h>
#include <stdlib.h>

enum { WIDTH = 40, HEIGHT = 30 };

typedef struct Rows {
    Buf pixels;
    size_t bytes;
} Rows;

static void take_row(void *context, const unsigned char *row)
{
    Rows *rows = context;
    buf_put(&rows->pixels, row, rows->bytes);
}

static bool is_near(const unsigned char *at, int r, int g, int b)
{
    return abs(at[0] - r) < 12 && abs(at[1] - g) < 12 && abs(at[2] - b) < 12;
}

/* The first half of what the file has is red, the second blue, and what is right of it clear where there is alpha. */
static void test_webp(Checks *c, int quality, bool alpha)
{
    static unsigned char pixels[WIDTH * HEIGHT * 3], opaque[WIDTH * HEIGHT];
    for (size_t i = 0; i < sizeof opaque; i++) {
        pixels[i * 3] = i < sizeof opaque / 2 ? 220 : 20;
        pixels[i * 3 + 1] = 20;
        pixels[i * 3 + 2] = i < sizeof opaque / 2 ? 20 : 220;
        opaque[i] = i % WIDTH < WIDTH / 2 ? 255 : 0;
    }
    Buf file = {0};
    PicturePixels size = {WIDTH, HEIGHT, 3, false};
    Picture p;
    PictureFault fault;
    CHECK(c, picture_write_webp(pixels, alpha ? opaque : NULL, size, quality, &file));
    CHECK(c, picture_look(file.data, file.len, &p, &fault));
    CHECK_INT(c, p.format, PICTURE_WEBP);
    CHECK_INT(c, p.width, WIDTH);
    CHECK_INT(c, p.height, HEIGHT);
    CHECK(c, p.alpha == alpha && picture_is_photo(&p) == (quality > 0));
    Rows rows = {.bytes = WIDTH * (alpha ? 4 : 3)};
    CHECK(c, picture_decode(file.data, file.len, &p, 0, false, take_row, &rows));
    CHECK_INT(c, rows.pixels.len, rows.bytes * HEIGHT);
    const unsigned char *first = (const unsigned char *)rows.pixels.data, *last = first + rows.bytes * (HEIGHT - 1);
    CHECK(c, is_near(first, 220, 20, 20) && is_near(last, 20, 20, 220));
    CHECK(c, !alpha || (first[3] == 255 && first[rows.bytes - 1] == 0));
    for (size_t n = 16; n < file.len; n++)
        CHECK_AT(c, !picture_look(file.data, n, &p, &fault), "cut at %zu of %zu", n, file.len);
    buf_free(&rows.pixels);
    buf_free(&file);
}

/* tests/pictures/lake.avif: sky above, water below, the sun at the top right. */
static void test_avif(Checks *c)
{
    Buf file = {0};
    FILE *in = fopen(PAIBAN_SOURCE_DIR "/tests/pictures/lake.avif", "rb");
    CHECK(c, in != NULL);
    for (int byte; in && (byte = fgetc(in)) != EOF;)
        buf_putc(&file, (char)byte);
    if (in)
        fclose(in);
    Picture p;
    PictureFault fault;
    CHECK(c, picture_look(file.data, file.len, &p, &fault));
    CHECK_INT(c, p.format, PICTURE_AVIF);
    CHECK_INT(c, p.width, 1600);
    CHECK_INT(c, p.height, 1000);
    CHECK_INT(c, p.orientation, 1);
    Rows rows = {.bytes = 1600 * 3};
    CHECK(c, picture_decode(file.data, file.len, &p, 0, false, take_row, &rows));
    const unsigned char *at = (const unsigned char *)rows.pixels.data;
    CHECK(c, is_near(at + rows.bytes * 20, 90, 150, 210));
    CHECK(c, is_near(at + rows.bytes * 210 + 1290 * 3, 250, 220, 90));
    CHECK(c, is_near(at + rows.bytes * 990, 40, 90, 140));
    for (size_t n = 16; n < file.len; n += 61)
        CHECK_AT(c, !picture_look(file.data, n, &p, &fault), "cut at %zu of %zu", n, file.len);
    buf_free(&rows.pixels);
    buf_free(&file);
}

int main(void)
{
    Checks c = {0};
    test_webp(&c, 80, false);
    test_webp(&c, 80, true);
    test_webp(&c, 0, true);
    test_avif(&c);
    return CHECK_END(&c);
}
