/* Canvases (picture/canvas.h): areas come out as geometry has them, whatever of a shape lies beyond the edges. */
#include "picture/canvas.h"
#include "tests/check.h"
#include <string.h>

enum { SIDE = 40, PX = CANVAS_PIXEL };

static int grey_at(const Canvas *c, int width, int x, int y)
{
    return canvas_pixels(c)[(y * width + x) * 3];
}

/* What is black of it, in 1/255 of a pixel. */
static int64_t ink(const Canvas *c, int width, int height)
{
    int64_t sum = 0;
    for (int i = 0; i < width * height; i++)
        sum += 255 - canvas_pixels(c)[i * 3];
    return sum;
}

static CanvasPoint at(int x, int y)
{
    return (CanvasPoint){x, y};
}

static void square(Canvas *c, int x, int y, int side, bool turned)
{
    canvas_move(c, at(x, y));
    canvas_line(c, turned ? at(x, y + side) : at(x + side, y));
    canvas_line(c, at(x + side, y + side));
    canvas_line(c, turned ? at(x + side, y) : at(x, y + side));
}

static void circle(Canvas *c, int x, int y, int r)
{
    const int k = r * 5523 / 10000;
    canvas_move(c, at(x + r, y));
    canvas_cubic(c, at(x + r, y + k), at(x + k, y + r), at(x, y + r));
    canvas_cubic(c, at(x - k, y + r), at(x - r, y + k), at(x - r, y));
    canvas_cubic(c, at(x - r, y - k), at(x - k, y - r), at(x, y - r));
    canvas_cubic(c, at(x + k, y - r), at(x + r, y - k), at(x + r, y));
}

static void test_rect(Checks *k)
{
    Canvas *c = canvas_new(SIDE, SIDE);
    canvas_rect(c, (CanvasBox){2 * PX + PX / 2, 3 * PX, 2 * PX, PX + PX / 4}, 0);
    CHECK_INT(k, grey_at(c, SIDE, 1, 3), 255);
    CHECK_INT(k, (grey_at(c, SIDE, 2, 3) + 1) / 2, 64); /* half of it */
    CHECK_INT(k, grey_at(c, SIDE, 3, 3), 0);
    CHECK_INT(k, (grey_at(c, SIDE, 4, 3) + 1) / 2, 64);
    CHECK_INT(k, (grey_at(c, SIDE, 3, 4) + 1) / 4, 48); /* a quarter of it */
    CHECK_INT(k, grey_at(c, SIDE, 3, 5), 255);
    CHECK_INT(k, grey_at(c, SIDE, 3, 2), 255);
    canvas_rect(c, (CanvasBox){-PX, -PX, (SIDE + 2) * PX, (SIDE + 2) * PX}, 0x102030);
    const unsigned char *last = canvas_pixels(c) + ((size_t)SIDE * SIDE - 1) * 3;
    CHECK(k, last[0] == 0x10 && last[1] == 0x20 && last[2] == 0x30);
    canvas_free(c);
}

static void test_areas(Checks *k)
{
    Canvas *c = canvas_new(SIDE, SIDE);
    canvas_move(c, at(3 * PX, 3 * PX));
    canvas_line(c, at(23 * PX, 3 * PX));
    canvas_line(c, at(3 * PX, 23 * PX));
    canvas_fill(c, 0);
    CHECK_INT(k, (ink(c, SIDE, SIDE) + 128) / 255, 200); /* 20 · 20 / 2 */
    CHECK_INT(k, grey_at(c, SIDE, 4, 4), 0);
    CHECK_INT(k, (grey_at(c, SIDE, 12, 13) + 1) / 2, 64); /* the slope goes through its corners */
    CHECK_INT(k, grey_at(c, SIDE, 20, 20), 255);
    canvas_free(c);

    c = canvas_new(SIDE, SIDE);
    circle(c, 20 * PX + 77, 20 * PX - 31, 15 * PX);
    canvas_fill(c, 0);
    /* π · 15² = 706.9; FreeType's chords lie to 1/8 pixel within their curves, 1/12 on the mean, of 94 around. */
    const int64_t area = ink(c, SIDE, SIDE) / 255;
    CHECK_AT(k, area >= 706 - 94 / 12 && area <= 709, "%lld", (long long)area);
    canvas_free(c);

    c = canvas_new(SIDE, SIDE);
    canvas_move(c, at(2 * PX, 32 * PX));
    canvas_quadratic(c, at(17 * PX, 2 * PX), at(32 * PX, 32 * PX));
    canvas_fill(c, 0);
    const int64_t under = ink(c, SIDE, SIDE) / 255; /* Archimedes: two thirds of its box, 30 · 15 */
    CHECK_AT(k, under >= 298 && under <= 301, "%lld", (long long)under);
    canvas_free(c);
}

