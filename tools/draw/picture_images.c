/* What becomes of a picture, for reading and for the press. */
#include "draw/picture_images.h"

#include "pdfio/value.h"

/* ---- its profile ---- */

/* The bytes of its profile, when it has one that can be used; told when not, unless d is NULL. */
static void take_profile(Diag *d, Colours *c, const PictureObject *o, Buf *profile)
{
    const Picture *p = o->picture;
    if (!p->profile || !picture_profile(o->file.data, o->file.len, p, profile))
        return;
    if (colours_transform(c, p, profile, AIM_SCREEN))
        return;
    if (d)
        diag_warning(d, diag_file(d, o->path), DIAG_PICTURE_PROFILE_UNUSED, o->path);
    buf_free(profile);
}

/* As PDF has it: its number. */
static int write_profile(Finisher *to, const Buf *profile, int components)
{
    int number;
    Buf *b = finish_begin_stream(to, profile->data, profile->len, FLATE_SMALL, &number);
    value_int_entry(b, "/N", components);
    value_name_entry(b, "/Alternate", components == 1 ? "/DeviceGray" : "/DeviceRGB");
    finish_end_stream(to);
    return number;
}

/* Without its profile a picture is what its kind is by default. */
static Picture facts_of(const Picture *p, const Buf *profile)
{
    Picture facts = *p;
    if (!profile->len)
        facts.profile = 0;
    return facts;
}

/* ---- pixels ---- */

static size_t pixels_of(const PictureRaster *r)
{
    return (size_t)r->width * (size_t)r->height;
}

/* Its pixels in other colours. */
static bool convert(PictureRaster *r, const ColourTransform *t, int components)
{
    if (!t)
        return false;
    unsigned char *out = mem_alloc(pixels_of(r) * (size_t)components);
    colour_transform_run(t, r->pixels, out, pixels_of(r));
    mem_free(r->pixels);
    r->pixels = out;
    r->components = components;
    return true;
}

/* Pixels that hardly deflate are a photograph, in whatever file they came. */
static bool is_photo(const Image *i, const PictureRaster *r)
{
    enum { LARGE = 1 << 18, FEW = 3 };
    return i->data.len > LARGE && i->data.len > pixels_of(r) * (size_t)r->components / FEW;
}

/* Photographs stay JPEGs, the rest keeps each pixel. */
static void pack(Image *out, const PictureRaster *r, bool photo)
{
    if (!photo)
        image_of_pixels(out, r);
    if (photo || is_photo(out, r)) {
        image_free(out);
        if (!image_of_photo(out, r)) {
            image_free(out);
            image_of_pixels(out, r);
        }
    }
    image_set_alpha(out, r);
}

/* ---- for reading ---- */

/* sRGB, whatever it was. */
static bool screen_raster(Colours *c, const PictureObject *o, const Picture *facts, const Buf *profile,
                          PictureRaster *out)
{
    if (!picture_raster(o->file.data, o->file.len, o->picture, 0, out))
        return false;
    if (convert(out, colours_transform(c, facts, profile, AIM_SCREEN), COLOUR_RGB))
        return true;
    picture_raster_free(out);
    return false;
}

static bool for_screen(Colours *c, const PictureObject *o, const Picture *facts, const Buf *profile, Image *out)
{
    PictureRaster r;
    bool ok = screen_raster(c, o, facts, profile, &r);
    if (ok) {
        pack(out, &r, picture_is_photo(facts));
        picture_raster_free(&r);
    }
    return ok;
}

bool picture_for_screen(Diag *d, Colours *c, const PictureObject *o, PictureRaster *out)
{
    Buf profile = {0};
    take_profile(d, c, o, &profile);
    Picture facts = facts_of(o->picture, &profile);
    bool ok = screen_raster(c, o, &facts, &profile, out);
    buf_free(&profile);
    return ok;
}

bool picture_for_reading(Finisher *to, Diag *d, Colours *c, PictureObject *o, Image *out)
{
    const Picture *p = o->picture;
    Buf profile = {0};
    take_profile(d, c, o, &profile);
    Picture facts = facts_of(p, &profile);
    bool ok;
    if (p->model == PICTURE_CMYK || (!profile.len && (p->gamma || p->primaries))) {
        ok = for_screen(c, o, &facts, &profile, out);
    } else {
        ok = (p->format == PICTURE_JPEG || p->plain) && image_of_file(out, &o->file, p);
        PictureRaster r;
        if (!ok && (ok = picture_raster(o->file.data, o->file.len, p, 0, &r))) {
            if (picture_is_photo(p)) {
                pack(out, &r, true);
            } else {
                image_of_pixels(out, &r);
                image_set_alpha(out, &r);
            }
            picture_raster_free(&r);
        }
        if (ok && profile.len)
            out->profile = write_profile(to, &profile, p->model == PICTURE_GREY ? 1 : 3);
    }
    buf_free(&profile);
    return ok;
}

