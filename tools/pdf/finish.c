/* What libqpdf does to the issue that cairo drew. */
#include "pdf/finish.h"
#include "base/map.h"
#include "pdf/flate.h"
#include "pdf/json.h"
#include <assert.h>
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct CompletedFont {
    DrawnFont drawn;
    bool composite, read, usable;
} CompletedFont;

struct Finisher {
    qpdf_data q, linear; /* of the issue; of the file linearised last, or NULL */
    const Subsets *subsets;
    Diag *d;
    bool failed;       /* after a report */
    Buf json;          /* of the further objects */
    uint64_t made_of;  /* a digest of all that goes into the files */
    IntMap *completed; /* numbers of fonts → index in fonts */
    VEC(CompletedFont) fonts;
    IntMap *names; /* of these: how often */
    Flate *flate;
    Buf packed;
};

static void fail(Finisher *f, const char *why)
{
    if (!f->failed)
        diag_error(f->d, span_none(), DIAG_PDF_NOT_FINISHED, why);
    f->failed = true;
}

/* After the calls that a step makes: tells the first thing that libqpdf has to say. Any is taken off its hands, or it
 * prints it in the end. */
static bool check(Finisher *f, QPDF_ERROR_CODE status)
{
    if (qpdf_has_error(f->q) || status & QPDF_ERRORS)
        fail(f, qpdf_get_error_full_text(f->q, qpdf_get_error(f->q)));
    return !f->failed;
}

Finisher *finish_open(const Buf *drawn, const Subsets *subsets, Diag *d)
{
    Finisher *f = mem_alloc(sizeof *f);
    f->d = d;
    f->subsets = subsets;
    f->q = qpdf_init();
    f->completed = intmap_new();
    f->names = intmap_new();
    qpdf_silence_errors(f->q);
    qpdf_set_suppress_warnings(f->q, QPDF_TRUE);
    f->flate = flate_new();
    buf_puts(&f->json, "{\"qpdf\":[{\"jsonversion\":2},{");
    f->made_of = hash_bytes(0, drawn->data, drawn->len);
    if (!check(f, qpdf_read_memory(f->q, "issue.pdf", drawn->data, drawn->len, NULL))) {
        finish_free(f);
        return NULL;
    }
    return f;
}

void finish_free(Finisher *f)
{
    if (!f)
        return;
    qpdf_cleanup(&f->q);
    if (f->linear)
        qpdf_cleanup(&f->linear);
    intmap_free(f->completed);
    intmap_free(f->names);
    for (size_t i = 0; i < f->fonts.len; i++)
        drawn_font_free(&f->fonts.ptr[i].drawn);
    vec_free(&f->fonts);
    flate_free(f->flate);
    buf_free(&f->json);
    buf_free(&f->packed);
    mem_free(f);
}

uint64_t finish_digest(const Finisher *f)
{
    return hash_bytes(f->made_of, f->json.data, f->json.len);
}

/* ---- what was drawn ---- */

static qpdf_oh page_handle(Finisher *f, size_t page)
{
    return qpdf_get_page_n(f->q, page);
}

bool finish_content(Finisher *f, size_t page, Buf *out)
{
    unsigned char *data = NULL;
    size_t n = 0;
    qpdf_oh handle = page_handle(f, page);
    bool ok = check(f, qpdf_oh_get_page_content_data(f->q, handle, &data, &n));
    if (ok)
        buf_put(out, data, n);
    free(data); /* allocated by libqpdf with malloc */
    qpdf_oh_release(f->q, handle);
    return ok;
}

/* The number of an object; of a direct one, that of an indirect one made of it. */
static int number_of(Finisher *f, qpdf_oh handle)
{
    if (qpdf_oh_is_indirect(f->q, handle))
        return qpdf_oh_get_object_id(f->q, handle);
    qpdf_oh indirect = qpdf_make_indirect_object(f->q, handle);
    int number = qpdf_oh_get_object_id(f->q, indirect);
    qpdf_oh_release(f->q, indirect);
    return number;
}

