/* For the tests of pictures: PNG and JPEG files of every kind, made on the spot. */
#ifndef TESTS_UNIT_PICTURE_FIXTURE_H
#define TESTS_UNIT_PICTURE_FIXTURE_H

#include "base/buf.h"
#include "picture/picture.h"
#include <png.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>
#include <zlib.h>

typedef struct PngKind {
    int width, height, type, bits;
    bool interlaced;
    void (*more)(png_structp, png_infop); /* sets further chunks; NULL: none */
} PngKind;

/* The component c of the pixel at (x, y) as 8 bits would have it; of an index: the index. */
static inline unsigned png_sample(const PngKind *k, int x, int y, int c)
{
    unsigned v = (unsigned)(x * 37 + y * 59 + c * 83), most = k->bits < 8 ? (1u << k->bits) - 1 : 255;
    v %= most + 1;
    return k->type == PNG_COLOR_TYPE_PALETTE || k->bits >= 8 ? v : v * 255 / most;
}

static inline png_color png_entry(int i)
{
    return (png_color){(png_byte)(i * 5), (png_byte)(255 - i), (png_byte)(i * 11)};
}

static inline void png_fixture_write(png_structp png, png_bytep data, size_t n)
{
    buf_put(png_get_io_ptr(png), data, n);
}

static inline void png_fixture_flush(png_structp png)
{
    (void)png;
}

static inline void png_fixture_error(png_structp png, png_const_charp message)
{
    (void)png;
    fprintf(stderr, "libpng: %s\n", message);
    abort();
}

static inline int png_components(const PngKind *k)
{
    return (k->type & PNG_COLOR_MASK_COLOR && k->type != PNG_COLOR_TYPE_PALETTE ? 3 : 1) +
           (k->type & PNG_COLOR_MASK_ALPHA ? 1 : 0);
}

/* The file; the caller's. */
static inline Buf png_file(const PngKind *k)
{
    Buf out = {0};
    int n = png_components(k);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, png_fixture_error, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &out, png_fixture_write, png_fixture_flush);
    png_set_IHDR(png, info, (png_uint_32)k->width, (png_uint_32)k->height, k->bits, k->type,
                 k->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_color palette[256];
    for (int i = 0; i < 256; i++)
        palette[i] = png_entry(i);
    if (k->type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, 1 << k->bits);
    if (k->more)
        k->more(png, info);
    png_write_info(png, info);
    png_set_packing(png);
    int step = k->bits == 16 ? 2 : 1;
    size_t row_bytes = (size_t)(k->width * n * step);
    png_bytep pixels = mem_alloc(row_bytes * (size_t)k->height), *rows = mem_alloc(sizeof *rows * (size_t)k->height);
    for (int y = 0; y < k->height; y++) {
        rows[y] = pixels + row_bytes * (size_t)y;
        for (int x = 0; x < k->width; x++)
            for (int c = 0; c < n; c++) {
                unsigned v = png_sample(k, x, y, c);
                if (k->bits < 8 && k->type != PNG_COLOR_TYPE_PALETTE)
                    v = v * ((1u << k->bits) - 1) / 255;
                for (int s = 0; s < step; s++) /* twice the byte: 8 bits of it are exact */
                    rows[y][(x * n + c) * step + s] = (png_byte)v;
            }
    }
    png_write_image(png, rows);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    mem_free(pixels);
    mem_free(rows);
    return out;
}

/* format: TJPF_GRAY, TJPF_RGB, TJPF_CMYK (as Adobe's: 255 is no ink). Left half of the first colour, right of the
 * second. */
static inline Buf jpeg_file(int width, int height, int format, int sampling, int flags, const unsigned char left[4],
                            const unsigned char right[4])
{
    Buf out = {0};
    int n = tjPixelSize[format];
    unsigned char *pixels = mem_alloc((size_t)(width * height * n)), *data = NULL;
    for (int i = 0; i < width * height; i++)
        memcpy(pixels + i * n, i % width < width / 2 ? left : right, (size_t)n);
    unsigned long size = 0;
    tjhandle tj = tjInitCompress();
    if (tj && tjCompress2(tj, pixels, width, 0, height, format, &data, &size, sampling, 95, flags) == 0)
        buf_put(&out, data, size);
    tjFree(data);
    tjDestroy(tj);
    mem_free(pixels);
    return out;
}

/* Puts a PNG chunk with its checksum. */
static inline void put_chunk(Buf *out, const char *type, const void *data, size_t n)
{
    uLong crc = crc32(crc32(0, NULL, 0), (const Bytef *)type, 4);
    if (n)
        crc = crc32(crc, data, (uInt)n);
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_putc(out, (char)(n >> shift));
    buf_put(out, type, 4);
    buf_put(out, data, n);
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_putc(out, (char)(crc >> shift));
}

/* A PNG whose image data are these bytes, deflated or as they are. */
static inline Buf png_of_data(unsigned width, unsigned height, int bits, int type, const void *data, size_t n,
                              bool deflated)
{
    Buf out = {0};
    unsigned char head[13] = {0}, packed[1 << 12];
    for (int i = 0; i < 4; i++) {
        head[i] = (unsigned char)(width >> 8 * (3 - i));
        head[4 + i] = (unsigned char)(height >> 8 * (3 - i));
    }
    head[8] = (unsigned char)bits;
    head[9] = (unsigned char)type;
    buf_put(&out, "\x89PNG\r\n\x1A\n", 8);
    put_chunk(&out, "IHDR", head, sizeof head);
    if (type == PNG_COLOR_TYPE_PALETTE)
        put_chunk(&out, "PLTE", "\0\0\0\xFF\xFF\xFF", 6);
    uLongf size = sizeof packed;
    if (deflated && compress(packed, &size, data, (uLong)n) == Z_OK) {
        data = packed;
        n = size;
    }
    if (n)
        put_chunk(&out, "IDAT", data, n);
    put_chunk(&out, "IEND", "", 0);
    return out;
}

#define RED ((const unsigned char[4]){230, 30, 30, 0})
#define BLUE ((const unsigned char[4]){20, 20, 200, 0})

/* What a decoding gives: rows one after another. */
typedef struct Rows {
    PicturePixels size;
    Buf pixels;
} Rows;

static inline void take_row(void *context, const unsigned char *row)
{
    Rows *r = context;
    buf_put(&r->pixels, row, (size_t)r->size.width * (size_t)(r->size.components + r->size.alpha));
}

static inline bool decode(const Buf *file, const Picture *p, int least, bool screen, Rows *rows)
{
    *rows = (Rows){.size = picture_pixels(p, least)};
    return picture_decode(file->data, file->len, p, least, screen, take_row, rows) &&
           rows->pixels.len == (size_t)rows->size.width * (size_t)rows->size.height *
                                   (size_t)(rows->size.components + rows->size.alpha);
}

static inline bool looks(const Buf *file, Picture *p, PictureFault *fault)
{
    return picture_look(file->data, file->len, p, fault);
}

#endif
