/* One picture: a PNG, JPEG, WebP or AVIF file is looked at, checked to its last row, and decoded here and nowhere else
 * (over libpng, libturbojpeg, libwebp and libavif); an SVG is looked at, and drawn elsewhere. Works on files in
 * memory; several threads may call it.
 *
 * Lengths in pixels unless said. A picture that is not whole is a fault, never half a picture. Sources: PNG (ISO/IEC
 * 15948), JPEG (ITU-T T.81, T.871 JFIF, T.872 Adobe's segment), Exif 2.3 (CIPA DC-008), ICC.1:2010 annex B. */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PICTURE_MAX_PIXELS = 100000000, PICTURE_MAX_SIDE = 65500 /* libjpeg's */ };

typedef enum PictureFormat {
    PICTURE_PNG,
    PICTURE_JPEG,
    PICTURE_SVG, /* has no pixels */
    PICTURE_WEBP,
    PICTURE_AVIF,
} PictureFormat;
typedef enum PictureModel { PICTURE_GREY, PICTURE_RGB, PICTURE_INDEXED, PICTURE_CMYK } PictureModel;

/* What a whole picture is. Plain numbers: it may be copied and recorded. */
typedef struct Picture {
    PictureFormat format;
    PictureModel model;
    int width, height;            /* as stored */
    int orientation;              /* Exif's: 1 upright … 8 */
    int bits;                     /* of a component; indexed: of an index */
    bool alpha;                   /* an alpha channel or transparent colours */
    bool interlaced;              /* Adam7; JPEG: progressive */
    bool plain;                   /* PNG: its rows are a PDF image as they stand (picture_png_rows) */
    bool ycc;                     /* JPEG: its components are YCbCr or YCCK; WebP and AVIF: so, and not lossless */
    bool inverted;                /* JPEG: CMYK as Adobe stores it, 255 for no ink */
    bool bad_profile;             /* has a colour profile that is none of its model, or cut off */
    int per_metre_x, per_metre_y; /* resolution, pixels a metre; 0: not said */
    int gamma;                    /* PNG: gAMA in 1/100,000 where it matters; 0: as sRGB */
    bool primaries; /* PNG: cHRM or cICP where it matters: white, red, green, blue, x and y, in 1/100,000 */
    int xy[8];
    size_t profile;        /* bytes of its ICC profile, 0: none */
    uint64_t profile_hash; /* the same profile has the same */
    uint64_t hash;         /* of the file: the same picture has the same */
    size_t size;           /* bytes of the file */
} Picture;

/* Compressed with loss: a photograph. */
static inline bool picture_is_photo(const Picture *p)
{
    return p->format == PICTURE_JPEG || ((p->format == PICTURE_WEBP || p->format == PICTURE_AVIF) && p->ycc);
}

/* Is a picture called so, by its end, in any case? Of kinds that nobody may show, too. */
bool picture_is_name(const char *name);
/* What a file of the format is called at its end, ".png", and its media type (IANA). */
const char *picture_suffix(PictureFormat format);
const char *picture_media_type(PictureFormat format);

/* Its size as it is shown: upright (Exif's 5 … 8 lie on their side). */
static inline int picture_upright_width(const Picture *p)
{
    return p->orientation >= 5 ? p->height : p->width;
}

static inline int picture_upright_height(const Picture *p)
{
    return p->orientation >= 5 ? p->width : p->height;
}

typedef enum PictureFaultKind {
    PICTURE_FOREIGN,     /* of a format that is not read */
    PICTURE_DAMAGED,     /* cut off, or its data are not what they say */
    PICTURE_TOO_LARGE,   /* over PICTURE_MAX_PIXELS or PICTURE_MAX_SIDE */
    PICTURE_UNSUPPORTED, /* a PNG or JPEG of a kind that neither PDF nor browsers have */
} PictureFaultKind;

