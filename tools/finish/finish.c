#include "finish/finish.h"
#include "pdfio/file.h"
#include "finish/finish_parts.h"
#include "pdfio/linear.h"
#include "pdfio/value.h"
#include <assert.h>
#include <stdio.h>
#include <string.h>

Finisher *finish_open(const Buf *drawn, const Subsets *subsets, Diag *d)
{
    Finisher *f = mem_alloc(sizeof *f);
    f->d = d;
    f->subsets = subsets;
    f->completed = intmap_new();
    f->names = intmap_new();
    f->fonts_of = intmap_new();
    f->flate = flate_new();
    objects_init(&f->objects);
    f->made_of = flate_sum(0, drawn->data, drawn->len);
    f->drawn = drawn_open(drawn, &f->objects, d);
    if (f->drawn)
        return f;
    finish_free(f);
    return NULL;
}

void finish_free(Finisher *f)
{
    if (!f)
        return;
    drawn_free(f->drawn);
    intmap_free(f->completed);
    intmap_free(f->names);
    intmap_free(f->fonts_of);
    for (size_t i = 0; i < f->fonts.len; i++)
        completed_font_free(f->fonts.ptr[i]);
    vec_free(&f->fonts);
    for (size_t i = 0; i < f->placed.len; i++)
        mem_free(f->placed.ptr[i].name);
    vec_free(&f->placed);
    objects_free(&f->objects);
    flate_free(f->flate);
    buf_free(&f->file);
    mem_free(f);
}

uint64_t finish_digest(const Finisher *f)
{
    return f->made_of;
}

/* ---- what was drawn ---- */

bool finish_content(Finisher *f, size_t page, Buf *out)
{
    Buf packed = {0};
    bool ok = drawn_deflated(f->drawn, drawn_get(f->drawn, drawn_page(f->drawn, page), "/Contents"), &packed) &&
              flate_unpack(f->flate, packed.data, packed.len, out);
    if (!ok)
        drawn_fail(f->drawn, "a page is not as it was drawn");
    drawn_release(f->drawn);
    buf_free(&packed);
    return ok;
}

static DrawnValue page_resources(Finisher *f, size_t page)
{
    return drawn_get(f->drawn, drawn_page(f->drawn, page), "/Resources");
}

static DrawnValue page_resource(Finisher *f, size_t page, const char *kind)
{
    return drawn_get(f->drawn, page_resources(f, page), kind);
}

static const Placed *placed_as(const Finisher *f, size_t page, const char *name)
{
    for (size_t i = f->placed.len; i-- > 0;)
        if (f->placed.ptr[i].page == page && strcmp(f->placed.ptr[i].name, name) == 0)
            return &f->placed.ptr[i];
    return NULL;
}

bool finish_place_picture(Finisher *f, size_t page, const char *name, int number)
{
    bool there = drawn_has(f->drawn, page_resource(f, page, "/XObject"), name);
    drawn_release(f->drawn);
    if (there && !placed_as(f, page, name)) {
        Placed p = {page, mem_strdup(name), number};
        vec_push(&f->placed, p);
    }
    return there;
}

static void put_images(Finisher *f, size_t page, Buf *b)
{
    size_t n;
    DrawnValue images = page_resource(f, page, "/XObject");
    char **names = drawn_keys(f->drawn, images, &n);
    if (n) {
        value_key(b, "/XObject");
        value_open(b, '<');
    }
    for (size_t i = 0; i < n; i++) {
        const Placed *p = placed_as(f, page, names[i]);
        value_key(b, names[i]);
        if (p)
            value_ref(b, p->number);
        else
            drawn_put(f->drawn, drawn_get(f->drawn, images, names[i]), b);
        mem_free(names[i]);
    }
    if (n)
        value_close(b, '>');
    mem_free(names);
}

/* fonts: the number of theirs; 0: none. */
static int put_resources(Finisher *f, size_t page, int srgb, int fonts)
{
    static const char *const own[] = {"/Font", "/XObject", NULL}, *const coloured[] = {"/Font", "/XObject",
                                                                                       "/ColorSpace", NULL};
    int number = finish_reserve(f);
    Buf *b = finish_begin(f, number);
    value_open(b, '<');
    drawn_put_entries(f->drawn, page_resources(f, page), srgb ? coloured : own, b);
    put_images(f, page, b);
    if (fonts)
        value_ref_entry(b, "/Font", fonts);
    if (srgb) {
        value_key(b, "/ColorSpace");
        value_open(b, '<');
        value_key(b, "/DefaultRGB");
        value_open(b, '[');
        value_name(b, "/ICCBased");
        value_ref(b, srgb);
        value_close(b, ']');
        value_close(b, '>');
    }
    value_close(b, '>');
    finish_end(f);
    intmap_put(f->fonts_of, (uint64_t)number, (uint64_t)fonts);
    return number;
}

static int put_fonts(Finisher *f, DrawnValue fonts)
{
    size_t n;
    char **names = drawn_keys(f->drawn, fonts, &n);
    int number = n ? finish_reserve(f) : 0;
    Buf *b = n ? finish_begin(f, number) : NULL;
    if (b)
        value_open(b, '<');
    for (size_t i = 0; i < n; i++) {
        value_ref_entry(b, names[i], finish_completed(f, drawn_get(f->drawn, fonts, names[i]))->number);
        mem_free(names[i]);
    }
    if (b) {
        value_close(b, '>');
        finish_end(f);
    }
    mem_free(names);
    return number;
}

