/* What the files of tools/picture share. */
#ifndef PICTURE_INTERNAL_H
#define PICTURE_INTERNAL_H

#include "picture/picture.h"

typedef struct Bytes {
    const unsigned char *p;
    size_t n;
} Bytes;

/* Fills in a fault and returns false. */
bool picture_fault(PictureFault *fault, PictureFaultKind kind, const char *detail);
/* A fault when a picture so large is not read. */
bool picture_size_fits(uint32_t width, uint32_t height, PictureFault *fault);
/* Notes a profile when it can be one of the picture's model (set before). */
void picture_note_profile(Picture *p, Bytes profile);

/* kinds.c: what a file is that is no PNG or JPEG. */
bool picture_foreign(Bytes file, PictureFault *fault);

/* svg.c: drawings, of which there are no pixels. */
bool svg_is(Bytes file);
bool svg_look(Bytes file, Picture *p, PictureFault *fault);

/* exif.c: orientation and resolution from Exif's TIFF header on; what is not there stays. */
void picture_read_exif(Bytes tiff, Picture *p);

/* avif.c: the primaries that ITU-T H.273 has under a number, unless they are sRGB's. */
void picture_note_primaries(Picture *p, int number);

/* png.c, the only user of libpng; png_parts.c: chunks that it doesn't know; jpeg.c, the only one of libturbojpeg;
 * jpeg_parts.c: a JPEG's segments. */
bool png_look(Bytes file, Picture *p, PictureFault *fault);
bool png_decode(Bytes file, const Picture *p, bool screen, PictureRow *row, void *context);
bool png_profile(Bytes file, Buf *profile);
bool png_parts_look(Bytes file, Picture *p, PictureFault *fault);

bool jpeg_look(Bytes file, Picture *p, PictureFault *fault);
bool jpeg_decode(Bytes file, const Picture *p, int least, PictureRow *row, void *context);
int jpeg_eighths(const Picture *p, int least); /* how many eighths of its size it is decoded at */
bool jpeg_parts_look(Bytes file, Picture *p, PictureFault *fault);
bool jpeg_parts_profile(Bytes file, Buf *profile);

/* webp_read.c and avif.c, the only users of their libraries' decoders. */
bool webp_look(Bytes file, Picture *p, PictureFault *fault);
bool webp_decode(Bytes file, const Picture *p, PictureRow *row, void *context);
bool webp_profile(Bytes file, Buf *profile);
bool avif_look(Bytes file, Picture *p, PictureFault *fault);
bool avif_decode(Bytes file, const Picture *p, PictureRow *row, void *context);
bool avif_profile(Bytes file, Buf *profile);

static inline uint32_t big16(const unsigned char *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static inline uint32_t big32(const unsigned char *p)
{
    return big16(p) << 16 | big16(p + 2);
}

#endif