static void replace_widths(Finisher *f, qpdf_oh font, const int *widths, size_t n)
{
    Buf b = {0};
    drawn_font_put_widths(&b, widths, n);
    qpdf_oh_replace_key(f->q, font, "/W", qpdf_oh_parse(f->q, b.data));
    buf_free(&b);
}

static void read_widths(Finisher *f, qpdf_oh font, DrawnFont *drawn)
{
    qpdf_oh widths = qpdf_oh_get_key(f->q, font, "/W");
    if (!qpdf_oh_is_array(f->q, widths) || qpdf_oh_get_array_n_items(f->q, widths) != 2)
        return;
    qpdf_oh list = qpdf_oh_get_array_item(f->q, widths, 1);
    int n = qpdf_oh_is_array(f->q, list) ? qpdf_oh_get_array_n_items(f->q, list) : 0;
    for (int i = 0; i < n; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(f->q, list, i);
        vec_push(&drawn->widths, qpdf_oh_get_int_value_as_int(f->q, item));
        qpdf_oh_release(f->q, item);
    }
}

/* The one font that a composite font is made of; false: it is another kind. */
static bool descendant(Finisher *f, qpdf_oh font, qpdf_oh *found)
{
    qpdf_oh descendants = qpdf_oh_get_key(f->q, font, "/DescendantFonts");
    if (!qpdf_oh_is_array(f->q, descendants) || qpdf_oh_get_array_n_items(f->q, descendants) != 1)
        return false;
    *found = qpdf_oh_get_array_item(f->q, descendants, 0);
    return qpdf_oh_is_dictionary(f->q, *found);
}

static bool read_stream(Finisher *f, qpdf_oh stream, Buf *out)
{
    if (!qpdf_oh_is_stream(f->q, stream))
        return false;
    unsigned char *data = NULL;
    size_t n = 0;
    bool packed = qpdf_oh_is_name_and_equals(f->q, qpdf_oh_get_key(f->q, qpdf_oh_get_dict(f->q, stream), "/Filter"),
                                             "/FlateDecode");
    bool ok = packed && check(f, qpdf_oh_get_stream_data(f->q, stream, qpdf_dl_none, NULL, &data, &n)) &&
              flate_unpack(f->flate, data, n, out);
    free(data); /* allocated by libqpdf with malloc */
    return ok;
}

/* What was drawn with stand-ins for outlines gets these. false: they are not to be had. */
static bool fill_outlines(Finisher *f, qpdf_oh stream, DrawnFont *drawn)
{
    Buf whole = {0};
    bool ok = read_stream(f, stream, &drawn->program) && drawn_font_fill(drawn, f->subsets, &whole);
    if (ok && whole.len) {
        f->packed.len = 0;
        flate_pack(f->flate, FLATE_OUTLINES, whole.data, whole.len, &f->packed);
        f->made_of = hash_bytes(f->made_of, f->packed.data, f->packed.len);
        qpdf_oh_replace_stream_data(f->q, stream, (const unsigned char *)f->packed.data, f->packed.len,
                                    qpdf_oh_new_name(f->q, "/FlateDecode"), qpdf_oh_new_null(f->q));
    }
    buf_free(&whole);
    return ok;
}

/* ISO 19005-2, 6.2.11.3.2: an embedded TrueType font says how CIDs lead to glyphs. cairo leaves it out: they are the
 * same. */
static bool complete_part(Finisher *f, qpdf_oh part, DrawnFont *drawn)
{
    read_widths(f, part, drawn);
    qpdf_oh descriptor = qpdf_oh_get_key_if_dict(f->q, part, "/FontDescriptor");
    if (qpdf_oh_is_name_and_equals(f->q, qpdf_oh_get_key(f->q, part, "/Subtype"), "/CIDFontType2")) {
        qpdf_oh_replace_key(f->q, part, "/CIDToGIDMap", qpdf_oh_new_name(f->q, "/Identity"));
        if (!read_stream(f, qpdf_oh_get_key_if_dict(f->q, descriptor, "/FontFile2"), &drawn->program))
            return false;
        drawn_font_mend_widths(drawn);
    } else if (!fill_outlines(f, qpdf_oh_get_key_if_dict(f->q, descriptor, "/FontFile3"), drawn)) {
        return false;
    }
    /* cairo lists the width of each glyph: libqpdf takes half its time for these arrays, once for each file. */
    if (drawn->widths.len)
        replace_widths(f, part, drawn->widths.ptr, drawn->widths.len);
    return true;
}

