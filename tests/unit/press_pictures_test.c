/* Pictures in the inks of the press: what is neutral has black ink alone, profiles count, transparency stays or is
 * flattened, ink keeps to the limit, pixels beyond use go. */
#include "tests/check.h"

#include "draw/picture_images.h"
#include "tests/unit/picture_fixture.h"
#include "tests/unit/press_fixture.h"
#include <math.h>

typedef struct Zoo {
    Arena *arena;
    Press *press;
    Colours *colours;
    Diag *d;
} Zoo;

static void zoo_open(Zoo *z)
{
    z->arena = arena_new();
    z->press = fixture_press(z->arena);
    z->d = diag_new();
    z->colours = colours_new(z->press, z->d);
}

static void zoo_close(Zoo *z)
{
    colours_free(z->colours);
    diag_free(z->d);
    arena_free(z->arena);
}

/* A picture of a file; takes the file over. */
static PictureObject object_of(Checks *c, Zoo *z, Buf file)
{
    Picture p;
    PictureFault fault;
    CHECK_AT(c, looks(&file, &p, &fault), "%s", fault.detail);
    return (PictureObject){
        .picture = arena_dup(z->arena, &p, sizeof p), .path = "a.png", .file = file, .least_ppi = 200};
}

static void object_close(PictureObject *o)
{
    buf_free(&o->file);
    for (int i = 0; i < USES; i++)
        image_free(&o->images[i]);
}

/* Pixels of 8 bits: an image made here, of rows. */
static Buf pixels_of(const Image *i)
{
    size_t n = i->model == PICTURE_GREY ? 1 : i->model == PICTURE_CMYK ? 4 : 3;
    uLongf size = (uLongf)((size_t)i->width * (size_t)i->height * n);
    Buf out = {0};
    buf_reserve(&out, size + 1);
    if (uncompress((Bytef *)out.data, &size, (const Bytef *)i->data.data, (uLong)i->data.len) == Z_OK)
        out.len = size;
    return out;
}

static Buf png_of(int type, int width, int height, const void *rows, size_t n)
{
    return png_of_data((unsigned)width, (unsigned)height, 8, type, rows, n, true);
}

static bool make(Zoo *z, PictureObject *o, bool black_only)
{
    return picture_for_press(z->d, z->colours, z->press, o, black_only, &o->images[USE_PRESS]);
}

/* Two rows of two: white, black, a grey, the same grey a step off. */
static void test_neutral(Checks *c, Zoo *z)
{
    static const unsigned char rows[] = {0, 255, 255, 255, 0, 0, 0, 0, 128, 128, 128, 127, 128, 129};
    PictureObject o = object_of(c, z, png_of(PNG_COLOR_TYPE_RGB, 2, 2, rows, sizeof rows));
    CHECK(c, make(z, &o, false));
    const Image *i = &o.images[USE_PRESS];
    CHECK(c, i->model == PICTURE_GREY && i->coding == IMAGE_ROWS && i->width == 2 && i->height == 2 && !i->profile);
    Buf p = pixels_of(i);
    const unsigned char *v = (const unsigned char *)p.data;
    CHECK_AT(c, p.len == 4 && v[0] == 255 && v[1] == 0, "%d %d", v[0], v[1]);
    /* As the press prints it: the grey of L 53.6 between paper and black ink, black points aside (ISO 18619). */
    ColourProfile *press = colour_profile_read(z->press->profile, z->press->profile_size);
    double black[3], printed[3];
    colour_lab(press, (double[]){0, 0, 0, 1}, black);
    colour_lab(press, (double[]){0, 0, 0, 1 - v[2] / 255.0}, printed);
    double y = 0.2159, y_black = pow((black[0] + 16) / 116, 3);
    double want = 116 * cbrt(y_black + y * (1 - y_black)) - 16;
    CHECK_AT(c, fabs(printed[0] - want) < 1.5, "L %.1f, not %.1f", printed[0], want);
    CHECK_AT(c, abs(v[3] - v[2]) <= 1, "%d %d", v[2], v[3]);
    CHECK_INT(c, o.most_ink, 100);
    colour_profile_free(press);
    buf_free(&p);
    object_close(&o);
}