static void test_winding(Checks *k)
{
    for (int turned = 0; turned < 2; turned++) {
        Canvas *c = canvas_new(SIDE, SIDE);
        square(c, 2 * PX, 2 * PX, 20 * PX, false);
        square(c, 6 * PX, 6 * PX, 10 * PX, turned);
        canvas_fill(c, 0);
        CHECK_INT(k, grey_at(c, SIDE, 3, 3), 0);
        CHECK_INT(k, grey_at(c, SIDE, 10, 10), turned ? 255 : 0);
        CHECK_INT(k, ink(c, SIDE, SIDE) / 255, turned ? 300 : 400);
        canvas_free(c);
    }
}

/* A pixel's square in each of the first so many pixels, as one shape. */
static void squares(Canvas *c, int width, int n)
{
    for (int i = 0; i < n; i++)
        square(c, i % width * PX, i / width * PX, PX, false);
}

/* A shape has 32767 points at most; of one with more nothing is painted, and it leaves nothing for the next. */
static void test_points(Checks *k)
{
    enum { WIDTH = 100, MOST = 32767 / 4 };
    Canvas *c = canvas_new(WIDTH, WIDTH);
    squares(c, WIDTH, MOST);
    CHECK(k, canvas_fill(c, 0));
    CHECK_INT(k, ink(c, WIDTH, WIDTH), 255 * MOST);
    squares(c, WIDTH, 3 * MOST);
    CHECK(k, !canvas_fill(c, 0xFFFFFF));
    CHECK_INT(k, ink(c, WIDTH, WIDTH), 255 * MOST);
    squares(c, WIDTH, 10);
    CHECK(k, canvas_fill(c, 0xFFFFFF));
    CHECK_INT(k, ink(c, WIDTH, WIDTH), 255 * (MOST - 10));
    CHECK(k, canvas_fill(c, 0)); /* no shape */
    CHECK_INT(k, ink(c, WIDTH, WIDTH), 255 * (MOST - 10));
    canvas_free(c);
}

/* Points between the 1/64 of a pixel are rounded, wherever the shape begins. */
static void test_rounding(Checks *k)
{
    enum { TENTH = PX / 10 };
    for (int x = 4; x <= 20; x += 16) {
        Canvas *c = canvas_new(SIDE, SIDE);
        square(c, (x - 12) * PX + TENTH, 0, 12 * PX, false); /* its right edge: a tenth of pixel x */
        CHECK(k, canvas_fill(c, 0));
        const int seen = 255 - grey_at(c, SIDE, x, 1); /* 25; to 2 less or more by 1/128 pixel, 1 by 256 levels */
        CHECK_AT(k, seen >= 22 && seen <= 28, "%d", seen);
        CHECK_INT(k, grey_at(c, SIDE, x - 1, 1), 0); /* nothing of the paper shines through */
        canvas_free(c);
    }
}

/* A canvas is a window: what is seen there is the same, whatever lies outside. */
static void test_edges(Checks *k)
{
    static const int shifts[][2] = {{0, 0}, {-25, 3}, {27, -4}, {2, -26}, {-3, 24}, {-24, -24}, {60, 0}, {0, -60}};
    for (size_t i = 0; i < sizeof shifts / sizeof *shifts; i++) {
        const int dx = shifts[i][0], dy = shifts[i][1], large = 3 * SIDE;
        Canvas *c = canvas_new(SIDE, SIDE), *whole = canvas_new(large, large);
        circle(c, (20 + dx) * PX + 33, (20 + dy) * PX + 99, 18 * PX);
        circle(whole, (20 + dx + SIDE) * PX + 33, (20 + dy + SIDE) * PX + 99, 18 * PX);
        canvas_fill(c, 0);
        canvas_fill(whole, 0);
        int differ = 0;
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++)
                differ += grey_at(c, SIDE, x, y) != grey_at(whole, large, x + SIDE, y + SIDE);
        CHECK_INT(k, differ, 0);
        canvas_free(c);
        canvas_free(whole);
    }
    Canvas *c = canvas_new(SIDE, SIDE);
    canvas_move(c, at(-2000000000, 5 * PX));
    canvas_line(c, at(2000000000, 5 * PX));
    canvas_line(c, at(2000000000, 7 * PX));
    canvas_line(c, at(-2000000000, 7 * PX));
    canvas_fill(c, 0);
    CHECK_INT(k, ink(c, SIDE, SIDE) / 255, 2 * SIDE);
    canvas_fill(c, 0xFFFFFF); /* nothing is left of a shape that was painted */
    CHECK_INT(k, ink(c, SIDE, SIDE) / 255, 2 * SIDE);
    canvas_free(c);
}

