/* Profiles: read, made of a few numbers, asked. */
#include "colour/internal.h"

#include "base/mem.h"

static bool note_model(ColourProfile *p)
{
    switch (cmsGetColorSpace(p->handle)) {
    case cmsSigGrayData:
        p->model = COLOUR_GREY;
        return true;
    case cmsSigRgbData:
        p->model = COLOUR_RGB;
        return true;
    case cmsSigCmykData:
        p->model = COLOUR_CMYK;
        return true;
    default:
        return false;
    }
}

/* Input, display, output or a colour space: others are no colours of a picture (ICC.1:2010, 7.2.5). */
static bool has_usable_class(cmsHPROFILE handle)
{
    cmsProfileClassSignature kind = cmsGetDeviceClass(handle);
    return kind == cmsSigInputClass || kind == cmsSigDisplayClass || kind == cmsSigOutputClass ||
           kind == cmsSigColorSpaceClass;
}

/* Takes over both; NULL, and both gone, when it cannot be used. */
static ColourProfile *take(cmsContext context, cmsHPROFILE handle)
{
    ColourProfile *p = mem_alloc(sizeof *p);
    p->context = context;
    p->handle = handle;
    if (!handle || !note_model(p) || !has_usable_class(handle)) {
        colour_profile_free(p);
        return NULL;
    }
    cmsGetProfileInfoASCII(handle, cmsInfoDescription, "en", "US", p->name, sizeof p->name);
    return p;
}

void colour_profile_free(ColourProfile *p)
{
    if (!p)
        return;
    if (p->handle)
        cmsCloseProfile(p->handle);
    if (p->context)
        cmsDeleteContext(p->context);
    mem_free(p);
}

/* Can it be converted from? What its header says may not be in its tags: whoever converts would find out too late. No
 * table is made for it, which is most of what a transform costs. */
