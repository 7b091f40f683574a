/* The pictures of an issue's PDFs: read, told apart by their bytes, brought into the form that a PDF has. */
#include "pdf/pictures.h"

#include <string.h>
#include <zlib.h>

void pictures_init(Pictures *p)
{
    memset(p, 0, sizeof *p);
    p->by_path = strmap_new();
}

static void object_free(PictureObject *o)
{
    buf_free(&o->data);
    buf_free(&o->palette);
    buf_free(&o->alpha);
}

void pictures_free(Pictures *p)
{
    for (size_t i = 0; i < p->at.len; i++)
        object_free(&p->at.ptr[i]);
    strmap_free(p->by_path);
    vec_free(&p->at);
}

const PictureObject *pictures_lookup(const Pictures *p, const char *path, uint32_t *index)
{
    uintptr_t found = (uintptr_t)strmap_lookup(p->by_path, path);
    if (!found)
        return NULL;
    *index = (uint32_t)(found - 1);
    return &p->at.ptr[*index];
}

/* ---- rows deflated anew ---- */

typedef struct Deflater {
    z_stream z;
    Buf *out;
} Deflater;

/* Level 4, as for the content streams: near the best at a third of its time. */
static bool deflater_begin(Deflater *f, Buf *out)
{
    *f = (Deflater){.out = out};
    return deflateInit(&f->z, 4) == Z_OK;
}

static void deflater_put(Deflater *f, const unsigned char *data, size_t n, int flush)
{
    f->z.next_in = (Bytef *)(uintptr_t)data; /* zlib reads only; its type lacks the const */
    f->z.avail_in = (uInt)n;
    do {
        buf_reserve(f->out, 1 << 14);
        f->z.next_out = (Bytef *)f->out->data + f->out->len;
        f->z.avail_out = 1 << 14;
        deflate(&f->z, flush);
        f->out->len += (1 << 14) - f->z.avail_out;
    } while (!f->z.avail_out);
}

static void deflater_end(Deflater *f)
{
    deflater_put(f, NULL, 0, Z_FINISH);
    deflateEnd(&f->z);
}

typedef struct Packing {
    PicturePixels size;
    Deflater colours, alpha;
    unsigned char *split; /* a row's colours, then its alpha */
} Packing;

static void pack_row(void *context, const unsigned char *row)
{
    Packing *p = context;
    size_t width = (size_t)p->size.width, n = (size_t)p->size.components;
    if (!p->size.alpha) {
        deflater_put(&p->colours, row, width * n, Z_NO_FLUSH);
        return;
    }
    unsigned char *colour = p->split, *alpha = p->split + width * n;
    for (size_t x = 0; x < width; x++) {
        for (size_t k = 0; k < n; k++)
            *colour++ = *row++;
        alpha[x] = *row++;
    }
    deflater_put(&p->colours, p->split, width * n, Z_NO_FLUSH);
    deflater_put(&p->alpha, alpha, width, Z_NO_FLUSH);
}

static bool pack_rows(const Buf *file, PictureObject *o)
{
    Packing p = {.size = picture_pixels(o->picture, 0)};
    p.split = mem_alloc((size_t)p.size.width * (size_t)(p.size.components + 1));
    bool ok = deflater_begin(&p.colours, &o->data) && deflater_begin(&p.alpha, &o->alpha) &&
              picture_decode(file->data, file->len, o->picture, 0, false, pack_row, &p);
    deflater_end(&p.colours);
    deflater_end(&p.alpha);
    if (!p.size.alpha)
        buf_free(&o->alpha);
    mem_free(p.split);
    return ok;
}

/* ---- noting ---- */

/* Takes what it needs of the file. */
static bool make_object(PictureObject *o, Buf *file)
{
    if (o->picture->format == PICTURE_JPEG) {
        o->coding = CODING_JPEG;
        o->data = *file;
        *file = (Buf){0};
        return true;
    }
    o->coding = o->picture->plain ? CODING_PNG_ROWS : CODING_ROWS;
    return o->picture->plain ? picture_png_rows(file->data, file->len, o->picture, &o->data, &o->palette)
                             : pack_rows(file, o);
}

/* Two files of the same bytes are one picture; 0: it is new. */
static size_t index_of_same(const Pictures *p, const Picture *picture)
{
    for (size_t i = 0; i < p->at.len; i++)
        if (p->at.ptr[i].picture->hash == picture->hash && p->at.ptr[i].picture->size == picture->size)
            return i + 1;
    return 0;
}

bool pictures_note(Pictures *p, World *w, Diag *d, const char *path, const Picture *picture)
{
    if (strmap_lookup(p->by_path, path))
        return true;
    size_t same = picture ? index_of_same(p, picture) : 0;
    if (same) {
        strmap_put(p->by_path, path, (void *)(uintptr_t)same);
        return true;
    }
    Buf file = {0};
    if (!world_read(w, d, path, &file, NULL))
        return false;
    PictureObject o = {.picture = picture, .path = path};
    bool ok = picture && file.len == picture->size && hash_bytes(0, file.data, file.len) == picture->hash &&
              make_object(&o, &file);
    buf_free(&file);
    if (ok) {
        vec_push(&p->at, o);
        strmap_put(p->by_path, path, (void *)(uintptr_t)p->at.len);
        return true;
    }
    diag_error(d, diag_file(d, path), DIAG_PICTURE_CHANGED);
    object_free(&o);
    return false;
}
