/* Pictures in the sizes that screens ask for. */
#include "web/copies.h"

#include "colour/colour.h"
#include <string.h>

/* Counted up when the same picture is to give another copy. */
enum { RECIPE = 2, JPEG_QUALITY = 80, WEBP_QUALITY = 80, STEM = 80 /* bytes */ };
static const int widths[] = {480, 960, 1440};
enum {
    WIDTHS = sizeof widths / sizeof *widths,
    WIDEST = 1600,   /* up to that a picture keeps its own width */
    LEAST = 320,     /* narrower ones stay as they are */
    LIGHT = 14600,   /* bytes that come in a server's first ten packets (RFC 6928): fewer are there no sooner */
    JPEG_WIDTH = 960 /* one will do for browsers without WebP */
};
static_assert(WIDTHS + 1 <= MOST_COPIES, "and the picture itself");

/* A copy for which there is a reason: the next wider one has nearly twice its pixels. */
static bool is_narrower(int width, int wider)
{
    return width * 4 <= wider * 3;
}

typedef enum CopyKind { COPY_JPEG, COPY_WEBP } CopyKind;

/* One picture on the way. */
typedef struct Copying {
    IssueRender *r;
    const char *path, *whole; /* where it is read, its name in the issue's folder */
    const Picture *picture;
    uint64_t key;         /* of what is in the copies, but for their width */
    int widest;           /* of its copies */
    bool tried;           /* to read it, when the first copy was made */
    PictureRaster wide;   /* at `widest`, upright and in sRGB; all others are made of it. No pixels: it can't be read */
    PictureRaster raster; /* at raster_width */
    int raster_width;
} Copying;

/* What the ink of a CMYK picture looks like: as its profile says, else the press's. */
static const Press *press_of(const Copying *c)
{
    return c->r->frames->n_pages ? c->r->frames->pages[0].press : NULL;
}

static ColourProfile *profile_of(const Copying *c, const Buf *file)
{
    const Picture *p = c->picture;
    Buf icc = {0};
    ColourProfile *own = NULL;
    double xy[8];
    for (int i = 0; i < 8; i++)
        xy[i] = p->xy[i] / 100000.0;
    if (picture_profile(file->data, file->len, p, &icc))
        own = colour_profile_read(icc.data, icc.len);
    else if (p->model == PICTURE_CMYK && press_of(c) && press_of(c)->profile)
        own = colour_profile_read(press_of(c)->profile, press_of(c)->profile_size);
    else if (p->gamma || p->primaries)
        own = colour_profile_of_png(p->model == PICTURE_GREY ? COLOUR_GREY : COLOUR_RGB, p->gamma,
                                    p->primaries ? xy : NULL);
    buf_free(&icc);
    return own;
}

/* To sRGB; NULL: none is needed. */
static ColourTransform *colours_of(const Copying *c, const Buf *file)
{
    ColourProfile *own = profile_of(c, file), *srgb = colour_profile_srgb();
    ColourTransform *colours = NULL;
    int components = c->picture->model == PICTURE_GREY ? 1 : c->picture->model == PICTURE_CMYK ? 4 : 3;
    if (own && (int)colour_profile_model(own) == components)
        colours = colour_transform_new(own, srgb, COLOUR_RELATIVE);
    colour_profile_free(own);
    colour_profile_free(srgb);
    return colours;
}

/* Ink by ink, where no profile says more. */
static void plain_inks(const unsigned char *cmyk, unsigned char *rgb, size_t n)
{
    for (size_t i = 0; i < n; i++, cmyk += 4, rgb += 3)
        for (int k = 0; k < 3; k++)
            rgb[k] = (unsigned char)((255 - cmyk[k]) * (255 - cmyk[3]) / 255);
}

static void to_srgb(const ColourTransform *colours, PictureRaster *raster)
{
    size_t n = (size_t)raster->width * (size_t)raster->height;
    if (!colours && raster->components < 4)
        return;
    unsigned char *rgb = mem_alloc(n * 3);
    if (colours)
        colour_transform_run(colours, raster->pixels, rgb, n);
    else
        plain_inks(raster->pixels, rgb, n);
    mem_free(raster->pixels);
    raster->pixels = rgb;
    raster->components = 3;
}

static void turn_upright(PictureRaster *raster, int orientation)
{
    int width = raster->width, height = raster->height;
    if (raster->alpha)
        picture_turn_upright(raster->alpha, &width, &height, 1, orientation);
    picture_turn_upright(raster->pixels, &raster->width, &raster->height, raster->components, orientation);
}

