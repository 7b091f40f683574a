/* PNG over libpng, and the one place where a library's long jump is caught: libpng knows no other way to stop. Every
 * step that calls libpng runs inside guarded(); nothing is owned by a step itself. */
#include "picture/internal.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Reader {
    png_structp png;
    png_infop info;
    const unsigned char *at, *end;
    const Picture *picture; /* when decoding */
    bool screen;
    bool excess;          /* something after the rows within their data, or a wrong checksum of theirs */
    bool profile_refused; /* libpng has thrown it away */
    char message[100];
    unsigned char *pixels; /* a row, or all of an interlaced picture */
    png_bytep *rows;
    size_t row_bytes;
    PictureRow *row;
    void *context;
    Buf *profile;
} Reader;

static void on_error(png_structp png, png_const_charp message)
{
    Reader *r = png_get_error_ptr(png);
    snprintf(r->message, sizeof r->message, "%s", message);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
    Reader *r = png_get_error_ptr(png);
    r->excess |= strncmp(message, "IDAT", 4) == 0;
    r->profile_refused |= strncmp(message, "iCCP", 4) == 0;
}

static void on_read(png_structp png, png_bytep to, size_t n)
{
    Reader *r = png_get_io_ptr(png);
    if (n > (size_t)(r->end - r->at))
        png_error(png, "it ends too soon");
    memcpy(to, r->at, n);
    r->at += n;
}

/* Runs a step; false when libpng has stopped it: its message is in r. */
static bool guarded(Reader *r, void (*step)(Reader *))
{
    if (setjmp(png_jmpbuf(r->png)))
        return false;
    step(r);
    return true;
}

static bool reader_open(Reader *r, Bytes file)
{
    *r = (Reader){.at = file.p, .end = file.p + file.n};
    r->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, r, on_error, on_warning);
    r->info = r->png ? png_create_info_struct(r->png) : NULL;
    if (!r->info)
        snprintf(r->message, sizeof r->message, "libpng cannot be used");
    return r->info != NULL;
}

static void reader_close(Reader *r)
{
    png_destroy_read_struct(r->png ? &r->png : NULL, r->info ? &r->info : NULL, NULL);
    mem_free(r->pixels);
    mem_free(r->rows);
}

