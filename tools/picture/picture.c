/* A picture of any format: its names, looking, sizes, profiles. */
#include "picture/picture.h"

#include "base/map.h"
#include "picture/internal.h"
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *suffix, *media_type;
} formats[] = {[PICTURE_PNG] = {".png", "image/png"},
               [PICTURE_JPEG] = {".jpg", "image/jpeg"},
               [PICTURE_SVG] = {".svg", "image/svg+xml"},
               [PICTURE_WEBP] = {".webp", "image/webp"},
               [PICTURE_AVIF] = {".avif", "image/avif"}};
static_assert(sizeof formats / sizeof *formats == PICTURE_AVIF + 1, "every format has its names");

const char *picture_suffix(PictureFormat format)
{
    return formats[format].suffix;
}

const char *picture_media_type(PictureFormat format)
{
    return formats[format].media_type;
}

bool picture_fault(PictureFault *fault, PictureFaultKind kind, const char *detail)
{
    fault->kind = kind;
    snprintf(fault->detail, sizeof fault->detail, "%s", detail);
    return false;
}

bool picture_size_fits(uint32_t width, uint32_t height, PictureFault *fault)
{
    if (!width || !height)
        return picture_fault(fault, PICTURE_DAMAGED, "it has no pixels");
    if (width <= PICTURE_MAX_SIDE && height <= PICTURE_MAX_SIDE && (uint64_t)width * height <= PICTURE_MAX_PIXELS)
        return true;
    fault->width = width;
    fault->height = height;
    return picture_fault(fault, PICTURE_TOO_LARGE, "");
}

/* ICC.1:2010, 7.2: size, colour space and signature in the header of 128 bytes. */
static bool is_profile(const Picture *p, Bytes profile)
{
    const char *space = p->model == PICTURE_GREY ? "GRAY" : p->model == PICTURE_CMYK ? "CMYK" : "RGB ";
    return profile.n >= 128 && big32(profile.p) == profile.n && memcmp(profile.p + 36, "acsp", 4) == 0 &&
           memcmp(profile.p + 16, space, 4) == 0;
}

void picture_note_profile(Picture *p, Bytes profile)
{
    if (!is_profile(p, profile)) {
        p->bad_profile = true;
        return;
    }
    p->profile = profile.n;
    p->profile_hash = hash_bytes(0, profile.p, profile.n);
}

bool picture_look(const void *data, size_t n, Picture *p, PictureFault *fault)
{
    Bytes file = {data, n};
    *p = (Picture){.orientation = 1, .size = n};
    *fault = (PictureFault){0};
    bool ok;
    if (n >= 8 && memcmp(data, "\x89PNG\r\n\x1A\n", 8) == 0)
        ok = png_look(file, p, fault);
    else if (n >= 3 && memcmp(data, "\xFF\xD8\xFF", 3) == 0)
        ok = jpeg_look(file, p, fault);
    else if (n >= 16 && memcmp(data, "RIFF", 4) == 0 && memcmp(file.p + 8, "WEBP", 4) == 0)
        ok = webp_look(file, p, fault);
    else if (n >= 12 && (memcmp(file.p + 4, "ftypavif", 8) == 0 || memcmp(file.p + 4, "ftypavis", 8) == 0))
        ok = avif_look(file, p, fault);
    else
        ok = svg_is(file) ? svg_look(file, p, fault) : picture_foreign(file, fault);
    if (ok)
        p->hash = hash_bytes(0, data, n);
    return ok;
}

PicturePixels picture_pixels(const Picture *p, int least)
{
    PicturePixels size = {.width = p->width, .height = p->height, .alpha = p->alpha};
    size.components = p->model == PICTURE_GREY ? 1 : p->model == PICTURE_CMYK ? 4 : 3;
    if (p->format == PICTURE_JPEG) {
        int eighths = jpeg_eighths(p, least);
        size.width = (p->width * eighths + 7) / 8;
        size.height = (p->height * eighths + 7) / 8;
    }
    return size;
}

bool picture_decode(const void *data, size_t n, const Picture *p, int least, bool screen, PictureRow *row,
                    void *context)
{
    Bytes file = {data, n};
    if (n != p->size)
        return false;
    switch (p->format) {
    case PICTURE_PNG:
        return png_decode(file, p, screen, row, context);
    case PICTURE_JPEG:
        return jpeg_decode(file, p, least, row, context);
    case PICTURE_WEBP:
        return webp_decode(file, p, row, context);
    case PICTURE_AVIF:
        return avif_decode(file, p, row, context);
    case PICTURE_SVG:
        break;
    }
    return false;
}

bool picture_profile(const void *data, size_t n, const Picture *p, Buf *profile)
{
    Bytes file = {data, n};
    size_t from = profile->len;
    if (n != p->size || !p->profile)
        return false;
    bool ok = p->format == PICTURE_PNG    ? png_profile(file, profile)
              : p->format == PICTURE_WEBP ? webp_profile(file, profile)
              : p->format == PICTURE_AVIF ? avif_profile(file, profile)
                                          : jpeg_parts_profile(file, profile);
    if (ok && profile->len - from == p->profile)
        return true;
    profile->len = from;
    return false;
}

/* PNG, 5.3: chunks of length, type, data, CRC; those of the image data stand one after another. */
bool picture_png_rows(const void *data, size_t n, const Picture *p, Buf *rows, Buf *palette)
{
    const unsigned char *at = data, *end = at + n;
    if (n != p->size || !p->plain)
        return false;
    size_t from = rows->len;
    for (at += 8; end - at >= 12;) {
        size_t length = big32(at);
        if (length > (size_t)(end - at) - 12)
            return false;
        if (memcmp(at + 4, "IDAT", 4) == 0)
            buf_put(rows, at + 8, length);
        else if (memcmp(at + 4, "PLTE", 4) == 0 && p->model == PICTURE_INDEXED)
            buf_put(palette, at + 8, length);
        else if (memcmp(at + 4, "IEND", 4) == 0)
            break;
        at += length + 12;
    }
    return rows->len > from;
}

bool picture_is_name(const char *name)
{
    static const char *const ends[] = {".png",  ".jpg", ".jpeg", ".svg",  ".webp", ".avif", ".gif", ".tif",
                                       ".tiff", ".bmp", ".heic", ".heif", ".jfif", ".jxl",  ".psd", ".eps"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof ends / sizeof *ends; i++)
        if (strcasecmp(dot, ends[i]) == 0)
            return true;
    return false;
}
