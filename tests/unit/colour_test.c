/* Colour: known Lab values, neutral stays black alone, black-point compensation, total ink. */
#include "tests/check.h"

#include "base/buf.h"
#include "colour/colour.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Buf read_file(const char *path)
{
    Buf b = {0};
    char part[4096];
    FILE *f = fopen(path, "rb");
    for (size_t n; f && (n = fread(part, 1, sizeof part, f)) > 0;)
        buf_put(&b, part, n);
    if (f)
        fclose(f);
    return b;
}

static ColourProfile *newspaper(void)
{
    Buf b = read_file(PAIBAN_SOURCE_DIR "/layouts/_press/newspaper.icc");
    ColourProfile *p = colour_profile_read(b.data, b.len);
    buf_free(&b);
    return p;
}

static void expect_lab(Checks *c, const ColourProfile *p, const double *components, double l, double a, double b,
                       double within)
{
    double lab[3];
    colour_lab(p, components, lab);
    double e = sqrt((lab[0] - l) * (lab[0] - l) + (lab[1] - a) * (lab[1] - a) + (lab[2] - b) * (lab[2] - b));
    CHECK_AT(c, e <= within, "Lab %.2f %.2f %.2f, not %.2f %.2f %.2f", lab[0], lab[1], lab[2], l, a, b);
}

/* sRGB's primaries under D50: as Lindbloom's tables have them (Bradford). */
static void test_srgb(Checks *c)
{
    ColourProfile *p = colour_profile_srgb(), *grey = colour_profile_srgb_grey();
    CHECK(c, p && grey && colour_profile_model(p) == COLOUR_RGB && colour_profile_model(grey) == COLOUR_GREY);
    expect_lab(c, p, (double[]){1, 1, 1}, 100, 0, 0, 0.1);
    expect_lab(c, p, (double[]){0, 0, 0}, 0, 0, 0, 0.1);
    expect_lab(c, p, (double[]){1, 0, 0}, 54.29, 80.81, 69.89, 0.3);
    expect_lab(c, p, (double[]){0, 1, 0}, 87.82, -79.27, 80.99, 0.3);
    expect_lab(c, p, (double[]){0, 0, 1}, 29.57, 68.30, -112.03, 0.3);
    expect_lab(c, p, (double[]){0.5, 0.5, 0.5}, 53.39, 0, 0, 0.1);
    expect_lab(c, grey, (double[]){0.5}, 53.39, 0, 0, 0.1);
    CHECK(c, !colour_profile_is_output(p));
    colour_profile_free(p);
    colour_profile_free(grey);
}

/* FOGRA30L.ti3: solids and paper as measured, relative to the paper's white (Lab 95.93 -0.77 3.85). The values are of
 * the measured XYZ, each divided by the paper's. */
static void test_newspaper(Checks *c)
{
    ColourProfile *p = newspaper();
    CHECK(c, p && colour_profile_model(p) == COLOUR_CMYK && colour_profile_is_output(p));
    if (!p)
        return;
    CHECK(c, colour_profile_version(p) == 2); /* PDF/X-1a is PDF 1.4: no version 4 */
    CHECK(c, strcmp(colour_profile_name(p), "Newspaper 240 % (FOGRA30 data)") == 0);
    expect_lab(c, p, (double[]){0, 0, 0, 0}, 100, 0, 0, 0.5);
    /* 9: M 100: XYZ 35.25 21.09 15.51 of 86.21 89.84 69.76; 1 M 10: 78.59 78.56 62.24 */
    double x = 35.25 / 86.21, y = 21.09 / 89.84, z = 15.51 / 69.76;
    expect_lab(c, p, (double[]){0, 1, 0, 0}, 116 * cbrt(y) - 16, 500 * (cbrt(x) - cbrt(y)), 200 * (cbrt(y) - cbrt(z)),
               2);
    x = 78.59 / 86.21, y = 78.56 / 89.84, z = 62.24 / 69.76;
    expect_lab(c, p, (double[]){0, 0.1, 0, 0}, 116 * cbrt(y) - 16, 500 * (cbrt(x) - cbrt(y)), 200 * (cbrt(y) - cbrt(z)),
               2);
    colour_profile_free(p);
}

