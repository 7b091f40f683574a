/* A press's colours: cached transforms, and the inks of plain colours. */
#include "draw/colours.h"

#include "base/buf.h"
#include "base/map.h"
#include "pdfio/flate.h"
#include <stdlib.h>
#include <string.h>
#include <threads.h>

struct Colours {
    ColourProfile *press, *black, *srgb, *grey;
    Buf packed; /* the press's profile */
    uint64_t press_hash;
    ColourIntent intent;
    mtx_t lock;                  /* guards what follows */
    IntMap *by_source;           /* source and aim → index + 1 */
    VEC(ColourTransform *) made; /* NULL: cannot be made */
};

uint64_t colours_key(const Press *p)
{
    return hash_bytes((uint64_t)p->intent, p->profile, p->profile_size);
}

Colours *colours_new(const Press *p, Diag *d)
{
    ColourProfile *press = p->profile ? colour_profile_read(p->profile, p->profile_size) : NULL;
    ColourProfile *black = press ? colour_profile_black(press) : NULL;
    if (!black) {
        colour_profile_free(press);
        diag_error(d, span_none(), DIAG_PRESS_NO_PROFILE, p->profile_name);
        return NULL;
    }
    Colours *c = mem_alloc(sizeof *c);
    c->press = press;
    c->black = black;
    c->srgb = colour_profile_srgb();
    c->grey = colour_profile_srgb_grey();
    c->press_hash = hash_bytes(0, p->profile, p->profile_size);
    c->intent = (ColourIntent)p->intent;
    Flate *flate = flate_new();
    flate_pack(flate, FLATE_SMALL, p->profile, p->profile_size, &c->packed);
    flate_free(flate);
    c->by_source = intmap_new();
    if (!c->srgb || !c->grey || mtx_init(&c->lock, mtx_plain) != thrd_success)
        abort();
    return c;
}

void colours_free(Colours *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->made.len; i++)
        colour_transform_free(c->made.ptr[i]);
    vec_free(&c->made);
    intmap_free(c->by_source);
    mtx_destroy(&c->lock);
    colour_profile_free(c->press);
    colour_profile_free(c->black);
    colour_profile_free(c->srgb);
    colour_profile_free(c->grey);
    buf_free(&c->packed);
    mem_free(c);
}

const Buf *colours_packed_profile(const Colours *c)
{
    return &c->packed;
}

const char *colours_name(const Colours *c)
{
    return colour_profile_name(c->press);
}

bool colours_are_own(const Colours *c, const Picture *p)
{
    return p->model == PICTURE_CMYK && (!p->profile || p->profile_hash == c->press_hash);
}

/* ---- transforms ---- */

static uint64_t key_of(const Picture *p, ColourAim aim)
{
    uint64_t facts[] = {(uint64_t)(p->model == PICTURE_INDEXED ? PICTURE_RGB : p->model),
                        p->profile ? p->profile_hash : 0, p->profile ? 0 : (uint64_t)p->gamma,
                        p->profile ? 0 : p->primaries, aim};
    uint64_t key = hash_bytes(0, facts, sizeof facts);
    return p->primaries && !p->profile ? hash_bytes(key, p->xy, sizeof p->xy) : key;
}

static ColourProfile *png_profile_of(const Picture *p)
{
    double xy[8];
    for (int i = 0; i < 8; i++)
        xy[i] = p->xy[i] / 100000.0;
    return colour_profile_of_png(p->model == PICTURE_GREY ? COLOUR_GREY : COLOUR_RGB, p->gamma,
                                 p->primaries ? xy : NULL);
}

static ColourTransform *make(const Colours *c, const Picture *p, const Buf *profile, ColourAim aim)
{
    const ColourProfile *to = aim == AIM_PRESS ? c->press : aim == AIM_BLACK ? c->black : c->srgb;
    ColourIntent intent = aim == AIM_PRESS ? c->intent : COLOUR_RELATIVE;
    ColourProfile *own = NULL;
    if (profile->len)
        own = colour_profile_read(profile->data, profile->len);
    else if (p->gamma || p->primaries)
        own = png_profile_of(p);
    const ColourProfile *from = p->model == PICTURE_CMYK ? c->press : p->model == PICTURE_GREY ? c->grey : c->srgb;
    bool fits = own && colour_profile_model(own) == colour_profile_model(from);
    ColourTransform *t = !profile->len || fits ? colour_transform_new(fits ? own : from, to, intent) : NULL;
    colour_profile_free(own);
    return t;
}

const ColourTransform *colours_transform(Colours *c, const Picture *p, const Buf *profile, ColourAim aim)
{
    uint64_t key = key_of(p, aim), index;
    mtx_lock(&c->lock);
    if (!intmap_lookup(c->by_source, key, &index)) {
        vec_push(&c->made, make(c, p, profile, aim));
        index = c->made.len;
        intmap_put(c->by_source, key, index);
    }
    const ColourTransform *t = c->made.ptr[index - 1];
    mtx_unlock(&c->lock);
    return t;
}

/* ---- plain colours ---- */

static void convert(Colours *c, Rgb rgb, ColourAim aim, unsigned char *out)
{
    static const Picture plain = {.model = PICTURE_RGB};
    unsigned char in[3] = {(unsigned char)(rgb >> 16), (unsigned char)(rgb >> 8), (unsigned char)rgb};
    const ColourTransform *t = colours_transform(c, &plain, &(Buf){0}, aim);
    if (t)
        colour_transform_run(t, in, out, 1);
}

/* In whole per cent; less than the press can hold is nothing. */
static double per_cent(double v)
{
    enum { LEAST_DOT = 3 };
    int whole = (int)(v * 100 + 0.5);
    return whole < LEAST_DOT ? 0 : whole / 100.0;
}

static bool is_neutral(Rgb rgb)
{
    return (rgb >> 16 & 255) == (rgb >> 8 & 255) && (rgb >> 8 & 255) == (rgb & 255);
}

void colours_grey(Colours *c, Rgb rgb, double inks[INKS])
{
    unsigned char grey = 255;
    memset(inks, 0, sizeof *inks * INKS);
    convert(c, rgb, AIM_BLACK, &grey);
    inks[INK_BLACK] = per_cent(1 - grey / 255.0);
}

/* Text and rules on a page of one ink are solid where they are dark: a screened letter has no edge. */
static void black_inks(Colours *c, Rgb rgb, double inks[INKS])
{
    const double DARK = 0.6;
    colours_grey(c, rgb, inks);
    if (!is_neutral(rgb) && inks[INK_BLACK] > DARK)
        inks[INK_BLACK] = 1;
}

void colours_inks(Colours *c, const Press *p, Rgb rgb, bool black_only, double inks[INKS])
{
    memset(inks, 0, sizeof *inks * INKS);
    for (size_t i = 0; i < p->n_swatches && !black_only && rgb;
         i++) /* black is black ink alone, whatever is named so */
        if (p->swatches[i].rgb == rgb) {
            for (int k = 0; k < INKS; k++)
                inks[k] = p->swatches[i].inks[k] / 100.0;
            return;
        }
    if (black_only || is_neutral(rgb)) {
        black_inks(c, rgb, inks);
        return;
    }
    unsigned char cmyk[4] = {0};
    convert(c, rgb, AIM_PRESS, cmyk);
    colour_limit_ink(cmyk, 1, p->ink_limit);
    for (int k = 0; k < INKS; k++)
        inks[k] = per_cent(cmyk[k] / 255.0);
}