typedef struct PictureFault {
    PictureFaultKind kind;
    char detail[120];       /* what it is ("a GIF"), what is wrong, which kind of JPEG; not of what is too large */
    const char *hint;       /* foreign: how to save it */
    int line;               /* foreign: of the file, where what it has stands; 0: of no one line */
    const char *tool;       /* foreign: what converts it, "convert %s[0] %s"; NULL: nothing by itself */
    const char *package;    /* Debian's, of the tool */
    const char *suffix;     /* of what it is converted to: ".jpg" */
    uint32_t width, height; /* too large: what it says it has */
} PictureFault;

/* Looks at a file and decodes it once, to its last row and scan, keeping no pixels. false: *fault says why. */
bool picture_look(const void *data, size_t n, Picture *p, PictureFault *fault);

/* Pixels by rows from the top, 8 bits a component: grey 1, RGB 3 (palettes are resolved), CMYK 4 (255 is full ink),
 * then alpha (255 opaque; not multiplied in). */
typedef struct PicturePixels {
    int width, height, components;
    bool alpha;
} PicturePixels;

/* What picture_decode will give. least: the longer side may shrink to this, where that makes decoding cheaper (JPEG);
 * 0: the whole size. */
PicturePixels picture_pixels(const Picture *p, int least);

/* Hands every row to `row`. screen: values are those of sRGB where the picture has another gamma; else as stored.
 * false: the file is not the whole picture that p was taken of. Memory: a row of a PNG, all of an interlaced one, all
 * of a JPEG's size asked for. */
typedef void PictureRow(void *context, const unsigned char *row);
bool picture_decode(const void *data, size_t n, const Picture *p, int least, bool screen, PictureRow *row,
                    void *context);

/* Appends the deflated rows, and the palette (R, G, B; none: nothing) of a PNG that is plain. */
bool picture_png_rows(const void *data, size_t n, const Picture *p, Buf *rows, Buf *palette);

/* Appends the ICC profile; false when there is none that is good. */
bool picture_profile(const void *data, size_t n, const Picture *p, Buf *profile);

/* All pixels at once, perhaps made smaller: colours without alpha, and alpha apart (NULL: none). Where nothing is seen
 * the colour is white (no ink). The heap's: picture_raster_free. */
typedef struct PictureRaster {
    int width, height, components;
    unsigned char *pixels, *alpha;
} PictureRaster;

/* longest: the longer side is at most that (each pixel the mean of what it covers); 0: the whole size. false: as
 * picture_decode. */
bool picture_raster(const void *data, size_t n, const Picture *p, int longest, PictureRaster *out);
/* The same of a raster, whose longer side is longer than that. */
void picture_raster_shrink(const PictureRaster *r, int longest, PictureRaster *out);
void picture_raster_free(PictureRaster *r);
/* Puts the picture on white, or on no ink. */
void picture_raster_flatten(PictureRaster *r);

/* An SVG of our own making, drawn at the size it says, in RGB with alpha: it may have what svg_look refuses of others,
 * pictures in itself too. false: it can't be drawn. */
bool picture_draw_svg(const char *svg, size_t n, PictureRaster *out);

/* Pixels (so many components each) as they are stored → as they are shown: width and height may change places. */
void picture_turn_upright(unsigned char *pixels, int *width, int *height, int components, int orientation);

/* Appends a JPEG of pixels without alpha (grey, RGB or CMYK; the last as they are, 255 for full ink). quality: 1…100,
 * from 90 on without coarser colours. */
bool picture_write_jpeg(const unsigned char *pixels, PicturePixels size, int quality, Buf *out);

/* Appends a WebP of grey or RGB pixels; alpha NULL: none. quality: 1…100, 0: every pixel as it is. */
bool picture_write_webp(const unsigned char *pixels, const unsigned char *alpha, PicturePixels size, int quality,
                        Buf *out);
int picture_webp_version(void); /* of the library: another may write other bytes */

#endif