/* The longer side of its copy of that width. */
static int longest_at(const Copying *c, int width)
{
    const int64_t w = picture_upright_width(c->picture), h = picture_upright_height(c->picture);
    return w >= h ? width : (int)((width * h + w - 1) / w);
}

/* Its pixels at the width of the widest copy. */
static bool decode(Copying *c)
{
    const Picture *p = c->picture;
    const int longest = c->widest < picture_upright_width(p) ? longest_at(c, c->widest) : 0;
    Buf file = {0};
    const bool read = !c->tried && issue_read_picture(c->r, c->path, c->picture, &file);
    if (read && picture_raster(file.data, file.len, p, longest, &c->wide)) {
        ColourTransform *colours = colours_of(c, &file);
        to_srgb(colours, &c->wide);
        turn_upright(&c->wide, p->orientation);
        colour_transform_free(colours);
    } else if (read) {
        diag_error(c->r->diag, diag_file(c->r->diag, c->path), DIAG_PICTURE_CHANGED);
    }
    c->tried = true;
    buf_free(&file);
    return c->wide.pixels != NULL;
}

/* The same at a width. NULL: it can't be read. */
static const PictureRaster *raster_at(Copying *c, int width)
{
    if (!decode(c))
        return NULL;
    if (width >= c->widest)
        return &c->wide;
    if (c->raster_width != width) {
        picture_raster_free(&c->raster);
        picture_raster_shrink(&c->wide, longest_at(c, width), &c->raster);
        c->raster_width = width;
    }
    return &c->raster;
}

static void forget(Copying *c)
{
    picture_raster_free(&c->wide);
    picture_raster_free(&c->raster);
}

/* What a PNG must be for its copies: 1/8 bit a pixel and less have only drawings, a quarter of its bytes is enough for
 * photographs alone. */
enum { DRAWING = 64, PHOTO = 4 };

static bool is_drawing(const Picture *p)
{
    return p->size * DRAWING <= (size_t)p->width * (size_t)p->height;
}

/* Does a copy with loss take so little that one without can't? */
static bool is_photo(const Picture *p, PicturePixels size, size_t bytes)
{
    const double part = (double)size.width * size.height / ((double)p->width * p->height);
    return (double)bytes * PHOTO <= (double)p->size * part;
}

/* Photographs lose what is not seen; of a PNG, which may be a drawing, what takes less: all of it or that. */
static bool write_webp(const Copying *c, const PictureRaster *raster, PicturePixels size, Buf *out)
{
    const bool png = c->picture->format == PICTURE_PNG;
    if (png && is_drawing(c->picture))
        return picture_write_webp(raster->pixels, raster->alpha, size, 0, out);
    if (!picture_write_webp(raster->pixels, raster->alpha, size, WEBP_QUALITY, out))
        return false;
    if (!png || is_photo(c->picture, size, out->len))
        return true;
    Buf exact = {0};
    bool ok = picture_write_webp(raster->pixels, raster->alpha, size, 0, &exact);
    if (ok && exact.len <= out->len) {
        out->len = 0;
        buf_put(out, exact.data, exact.len);
    }
    buf_free(&exact);
    return ok;
}

static bool make(Copying *c, CopyKind kind, int width, Buf *out)
{
    const PictureRaster *raster = raster_at(c, width);
    if (!raster)
        return false;
    PicturePixels size = {raster->width, raster->height, raster->components, false};
    return kind == COPY_WEBP ? write_webp(c, raster, size, out)
                             : picture_write_jpeg(raster->pixels, size, JPEG_QUALITY, out);
}

/* photo-3f0a91c2d4-960.webp */
static const char *copy_name(const Copying *c, CopyKind kind, int width)
{
    const char *dot = strrchr(c->whole, '.');
    size_t n = dot ? (size_t)(dot - c->whole) : strlen(c->whole);
    if (n > STEM)
        for (n = STEM; n && ((unsigned char)c->whole[n] & 0xC0) == 0x80;)
            n--;
    return arena_printf(c->r->arena, "%.*s-%010llx-%d.%s", (int)n, c->whole, (unsigned long long)(c->key >> 24), width,
                        kind == COPY_WEBP ? "webp" : "jpg");
}

/* Adds the copy to the list, if it takes less than `most` bytes; returns how many, 0: it doesn't. */
static size_t add_copy(Copying *c, CopyKind kind, int width, size_t most, PictureCopy *list, size_t *n)
{
    const char *name = copy_name(c, kind, width);
    Buf data = {0};
    bool ok = !strmap_lookup(c->r->taken, name) && (issue_kept(c->r, name, &data) || make(c, kind, width, &data)) &&
              data.len < most && issue_emit(c->r, name, data.data, data.len);
    const size_t bytes = ok ? data.len : 0;
    if (ok) {
        strmap_put(c->r->taken, name, c->r);
        list[(*n)++] = (PictureCopy){name, width};
    }
    buf_free(&data);
    return bytes;
}