/* One coloured pixel makes it a picture of four inks; on a page of black ink it is grey none the less. */
static void test_coloured(Checks *c, Zoo *z)
{
    static const unsigned char rows[] = {0, 255, 255, 255, 0, 0, 0, 0, 0, 0, 160, 128, 128, 128};
    PictureObject o = object_of(c, z, png_of(PNG_COLOR_TYPE_RGB, 2, 2, rows, sizeof rows));
    CHECK(c, make(z, &o, false));
    CHECK(c, o.images[USE_PRESS].model == PICTURE_CMYK);
    Buf p = pixels_of(&o.images[USE_PRESS]);
    const unsigned char *v = (const unsigned char *)p.data;
    CHECK_INT(c, p.len, 16);
    CHECK(c, v[0] + v[1] + v[2] + v[3] == 0); /* white is bare paper */
    CHECK_AT(c, colour_most_ink(v, 4) <= 240 && o.most_ink == colour_most_ink(v, 4), "%d %%", colour_most_ink(v, 4));
    CHECK(c, v[8] > 150 && v[9] > 100 && v[10] < 60); /* blue is cyan and magenta */
    buf_free(&p);
    image_free(&o.images[USE_PRESS]);
    CHECK(c, make(z, &o, true));
    CHECK(c, o.images[USE_PRESS].model == PICTURE_GREY);
    object_close(&o);
}

/* Where nothing is seen the colour does not count; half seen stays half seen, or is flattened on white. */
static void test_alpha(Checks *c, Zoo *z)
{
    static const unsigned char rows[] = {0, 255, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 128, 255, 255, 255, 255};
    PictureObject o = object_of(c, z, png_of(PNG_COLOR_TYPE_RGB_ALPHA, 2, 2, rows, sizeof rows));
    CHECK(c, make(z, &o, false));
    CHECK(c, o.images[USE_PRESS].model == PICTURE_GREY && o.images[USE_PRESS].alpha.len > 0);
    Buf p = pixels_of(&o.images[USE_PRESS]);
    const unsigned char *v = (const unsigned char *)p.data;
    CHECK_AT(c, p.len == 4 && v[0] == 255 && v[1] == 0 && v[2] == 0 && v[3] == 255, "%d %d %d", v[0], v[1], v[2]);
    buf_free(&p);
    image_free(&o.images[USE_PRESS]);
    z->press->standard = PRESS_X1A;
    CHECK(c, make(z, &o, false));
    z->press->standard = PRESS_X4;
    CHECK(c, !o.images[USE_PRESS].alpha.len);
    p = pixels_of(&o.images[USE_PRESS]);
    v = (const unsigned char *)p.data;
    CHECK_AT(c, p.len == 4 && v[0] == 255 && v[1] == 0 && v[2] > 90 && v[2] < 200, "%d %d %d", v[0], v[1], v[2]);
    buf_free(&p);
    object_close(&o);
}

static void gamma_one(png_structp png, png_infop info)
{
    png_set_gAMA_fixed(png, info, 100000);
}

static void primaries_adobe(png_structp png, png_infop info)
{
    png_set_gAMA_fixed(png, info, 45455);
    png_set_cHRM_fixed(png, info, 31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000);
}

/* The same values are lighter in linear light, and more colourful in Adobe RGB. */
static void test_png_colours(Checks *c, Zoo *z)
{
    long sum[3] = {0}, spread[3] = {0};
    void (*const more[])(png_structp, png_infop) = {NULL, gamma_one, primaries_adobe};
    for (int k = 0; k < 3; k++) {
        PngKind kind = {16, 16, PNG_COLOR_TYPE_RGB, 8, false, more[k]};
        PictureObject o = object_of(c, z, png_file(&kind));
        CHECK(c, make(z, &o, false) && o.images[USE_PRESS].model == PICTURE_CMYK);
        Buf p = pixels_of(&o.images[USE_PRESS]);
        for (size_t i = 0; i + 3 < p.len; i += 4) {
            const unsigned char *v = (const unsigned char *)p.data + i;
            int most = v[0] > v[1] ? v[0] : v[1], least = v[0] < v[1] ? v[0] : v[1];
            most = most > v[2] ? most : v[2];
            least = least < v[2] ? least : v[2];
            sum[k] += v[0] + v[1] + v[2] + v[3];
            spread[k] += most - least;
        }
        buf_free(&p);
        /* For reading they are sRGB. */
        CHECK(c, picture_for_reading(NULL, z->d, z->colours, &o, &o.images[USE_READING]));
        CHECK(c, o.images[USE_READING].coding == (k ? IMAGE_ROWS : IMAGE_PNG_ROWS) && !o.images[USE_READING].profile);
        object_close(&o);
    }
    CHECK_AT(c, sum[1] < sum[0] * 8 / 10, "%ld %ld", sum[0], sum[1]);
    CHECK_AT(c, spread[2] > spread[0] * 102 / 100, "%ld %ld", spread[0], spread[2]);
}

