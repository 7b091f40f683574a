/* Fonts in documents: what their licences say, and the names of their parts. */
#include "fonts/embed.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "fonts/outline.h"
#include "fonts/subset.h"
#include <hb-ot.h>
#include <string.h>

/* Names by their numbers (OpenType, name). */
enum { COPYRIGHT = 0, FAMILY = 1, STYLE = 2, UNIQUE = 3, FULL = 4, POSTSCRIPT = 6, LICENCE = 13, LICENCE_ADDRESS = 14 };

/* Appends the name in English; nothing: the face has none. */
static void put_name_of(const Face *face, unsigned id, Buf *out)
{
    hb_language_t english = hb_language_from_string("en", -1);
    unsigned n = hb_ot_name_get_utf8(face->hb_face, id, english, NULL, NULL);
    if (!n)
        return;
    unsigned room = n + 1;
    buf_reserve(out, room);
    hb_ot_name_get_utf8(face->hb_face, id, english, &room, out->data + out->len);
    out->len += n;
    out->data[out->len] = '\0';
}

static bool says(const Buf *text, const char *words)
{
    return text->data && strstr(text->data, words);
}

static bool permissions_allow(const Face *face)
{
    enum { AT = 8, RESTRICTED = 0x0002, MILDER = 0x000C, WHOLE_ONLY = 0x0100, BITMAPS_ONLY = 0x0200 };
    hb_blob_t *os2 = hb_face_reference_table(face->hb_face, HB_TAG('O', 'S', '/', '2'));
    unsigned n;
    const unsigned char *data = (const unsigned char *)hb_blob_get_data(os2, &n);
    unsigned type = n >= AT + 2 ? (unsigned)data[AT] << 8 | data[AT + 1] : 0;
    hb_blob_destroy(os2);
    bool usable = !(type & RESTRICTED) || type & MILDER; /* of several the mildest holds */
    return usable && !(type & (WHOLE_ONLY | BITMAPS_ONLY));
}

bool face_may_be_embedded(const Face *face)
{
    Buf licence = {0};
    put_name_of(face, LICENCE, &licence);
    put_name_of(face, LICENCE_ADDRESS, &licence);
    bool open = says(&licence, "Open Font License") || says(&licence, "OPEN FONT LICENSE") || says(&licence, "/OFL");
    bool copyleft = says(&licence, "General Public License") || says(&licence, "GPL") || says(&licence, "gpl");
    bool exception = says(&licence, "exception");
    buf_free(&licence);
    if (open)
        return true;
    return copyleft ? exception : permissions_allow(face);
}

/* --- the table of names --- */

typedef struct Names {
    Buf records, strings;
    unsigned n;
} Names;

static void put_utf16(Buf *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t c;
        i += (size_t)utf8_decode(text + i, &c);
        if (c >= 0x10000) {
            put_be16(out, (int)(0xD800 + ((c - 0x10000) >> 10)));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        put_be16(out, (int)c);
    }
}

static void add_name(Names *names, int id, const char *text, size_t n)
{
    enum { WINDOWS = 3, UNICODE_BMP = 1, ENGLISH = 0x0409 };
    size_t at = names->strings.len;
    if (!n)
        return;
    put_utf16(&names->strings, text, n);
    const int record[] = {WINDOWS, UNICODE_BMP, ENGLISH, id, (int)(names->strings.len - at), (int)at};
    for (int i = 0; i < 6; i++)
        put_be16(&names->records, record[i]);
    names->n++;
}

static void keep_name(Names *names, const Face *face, int id)
{
    Buf text = {0};
    put_name_of(face, (unsigned)id, &text);
    add_name(names, id, text.data, text.len);
    buf_free(&text);
}

/* In the order of their numbers. */
static void put_names(const Face *face, const char *family, Buf *table)
{
    enum { HEAD = 6, RECORD = 12 };
    Names names = {0};
    Buf postscript = {0};
    for (const char *p = family; *p; p++)
        if (*p != ' ')
            buf_putc(&postscript, *p);
    keep_name(&names, face, COPYRIGHT);
    add_name(&names, FAMILY, family, strlen(family));
    add_name(&names, STYLE, "Regular", strlen("Regular"));
    add_name(&names, UNIQUE, postscript.data, postscript.len);
    add_name(&names, FULL, family, strlen(family));
    add_name(&names, POSTSCRIPT, postscript.data, postscript.len);
    keep_name(&names, face, LICENCE);
    keep_name(&names, face, LICENCE_ADDRESS);
    put_be16(table, 0);
    put_be16(table, (int)names.n);
    put_be16(table, (int)(HEAD + names.n * RECORD));
    buf_put(table, names.records.data, names.records.len);
    buf_put(table, names.strings.data, names.strings.len);
    buf_free(&names.records);
    buf_free(&names.strings);
    buf_free(&postscript);
}

bool face_embed(const Face *face, const char *family, uint32_t first, const uint8_t *bits, size_t n_bytes, Buf *out)
{
    enum { MOST_TABLES = 64 };
    const hb_tag_t name = HB_TAG('n', 'a', 'm', 'e');
    hb_face_t *made = subset_of_block(face, first, bits, n_bytes);
    if (!made)
        return false;
    hb_face_t *cut = glyph_tables_face(made); /* a face being made can't list its tables */
    hb_face_t *builder = hb_face_builder_create();
    hb_tag_t tags[MOST_TABLES];
    unsigned n = MOST_TABLES, size;
    Buf names = {0};
    hb_face_get_table_tags(cut, 0, &n, tags);
    for (unsigned i = 0; i < n; i++)
        if (tags[i] != name)
            glyph_tables_copy(builder, cut, tags[i]);
    put_names(face, family, &names);
    glyph_tables_put(builder, name, &names);
    hb_blob_t *file = hb_face_reference_blob(builder);
    const char *data = hb_blob_get_data(file, &size);
    buf_put(out, data, size);
    hb_blob_destroy(file);
    hb_face_destroy(builder);
    hb_face_destroy(cut);
    buf_free(&names);
    return size > 0;
}
