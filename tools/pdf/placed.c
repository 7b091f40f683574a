/* Images by pictures.c; vectors, which cairo has drawn as pages of their own, as forms in the unit square that an image
 * would have. */
#include "pdf/placed.h"

#include "pdf/ink.h"
#include "pdfio/value.h"

typedef struct VectorInks {
    const Render *r;
    bool black_only;
} VectorInks;

static void inks_of(void *context, Rgb rgb, double inks[INKS])
{
    const VectorInks *v = context;
    if (v->black_only)
        colours_grey(v->r->colours, rgb, inks);
    else
        colours_inks(v->r->colours, v->r->frames->pages[0].press, rgb, false, inks);
}

static void put_matrix(Buf *b, double width, double height)
{
    const double scale = 1e9;
    value_key(b, "/Matrix");
    value_open(b, '[');
    value_decimal(b, (int64_t)(scale / width + 0.5), 9);
    value_int(b, 0);
    value_int(b, 0);
    value_decimal(b, (int64_t)(scale / height + 0.5), 9);
    value_int(b, 0);
    value_int(b, 0);
    value_close(b, ']');
}

static void put_resources(Render *r, Buf *b, int reading)
{
    value_key(b, "/Resources");
    if (reading) {
        value_ref(b, reading);
        return;
    }
    value_open(b, '<');
    value_ref_entry(b, "/ExtGState", r->overprints);
    value_close(b, '>');
}

static int write_form(Render *r, const PictureObject *o, PictureUse use, const Buf *stream)
{
    double width = vector_side(o->picture->width), height = vector_side(o->picture->height);
    int number, resources = use == USE_READING ? finish_resources(r->finisher, o->drawn_at, r->srgb) : 0;
    Buf *b = finish_begin_stream(r->finisher, stream->data, stream->len, FLATE_FAST, &number);
    value_name_entry(b, "/Type", "/XObject");
    value_name_entry(b, "/Subtype", "/Form");
    value_box_entry(b, "/BBox", 0, 0, (int64_t)(width * 1000), (int64_t)(height * 1000));
    put_matrix(b, width, height);
    put_resources(r, b, resources);
    finish_end_stream(r->finisher);
    return number;
}

static bool write_vector(Render *r, PictureObject *o, PictureUse use, int *number)
{
    Buf stream = {0};
    InkPage ink = {0};
    VectorInks inks = {r, use == USE_BLACK};
    bool ok = finish_is_plain(r->finisher, o->drawn_at);
    if (!ok)
        diag_error(r->d, diag_file(r->d, o->path), DIAG_DRAWING_NOT_PLAIN);
    ok = ok && finish_content(r->finisher, o->drawn_at, &stream);
    if (ok && !ink_separate(stream.data, stream.len, 0, (InkMap){inks_of, &inks}, &ink)) {
        diag_error(r->d, diag_file(r->d, o->path), DIAG_PICTURE_NOT_IN_PDF);
        ok = false;
    }
    if (ok)
        *number = write_form(r, o, use, use == USE_READING ? &ink.reading : &ink.press);
    ink_free(&ink);
    buf_free(&stream);
    return ok;
}

bool placed_object(Render *r, PictureObject *o, PictureUse use, int *number)
{
    if (!picture_is_vector(o))
        return pictures_image(r->finisher, r->d, r->colours, r->frames->pages[0].press, o, use, number);
    if (!o->images[use].number && !write_vector(r, o, use, &o->images[use].number))
        return false;
    *number = o->images[use].number;
    return true;
}