/* ---- for the press ---- */

/* The longer side in pixels that the press has use for; 0: all of it. What is only a little larger stays. */
static int useful_size(const PictureObject *o, const Press *press)
{
    const double FAR = 1.5;
    const Picture *p = o->picture;
    int longer = p->width > p->height ? p->width : p->height;
    if (!press->resample || o->least_ppi <= press->resample * FAR)
        return 0;
    double size = longer * (press->resample / o->least_ppi);
    return size < 1 ? 1 : (int)size + 1;
}

/* Is nothing in it coloured? A JPEG's greys waver a little. With a profile, values alike need not be grey. */
static bool is_neutral(Colours *c, const PictureRaster *r, const Picture *facts, const Buf *profile)
{
    enum { JPEG_APART = 6, PNG_APART = 2, SHOWN_APART = 6 };
    int apart = picture_is_photo(facts) ? JPEG_APART : PNG_APART;
    if (!colour_is_neutral(r->pixels, pixels_of(r), apart))
        return false;
    const ColourTransform *t = profile->len ? colours_transform(c, facts, profile, AIM_SCREEN) : NULL;
    if (!t)
        return true;
    unsigned char *shown = mem_alloc(pixels_of(r) * 3);
    colour_transform_run(t, r->pixels, shown, pixels_of(r));
    bool neutral = colour_is_neutral(shown, pixels_of(r), apart + SHOWN_APART);
    mem_free(shown);
    return neutral;
}

/* CMYK that has black ink only, the press's own: that ink is the grey. */
static void keep_black(PictureRaster *r)
{
    unsigned char *grey = mem_alloc(pixels_of(r));
    for (size_t i = 0; i < pixels_of(r); i++)
        grey[i] = (unsigned char)(255 - r->pixels[4 * i + 3]);
    mem_free(r->pixels);
    r->pixels = grey;
    r->components = 1;
}

/* The CMYK pixels of a JPEG made here, as a reader decodes them: Adobe's marker is there, but its values are not turned
 * round. */
static bool decode_photo(const Image *i, PictureRaster *out)
{
    const Picture p = {.format = PICTURE_JPEG,
                       .model = i->model,
                       .width = i->width,
                       .height = i->height,
                       .bits = 8,
                       .size = i->data.len};
    return picture_raster(i->data.data, i->data.len, &p, 0, out);
}

/* The most ink of a block of a JPEG, 8 pixels a side from (x, y), in per cent. */
enum { BLOCK = 8 };
static int ink_of_block(const PictureRaster *r, int x, int y)
{
    int most = 0, width = r->width - x < BLOCK ? r->width - x : BLOCK;
    for (int row = y; row < y + BLOCK && row < r->height; row++) {
        int ink = colour_most_ink(r->pixels + 4 * ((size_t)row * (size_t)r->width + (size_t)x), (size_t)width);
        most = ink > most ? ink : most;
    }
    return most;
}

/* A JPEG wavers at edges: where a block of it has come to more than the limit, its pixels get as much less. */
static void spare_ink(PictureRaster *r, const PictureRaster *decoded, int limit)
{
    for (int y = 0; y < r->height; y += BLOCK)
        for (int x = 0; x < r->width; x += BLOCK) {
            int over = ink_of_block(decoded, x, y) - limit, width = r->width - x < BLOCK ? r->width - x : BLOCK;
            if (over <= 0)
                continue;
            int aim = ink_of_block(r, x, y) - over - 1;
            for (int row = y; row < y + BLOCK && row < r->height; row++)
                colour_limit_ink(r->pixels + 4 * ((size_t)row * (size_t)r->width + (size_t)x), (size_t)width,
                                 aim > 0 ? aim : 0);
        }
}