static bool is_whole(const ColourProfile *p)
{
    cmsHPROFILE pcs = cmsCreateLab4ProfileTHR(p->context, NULL);
    cmsHTRANSFORM t = cmsCreateTransformTHR(p->context, p->handle, colour_type(p->model), pcs, TYPE_Lab_16,
                                            INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
    if (t)
        cmsDeleteTransform(t);
    if (pcs)
        cmsCloseProfile(pcs);
    return t != NULL;
}

ColourProfile *colour_profile_read(const void *data, size_t n)
{
    if (n < 132 || n > 0x7FFFFFFF)
        return NULL;
    cmsContext context = colour_context_new();
    ColourProfile *p = take(context, cmsOpenProfileFromMemTHR(context, data, (cmsUInt32Number)n));
    if (p && is_whole(p))
        return p;
    colour_profile_free(p);
    return NULL;
}

ColourProfile *colour_profile_srgb(void)
{
    cmsContext context = colour_context_new();
    return take(context, cmsCreate_sRGBProfileTHR(context));
}

/* IEC 61966-2-1. */
static cmsToneCurve *srgb_curve(cmsContext context)
{
    static const double parameters[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    return cmsBuildParametricToneCurve(context, 4, parameters);
}

static ColourProfile *grey_of(cmsContext context, cmsToneCurve *curve)
{
    cmsHPROFILE handle = curve ? cmsCreateGrayProfileTHR(context, cmsD50_xyY(), curve) : NULL;
    cmsFreeToneCurve(curve);
    return take(context, handle);
}

ColourProfile *colour_profile_srgb_grey(void)
{
    cmsContext context = colour_context_new();
    return grey_of(context, srgb_curve(context));
}

ColourProfile *colour_profile_of_png(ColourModel model, int gamma, const double xy[8])
{
    static const double srgb[8] = {0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};
    const double *c = xy ? xy : srgb;
    cmsContext context = colour_context_new();
    cmsToneCurve *curve = gamma > 0 ? cmsBuildGamma(context, 100000.0 / gamma) : srgb_curve(context);
    if (model == COLOUR_GREY)
        return grey_of(context, curve);
    cmsCIExyY white = {c[0], c[1], 1};
    cmsCIExyYTRIPLE primaries = {{c[2], c[3], 1}, {c[4], c[5], 1}, {c[6], c[7], 1}};
    bool real = true;
    for (int i = 0; i < 8; i += 2)
        real = real && c[i] >= 0 && c[i + 1] > 0.001 && c[i] + c[i + 1] <= 1;
    cmsToneCurve *curves[3] = {curve, curve, curve};
    cmsHPROFILE handle = curve && real ? cmsCreateRGBProfileTHR(context, &white, &primaries, curves) : NULL;
    cmsFreeToneCurve(curve);
    return take(context, handle);
}

ColourModel colour_profile_model(const ColourProfile *p)
{
    return p->model;
}

bool colour_profile_is_output(const ColourProfile *p)
{
    return cmsGetDeviceClass(p->handle) == cmsSigOutputClass &&
           cmsIsIntentSupported(p->handle, INTENT_RELATIVE_COLORIMETRIC, LCMS_USED_AS_OUTPUT);
}

int colour_profile_version(const ColourProfile *p)
{
    return (int)cmsGetProfileVersion(p->handle);
}

const char *colour_profile_name(const ColourProfile *p)
{
    return p->name;
}

static void labs_of(const ColourProfile *p, const double *components, double *labs, size_t n)
{
    cmsContext context = colour_context_new();
    cmsHPROFILE pcs = cmsCreateLab4ProfileTHR(context, NULL);
    cmsUInt32Number type = p->model == COLOUR_GREY  ? TYPE_GRAY_DBL
                           : p->model == COLOUR_RGB ? TYPE_RGB_DBL
                                                    : TYPE_CMYK_DBL;
    cmsHTRANSFORM t = cmsCreateTransformTHR(context, p->handle, type, pcs, TYPE_Lab_DBL, INTENT_RELATIVE_COLORIMETRIC,
                                            cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
    for (size_t i = 0; i < n; i++) {
        double values[4] = {0};
        for (size_t k = 0; k < (size_t)p->model; k++) /* LittleCMS has ink in per cent */
            values[k] = components[i * p->model + k] * (p->model == COLOUR_CMYK ? 100 : 1);
        labs[3 * i] = labs[3 * i + 1] = labs[3 * i + 2] = 0;
        if (t)
            cmsDoTransform(t, values, &labs[3 * i], 1);
    }
    if (t)
        cmsDeleteTransform(t);
    cmsCloseProfile(pcs);
    cmsDeleteContext(context);
}

void colour_lab(const ColourProfile *p, const double *components, double lab[3])
{
    labs_of(p, components, lab, 1);
}

/* Its luminances from full ink to none, to the paper's, make the curve of a grey profile. */
ColourProfile *colour_profile_black(const ColourProfile *cmyk)
{
    enum { STEPS = 256 };
    cmsFloat32Number y[STEPS];
    double inks[STEPS][4] = {0}, labs[STEPS][3];
    if (cmyk->model != COLOUR_CMYK)
        return NULL;
    for (int i = 0; i < STEPS; i++)
        inks[i][3] = 1 - i / (STEPS - 1.0);
    labs_of(cmyk, &inks[0][0], &labs[0][0], STEPS);
    for (int i = 0; i < STEPS; i++) {
        cmsCIELab of_grey = {labs[i][0], 0, 0};
        cmsCIEXYZ xyz;
        cmsLab2XYZ(NULL, &xyz, &of_grey);
        y[i] = (cmsFloat32Number)xyz.Y;
        if (i && y[i] < y[i - 1])
            y[i] = y[i - 1]; /* measurements waver */
    }
    if (y[STEPS - 1] - y[0] < 0.1F)
        return NULL;
    cmsContext context = colour_context_new();
    return grey_of(context, cmsBuildTabulatedToneCurveFloat(context, STEPS, y));
}
