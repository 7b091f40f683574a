#include "pdf/pictures.h"
#include <png.h>
#include <string.h>

void pictures_init(Pictures *p)
{
    memset(p, 0, sizeof *p);
    p->by_path = strmap_new();
}

void pictures_free(Pictures *p)
{
    strmap_free(p->by_path);
    vec_free(&p->at);
}

const Picture *pictures_lookup(const Pictures *p, const char *path, uint32_t *index)
{
    uintptr_t found = (uintptr_t)strmap_lookup(p->by_path, path);
    if (!found)
        return NULL;
    *index = (uint32_t)(found - 1);
    return &p->at.ptr[*index];
}

static uint32_t u16(const unsigned char *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t u32(const unsigned char *p)
{
    return u16(p) << 16 | u16(p + 2);
}

/* ---- JPEG: ITU-T T.81 markers, as far as the dictionary needs them ---- */

static bool write_jpeg(Picture *pic, Objects *o, const Buf *file)
{
    const unsigned char *p = (const unsigned char *)file->data, *end = p + file->len;
    uint32_t components = 0, bits = 0;
    bool adobe = false;
    for (p += 2; p + 4 <= end;) {
        if (*p != 0xFF || p[1] == 0xFF) {
            p++;
            continue;
        }
        uint32_t marker = p[1], size = u16(p + 2);
        if (marker == 0xDA || marker == 0xD9 || p + 2 + size > end)
            break;
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC && size >= 8) {
            bits = p[4];
            pic->height = (int)u16(p + 5);
            pic->width = (int)u16(p + 7);
            components = p[9];
        }
        if (marker == 0xEE && size >= 14 && memcmp(p + 4, "Adobe", 5) == 0)
            adobe = true;
        p += 2 + size;
    }
    if (bits != 8 || pic->width <= 0 || pic->height <= 0 || (components != 1 && components != 3 && components != 4))
        return false;
    pic->rgb = components == 3;
    Buf entries = {0};
    /* Adobe's CMYK JPEGs hold inverted values. */
    buf_printf(&entries,
               "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s%s/Filter/DCTDecode",
               pic->width, pic->height,
               components == 1   ? "DeviceGray"
               : components == 3 ? "DeviceRGB"
                                 : "DeviceCMYK",
               components == 4 && adobe ? "/Decode[1 0 1 0 1 0 1 0]" : "");
    pic->number = objects_reserve(o);
    objects_stream(o, pic->number, entries.data, file->data, file->len, false);
    buf_free(&entries);
    return true;
}

/* ---- PNG ---- */

enum { PNG_GREY = 0, PNG_TRUE = 2, PNG_INDEXED = 3 };

/* PNG's own filtered and deflated rows are a PDF image with predictor 15: no need to decode them. false: not of the
 * plain kind (alpha, a transparent colour, interlacing), or damaged. */
static bool write_plain_png(Picture *pic, Objects *o, const Buf *file)
{
    const unsigned char *p = (const unsigned char *)file->data, *end = p + file->len;
    const unsigned char *palette = NULL;
    uint32_t n_palette = 0, bits = 0, type = 0;
    bool plain = true;
    Buf rows = {0}, entries = {0};
    for (p += 8; plain && p + 12 <= end;) {
        uint32_t n = u32(p);
        const unsigned char *data = p + 8;
        if (n > (size_t)(end - data) || (size_t)(end - data) - n < 4)
            break;
        if (memcmp(p + 4, "IHDR", 4) == 0 && n >= 13) {
            pic->width = (int)(u32(data) & INT32_MAX);
            pic->height = (int)(u32(data + 4) & INT32_MAX);
            bits = data[8];
            type = data[9];
            plain = data[12] == 0 && (type == PNG_GREY || type == PNG_TRUE || type == PNG_INDEXED);
        } else if (memcmp(p + 4, "PLTE", 4) == 0) {
            palette = data;
            n_palette = n / 3;
        } else if (memcmp(p + 4, "tRNS", 4) == 0) {
            plain = false;
        } else if (memcmp(p + 4, "IDAT", 4) == 0) {
            buf_put(&rows, data, n);
        } else if (memcmp(p + 4, "IEND", 4) == 0) {
            break;
        }
        p = data + n + 4;
    }
    plain = plain && rows.len && pic->width > 0 && pic->height > 0 && (type != PNG_INDEXED || n_palette);
    if (plain) {
        uint32_t colors = type == PNG_TRUE ? 3 : 1;
        pic->rgb = type != PNG_GREY;
        buf_printf(&entries,
                   "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %u/Filter/FlateDecode"
                   "/DecodeParms<</Predictor 15/Colors %u/BitsPerComponent %u/Columns %d>>/ColorSpace",
                   pic->width, pic->height, bits, colors, bits, pic->width);
        if (type == PNG_INDEXED) {
            buf_printf(&entries, "[/Indexed/DeviceRGB %u<", n_palette - 1);
            for (uint32_t i = 0; i < 3 * n_palette; i++)
                buf_printf(&entries, "%02X", palette[i]);
            buf_puts(&entries, ">]");
        } else {
            buf_puts(&entries, type == PNG_TRUE ? "/DeviceRGB" : "/DeviceGray");
        }
        pic->number = objects_reserve(o);
        objects_stream(o, pic->number, entries.data, rows.data, rows.len, false);
    }
    buf_free(&rows);
    buf_free(&entries);
    return plain;
}