static const unsigned char heavy[4] = {5, 5, 5, 5}, light[4] = {235, 225, 215, 205}; /* as Adobe's: 255 for none */

/* CMYK of no profile is the press's: as it is, told when it is over the limit, separated anew where that is asked. */
static void test_cmyk(Checks *c, Zoo *z)
{
    PictureObject o = object_of(c, z, jpeg_file(16, 16, TJPF_CMYK, TJSAMP_444, 0, light, light));
    CHECK(c, make(z, &o, false));
    CHECK(c, o.images[USE_PRESS].coding == IMAGE_JPEG && o.images[USE_PRESS].inverted &&
                 o.images[USE_PRESS].data.len == o.file.len);
    CHECK_INT(c, diag_warnings(z->d), 0);
    object_close(&o);

    o = object_of(c, z, jpeg_file(16, 16, TJPF_CMYK, TJSAMP_444, 0, heavy, light));
    CHECK(c, make(z, &o, false));
    CHECK(c, o.images[USE_PRESS].data.len == o.file.len && o.most_ink > 380);
    CHECK_INT(c, diag_warnings(z->d), 1);
    image_free(&o.images[USE_PRESS]);
    z->press->limit_pictures = true;
    CHECK(c, make(z, &o, false));
    z->press->limit_pictures = false;
    CHECK_INT(c, diag_warnings(z->d), 1);
    CHECK_AT(c, o.images[USE_PRESS].model == PICTURE_CMYK && o.most_ink <= 240 && o.most_ink > 200, "%d", o.most_ink);

    /* No CMYK where readers have sRGB. */
    CHECK(c, picture_for_reading(NULL, z->d, z->colours, &o, &o.images[USE_READING]));
    CHECK(c, o.images[USE_READING].model == PICTURE_RGB && o.images[USE_READING].coding == IMAGE_JPEG);
    object_close(&o);
}

/* CMYK of black ink only is grey, to the value. */
static void test_black_cmyk(Checks *c, Zoo *z)
{
    static const unsigned char left[4] = {255, 255, 255, 55}, right[4] = {255, 255, 255, 255};
    PictureObject o = object_of(c, z, jpeg_file(16, 16, TJPF_CMYK, TJSAMP_444, 0, left, right));
    CHECK(c, make(z, &o, false));
    const Image *i = &o.images[USE_PRESS];
    CHECK(c, i->model == PICTURE_GREY && i->coding == IMAGE_JPEG);
    Buf file = {0};
    buf_put(&file, i->data.data, i->data.len);
    Picture p;
    PictureFault fault;
    Rows rows = {0};
    CHECK(c, looks(&file, &p, &fault) && decode(&file, &p, 0, false, &rows));
    CHECK_AT(c, rows.pixels.len == 256 && abs((unsigned char)rows.pixels.data[0] - 55) <= 2, "%d",
             (unsigned char)rows.pixels.data[0]);
    buf_free(&rows.pixels);
    buf_free(&file);
    object_close(&o);
}

/* Far over what the press shows: pixels are put together; a little over, and line art: as it is. */
static void test_resample(Checks *c, Zoo *z)
{
    PngKind grey = {64, 48, PNG_COLOR_TYPE_GRAY, 8, false, NULL}, line = {64, 48, PNG_COLOR_TYPE_GRAY, 1, false, NULL};
    PictureObject o = object_of(c, z, png_file(&grey));
    o.least_ppi = 1200;
    CHECK(c, make(z, &o, false));
    CHECK_INT(c, o.images[USE_PRESS].width, 17); /* a quarter, and one that none is missing */
    CHECK_INT(c, o.images[USE_PRESS].height, 12);
    object_close(&o);
    o = object_of(c, z, png_file(&grey));
    o.least_ppi = 440;
    CHECK(c, make(z, &o, false));
    CHECK_INT(c, o.images[USE_PRESS].width, 64);
    object_close(&o);
    o = object_of(c, z, png_file(&line));
    o.least_ppi = 1200;
    CHECK(c, make(z, &o, false));
    CHECK(c, o.images[USE_PRESS].width == 64 && o.images[USE_PRESS].bits == 1);
    object_close(&o);
    /* A JPEG is decoded at a part of its size. */
    o = object_of(c, z, jpeg_file(2000, 1000, TJPF_RGB, TJSAMP_420, 0, RED, BLUE));
    o.least_ppi = 3000;
    CHECK(c, make(z, &o, false));
    CHECK(c, o.images[USE_PRESS].width == 201 && o.images[USE_PRESS].height == 100);
    object_close(&o);
}

