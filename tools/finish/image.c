/* Images of PDFs: JPEG data and PNG rows as they are, pixels deflated; their dictionaries. */
#include "finish/image.h"

#include "pdfio/value.h"
#include <stdlib.h>
#include <zlib.h>

enum { JPEG_QUALITY = 88 };

/* ---- data ---- */

/* Level 4: near the best at a third of its time. */
static void deflate_all(const unsigned char *data, size_t n, Buf *out)
{
    enum { LEVEL = 4, PART = 1 << 16 };
    z_stream z = {0};
    if (deflateInit(&z, LEVEL) != Z_OK)
        abort(); /* out of memory, which the program never sees */
    for (int status = Z_OK; status != Z_STREAM_END;) {
        if (!z.avail_in && n) {
            size_t part = n < (1U << 30) ? n : 1U << 30;
            z.next_in = (Bytef *)(uintptr_t)data; /* zlib reads only; its type lacks the const */
            z.avail_in = (uInt)part;
            data += part;
            n -= part;
        }
        buf_reserve(out, PART);
        z.next_out = (Bytef *)out->data + out->len;
        z.avail_out = PART;
        status = deflate(&z, n ? Z_NO_FLUSH : Z_FINISH);
        out->len += PART - z.avail_out;
    }
    out->data[out->len] = 0;
    deflateEnd(&z);
}

static PictureModel model_of(int components)
{
    return components == 1 ? PICTURE_GREY : components == 4 ? PICTURE_CMYK : PICTURE_RGB;
}

static void begin(Image *out, const PictureRaster *r, ImageCoding coding)
{
    *out =
        (Image){.coding = coding, .model = model_of(r->components), .width = r->width, .height = r->height, .bits = 8};
}

void image_set_alpha(Image *out, const PictureRaster *r)
{
    if (r->alpha)
        deflate_all(r->alpha, (size_t)r->width * (size_t)r->height, &out->alpha);
}

void image_of_pixels(Image *out, const PictureRaster *r)
{
    begin(out, r, IMAGE_ROWS);
    deflate_all(r->pixels, (size_t)r->width * (size_t)r->height * (size_t)r->components, &out->data);
}

bool image_of_photo(Image *out, const PictureRaster *r)
{
    begin(out, r, IMAGE_JPEG);
    PicturePixels size = {r->width, r->height, r->components, false};
    return picture_write_jpeg(r->pixels, size, JPEG_QUALITY, &out->data);
}

bool image_of_file(Image *out, const Buf *file, const Picture *p)
{
    *out = (Image){.model = p->model, .width = p->width, .height = p->height, .bits = p->bits};
    if (p->format == PICTURE_JPEG) {
        out->coding = IMAGE_JPEG;
        out->not_ycc = p->model == PICTURE_RGB && !p->ycc;
        out->inverted = p->inverted;
        buf_put(&out->data, file->data, file->len);
        return true;
    }
    out->coding = IMAGE_PNG_ROWS;
    if (p->plain && picture_png_rows(file->data, file->len, p, &out->data, &out->palette))
        return true;
    image_free(out);
    return false;
}

void image_free(Image *i)
{
    buf_free(&i->data);
    buf_free(&i->palette);
    buf_free(&i->alpha);
    *i = (Image){0};
}

/* ---- dictionaries ---- */

static void put_space(Buf *b, const Image *i)
{
    static const char *const spaces[] = {[PICTURE_GREY] = "/DeviceGray",
                                         [PICTURE_RGB] = "/DeviceRGB",
                                         [PICTURE_INDEXED] = "/DeviceRGB",
                                         [PICTURE_CMYK] = "/DeviceCMYK"};
    if (!i->profile) {
        value_name(b, spaces[i->model]);
        return;
    }
    value_open(b, '[');
    value_name(b, "/ICCBased");
    value_ref(b, i->profile);
    value_close(b, ']');
}

static void put_color_space(Buf *b, const Image *i)
{
    value_key(b, "/ColorSpace");
    if (!i->palette.len) {
        put_space(b, i);
        return;
    }
    value_open(b, '[');
    value_name(b, "/Indexed");
    put_space(b, i);
    value_int(b, (int64_t)(i->palette.len / 3) - 1);
    value_bytes(b, i->palette.data, i->palette.len);
    value_close(b, ']');
}

/* PNG's row filters are PDF's predictor 15. */
static void put_predictor(Buf *b, const Image *i)
{
    value_key(b, "/DecodeParms");
    value_open(b, '<');
    value_int_entry(b, "/Predictor", 15);
    value_int_entry(b, "/Colors", i->model == PICTURE_RGB ? 3 : 1);
    value_int_entry(b, "/BitsPerComponent", i->bits);
    value_int_entry(b, "/Columns", i->width);
    value_close(b, '>');
}

/* A JPEG's own segments say the rest, but not these (ISO 32000-1, 7.4.8). */
static void put_jpeg_entries(Buf *b, const Image *i)
{
    if (i->not_ycc) {
        value_key(b, "/DecodeParms");
        value_open(b, '<');
        value_int_entry(b, "/ColorTransform", 0);
        value_close(b, '>');
    }
    if (i->inverted) {
        value_key(b, "/Decode");
        value_open(b, '[');
        for (int k = 0; k < 8; k++)
            value_int(b, 1 - k % 2);
        value_close(b, ']');
    }
}

static void put_image_entries(Buf *b, const Image *i, int bits)
{
    value_name_entry(b, "/Type", "/XObject");
    value_name_entry(b, "/Subtype", "/Image");
    value_int_entry(b, "/Width", i->width);
    value_int_entry(b, "/Height", i->height);
    value_int_entry(b, "/BitsPerComponent", bits);
}

static int write_mask(Finisher *to, const Image *i)
{
    int number;
    Buf *b = finish_begin_stream(to, i->alpha.data, i->alpha.len, FLATE_NOT, &number);
    put_image_entries(b, i, 8);
    value_name_entry(b, "/ColorSpace", "/DeviceGray");
    value_name_entry(b, "/Filter", "/FlateDecode");
    finish_end_stream(to);
    return number;
}

int image_write(Finisher *to, Image *i)
{
    if (i->number)
        return i->number;
    int mask = i->alpha.len ? write_mask(to, i) : 0;
    Buf *b = finish_begin_stream(to, i->data.data, i->data.len, FLATE_NOT, &i->number);
    put_image_entries(b, i, i->coding == IMAGE_PNG_ROWS ? i->bits : 8);
    put_color_space(b, i);
    value_name_entry(b, "/Filter", i->coding == IMAGE_JPEG ? "/DCTDecode" : "/FlateDecode");
    if (i->coding == IMAGE_PNG_ROWS)
        put_predictor(b, i);
    else if (i->coding == IMAGE_JPEG)
        put_jpeg_entries(b, i);
    if (mask)
        value_ref_entry(b, "/SMask", mask);
    finish_end_stream(to);
    return i->number;
}
