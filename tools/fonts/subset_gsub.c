#include "fonts/subset_gsub.h"

#include "base/mem.h"
#include <stdint.h>

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

static void put16(Table *t, unsigned at, unsigned v)
{
    if (at + 2 <= t->n) {
        t->data[at] = (uint8_t)(v >> 8);
        t->data[at + 1] = (uint8_t)v;
    }
}

static const hb_tag_t ZHS = HB_TAG('Z', 'H', 'S', ' '), ZHT = HB_TAG('Z', 'H', 'T', ' '),
                      ENG = HB_TAG('E', 'N', 'G', ' ');

/* Record i of a Script table: tag, offset. */
static unsigned record(unsigned script, unsigned i)
{
    return script + 4 + 6 * i;
}

static unsigned langsys_of(const Table *t, unsigned script, unsigned count, hb_tag_t tag)
{
    for (unsigned i = 0; i < count; i++)
        if (get_tag(t, record(script, i)) == tag)
            return get16(t, record(script, i) + 4);
    return 0;
}

static void empty_langsys(Table *t, unsigned at)
{
    put16(t, at + 2, 0xFFFF); /* no required feature */
    put16(t, at + 4, 0);      /* no features */
}

static bool is_kept(const Table *t, hb_tag_t tag)
{
    return (t->hans && tag == ZHS) || (t->hant && tag == ZHT);
}

/* One record that would go becomes ENG, if the order of tags allows. */
static void keep_default(Table *t, unsigned script, unsigned count, unsigned langsys)
{
    for (unsigned i = 0; i < count; i++) {
        if ((i && get_tag(t, record(script, i - 1)) >= ENG) ||
            (i + 1 < count && get_tag(t, record(script, i + 1)) <= ENG) || is_kept(t, get_tag(t, record(script, i))))
            continue;
        put16(t, record(script, i), (unsigned)(ENG >> 16));
        put16(t, record(script, i) + 2, (unsigned)(ENG & 0xFFFF));
        put16(t, record(script, i) + 4, langsys);
        return;
    }
}

static void trim_script(Table *t, unsigned script)
{
    unsigned first = get16(t, script), count = get16(t, script + 2);
    unsigned hans = t->hans ? langsys_of(t, script, count, ZHS) : 0, hant = langsys_of(t, script, count, ZHT);
    if (!t->hant)
        hant = 0;
    if (!hans && !hant)
        return;
    for (unsigned i = 0; i < count; i++) {
        unsigned langsys = get16(t, record(script, i) + 4);
        if (langsys != first && langsys != hans && langsys != hant) /* language systems may share a table */
            empty_langsys(t, script + langsys);
    }
    if (first)
        keep_default(t, script, count, first);
    put16(t, script, hans ? hans : hant);
}

/* Text of marks alone (a cell with a dash) has no script in a browser: it is to be shaped as Han. */
static void default_is_han(Table *t, unsigned list, unsigned scripts)
{
    unsigned han = 0;
    for (unsigned s = 0; s < scripts; s++)
        if (get_tag(t, list + 2 + 6 * s) == HB_TAG('h', 'a', 'n', 'i'))
            han = get16(t, list + 2 + 6 * s + 4);
    for (unsigned s = 0; s < scripts && han; s++)
        if (get_tag(t, list + 2 + 6 * s) == HB_TAG('D', 'F', 'L', 'T'))
            put16(t, list + 2 + 6 * s + 4, han);
}

static void trim(Table *t)
{
    unsigned list = get16(t, 4), scripts = get16(t, list), done = 0;
    for (unsigned s = 0; s < scripts; s++) {
        unsigned script = list + get16(t, list + 2 + 6 * s + 4);
        if (script > done) /* scripts may share a table, too: those follow one another */
            trim_script(t, script);
        done = script > done ? script : done;
    }
    default_is_han(t, list, scripts);
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

hb_face_t *subset_gsub_view(hb_face_t *source, bool hans, bool hant)
{
    View *v = mem_alloc(sizeof *v);
    v->source = hb_face_reference(source);
    v->gsub = trimmed_gsub(source, hans, hant);
    hb_face_t *face = hb_face_create_for_tables(reference_table, v, view_destroy);
    hb_face_set_index(face, hb_face_get_index(source));
    hb_face_set_upem(face, hb_face_get_upem(source));
    return face;
}
