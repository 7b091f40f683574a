/* AVIF over libavif, in one thread: the only user. ISO/IEC 23000-22; turning and mirroring: 23008-12, 6.5.10
 * and 6.5.12; colours without a profile: ITU-T H.273. */
#include "picture/internal.h"

#include <avif/avif.h>
#include <string.h>

/* The decoder with the first picture in it; NULL after a fault. */
static avifDecoder *open_file(Bytes file, PictureFault *fault)
{
    avifDecoder *d = avifDecoderCreate();
    if (!d) {
        picture_fault(fault, PICTURE_UNSUPPORTED, "libavif cannot be used");
        return NULL;
    }
    d->maxThreads = 1;
    d->ignoreXMP = AVIF_TRUE;
    d->imageSizeLimit = PICTURE_MAX_PIXELS;
    d->strictFlags = AVIF_STRICT_DISABLED;
    avifResult result = avifDecoderSetIOMemory(d, file.p, file.n);
    if (result == AVIF_RESULT_OK)
        result = avifDecoderParse(d);
    if (result == AVIF_RESULT_OK && d->imageCount == 1)
        result = avifDecoderNextImage(d);
    if (result == AVIF_RESULT_OK)
        return d;
    picture_fault(fault, PICTURE_DAMAGED, avifResultToString(result));
    avifDecoderDestroy(d);
    return NULL;
}

/* As Exif numbers it: first turned by so many quarters to the left, then mirrored. */
static int orientation_of(const avifImage *image)
{
    static const unsigned char turned[4] = {1, 8, 3, 6}, top_down[4] = {4, 5, 2, 7}, left_right[4] = {2, 7, 4, 5};
    int quarters = image->transformFlags & AVIF_TRANSFORM_IROT ? image->irot.angle & 3 : 0;
    if (!(image->transformFlags & AVIF_TRANSFORM_IMIR))
        return turned[quarters];
    return image->imir.mode ? left_right[quarters] : top_down[quarters];
}

void picture_note_primaries(Picture *p, int number)
{
    float xy[8]; /* red, green, blue, white */
    if (number == AVIF_COLOR_PRIMARIES_BT709 || number == AVIF_COLOR_PRIMARIES_UNSPECIFIED)
        return;
    avifColorPrimariesGetValues((avifColorPrimaries)number, xy);
    p->primaries = true;
    for (int i = 0; i < 8; i++)
        p->xy[i] = (int)(xy[(i + 6) % 8] * 100000 + 0.5F);
}

static bool is_of_high_range(const avifImage *image)
{
    return image->transferCharacteristics == AVIF_TRANSFER_CHARACTERISTICS_SMPTE2084 ||
           image->transferCharacteristics == AVIF_TRANSFER_CHARACTERISTICS_HLG;
}

bool avif_look(Bytes file, Picture *p, PictureFault *fault)
{
    avifDecoder *d = open_file(file, fault);
    if (!d)
        return false;
    const avifImage *image = d->image;
    bool ok = picture_size_fits(image->width, image->height, fault);
    if (ok && d->imageCount > 1) {
        fault->hint = "take a still of it and save that as JPEG";
        ok = picture_fault(fault, PICTURE_FOREIGN, "an AVIF picture that moves");
    } else if (ok && is_of_high_range(image)) {
        fault->hint = "save it as JPEG, in sRGB";
        ok = picture_fault(fault, PICTURE_FOREIGN, "an AVIF picture of high dynamic range");
    }
    if (ok) {
        p->format = PICTURE_AVIF;
        p->model = PICTURE_RGB;
        p->width = (int)image->width;
        p->height = (int)image->height;
        p->bits = 8;
        p->alpha = image->alphaPlane != NULL;
        p->ycc = image->matrixCoefficients != AVIF_MATRIX_COEFFICIENTS_IDENTITY;
        p->orientation = orientation_of(image);
        if (image->icc.size)
            picture_note_profile(p, (Bytes){image->icc.data, image->icc.size});
        else
            picture_note_primaries(p, image->colorPrimaries);
    }
    avifDecoderDestroy(d);
    return ok;
}

bool avif_decode(Bytes file, const Picture *p, PictureRow *row, void *context)
{
    PictureFault fault;
    avifDecoder *d = open_file(file, &fault);
    if (!d)
        return false;
    avifRGBImage rgb;
    avifRGBImageSetDefaults(&rgb, d->image);
    rgb.depth = 8;
    rgb.format = p->alpha ? AVIF_RGB_FORMAT_RGBA : AVIF_RGB_FORMAT_RGB;
    rgb.alphaPremultiplied = AVIF_FALSE;
    bool ok = (int)rgb.width == p->width && (int)rgb.height == p->height;
    if (ok) {
        rgb.rowBytes = rgb.width * (p->alpha ? 4 : 3);
        rgb.pixels = mem_alloc((size_t)rgb.rowBytes * rgb.height);
        ok = avifImageYUVToRGB(d->image, &rgb) == AVIF_RESULT_OK;
    }
    for (uint32_t y = 0; ok && y < rgb.height; y++)
        row(context, rgb.pixels + (size_t)y * rgb.rowBytes);
    if (rgb.pixels)
        mem_free(rgb.pixels);
    avifDecoderDestroy(d);
    return ok;
}

bool avif_profile(Bytes file, Buf *profile)
{
    PictureFault fault;
    avifDecoder *d = open_file(file, &fault);
    bool ok = d && d->image->icc.size;
    if (ok)
        buf_put(profile, d->image->icc.data, d->image->icc.size);
    if (d)
        avifDecoderDestroy(d);
    return ok;
}