/* "ABCDEF+Name" → its name with another tag. */
static void replace_tag(Finisher *f, qpdf_oh in, const char *key, const char *tag)
{
    const char *name = qpdf_oh_get_name(f->q, qpdf_oh_get_key(f->q, in, key)), *plus = strchr(name, '+');
    Buf b = {0};
    buf_printf(&b, "/%s%s", tag, plus ? plus : "+Font");
    qpdf_oh_replace_key(f->q, in, key, qpdf_oh_new_name(f->q, b.data));
    buf_free(&b);
}

/* Of two subsets of one font (two texts of a glyph) cairo makes one name where they have the same glyphs. */
static void set_apart(Finisher *f, qpdf_oh font, qpdf_oh part)
{
    const char *name = qpdf_oh_get_name(f->q, qpdf_oh_get_key(f->q, font, "/BaseFont"));
    uint64_t key = hash_bytes(0, name, strlen(name)), times = 0;
    char tag[TAG_SIZE];
    intmap_lookup(f->names, key, &times);
    intmap_put(f->names, key, times + 1);
    if (!times)
        return;
    subset_tag(hash_bytes(key, &times, sizeof times), tag);
    qpdf_oh descriptor = qpdf_oh_get_key_if_dict(f->q, part, "/FontDescriptor");
    replace_tag(f, font, "/BaseFont", tag);
    replace_tag(f, part, "/BaseFont", tag);
    replace_tag(f, descriptor, "/FontName", tag);
}

static void complete_font(Finisher *f, qpdf_oh font)
{
    CompletedFont done = {0};
    qpdf_oh part;
    bool composite = descendant(f, font, &part);
    if (composite) {
        done.composite = qpdf_oh_is_name_and_equals(f->q, qpdf_oh_get_key(f->q, font, "/Encoding"), "/Identity-H");
        if (!complete_part(f, part, &done.drawn))
            fail(f, "a font is not as it was drawn");
    }
    if (!f->failed)
        set_apart(f, font, composite ? part : font);
    vec_push(&f->fonts, done);
}

/* The fonts of a page that no page before it has used. */
static void complete_fonts(Finisher *f, qpdf_oh resources)
{
    qpdf_oh fonts = qpdf_oh_get_key_if_dict(f->q, resources, "/Font");
    if (!qpdf_oh_is_dictionary(f->q, fonts))
        return;
    for (qpdf_oh_begin_dict_key_iter(f->q, fonts); qpdf_oh_dict_more_keys(f->q);) {
        qpdf_oh font = qpdf_oh_get_key(f->q, fonts, qpdf_oh_dict_next_key(f->q));
        uint64_t number = (uint64_t)qpdf_oh_get_object_id(f->q, font), seen;
        if (intmap_lookup(f->completed, number, &seen))
            continue;
        intmap_put(f->completed, number, f->fonts.len);
        complete_font(f, font);
    }
}

int finish_resources(Finisher *f, size_t page, int srgb)
{
    qpdf_oh handle = page_handle(f, page), resources = qpdf_oh_get_key(f->q, handle, "/Resources");
    if (srgb) {
        qpdf_oh spaces = qpdf_oh_new_dictionary(f->q), space = qpdf_oh_new_array(f->q),
                name = qpdf_oh_new_name(f->q, "/ICCBased"), profile = qpdf_get_object_by_id(f->q, srgb, 0);
        qpdf_oh_append_item(f->q, space, name);
        qpdf_oh_append_item(f->q, space, profile);
        qpdf_oh_replace_key(f->q, spaces, "/DefaultRGB", space);
        qpdf_oh_replace_key(f->q, resources, "/ColorSpace", spaces);
    }
    complete_fonts(f, resources);
    int number = number_of(f, resources);
    qpdf_oh_release_all(f->q);
    return number;
}