/* All of sRGB comes to 240 % at most: a grid of 32 a side. */
static void test_limit_of_profile(Checks *c)
{
    ColourProfile *srgb = colour_profile_srgb(), *press = newspaper();
    ColourTransform *t = colour_transform_new(srgb, press, COLOUR_RELATIVE);
    CHECK(c, t);
    int most = 0;
    for (int r = 0; r < 32 && t; r++)
        for (int g = 0; g < 32; g++) {
            unsigned char in[32 * 3], out[32 * 4];
            for (int b = 0; b < 32; b++) {
                in[b * 3] = (unsigned char)(r * 255 / 31);
                in[b * 3 + 1] = (unsigned char)(g * 255 / 31);
                in[b * 3 + 2] = (unsigned char)(b * 255 / 31);
            }
            colour_transform_run(t, in, out, 32);
            int ink = colour_most_ink(out, 32);
            most = ink > most ? ink : most;
        }
    CHECK_AT(c, most <= 242 && most >= 200, "%d %%", most);
    colour_transform_free(t);
    colour_profile_free(srgb);
    colour_profile_free(press);
}

/* White is bare paper, black is full ink, a grey of L is a grey of that L on paper, black points aside. */
static void test_black(Checks *c)
{
    ColourProfile *press = newspaper(), *srgb = colour_profile_srgb(), *black = colour_profile_black(press);
    CHECK(c, black && colour_profile_model(black) == COLOUR_GREY);
    ColourTransform *t = colour_transform_new(srgb, black, COLOUR_RELATIVE);
    CHECK(c, t);
    if (!t)
        return;
    unsigned char in[256 * 3], out[256];
    for (int i = 0; i < 256; i++)
        in[i * 3] = in[i * 3 + 1] = in[i * 3 + 2] = (unsigned char)i;
    colour_transform_run(t, in, out, 256);
    CHECK_AT(c, out[0] == 0 && out[255] == 255, "%d %d", out[0], out[255]);
    double darkest[3], lightest[3] = {0};
    colour_lab(press, (double[]){0, 0, 0, 1}, darkest);
    colour_lab(press, (double[]){0, 0, 0, 0}, lightest);
    for (int i = 1; i < 256; i++)
        CHECK_AT(c, out[i] >= out[i - 1], "%d", i);
    /* ISO 18619: XYZ is scaled between the black points. */
    for (int i = 32; i < 256; i += 32) {
        double source[3], printed[3];
        colour_lab(srgb, (double[]){i / 255.0, i / 255.0, i / 255.0}, source);
        colour_lab(press, (double[]){0, 0, 0, 1 - out[i] / 255.0}, printed);
        double y = pow((source[0] + 16) / 116, 3), y_black = pow((darkest[0] + 16) / 116, 3);
        if (source[0] < 8)
            y = source[0] * 27 / 24389;
        double want = 116 * cbrt(y_black + y * (1 - y_black)) - 16;
        CHECK_AT(c, fabs(printed[0] - want) < 1.5, "%d: L %.1f, not %.1f", i, printed[0], want);
    }
    colour_transform_free(t);
    colour_profile_free(press);
    colour_profile_free(srgb);
    colour_profile_free(black);
}

