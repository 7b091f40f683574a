/* The pictures of an issue's PDFs: read, told apart by their bytes; their images, when they are asked for. */
#include "draw/pictures.h"

#include "draw/picture_images.h"
#include <assert.h>
#include <string.h>

void pictures_init(Pictures *p)
{
    memset(p, 0, sizeof *p);
    p->by_path = strmap_new();
}

void pictures_free(Pictures *p)
{
    for (size_t i = 0; i < p->at.len; i++) {
        PictureObject *o = &p->at.ptr[i];
        buf_free(&o->file);
        for (int use = 0; use < USES; use++)
            image_free(&o->images[use]);
    }
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

PictureObject *pictures_at(Pictures *p, const char *path)
{
    uint32_t index = 0;
    const PictureObject *found = pictures_lookup(p, path, &index);
    assert(found);
    (void)found;
    return &p->at.ptr[index];
}

/* Two files of the same bytes are one picture; 0: it is new. */
static size_t index_of_same(const Pictures *p, const Picture *picture)
{
    for (size_t i = 0; i < p->at.len; i++)
        if (p->at.ptr[i].picture->hash == picture->hash && p->at.ptr[i].picture->size == picture->size)
            return i + 1;
    return 0;
}

static void note_place(PictureObject *o, double ppi)
{
    if (ppi < o->least_ppi)
        o->least_ppi = ppi;
}

bool pictures_note(Pictures *p, World *w, Diag *d, const char *path, const Picture *picture, double ppi)
{
    size_t known = (uintptr_t)strmap_lookup(p->by_path, path);
    size_t same = known ? known : picture ? index_of_same(p, picture) : 0;
    if (same && !known)
        strmap_put(p->by_path, path, (void *)(uintptr_t)same);
    if (same) {
        note_place(&p->at.ptr[same - 1], ppi);
        return true;
    }
    PictureObject o = {.picture = picture, .path = path, .least_ppi = ppi};
    if (!world_read(w, d, path, &o.file, NULL))
        return false;
    if (picture && o.file.len == picture->size && hash_bytes(0, o.file.data, o.file.len) == picture->hash) {
        vec_push(&p->at, o);
        strmap_put(p->by_path, path, (void *)(uintptr_t)p->at.len);
        return true;
    }
    diag_error(d, diag_file(d, path), DIAG_PICTURE_CHANGED);
    buf_free(&o.file);
    return false;
}

bool picture_is_vector(const PictureObject *o)
{
    return o->picture->format == PICTURE_SVG;
}

bool pictures_image(Finisher *to, Diag *d, Colours *c, const Press *press, PictureObject *o, PictureUse use,
                    int *number)
{
    Image *i = &o->images[use];
    if (!i->coding) {
        bool ok = use == USE_READING ? picture_for_reading(to, d, c, o, i)
                                     : picture_for_press(d, c, press, o, use == USE_BLACK, i);
        if (!ok) {
            diag_error(d, diag_file(d, o->path), DIAG_PICTURE_CHANGED);
            return false;
        }
    }
    *number = image_write(to, i);
    buf_free(&i->data); /* the finisher has it */
    return true;
}
