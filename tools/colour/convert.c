/* Pixels from one profile to another, and what their inks come to. */
#include "colour/internal.h"

#include "base/mem.h"

struct ColourTransform {
    cmsContext context;
    cmsHTRANSFORM handle;
};

cmsUInt32Number colour_type(ColourModel model)
{
    return model == COLOUR_GREY ? TYPE_GRAY_8 : model == COLOUR_RGB ? TYPE_RGB_8 : TYPE_CMYK_8;
}

/* Without the cache of the last pixel, which threads would share. */
ColourTransform *colour_transform_new(const ColourProfile *from, const ColourProfile *to, ColourIntent intent)
{
    cmsUInt32Number flags = cmsFLAGS_NOCACHE;
    if (intent != COLOUR_ABSOLUTE)
        flags |= cmsFLAGS_BLACKPOINTCOMPENSATION;
    ColourTransform *t = mem_alloc(sizeof *t);
    t->context = colour_context_new();
    t->handle = cmsCreateTransformTHR(t->context, from->handle, colour_type(from->model), to->handle,
                                      colour_type(to->model), (cmsUInt32Number)intent, flags);
    if (t->handle)
        return t;
    colour_transform_free(t);
    return NULL;
}

void colour_transform_free(ColourTransform *t)
{
    if (!t)
        return;
    if (t->handle)
        cmsDeleteTransform(t->handle);
    if (t->context)
        cmsDeleteContext(t->context);
    mem_free(t);
}

void colour_transform_run(const ColourTransform *t, const unsigned char *in, unsigned char *out, size_t n)
{
    enum { PART = 1 << 20 }; /* LittleCMS counts in 32 bits */
    size_t from = T_CHANNELS(cmsGetTransformInputFormat(t->handle));
    size_t to = T_CHANNELS(cmsGetTransformOutputFormat(t->handle));
    for (size_t at = 0; at < n; at += PART) {
        size_t part = n - at < PART ? n - at : PART;
        cmsDoTransform(t->handle, in + at * from, out + at * to, (cmsUInt32Number)part);
    }
}

bool colour_is_neutral(const unsigned char *rgb, size_t n, int apart)
{
    for (const unsigned char *p = rgb, *end = rgb + 3 * n; p < end; p += 3) {
        int r = p[0], g = p[1], b = p[2];
        if (r - g > apart || g - r > apart || g - b > apart || b - g > apart || r - b > apart || b - r > apart)
            return false;
    }
    return true;
}

bool colour_is_black_only(const unsigned char *cmyk, size_t n, int most)
{
    for (const unsigned char *p = cmyk, *end = cmyk + 4 * n; p < end; p += 4)
        if (p[0] > most || p[1] > most || p[2] > most)
            return false;
    return true;
}

int colour_most_ink(const unsigned char *cmyk, size_t n)
{
    int most = 0;
    for (const unsigned char *p = cmyk, *end = cmyk + 4 * n; p < end; p += 4) {
        int sum = p[0] + p[1] + p[2] + p[3];
        most = sum > most ? sum : most;
    }
    return (most * 100 + 254) / 255;
}

void colour_limit_ink(unsigned char *cmyk, size_t n, int limit)
{
    int most = limit * 255 / 100;
    for (unsigned char *p = cmyk, *end = cmyk + 4 * n; p < end; p += 4) {
        int coloured = p[0] + p[1] + p[2], room = most - p[3];
        if (coloured <= room)
            continue;
        if (room < 0) {
            p[3] = (unsigned char)most;
            room = 0;
        }
        for (int i = 0; i < 3; i++)
            p[i] = (unsigned char)(p[i] * room / coloured);
    }
}
