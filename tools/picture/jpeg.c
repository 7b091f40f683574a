/* JPEG over libturbojpeg: decoding, whole or at some eighths of the size, and the writing of small copies. */
#include "picture/internal.h"

#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>

/* A warning of libjpeg means that it has made up data. Progressive files of thousands of scans only take time. */
enum { FLAGS = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS };

/* Cameras pad the last scan with nothing: libjpeg counts the bytes before the end marker, with all of the picture read.
 */
static bool is_padding(Bytes file, const char *warning)
{
    static const char begins[] = "Corrupt JPEG data: ", ends[] = " extraneous bytes before marker 0xd9";
    if (strncmp(warning, begins, sizeof begins - 1) != 0)
        return false;
    char *rest;
    unsigned long n = strtoul(warning + sizeof begins - 1, &rest, 10);
    size_t end = file.n;
    while (end >= 2 && !(file.p[end - 2] == 0xFF && file.p[end - 1] == 0xD9))
        end--;
    if (strcmp(rest, ends) != 0 || end < 2 || n > end - 2)
        return false;
    for (size_t i = end - 2 - n; i < end - 2; i++)
        if (file.p[i] != 0 && file.p[i] != 0xFF)
            return false;
    return true;
}

/* Decoded without made-up data? */
static bool is_whole(tjhandle tj, Bytes file, int result)
{
    return result == 0 || (tjGetErrorCode(tj) == TJERR_WARNING && is_padding(file, tjGetErrorStr2(tj)));
}

int jpeg_eighths(const Picture *p, int least)
{
    int longer = p->width > p->height ? p->width : p->height, eighths = least > 0 ? 1 : 8;
    while (eighths < 8 && (longer * eighths + 7) / 8 < least)
        eighths++;
    return eighths;
}

/* Every scan is decoded at an eighth of the size too, into a sixty-fourth of the memory; a grey copy will do, where
 * there is one. */
bool jpeg_look(Bytes file, Picture *p, PictureFault *fault)
{
    if (!jpeg_parts_look(file, p, fault))
        return false;
    tjhandle tj = tjInitDecompress();
    int width = (p->width + 7) / 8, height = (p->height + 7) / 8;
    int format = p->model == PICTURE_CMYK ? TJPF_CMYK : TJPF_GRAY;
    unsigned char *pixels = mem_alloc((size_t)width * (size_t)height * (size_t)tjPixelSize[format]);
    bool ok = tj && is_whole(tj, file,
                             tjDecompress2(tj, file.p, (unsigned long)file.n, pixels, width, 0, height, format, FLAGS));
    if (!ok)
        picture_fault(fault, PICTURE_DAMAGED, tj ? tjGetErrorStr2(tj) : "libturbojpeg cannot be used");
    mem_free(pixels);
    if (tj)
        tjDestroy(tj);
    return ok;
}

static bool decode(tjhandle tj, Bytes file, const Picture *p, int least, unsigned char *pixels)
{
    PicturePixels size = picture_pixels(p, least);
    int format = size.components == 4 ? TJPF_CMYK : size.components == 3 ? TJPF_RGB : TJPF_GRAY;
    return is_whole(
        tj, file, tjDecompress2(tj, file.p, (unsigned long)file.n, pixels, size.width, 0, size.height, format, FLAGS));
}

bool jpeg_decode(Bytes file, const Picture *p, int least, PictureRow *row, void *context)
{
    PicturePixels size = picture_pixels(p, least);
    size_t row_bytes = (size_t)size.width * (size_t)size.components;
    unsigned char *pixels = mem_alloc(row_bytes * (size_t)size.height);
    tjhandle tj = tjInitDecompress();
    bool ok = tj && decode(tj, file, p, least, pixels);
    for (int y = 0; y < size.height && ok; y++) {
        unsigned char *at = pixels + (size_t)y * row_bytes;
        for (size_t i = 0; p->inverted && i < row_bytes; i++)
            at[i] = (unsigned char)(255 - at[i]);
        row(context, at);
    }
    if (tj)
        tjDestroy(tj);
    mem_free(pixels);
    return ok;
}

bool picture_write_jpeg(const unsigned char *pixels, PicturePixels size, int quality, Buf *out)
{
    enum { FINE = 90 };
    int format = size.components == 1 ? TJPF_GRAY : size.components == 4 ? TJPF_CMYK : TJPF_RGB;
    int sampling = size.components == 1 ? TJSAMP_GRAY : quality >= FINE ? TJSAMP_444 : TJSAMP_420;
    unsigned char *jpeg = NULL;
    unsigned long n = 0;
    tjhandle tj = tjInitCompress();
    bool ok = tj && tjCompress2(tj, pixels, size.width, 0, size.height, format, &jpeg, &n, sampling, quality, 0) == 0;
    if (ok)
        buf_put(out, jpeg, n);
    tjFree(jpeg);
    if (tj)
        tjDestroy(tj);
    return ok;
}