/* ---- fonts of a page ---- */

static qpdf_oh page_resource(Finisher *f, size_t page, const char *kind)
{
    qpdf_oh resources = qpdf_oh_get_key(f->q, page_handle(f, page), "/Resources");
    return qpdf_oh_get_key_if_dict(f->q, resources, kind);
}

const DrawnFont *finish_font(Finisher *f, size_t page, const char *name)
{
    qpdf_oh fonts = page_resource(f, page, "/Font");
    uint64_t i;
    CompletedFont *c = NULL;
    if (qpdf_oh_is_dictionary(f->q, fonts) && qpdf_oh_has_key(f->q, fonts, name)) {
        qpdf_oh font = qpdf_oh_get_key(f->q, fonts, name);
        if (intmap_lookup(f->completed, (uint64_t)qpdf_oh_get_object_id(f->q, font), &i))
            c = &f->fonts.ptr[i];
        if (c && c->composite && !c->read) {
            c->read = true;
            c->usable = read_stream(f, qpdf_oh_get_key(f->q, font, "/ToUnicode"), &c->drawn.texts);
        }
    }
    qpdf_oh_release_all(f->q);
    return c && c->usable ? &c->drawn : NULL;
}

static qpdf_oh copy_dictionary(Finisher *f, qpdf_oh from)
{
    qpdf_oh to = qpdf_oh_new_dictionary(f->q);
    for (qpdf_oh_begin_dict_key_iter(f->q, from); qpdf_oh_dict_more_keys(f->q);) {
        const char *key = qpdf_oh_dict_next_key(f->q);
        qpdf_oh_replace_key(f->q, to, key, qpdf_oh_get_key(f->q, from, key));
    }
    return to;
}

static qpdf_oh packed_stream(Finisher *f, qpdf_oh dictionary, FlateKind kind, const Buf *content)
{
    f->packed.len = 0;
    flate_pack(f->flate, kind, content->data, content->len, &f->packed);
    qpdf_oh stream = qpdf_oh_new_stream(f->q), none = qpdf_oh_new_null(f->q), own = qpdf_oh_get_dict(f->q, stream);
    for (qpdf_oh_begin_dict_key_iter(f->q, dictionary); qpdf_oh_dict_more_keys(f->q);) {
        const char *key = qpdf_oh_dict_next_key(f->q);
        if (strcmp(key, "/Length") != 0)
            qpdf_oh_replace_key(f->q, own, key, qpdf_oh_get_key(f->q, dictionary, key));
    }
    qpdf_oh_replace_stream_data(f->q, stream, (const unsigned char *)f->packed.data, f->packed.len,
                                qpdf_oh_new_name(f->q, "/FlateDecode"), none);
    return stream;
}

/* A copy of what describes a font, with another program. */
static qpdf_oh descriptor_with(Finisher *f, qpdf_oh from, const FontParts *parts)
{
    qpdf_oh to = copy_dictionary(f, from);
    const char *kind = qpdf_oh_has_key(f->q, from, "/FontFile3") ? "/FontFile3" : "/FontFile2";
    qpdf_oh dictionary = copy_dictionary(f, qpdf_oh_get_dict(f->q, qpdf_oh_get_key(f->q, from, kind)));
    if (qpdf_oh_has_key(f->q, dictionary, "/Length1"))
        qpdf_oh_replace_key(f->q, dictionary, "/Length1", qpdf_oh_new_integer(f->q, (long long)parts->program.len));
    qpdf_oh_replace_key(f->q, to, kind, packed_stream(f, dictionary, FLATE_OUTLINES, &parts->program));
    replace_tag(f, to, "/FontName", parts->tag);
    return qpdf_make_indirect_object(f->q, to);
}