static uint64_t key_of(const Copying *c)
{
    const Picture *p = c->picture;
    const Press *press = p->model == PICTURE_CMYK && !p->profile ? press_of(c) : NULL;
    uint64_t facts[] = {p->hash, RECIPE, JPEG_QUALITY, WEBP_QUALITY, (uint64_t)picture_webp_version()};
    uint64_t key = hash_bytes(0, facts, sizeof facts);
    return press && press->profile ? hash_bytes(key, press->profile, press->profile_size) : key;
}

/* A browser takes WebP before all else: when the widest is not worth it there is none, and where it is light, or not
 * heavier than a narrower one, none but it. */
static void make_webp(Copying *c, PictureCopies *out)
{
    PictureCopy widest[1], narrower[WIDTHS];
    size_t n = 0;
    const size_t bytes = add_copy(c, COPY_WEBP, c->widest, c->picture->size, widest, &n);
    if (!bytes)
        return;
    n = 0;
    for (size_t i = 0; bytes > LIGHT && i < WIDTHS && is_narrower(widths[i], c->widest); i++)
        add_copy(c, COPY_WEBP, widths[i], bytes, narrower, &n);
    memcpy(out->webp, narrower, n * sizeof *narrower);
    out->webp[n] = widest[0];
    out->n_webp = n + 1;
}

/* Light, and shown by every browser as it is meant. */
static bool does_as_it_is(const Picture *p)
{
    return (p->format == PICTURE_PNG || p->format == PICTURE_JPEG) && p->model != PICTURE_CMYK && !p->profile &&
           !p->gamma && !p->primaries && p->orientation <= 1 && p->size <= LIGHT;
}

static void make_copies(Copying *c, PictureCopies *out)
{
    const int whole = picture_upright_width(c->picture);
    const bool copies = !does_as_it_is(c->picture);
    if (copies)
        make_webp(c, out);
    if (copies && !c->picture->alpha && is_narrower(JPEG_WIDTH, whole)) /* JPEG has no alpha */
        add_copy(c, COPY_JPEG, JPEG_WIDTH, c->picture->size, out->jpeg, &out->n_jpeg);
    out->jpeg[out->n_jpeg++] = (PictureCopy){c->whole, whole};
}

const PictureCopies *issue_copies(IssueRender *r, const char *path, const Picture *picture)
{
    PictureCopies *out = strmap_lookup(r->copies, path);
    if (out)
        return out;
    out = ARENA_NEW(r->arena, PictureCopies);
    const char *whole = picture ? issue_picture(r, path, picture) : NULL;
    if (whole && picture->format != PICTURE_SVG && picture_upright_width(picture) >= LEAST) {
        Copying c = {.r = r, .path = path, .whole = whole, .picture = picture};
        c.key = key_of(&c);
        c.widest = picture_upright_width(picture) <= WIDEST ? picture_upright_width(picture) : widths[WIDTHS - 1];
        make_copies(&c, out);
        forget(&c);
    }
    strmap_put(r->copies, arena_strdup(r->arena, path), out);
    return out;
}

bool issue_copy_raster(IssueRender *r, const char *path, const Picture *picture, int widest, PictureRaster *out)
{
    const int width = picture_upright_width(picture);
    Copying c = {.r = r, .path = path, .picture = picture, .widest = width < widest ? width : widest};
    bool ok = decode(&c);
    *out = c.wide;
    if (ok)
        picture_raster_flatten(out);
    c.wide = (PictureRaster){0};
    forget(&c);
    return ok;
}

bool issue_copy_jpeg(IssueRender *r, const char *path, const Picture *picture, int widest, Buf *out)
{
    PictureRaster raster;
    bool ok = issue_copy_raster(r, path, picture, widest, &raster) &&
              picture_write_jpeg(raster.pixels, (PicturePixels){raster.width, raster.height, raster.components, false},
                                 JPEG_QUALITY, out);
    picture_raster_free(&raster);
    return ok;
}

void copies_put_srcset(const PictureCopy *copies, size_t n, Buf *out)
{
    for (size_t i = 0; i < n; i++) {
        Buf url = {0};
        html_put_url(&url, copies[i].name);
        buf_puts(out, i ? ", " : "");
        for (const char *p = url.data; *p; p++)
            if (*p == ',') /* ends a candidate */
                buf_puts(out, "%2C");
            else
                buf_putc(out, *p);
        buf_printf(out, " %dw", copies[i].width);
        buf_free(&url);
    }
}