/* A wrong checksum is an error in any chunk. */
static void read_head(Reader *r)
{
    png_set_read_fn(r->png, r, on_read);
    png_set_crc_action(r->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_user_limits(r->png, PICTURE_MAX_SIDE, PICTURE_MAX_SIDE);
    png_read_info(r->png, r->info);
}

/* PNG, 8.2: pass 1 … 7 begins at (x, y) and takes every dx-th of every dy-th. */
static const struct Pass {
    unsigned x, y, dx, dy;
} passes[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};

static png_uint_32 rows_of_passes(png_uint_32 width, png_uint_32 height)
{
    png_uint_32 n = 0;
    for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
        if (width > passes[i].x && height > passes[i].y)
            n += (height - passes[i].y + passes[i].dy - 1) / passes[i].dy;
    return n;
}

/* All rows, of all passes, unfiltered but not put together: no pixels are kept. */
static void check_rows(Reader *r)
{
    png_uint_32 n = png_get_image_height(r->png, r->info);
    if (png_get_interlace_type(r->png, r->info) != PNG_INTERLACE_NONE)
        n = rows_of_passes(png_get_image_width(r->png, r->info), n);
    if (png_get_color_type(r->png, r->info) == PNG_COLOR_TYPE_PALETTE) {
        png_set_check_for_invalid_index(r->png, 1);
        png_set_bgr(r->png); /* nothing to indices, but without any transformation libpng does not check */
    }
    while (n--)
        png_read_row(r->png, NULL, NULL);
    png_read_end(r->png, r->info);
    png_colorp palette;
    int colours;
    if (png_get_PLTE(r->png, r->info, &palette, &colours) && png_get_palette_max(r->png, r->info) >= colours)
        png_error(r->png, "colours that are not in its palette");
}

static void note_resolution(const Reader *r, Picture *p)
{
    png_uint_32 x, y;
    int unit;
    if (png_get_pHYs(r->png, r->info, &x, &y, &unit) && unit == PNG_RESOLUTION_METER && x < 100000000 &&
        y < 100000000) {
        p->per_metre_x = (int)x;
        p->per_metre_y = (int)y;
    }
}

/* cHRM, unless it says what sRGB is anyway. */
static void note_primaries(const Reader *r, Picture *p)
{
    enum { NEAR = 500 };
    static const int srgb[8] = {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};
    png_fixed_point xy[8];
    if (p->model == PICTURE_GREY ||
        !png_get_cHRM_fixed(r->png, r->info, &xy[0], &xy[1], &xy[2], &xy[3], &xy[4], &xy[5], &xy[6], &xy[7]))
        return;
    for (int i = 0; i < 8; i++)
        p->primaries |= abs(xy[i] - srgb[i]) > NEAR;
    for (int i = 0; i < 8 && p->primaries; i++)
        p->xy[i] = xy[i];
}

static void note_colours(const Reader *r, Picture *p)
{
    enum { SRGB_GAMMA = 45455, NEAR = 1000 };
    png_charp name;
    png_bytep profile;
    png_uint_32 n;
    int compression, intent;
    png_fixed_point gamma;
    if (png_get_iCCP(r->png, r->info, &name, &compression, &profile, &n))
        picture_note_profile(p, (Bytes){profile, n});
    else if (png_get_sRGB(r->png, r->info, &intent))
        return;
    else {
        if (png_get_gAMA_fixed(r->png, r->info, &gamma) && gamma > 0 &&
            (gamma < SRGB_GAMMA - NEAR || gamma > SRGB_GAMMA + NEAR))
            p->gamma = gamma;
        note_primaries(r, p);
    }
    p->bad_profile |= r->profile_refused && !p->profile;
}

static void note_facts(Reader *r, Picture *p)
{
    static const PictureModel models[] = {[PNG_COLOR_TYPE_GRAY] = PICTURE_GREY,
                                          [PNG_COLOR_TYPE_RGB] = PICTURE_RGB,
                                          [PNG_COLOR_TYPE_PALETTE] = PICTURE_INDEXED,
                                          [PNG_COLOR_TYPE_GRAY_ALPHA] = PICTURE_GREY,
                                          [PNG_COLOR_TYPE_RGB_ALPHA] = PICTURE_RGB};
    png_byte type = png_get_color_type(r->png, r->info);
    p->format = PICTURE_PNG;
    p->model = models[type];
    p->bits = png_get_bit_depth(r->png, r->info);
    p->alpha = type & PNG_COLOR_MASK_ALPHA || png_get_valid(r->png, r->info, PNG_INFO_tRNS);
    p->interlaced = png_get_interlace_type(r->png, r->info) != PNG_INTERLACE_NONE;
    p->plain = !p->alpha && !p->interlaced && !r->excess;
    png_uint_32 n;
    png_bytep exif;
    if (png_get_eXIf_1(r->png, r->info, &n, &exif))
        picture_read_exif((Bytes){exif, n}, p);
    note_resolution(r, p);
    note_colours(r, p);
}

/* PNG, 11.2.2: the header is the first chunk; its checksum tells a lie from a damaged file. */
static bool look_at_header(Bytes file, Picture *p, PictureFault *fault)
{
    static const unsigned char head[] = {0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    if (file.n < 33 || memcmp(file.p + 8, head, sizeof head) != 0)
        return picture_fault(fault, PICTURE_DAMAGED, "it has no header");
    uint32_t width = big32(file.p + 16), height = big32(file.p + 20);
    if (!picture_size_fits(width, height, fault))
        return false;
    p->width = (int)width;
    p->height = (int)height;
    return true;
}

bool png_look(Bytes file, Picture *p, PictureFault *fault)
{
    Reader r;
    if (!look_at_header(file, p, fault))
        return false;
    bool ok = reader_open(&r, file) && guarded(&r, read_head) && guarded(&r, check_rows);
    if (ok)
        note_facts(&r, p);
    else
        picture_fault(fault, PICTURE_DAMAGED, r.message);
    reader_close(&r);
    return ok && png_parts_look(file, p, fault);
}

/* ---- pixels ---- */

static void begin_rows(Reader *r)
{
    const Picture *p = r->picture;
    png_set_expand(r->png);
    png_set_scale_16(r->png);
    if (r->screen && p->gamma)
        png_set_gamma_fixed(r->png, PNG_DEFAULT_sRGB, p->gamma);
    if (p->interlaced)
        png_set_interlace_handling(r->png);
    png_read_update_info(r->png, r->info);
    r->row_bytes = png_get_rowbytes(r->png, r->info);
}

static void read_rows(Reader *r)
{
    if (r->picture->interlaced)
        png_read_image(r->png, r->rows);
    for (int y = 0; y < r->picture->height; y++) {
        if (!r->picture->interlaced)
            png_read_row(r->png, r->pixels, NULL);
        r->row(r->context, r->picture->interlaced ? r->rows[y] : r->pixels);
    }
    png_read_end(r->png, NULL);
}

/* Is it still the picture that was looked at? */
static bool is_same(const Reader *r, const Picture *p)
{
    PicturePixels size = picture_pixels(p, 0);
    return png_get_image_width(r->png, r->info) == (png_uint_32)p->width &&
           png_get_image_height(r->png, r->info) == (png_uint_32)p->height &&
           (png_get_interlace_type(r->png, r->info) != PNG_INTERLACE_NONE) == p->interlaced &&
           r->row_bytes == (size_t)size.width * (size_t)(size.components + size.alpha);
}

bool png_decode(Bytes file, const Picture *p, bool screen, PictureRow *row, void *context)
{
    Reader r;
    bool ok = reader_open(&r, file);
    r.picture = p;
    r.screen = screen;
    r.row = row;
    r.context = context;
    ok = ok && guarded(&r, read_head) && guarded(&r, begin_rows) && is_same(&r, p);
    if (ok) {
        size_t n = p->interlaced ? (size_t)p->height : 1;
        r.pixels = mem_alloc(r.row_bytes * n);
        r.rows = mem_alloc(sizeof *r.rows * n);
        for (size_t i = 0; i < n; i++)
            r.rows[i] = r.pixels + i * r.row_bytes;
        ok = guarded(&r, read_rows);
    }
    reader_close(&r);
    return ok;
}

static void take_profile(Reader *r)
{
    png_charp name;
    png_bytep profile;
    png_uint_32 n;
    int compression;
    read_head(r);
    if (png_get_iCCP(r->png, r->info, &name, &compression, &profile, &n))
        buf_put(r->profile, profile, n);
}

bool png_profile(Bytes file, Buf *profile)
{
    Reader r;
    bool ok = reader_open(&r, file);
    r.profile = profile;
    ok = ok && guarded(&r, take_profile);
    reader_close(&r);
    return ok;
}