/* gAMA 1.0 is linear light: a quarter of the light is L 57. sRGB's own numbers give sRGB. */
static void test_png(Checks *c)
{
    static const double adobe[8] = {0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06};
    ColourProfile *p = colour_profile_of_png(COLOUR_RGB, 100000, NULL),
                  *g = colour_profile_of_png(COLOUR_GREY, 100000, NULL);
    CHECK(c, p && g);
    expect_lab(c, p, (double[]){0.25, 0.25, 0.25}, 57.08, 0, 0, 0.2);
    expect_lab(c, g, (double[]){0.25}, 57.08, 0, 0, 0.2);
    colour_profile_free(p);
    colour_profile_free(g);
    p = colour_profile_of_png(COLOUR_RGB, 0, NULL);
    expect_lab(c, p, (double[]){0, 1, 0}, 87.82, -79.27, 80.99, 0.5);
    colour_profile_free(p);
    p = colour_profile_of_png(COLOUR_RGB, 45455, adobe); /* Adobe RGB (1998): its green is far outside sRGB */
    expect_lab(c, p, (double[]){0, 1, 0}, 83.10, -128.0, 87.0, 1.5);
    colour_profile_free(p);
    CHECK(c, !colour_profile_of_png(COLOUR_RGB, 45455, (const double[8]){0}));
}

static void test_ink(Checks *c)
{
    unsigned char p[] = {255, 255, 255, 255, 0, 0, 0, 255, 100, 50, 0, 0, 255, 204, 51, 102};
    CHECK(c, colour_most_ink(p, 4) == 400 && colour_most_ink(p + 4, 1) == 100 && colour_most_ink(p + 8, 1) == 59);
    colour_limit_ink(p, 4, 240);
    CHECK(c, colour_most_ink(p, 4) <= 240);
    CHECK(c, p[3] == 255 && p[0] == p[1] && p[1] == p[2] && p[0] == 119);                  /* (612 - 255) / 3 */
    CHECK(c, p[7] == 255 && p[8] == 100 && p[9] == 50);                                    /* not over it: as it was */
    CHECK_AT(c, p[12] == 255 && p[13] == 204 && p[14] == 51 && p[15] == 102, "%d", p[12]); /* 240 % is not over it */
    colour_limit_ink(p, 1, 80);
    CHECK(c, p[0] == 0 && p[3] == 204);
    unsigned char grey[] = {9, 9, 9, 200, 203, 201};
    CHECK(c, colour_is_neutral(grey, 2, 3) && !colour_is_neutral(grey, 2, 2));
    unsigned char k[] = {0, 0, 0, 9, 1, 0, 2, 255};
    CHECK(c, colour_is_black_only(k, 2, 2) && !colour_is_black_only(k, 2, 1));
}

/* The same profile on both sides: colours stay, to a step. */
static void test_identity(Checks *c)
{
    ColourProfile *srgb = colour_profile_srgb();
    ColourTransform *t = colour_transform_new(srgb, srgb, COLOUR_RELATIVE);
    unsigned char in[] = {1, 2, 3, 200, 100, 0, 255, 255, 255}, out[9];
    colour_transform_run(t, in, out, 3);
    for (int i = 0; i < 9; i++)
        CHECK_AT(c, abs(in[i] - out[i]) <= 1, "%d: %d", i, out[i]);
    colour_transform_free(t);
    colour_profile_free(srgb);
}

/* Cut off, wrong class, no profile at all. */
static void test_refused(Checks *c)
{
    Buf b = read_file(PAIBAN_SOURCE_DIR "/layouts/_press/newspaper.icc");
    CHECK(c, b.len > 1000);
    CHECK(c, !colour_profile_read(b.data, 100) && !colour_profile_read("", 0));
    Buf cut = {0};
    buf_put(&cut, b.data, b.len / 3);
    CHECK(c, !colour_profile_read(cut.data, cut.len));
    memcpy(b.data + 12, "link", 4);
    CHECK(c, !colour_profile_read(b.data, b.len));
    buf_free(&b);
    buf_free(&cut);
}

int main(void)
{
    Checks c = {0};
    test_srgb(&c);
    test_newspaper(&c);
    test_limit_of_profile(&c);
    test_black(&c);
    test_png(&c);
    test_ink(&c);
    test_identity(&c);
    test_refused(&c);
    return CHECK_END(&c);
}