/* A stamp has the pixels of the shape that it was made of, wherever it is put, whatever of it lies outside. */
static void test_stamps(Checks *k)
{
    static const int shifts[][2] = {{0, 0}, {-25, 3}, {27, -4}, {2, -26}, {-3, 24}, {-24, -24}, {60, 0}, {0, -60}};
    Canvas *maker = canvas_new(1, 1);
    CanvasBox made, none;
    Buf cover = {0};
    circle(maker, 20 * PX + 33, 20 * PX + 99, 12 * PX);
    square(maker, 8 * PX, 4 * PX + 7, 9 * PX + 130, true);
    CHECK(k, canvas_cover(maker, &made, &cover));
    CHECK_INT(k, cover.len, made.w * made.h);
    CHECK(k, canvas_cover(maker, &none, &cover) && !none.w && !none.h); /* nothing is left of it, and nothing painted */
    CHECK_INT(k, ink(maker, 1, 1), 0);
    for (size_t i = 0; i < sizeof shifts / sizeof *shifts; i++) {
        const int dx = shifts[i][0], dy = shifts[i][1];
        Canvas *c = canvas_new(SIDE, SIDE), *filled = canvas_new(SIDE, SIDE);
        circle(filled, (20 + dx) * PX + 33, (20 + dy) * PX + 99, 12 * PX);
        square(filled, (8 + dx) * PX, (4 + dy) * PX + 7, 9 * PX + 130, true);
        canvas_fill(filled, 0x204060);
        CHECK(k, i || ink(filled, SIDE, SIDE) > 100 * 255);
        canvas_stamp(c, (CanvasBox){made.x + dx, made.y + dy, made.w, made.h}, (const unsigned char *)cover.data,
                     0x204060);
        CHECK_AT(k, memcmp(canvas_pixels(c), canvas_pixels(filled), (size_t)SIDE * SIDE * 3) == 0, "%zu", i);
        canvas_free(c);
        canvas_free(filled);
    }
    buf_free(&cover);
    canvas_free(maker);
}

static void test_picture(Checks *k)
{
    unsigned char pixels[] = {10, 20, 30, 40, 50, 60, 70, 80, 90}, alpha[] = {255, 0, 255, 255, 255, 128, 255, 0, 255};
    const PictureRaster grey = {3, 3, 1, pixels, NULL}, seen = {3, 3, 1, pixels, alpha}, rgb = {3, 1, 3, pixels, NULL};
    const CanvasBox all = {0, 0, 3 * PX, 3 * PX};
    Canvas *c = canvas_new(SIDE, SIDE);
    canvas_picture(c, &grey, all, (CanvasBox){4 * PX + 100, 5 * PX - 100, 3 * PX, 3 * PX}); /* to whole pixels */
    for (int i = 0; i < 9; i++)
        CHECK_INT(k, grey_at(c, SIDE, 4 + i % 3, 5 + i / 3), pixels[i]);
    CHECK_INT(k, grey_at(c, SIDE, 3, 5), 255);
    CHECK_INT(k, grey_at(c, SIDE, 7, 7), 255);
    canvas_picture(c, &seen, all, (CanvasBox){10 * PX, 0, 3 * PX, 3 * PX});
    CHECK_INT(k, grey_at(c, SIDE, 10, 0), 10);
    CHECK_INT(k, grey_at(c, SIDE, 11, 0), 255);
    CHECK_INT(k, grey_at(c, SIDE, 12, 1) / 4, (60 + 255) / 2 / 4);
    canvas_picture(c, &rgb, (CanvasBox){PX, 0, PX, PX}, (CanvasBox){20 * PX, 0, PX, PX}); /* the second of its three */
    CHECK(k, memcmp(canvas_pixels(c) + 3 * 20, "\x28\x32\x3c", 3) == 0);
    canvas_picture(c, &grey, all, (CanvasBox){-2 * PX, -2 * PX, 3 * PX, 3 * PX});
    CHECK_INT(k, grey_at(c, SIDE, 0, 0), 90);
    canvas_picture(c, &grey, all, (CanvasBox){0, 0, 0, 0});
    CHECK_INT(k, grey_at(c, SIDE, 0, 0), 90);
    canvas_free(c);
}

int main(void)
{
    Checks k = {0};
    test_rect(&k);
    test_areas(&k);
    test_winding(&k);
    test_points(&k);
    test_rounding(&k);
    test_edges(&k);
    test_stamps(&k);
    test_picture(&k);
    return CHECK_END(&k);
}