int finish_font_with(Finisher *f, size_t page, const char *name, const FontParts *parts)
{
    qpdf_oh drawn = qpdf_oh_get_key(f->q, page_resource(f, page, "/Font"), name), drawn_part;
    if (!descendant(f, drawn, &drawn_part)) {
        qpdf_oh_release_all(f->q);
        return 0;
    }
    qpdf_oh font = copy_dictionary(f, drawn), part = copy_dictionary(f, drawn_part), list = qpdf_oh_new_array(f->q);
    qpdf_oh descriptor = descriptor_with(f, qpdf_oh_get_key(f->q, drawn_part, "/FontDescriptor"), parts);
    qpdf_oh_replace_key(f->q, part, "/FontDescriptor", descriptor);
    replace_widths(f, part, parts->widths, parts->n_widths);
    replace_tag(f, part, "/BaseFont", parts->tag);
    qpdf_oh_append_item(f->q, list, qpdf_make_indirect_object(f->q, part));
    qpdf_oh_replace_key(f->q, font, "/DescendantFonts", list);
    qpdf_oh_replace_key(f->q, font, "/ToUnicode",
                        packed_stream(f, qpdf_oh_new_dictionary(f->q), FLATE_TEXT, &parts->texts));
    replace_tag(f, font, "/BaseFont", parts->tag);
    int number = number_of(f, font);
    qpdf_oh_release_all(f->q);
    return number;
}

int finish_resources_with(Finisher *f, size_t page, const char *const *names, const int *numbers, size_t n)
{
    qpdf_oh drawn = qpdf_oh_get_key(f->q, page_handle(f, page), "/Resources"), resources = copy_dictionary(f, drawn);
    qpdf_oh drawn_fonts = qpdf_oh_get_key(f->q, drawn, "/Font"), fonts = qpdf_oh_new_dictionary(f->q);
    for (size_t i = 0; i < n; i++)
        qpdf_oh_replace_key(f->q, fonts, names[i],
                            numbers[i] ? qpdf_get_object_by_id(f->q, numbers[i], 0)
                                       : qpdf_oh_get_key(f->q, drawn_fonts, names[i]));
    qpdf_oh_replace_key(f->q, resources, "/Font", fonts);
    int number = number_of(f, resources);
    qpdf_oh_release_all(f->q);
    return number;
}

int finish_resource(Finisher *f, int resources, const char *key)
{
    qpdf_oh found = qpdf_oh_get_key_if_dict(f->q, qpdf_get_object_by_id(f->q, resources, 0), key);
    int number = qpdf_oh_is_dictionary(f->q, found) ? number_of(f, found) : 0;
    qpdf_oh_release_all(f->q);
    return number;
}

/* ---- further objects ---- */

int finish_reserve(Finisher *f)
{
    /* Not null: libqpdf leaves out an entry whose value is a reference to null, also if an object is to come there. */
    qpdf_oh nothing = qpdf_oh_new_integer(f->q, 0), object = qpdf_make_indirect_object(f->q, nothing);
    int number = qpdf_oh_get_object_id(f->q, object);
    qpdf_oh_release(f->q, object);
    qpdf_oh_release(f->q, nothing);
    return number;
}

static Buf *open_member(Finisher *f, int number, const char *kind)
{
    assert(number > 0);
    char key[32];
    snprintf(key, sizeof key, "obj:%d 0 R", number);
    json_key(&f->json, key);
    json_open(&f->json, '{');
    json_key(&f->json, kind);
    return &f->json;
}

Buf *finish_begin(Finisher *f, int number)
{
    return open_member(f, number, "value");
}

void finish_end(Finisher *f)
{
    json_close(&f->json, '}');
}

static Buf *open_dictionary(Finisher *f, int stream)
{
    open_member(f, stream, "stream");
    json_open(&f->json, '{');
    json_key(&f->json, "dict");
    json_open(&f->json, '{');
    return &f->json;
}

Buf *finish_begin_stream(Finisher *f, const void *data, size_t n, bool deflated, int *number)
{
    if (deflated) {
        f->packed.len = 0;
        flate_pack(f->flate, FLATE_TEXT, data, n, &f->packed);
        data = f->packed.data;
        n = f->packed.len;
    }
    f->made_of = hash_bytes(f->made_of, data, n);
    qpdf_oh stream = qpdf_oh_new_stream(f->q), none = qpdf_oh_new_null(f->q);
    qpdf_oh_replace_stream_data(f->q, stream, data, n, none, none);
    *number = qpdf_oh_get_object_id(f->q, stream);
    qpdf_oh_release(f->q, stream);
    qpdf_oh_release(f->q, none);
    open_dictionary(f, *number);
    if (deflated)
        json_name_entry(&f->json, "/Filter", "/FlateDecode");
    return &f->json;
}

