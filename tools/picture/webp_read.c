/* WebP over libwebp: the reading. RIFF container, VP8X with ICCP and EXIF chunks: RFC 9649. */
#include "picture/internal.h"

#include <string.h>
#include <webp/decode.h>

/* The data of the first chunk of a name; n 0: none. */
static Bytes chunk(Bytes file, const char *name)
{
    for (size_t at = 12; file.n - at >= 8;) {
        const unsigned char *p = file.p + at;
        size_t n = (size_t)p[4] | (size_t)p[5] << 8 | (size_t)p[6] << 16 | (size_t)p[7] << 24;
        if (n > file.n - at - 8)
            break;
        if (memcmp(p, name, 4) == 0)
            return (Bytes){p + 8, n};
        at += 8 + n + (n & 1);
        if (at > file.n)
            break;
    }
    return (Bytes){NULL, 0};
}

/* All pixels, R G B and perhaps A; NULL when they are not whole. WebPFree. */
static unsigned char *decode(Bytes file, const Picture *p)
{
    int width, height;
    unsigned char *pixels =
        p->alpha ? WebPDecodeRGBA(file.p, file.n, &width, &height) : WebPDecodeRGB(file.p, file.n, &width, &height);
    if (!pixels || (width == p->width && height == p->height))
        return pixels;
    WebPFree(pixels);
    return NULL;
}

bool webp_look(Bytes file, Picture *p, PictureFault *fault)
{
    WebPBitstreamFeatures f;
    if (WebPGetFeatures(file.p, file.n, &f) != VP8_STATUS_OK)
        return picture_fault(fault, PICTURE_DAMAGED, "it has no header");
    if (f.has_animation) {
        fault->hint = "take a still of it and save that as JPEG";
        return picture_fault(fault, PICTURE_FOREIGN, "a WebP picture that moves");
    }
    if (!picture_size_fits((uint32_t)f.width, (uint32_t)f.height, fault))
        return false;
    enum { LOSSY = 1 };
    p->format = PICTURE_WEBP;
    p->model = PICTURE_RGB;
    p->width = f.width;
    p->height = f.height;
    p->bits = 8;
    p->alpha = f.has_alpha;
    p->ycc = f.format == LOSSY;
    Bytes profile = chunk(file, "ICCP"), exif = chunk(file, "EXIF");
    if (profile.n)
        picture_note_profile(p, profile);
    if (exif.n > 6 && memcmp(exif.p, "Exif\0\0", 6) == 0)
        exif = (Bytes){exif.p + 6, exif.n - 6};
    if (exif.n)
        picture_read_exif(exif, p);
    unsigned char *pixels = decode(file, p);
    if (!pixels)
        return picture_fault(fault, PICTURE_DAMAGED, "it ends too soon");
    WebPFree(pixels);
    return true;
}

bool webp_decode(Bytes file, const Picture *p, PictureRow *row, void *context)
{
    unsigned char *pixels = decode(file, p);
    for (int y = 0; pixels && y < p->height; y++)
        row(context, pixels + (size_t)y * (size_t)p->width * (p->alpha ? 4 : 3));
    WebPFree(pixels);
    return pixels != NULL;
}

bool webp_profile(Bytes file, Buf *profile)
{
    Bytes found = chunk(file, "ICCP");
    buf_put(profile, found.n ? found.p : (const unsigned char *)"", found.n);
    return found.n > 0;
}
