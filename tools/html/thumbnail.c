#include "html/thumbnail.h"

#include <png.h>
#include <string.h>
#include <turbojpeg.h>

enum { LONG_SIDE = 400, QUALITY = 72, MAX_PIXELS = 100000000 };

/* RGB, 8 bits a channel, no padding. */
typedef struct Pixels {
    unsigned char *rgb;
    int width, height;
} Pixels;

static bool is_fair(int64_t width, int64_t height)
{
    return width > 0 && height > 0 && width <= MAX_PIXELS / height;
}

/* Decodes at one of the eighths that JPEG's transform gives for nothing. */
static bool decode_jpeg(const Buf *file, int *width, int *height, Pixels *p)
{
    tjhandle tj = tjInitDecompress();
    const unsigned char *bytes = (const unsigned char *)file->data;
    int sampling, space;
    bool ok = tj && tjDecompressHeader3(tj, bytes, file->len, width, height, &sampling, &space) == 0 &&
              space != TJCS_CMYK && space != TJCS_YCCK && is_fair(*width, *height);
    if (ok) {
        int longer = *width > *height ? *width : *height;
        tjscalingfactor f = {1, 8};
        while (f.num < 8 && TJSCALED(longer, f) < LONG_SIDE)
            f.num++;
        *p = (Pixels){NULL, TJSCALED(*width, f), TJSCALED(*height, f)};
        p->rgb = mem_alloc((size_t)p->width * (size_t)p->height * 3);
        /* A warning (-1 with TJERR_WARNING) leaves a picture. */
        ok = tjDecompress2(tj, bytes, file->len, p->rgb, p->width, 0, p->height, TJPF_RGB, 0) == 0 ||
             tjGetErrorCode(tj) == TJERR_WARNING;
    }
    if (tj)
        tjDestroy(tj);
    return ok;
}

/* k × k pixels become one, their mean. */
static void shrink(Pixels *p, int k)
{
    int w = p->width / k, h = p->height / k;
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            for (int c = 0; c < 3; c++) {
                int sum = 0;
                for (int dy = 0; dy < k; dy++)
                    for (int dx = 0; dx < k; dx++)
                        sum += p->rgb[3 * ((size_t)(y * k + dy) * (size_t)p->width + (size_t)(x * k + dx)) + (size_t)c];
                p->rgb[3 * ((size_t)y * (size_t)w + (size_t)x) + (size_t)c] = (unsigned char)(sum / (k * k));
            }
    p->width = w;
    p->height = h;
}

static bool decode_png(const Buf *file, int *width, int *height, Pixels *p)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, file->data, file->len))
        return false;
    bool ok = is_fair(image.width, image.height);
    if (ok) {
        *width = (int)image.width;
        *height = (int)image.height;
        *p = (Pixels){NULL, *width, *height};
        image.format = PNG_FORMAT_RGB;
        p->rgb = mem_alloc(PNG_IMAGE_SIZE(image));
        ok = png_image_finish_read(&image, &(png_color){255, 255, 255}, p->rgb, 0, NULL);
    }
    png_image_free(&image);
    int longer = p->width > p->height ? p->width : p->height;
    int shorter = p->width > p->height ? p->height : p->width;
    int k = longer / LONG_SIDE < shorter ? longer / LONG_SIDE : shorter;
    if (ok && k > 1)
        shrink(p, k);
    return ok;
}

bool thumbnail_jpeg(const Buf *picture, int *width, int *height, Buf *jpeg)
{
    Pixels p = {0};
    bool png = picture->len > 8 && memcmp(picture->data, "\x89PNG\r\n\x1a\n", 8) == 0;
    bool ok =
        picture->len > 0 && (png ? decode_png(picture, width, height, &p) : decode_jpeg(picture, width, height, &p));
    tjhandle tj = ok ? tjInitCompress() : NULL;
    unsigned char *out = NULL;
    unsigned long n = 0;
    ok = tj && tjCompress2(tj, p.rgb, p.width, 0, p.height, TJPF_RGB, &out, &n, TJSAMP_420, QUALITY, 0) == 0;
    if (ok)
        buf_put(jpeg, out, n);
    tjFree(out);
    if (tj)
        tjDestroy(tj);
    mem_free(p.rgb);
    return ok;
}
