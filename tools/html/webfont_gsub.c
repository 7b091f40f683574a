#include "html/webfont_gsub.h"

#include "base/mem.h"
#include <stdint.h>
#include <string.h>

typedef struct View {
    hb_face_t *source;
    hb_blob_t *gsub;
} View;

/* A GSUB table being edited; reads outside it give 0. */
typedef struct Table {
    uint8_t *data;
    unsigned n;
    bool hans, hant; /* languages kept */
} Table;

static unsigned get16(const Table *t, unsigned at)
{
    return at + 2 <= t->n ? (unsigned)(t->data[at] << 8 | t->data[at + 1]) : 0;
}

static hb_tag_t get_tag(const Table *t, unsigned at)
{
    return (hb_tag_t)get16(t, at) << 16 | get16(t, at + 2);
}

static bool keeps_language(const Table *t, hb_tag_t tag)
{
    return (t->hans && tag == HB_TAG('Z', 'H', 'S', ' ')) || (t->hant && tag == HB_TAG('Z', 'H', 'T', ' '));
}

/* Language systems may share a table: one that something kept stands on is left alone. */
static bool is_kept(const Table *t, unsigned script, unsigned langsys)
{
    if (get16(t, script) == langsys)
        return true;
    unsigned count = get16(t, script + 2);
    for (unsigned i = 0; i < count; i++)
        if (keeps_language(t, get_tag(t, script + 4 + 6 * i)) && get16(t, script + 8 + 6 * i) == langsys)
            return true;
    return false;
}

static void empty_langsys(Table *t, unsigned at)
{
    if (at + 6 > t->n)
        return;
    memset(t->data + at + 2, 0xFF, 2); /* no required feature */
    memset(t->data + at + 4, 0, 2);    /* no features */
}

static void trim(Table *t)
{
    unsigned list = get16(t, 4), scripts = get16(t, list);
    for (unsigned s = 0; s < scripts; s++) {
        unsigned script = list + get16(t, list + 2 + 6 * s + 4);
        unsigned count = get16(t, script + 2);
        for (unsigned i = 0; i < count; i++) {
            unsigned langsys = get16(t, script + 8 + 6 * i);
            if (!is_kept(t, script, langsys))
                empty_langsys(t, script + langsys);
        }
    }
}

static hb_blob_t *trimmed_gsub(hb_face_t *source, bool hans, bool hant)
{
    hb_blob_t *blob = hb_face_reference_table(source, HB_TAG('G', 'S', 'U', 'B'));
    hb_blob_t *copy = hb_blob_copy_writable_or_fail(blob);
    hb_blob_destroy(blob);
    if (!copy)
        return hb_blob_get_empty();
    Table t = {.hans = hans, .hant = hant};
    t.data = (uint8_t *)hb_blob_get_data_writable(copy, &t.n);
    if (t.data)
        trim(&t);
    return copy;
}

static hb_blob_t *reference_table(hb_face_t *face, hb_tag_t tag, void *user_data)
{
    const View *v = user_data;
    (void)face;
    return tag == HB_TAG('G', 'S', 'U', 'B') ? hb_blob_reference(v->gsub) : hb_face_reference_table(v->source, tag);
}

static void view_destroy(void *user_data)
{
    View *v = user_data;
    hb_blob_destroy(v->gsub);
    hb_face_destroy(v->source);
    mem_free(v);
}

hb_face_t *webfont_face_new(hb_face_t *source, bool hans, bool hant)
{
    View *v = mem_alloc(sizeof *v);
    v->source = hb_face_reference(source);
    v->gsub = trimmed_gsub(source, hans, hant);
    hb_face_t *face = hb_face_create_for_tables(reference_table, v, view_destroy);
    hb_face_set_index(face, hb_face_get_index(source));
    hb_face_set_upem(face, hb_face_get_upem(source));
    return face;
}