void finish_end_stream(Finisher *f)
{
    buf_puts(&f->json, "}}}");
}

/* ---- pictures ---- */

static bool is_opaque(Finisher *f, qpdf_oh state)
{
    static const char *const keys[] = {"/CA", "/ca"};
    bool opaque = true;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (qpdf_oh_has_key(f->q, state, keys[i]))
            opaque &= qpdf_oh_get_numeric_value(f->q, qpdf_oh_get_key(f->q, state, keys[i])) >= 1;
    return opaque;
}

bool finish_is_plain(Finisher *f, size_t page)
{
    static const char *const others[] = {"/XObject", "/Pattern", "/Shading"};
    bool plain = true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        qpdf_oh found = page_resource(f, page, others[i]);
        if (qpdf_oh_is_dictionary(f->q, found)) {
            qpdf_oh_begin_dict_key_iter(f->q, found);
            plain &= !qpdf_oh_dict_more_keys(f->q);
        }
    }
    qpdf_oh states = page_resource(f, page, "/ExtGState");
    if (qpdf_oh_is_dictionary(f->q, states))
        for (qpdf_oh_begin_dict_key_iter(f->q, states); qpdf_oh_dict_more_keys(f->q);)
            plain &= is_opaque(f, qpdf_oh_get_key(f->q, states, qpdf_oh_dict_next_key(f->q)));
    qpdf_oh_release_all(f->q);
    return plain;
}

bool finish_place_picture(Finisher *f, size_t page, const char *name, int number)
{
    qpdf_oh handle = page_handle(f, page), resources = qpdf_oh_get_key(f->q, handle, "/Resources");
    qpdf_oh images = qpdf_oh_get_key_if_dict(f->q, resources, "/XObject");
    bool there = qpdf_oh_is_dictionary(f->q, images) && qpdf_oh_has_key(f->q, images, name);
    if (there)
        qpdf_oh_replace_key(f->q, images, name, qpdf_get_object_by_id(f->q, number, 0));
    qpdf_oh_release_all(f->q);
    return there;
}

bool finish_apply(Finisher *f)
{
    buf_puts(&f->json, "}]}");
    f->made_of = hash_bytes(f->made_of, f->json.data, f->json.len);
    return check(f, qpdf_update_from_json_data(f->q, f->json.data, f->json.len));
}

/* ---- files ---- */

static void set_root(Finisher *f, const char *key, int number)
{
    qpdf_oh trailer = qpdf_get_trailer(f->q), object = qpdf_get_object_by_id(f->q, number, 0);
    qpdf_oh_replace_key(f->q, trailer, key, object);
    qpdf_oh_release(f->q, trailer);
    qpdf_oh_release(f->q, object);
}

/* ISO 32000-1, 14.4: a file's two identifiers, the same when it is made. libqpdf takes the first from what it has read,
 * and makes a second either of the time or of an MD5 of all that it writes, a fifteenth of a whole build. Ours is made
 * of what the issue's files are made of, and which of them it is; it takes the place of libqpdf's fixed one. */
enum { ID_BYTES = 16, ID_DIGITS = 2 * ID_BYTES };
#define FIXED_ID "31415926535897932384626433832795"
static_assert(sizeof FIXED_ID - 1 == ID_DIGITS, "one takes the other's place");

static void make_id(const Finisher *f, int root, char digits[ID_DIGITS + 1])
{
    uint64_t a = hash_bytes(f->made_of, &root, sizeof root), b = hash_bytes(a, &f->made_of, sizeof f->made_of);
    snprintf(digits, ID_DIGITS + 1, "%016llx%016llx", (unsigned long long)a, (unsigned long long)b);
}