/* Their colours as a JPEG that keeps to the limit; where that can't be, each pixel as it is. */
static int pack_colours_within(Image *out, PictureRaster *r, bool photo, int limit)
{
    enum { TRIES = 8 };
    PictureRaster decoded;
    if (!photo) {
        image_of_pixels(out, r);
        if (!is_photo(out, r))
            return colour_most_ink(r->pixels, pixels_of(r));
        image_free(out);
    }
    for (int i = 0; i < TRIES; i++) {
        if (!image_of_photo(out, r) || !decode_photo(out, &decoded))
            break;
        int most = colour_most_ink(decoded.pixels, pixels_of(&decoded));
        if (most > limit)
            spare_ink(r, &decoded, limit);
        picture_raster_free(&decoded);
        if (most <= limit)
            return most;
        image_free(out);
    }
    image_free(out);
    colour_limit_ink(r->pixels, pixels_of(r), limit);
    image_of_pixels(out, r);
    return colour_most_ink(r->pixels, pixels_of(r));
}

static int pack_within(Image *out, PictureRaster *r, bool photo, int limit)
{
    int most = pack_colours_within(out, r, photo, limit);
    image_set_alpha(out, r);
    return most;
}

/* One ink. */
static bool to_black(Colours *c, const Picture *facts, const Buf *profile, PictureObject *o, PictureRaster *r,
                     Image *out)
{
    if (r->components == 4 && colours_are_own(c, facts) && colour_is_black_only(r->pixels, pixels_of(r), 2))
        keep_black(r);
    else if (!convert(r, colours_transform(c, facts, profile, AIM_BLACK), COLOUR_GREY))
        return false;
    pack(out, r, picture_is_photo(facts));
    if (o->most_ink < 100)
        o->most_ink = 100;
    return true;
}

/* CMYK of this very press: as it is, unless it has too much ink and the layout lets it be separated anew. */
static bool own_inks(Diag *d, Colours *c, const Press *press, PictureObject *o, const Picture *facts, int longest,
                     PictureRaster *r, Image *out)
{
    int most = colour_most_ink(r->pixels, pixels_of(r));
    if (most > press->ink_limit && press->limit_pictures) {
        if (!convert(r, colours_transform(c, facts, &(Buf){0}, AIM_PRESS), COLOUR_CMYK))
            return false;
        colour_limit_ink(r->pixels, pixels_of(r), press->ink_limit);
        o->most_ink = pack_within(out, r, true, press->ink_limit);
        return true;
    }
    if (most > press->ink_limit)
        diag_warning(d, diag_file(d, o->path), DIAG_PICTURE_OVER_LIMIT, o->path, most, press->ink_limit);
    o->most_ink = most;
    if (!longest)
        return image_of_file(out, &o->file, o->picture);
    pack(out, r, true);
    return true;
}

static bool to_inks(Colours *c, const Press *press, PictureObject *o, const Picture *facts, const Buf *profile,
                    PictureRaster *r, Image *out)
{
    if (!convert(r, colours_transform(c, facts, profile, AIM_PRESS), COLOUR_CMYK))
        return false;
    colour_limit_ink(r->pixels, pixels_of(r), press->ink_limit);
    o->most_ink = pack_within(out, r, picture_is_photo(facts), press->ink_limit);
    return true;
}

/* Line art: its dots are the press's own. */
static bool is_line_art(const Picture *p)
{
    return p->model == PICTURE_GREY && p->bits == 1 && p->plain;
}

bool picture_for_press(Diag *d, Colours *c, const Press *press, PictureObject *o, bool black_only, Image *out)
{
    const Picture *p = o->picture;
    if (is_line_art(p)) {
        o->most_ink = o->most_ink < 100 ? 100 : o->most_ink;
        return image_of_file(out, &o->file, p);
    }
    int longest = useful_size(o, press);
    PictureRaster r;
    if (!picture_raster(o->file.data, o->file.len, p, longest, &r))
        return false;
    if (press->standard == PRESS_X1A)
        picture_raster_flatten(&r);
    Buf profile = {0};
    take_profile(NULL, c, o, &profile); /* told already, for reading */
    Picture facts = facts_of(p, &profile);
    bool one_ink = black_only || r.components == 1 ||
                   (r.components == 3 ? is_neutral(c, &r, &facts, &profile)
                                      : colour_is_black_only(r.pixels, pixels_of(&r), 2)),
         ok;
    if (one_ink)
        ok = to_black(c, &facts, &profile, o, &r, out);
    else if (colours_are_own(c, &facts))
        ok = own_inks(d, c, press, o, &facts, longest, &r, out);
    else
        ok = to_inks(c, press, o, &facts, &profile, &r, out);
    picture_raster_free(&r);
    buf_free(&profile);
    return ok;
}
