/* WebP over libwebp: the writing of copies. In one thread, so that the same pixels give the same bytes. */
#include "picture/picture.h"

#include <webp/encode.h>

/* Grey becomes three equal colours: WebP has no other. With alpha, R G B A. */
static unsigned char *coloured(const unsigned char *pixels, const unsigned char *alpha, PicturePixels size)
{
    size_t n = (size_t)size.width * (size_t)size.height, grey = size.components == 1, step = alpha ? 4 : 3;
    unsigned char *out = mem_alloc(n * step);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < 3; k++)
            out[i * step + k] = pixels[grey ? i : i * 3 + k];
        if (alpha)
            out[i * step + 3] = alpha[i];
    }
    return out;
}

static bool configure(WebPConfig *config, int quality)
{
    enum {
        EFFORT = 0, /* 2 makes the sample take an eighth longer for half a hundredth of the bytes */
        LEVEL = 1,  /* of lossless compression, 0 … 9: more takes twice the time for nothing */
    };
    if (!WebPConfigPreset(config, WEBP_PRESET_PHOTO, (float)(quality ? quality : 75)))
        return false;
    if (!quality)
        return WebPConfigLosslessPreset(config, LEVEL) && WebPValidateConfig(config);
    config->method = EFFORT;
    config->thread_level = 0;
    return WebPValidateConfig(config);
}

bool picture_write_webp(const unsigned char *pixels, const unsigned char *alpha, PicturePixels size, int quality,
                        Buf *out)
{
    WebPConfig config;
    WebPPicture picture;
    WebPMemoryWriter writer;
    if (!WebPPictureInit(&picture) || !configure(&config, quality))
        return false;
    unsigned char *made = alpha || size.components == 1 ? coloured(pixels, alpha, size) : NULL;
    const unsigned char *colours = made ? made : pixels;
    WebPMemoryWriterInit(&writer);
    picture.use_argb = !quality;
    picture.width = size.width;
    picture.height = size.height;
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    bool ok = (alpha ? WebPPictureImportRGBA(&picture, colours, size.width * 4)
                     : WebPPictureImportRGB(&picture, colours, size.width * 3)) &&
              WebPEncode(&config, &picture);
    if (ok)
        buf_put(out, writer.mem, writer.size);
    WebPPictureFree(&picture);
    WebPMemoryWriterClear(&writer);
    mem_free(made);
    return ok;
}

int picture_webp_version(void)
{
    return WebPGetEncoderVersion();
}