/* Splits RGBA pixels into colour (grey when all are) and alpha; returns the components a pixel of the colour has. */
static int split_alpha(const unsigned char *rgba, size_t pixels, unsigned char *color, unsigned char *alpha,
                       bool *clear)
{
    bool grey = true;
    *clear = false;
    for (size_t i = 0; i < pixels; i++) {
        const unsigned char *q = rgba + 4 * i;
        grey = grey && q[0] == q[1] && q[1] == q[2];
        *clear = *clear || q[3] != 255;
        alpha[i] = q[3];
    }
    int n = grey ? 1 : 3;
    for (size_t i = 0; i < pixels; i++)
        memcpy(color + (size_t)n * i, rgba + 4 * i, (size_t)n);
    return n;
}

static bool write_decoded_png(Picture *pic, Objects *o, const Buf *file)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, file->data, file->len))
        return false;
    image.format = PNG_FORMAT_RGBA;
    pic->width = (int)image.width;
    pic->height = (int)image.height;
    size_t pixels = (size_t)image.width * image.height;
    unsigned char *rgba = mem_alloc(pixels * 4), *color = mem_alloc(pixels * 3), *alpha = mem_alloc(pixels);
    bool ok = png_image_finish_read(&image, NULL, rgba, 0, NULL), clear = false;
    if (ok) {
        int n = split_alpha(rgba, pixels, color, alpha, &clear);
        pic->rgb = n == 3;
        char entries[256], mask[64] = "";
        const char *form = "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s%s";
        if (clear) {
            int number = objects_reserve(o);
            snprintf(entries, sizeof entries, form, pic->width, pic->height, "DeviceGray", "");
            objects_stream(o, number, entries, alpha, pixels, true);
            snprintf(mask, sizeof mask, "/SMask %d 0 R", number);
        }
        pic->number = objects_reserve(o);
        snprintf(entries, sizeof entries, form, pic->width, pic->height, n == 3 ? "DeviceRGB" : "DeviceGray", mask);
        objects_stream(o, pic->number, entries, color, pixels * (size_t)n, true);
    }
    png_image_free(&image);
    mem_free(rgba);
    mem_free(color);
    mem_free(alpha);
    return ok;
}

bool pictures_note(Pictures *p, World *w, Diag *d, Objects *o, const char *path)
{
    if (strmap_lookup(p->by_path, path))
        return true;
    Buf file = {0};
    if (!world_read(w, d, path, &file, NULL))
        return false;
    Picture pic = {.path = path};
    bool ok = false;
    if (file.len > 12 && memcmp(file.data, "\xFF\xD8\xFF", 3) == 0)
        ok = write_jpeg(&pic, o, &file);
    else if (file.len > 33 && memcmp(file.data, "\x89PNG\r\n\x1A\n", 8) == 0)
        ok = write_plain_png(&pic, o, &file) || write_decoded_png(&pic, o, &file);
    if (ok) {
        vec_push(&p->at, pic);
        strmap_put(p->by_path, path, (void *)(uintptr_t)p->at.len);
    } else {
        diag_error(d, diag_file(d, path), "save it again as JPEG or PNG", "the picture cannot be read");
    }
    buf_free(&file);
    return ok;
}