/* Every kind of PNG, 16 bits, palettes, interlaced, alpha: one of the press's two models, within the limit. */
static void test_kinds(Checks *c, Zoo *z)
{
    static const int types[][2] = {{PNG_COLOR_TYPE_GRAY, 1},        {PNG_COLOR_TYPE_GRAY, 2},
                                   {PNG_COLOR_TYPE_GRAY, 4},        {PNG_COLOR_TYPE_GRAY, 16},
                                   {PNG_COLOR_TYPE_RGB, 8},         {PNG_COLOR_TYPE_RGB, 16},
                                   {PNG_COLOR_TYPE_PALETTE, 1},     {PNG_COLOR_TYPE_PALETTE, 8},
                                   {PNG_COLOR_TYPE_GRAY_ALPHA, 16}, {PNG_COLOR_TYPE_RGB_ALPHA, 8}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        for (int laced = 0; laced < 2; laced++) {
            PngKind kind = {13, 9, types[i][0], types[i][1], laced, NULL};
            PictureObject o = object_of(c, z, png_file(&kind));
            CHECK_AT(c, make(z, &o, false), "%d %d", types[i][0], types[i][1]);
            const Image *image = &o.images[USE_PRESS];
            bool coloured = types[i][0] & PNG_COLOR_MASK_COLOR;
            CHECK_AT(c, image->model == (coloured ? PICTURE_CMYK : PICTURE_GREY), "%d %d", types[i][0], types[i][1]);
            CHECK_AT(c, o.most_ink <= 240, "%d", o.most_ink);
            CHECK(c, (image->alpha.len > 0) == ((types[i][0] & PNG_COLOR_MASK_ALPHA) != 0));
            object_close(&o);
        }
}

static void expect_inks(Checks *c, Zoo *z, Rgb rgb, bool black_only, double cyan, double magenta, double yellow,
                        double black, double within)
{
    double inks[INKS];
    colours_inks(z->colours, z->press, rgb, black_only, inks);
    CHECK_AT(c,
             fabs(inks[0] - cyan) <= within && fabs(inks[1] - magenta) <= within && fabs(inks[2] - yellow) <= within &&
                 fabs(inks[3] - black) <= within,
             "#%06X: %.2f %.2f %.2f %.2f", rgb, inks[0], inks[1], inks[2], inks[3]);
}

static void test_plain(Checks *c, Zoo *z)
{
    expect_inks(c, z, 0x000000, false, 0, 0, 0, 1, 0);
    expect_inks(c, z, 0xFFFFFF, false, 0, 0, 0, 0, 0);
    expect_inks(c, z, 0xF0F0F0, false, 0, 0, 0, 0.06, 0.04); /* greys are black ink alone */
    expect_inks(c, z, 0xB3141C, false, 0, 1, 0.9, 0, 0);     /* a swatch's, as they are */
    expect_inks(c, z, 0xB3141C, true, 0, 0, 0, 1, 0);        /* dark: solid on a page of black ink */
    expect_inks(c, z, 0xFFE0E0, true, 0, 0, 0, 0.08, 0.06);
    double inks[INKS], green[INKS];
    colours_grey(z->colours, 0xB3141C, inks); /* a bar of a chart beside another: not both solid */
    colours_grey(z->colours, 0x14781C, green);
    CHECK_AT(c, inks[INK_BLACK] > 0.6 && inks[INK_BLACK] < 0.9 && green[INK_BLACK] < inks[INK_BLACK] - 0.02,
             "%.2f %.2f", inks[INK_BLACK], green[INK_BLACK]);
    CHECK(c, inks[INK_CYAN] <= 0 && inks[INK_MAGENTA] <= 0 && inks[INK_YELLOW] <= 0);
    colours_inks(z->colours, z->press, 0x0000FF, false, inks); /* by the profile: cyan and magenta, hardly yellow */
    CHECK(c, inks[INK_CYAN] > 0.6 && inks[INK_MAGENTA] > 0.4 && inks[INK_YELLOW] < 0.2);
}

int main(void)
{
    Checks c = {0};
    Zoo z;
    zoo_open(&z);
    CHECK(&c, z.colours != NULL);
    test_neutral(&c, &z);
    test_coloured(&c, &z);
    test_alpha(&c, &z);
    test_png_colours(&c, &z);
    test_cmyk(&c, &z);
    test_black_cmyk(&c, &z);
    test_resample(&c, &z);
    test_kinds(&c, &z);
    test_plain(&c, &z);
    zoo_close(&z);
    return CHECK_END(&c);
}