static void set_first_id(Finisher *f, const char *digits)
{
    Buf b = {0};
    buf_printf(&b, "[<%s><%s>]", digits, digits);
    qpdf_oh trailer = qpdf_get_trailer(f->q), ids = qpdf_oh_parse(f->q, b.data);
    qpdf_oh_replace_key(f->q, trailer, "/ID", ids);
    qpdf_oh_release(f->q, trailer);
    qpdf_oh_release(f->q, ids);
    buf_free(&b);
}

/* The place of libqpdf's in the file, looked for from its end or its beginning; NULL: none. */
static char *fixed_id(char *file, size_t n, bool from_end)
{
    for (size_t i = 0; i + ID_DIGITS <= n; i++) {
        char *p = file + (from_end ? n - ID_DIGITS - i : i);
        if (*p == FIXED_ID[0] && memcmp(p, FIXED_ID, ID_DIGITS) == 0)
            return p;
    }
    return NULL;
}

/* In the trailer, so near the end; of a linearised file (ISO 32000-1, F.3.4) also near the beginning. */
static bool set_second_ids(Finisher *f, const char *digits, char *file, size_t n, bool linear)
{
    char *last = fixed_id(file, n, true), *first = linear ? fixed_id(file, n, false) : last;
    if (!last || (linear && first == last)) {
        diag_error(f->d, span_none(), DIAG_PDF_NO_IDENTIFIER);
        f->failed = true;
        return false;
    }
    memcpy(first, digits, ID_DIGITS);
    memcpy(last, digits, ID_DIGITS);
    return true;
}

static void set_writing(qpdf_data q, const char *version, bool linear)
{
    bool streams = strcmp(version, "1.5") >= 0; /* older readers know no objects in streams */
    qpdf_set_object_stream_mode(q, streams ? qpdf_o_generate : qpdf_o_disable);
    /* Streams go in as they are, deflated once for all files. */
    qpdf_set_compress_streams(q, QPDF_FALSE);
    qpdf_set_decode_level(q, qpdf_dl_none);
    qpdf_set_newline_before_endstream(q, QPDF_TRUE); /* ISO 19005-2, 6.1.7.1 */
    qpdf_set_linearization(q, linear);
    qpdf_set_static_ID(q, QPDF_TRUE);
    qpdf_force_pdf_version(q, version);
}

/* libqpdf finds out once what each page needs, for all that it ever writes of what it has read. So a file to be
 * linearised is written, read and written again. */
static bool linearise(Finisher *f, const FinishedFile *file, const void **data, size_t *n)
{
    if (f->linear)
        qpdf_cleanup(&f->linear);
    qpdf_data whole = f->q;
    f->linear = qpdf_init();
    qpdf_silence_errors(f->linear);
    qpdf_set_suppress_warnings(f->linear, QPDF_TRUE);
    f->q = f->linear; /* of which check asks */
    bool ok = check(f, qpdf_read_memory(f->q, "linearised", *data, *n, NULL)) && check(f, qpdf_init_write_memory(f->q));
    if (ok) {
        set_writing(f->q, file->version, true);
        ok = check(f, qpdf_write(f->q));
    }
    f->q = whole;
    if (ok) {
        *data = qpdf_get_buffer(f->linear);
        *n = qpdf_get_buffer_length(f->linear);
    }
    return ok;
}

bool finish_write(Finisher *f, const FinishedFile *file, const void **data, size_t *n)
{
    char id[ID_DIGITS + 1];
    make_id(f, file->root, id);
    set_root(f, "/Root", file->root);
    set_root(f, "/Info", file->info);
    set_first_id(f, id);
    if (!check(f, qpdf_init_write_memory(f->q)))
        return false;
    set_writing(f->q, file->version, false);
    if (!check(f, qpdf_write(f->q)))
        return false;
    *data = qpdf_get_buffer(f->q);
    *n = qpdf_get_buffer_length(f->q);
    bool linear = *n >= file->linear_from;
    if (linear && !linearise(f, file, data, n))
        return false;
    /* libqpdf's buffer, in memory that may be written */
    return set_second_ids(f, id, (char *)(uintptr_t)*data, *n, linear);
}