int finish_resources(Finisher *f, size_t page, int srgb)
{
    DrawnValue fonts = page_resource(f, page, "/Font");
    finish_complete_fonts(f, fonts);
    int number = put_resources(f, page, srgb, put_fonts(f, fonts));
    drawn_settle(f->drawn);
    drawn_release(f->drawn);
    return number;
}

int finish_resources_with(Finisher *f, size_t page, int srgb, const char *const *names, const int *numbers, size_t n)
{
    DrawnValue drawn = page_resource(f, page, "/Font");
    int fonts = finish_reserve(f);
    Buf *b = finish_begin(f, fonts);
    value_open(b, '<');
    for (size_t i = 0; i < n; i++) {
        const CompletedFont *c = finish_completed(f, drawn_get(f->drawn, drawn, names[i]));
        if (numbers[i] || c)
            value_ref_entry(b, names[i], numbers[i] ? numbers[i] : c->number);
    }
    value_close(b, '>');
    finish_end(f);
    int number = put_resources(f, page, srgb, fonts);
    drawn_settle(f->drawn);
    drawn_release(f->drawn);
    return number;
}

int finish_fonts(const Finisher *f, int resources)
{
    uint64_t fonts = 0;
    intmap_lookup(f->fonts_of, (uint64_t)resources, &fonts);
    return (int)fonts;
}

static bool is_opaque(Finisher *f, DrawnValue state)
{
    static const char *const keys[] = {"/CA", "/ca"};
    bool opaque = true;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (drawn_has(f->drawn, state, keys[i]))
            opaque &= drawn_number(f->drawn, drawn_get(f->drawn, state, keys[i])) >= 1;
    return opaque;
}

/* Has the drawn page any resources of this kind but opaque graphics states? */
static bool has_others(Finisher *f, size_t page, const char *kind)
{
    const bool states = strcmp(kind, "/ExtGState") == 0;
    DrawnValue resources = page_resource(f, page, kind);
    size_t n;
    bool others = false;
    char **names = drawn_keys(f->drawn, resources, &n);
    for (size_t i = 0; i < n; i++) {
        others |= !states || !is_opaque(f, drawn_get(f->drawn, resources, names[i]));
        mem_free(names[i]);
    }
    mem_free(names);
    return others;
}

bool finish_is_plain(Finisher *f, size_t page)
{
    static const char *const kinds[] = {"/XObject", "/Pattern", "/Shading", "/ExtGState"};
    bool plain = true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        plain &= !has_others(f, page, kinds[i]);
    drawn_release(f->drawn);
    return plain;
}

/* ---- further objects ---- */

int finish_reserve(Finisher *f)
{
    return objects_reserve(&f->objects);
}

Buf *finish_begin(Finisher *f, int number)
{
    return objects_begin(&f->objects, number);
}

void finish_end(Finisher *f)
{
    const Object *one = &f->objects.list.ptr[f->objects.open];
    objects_end(&f->objects);
    if (one->n)
        f->made_of = flate_sum(f->made_of, f->objects.text.data + one->at, one->n);
}

/* Takes what goes into the file. */
static Buf *begin_stream(Finisher *f, const void *from, size_t n, Buf *own, bool packed, int *number)
{
    f->made_of = flate_sum(f->made_of, from, n);
    *number = finish_reserve(f);
    Buf *b = objects_begin_stream(&f->objects, *number, own);
    if (packed)
        value_name_entry(b, "/Filter", "/FlateDecode");
    return b;
}

Buf *finish_begin_stream(Finisher *f, const void *data, size_t n, FlateKind how, int *number)
{
    Buf own = {0};
    if (how != FLATE_NOT)
        flate_pack(f->flate, how, data, n, &own);
    else
        buf_put(&own, data, n);
    return begin_stream(f, data, n, &own, how != FLATE_NOT, number);
}

Buf *finish_begin_packed(Finisher *f, const void *from, size_t n, const Buf *packed, int *number)
{
    Buf own = {0};
    buf_put(&own, packed->data, packed->len);
    return begin_stream(f, from, n, &own, true, number);
}

void finish_end_stream(Finisher *f)
{
    finish_end(f);
}

/* ---- files ---- */

/* ISO 32000-1, 14.4: a file's two identifiers, the same when it is made: of what the files are made of, and
 * which of them it is. */
static void make_id(const Finisher *f, int root, char digits[FILE_ID_DIGITS + 1])
{
    uint64_t a = hash_bytes(f->made_of, &root, sizeof root), b = hash_bytes(a, &f->made_of, sizeof f->made_of);
    snprintf(digits, FILE_ID_DIGITS + 1, "%016llx%016llx", (unsigned long long)a, (unsigned long long)b);
}

bool finish_write(Finisher *f, const FinishedFile *file, const void **data, size_t *n)
{
    FileSpec spec = {.root = file->root, .info = file->info, .version = file->version};
    make_id(f, file->root, spec.id);
    if (drawn_failed(f->drawn))
        return false;
    f->file.len = 0;
    if (file->linear)
        file_write_linear(&f->objects, &spec, f->flate, &f->file);
    else
        file_write(&f->objects, &spec, f->flate, &f->file);
    *data = f->file.data;
    *n = f->file.len;
    return true;
}
