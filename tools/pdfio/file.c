#include "pdfio/file.h"
#include "pdfio/value.h"
#include <assert.h>
#include <stdint.h>
#include <string.h>

enum { PACKED_MOST = 200 }; /* objects of an object stream */

/* Where an object of a file is. */
typedef struct FileEntry {
    uint64_t at; /* from the file's beginning; packed: the number of the object stream */
    int index;   /* in the object stream; -1: not packed */
} FileEntry;

typedef struct FileWriter {
    const Objects *o;
    const FileSpec *spec;
    Flate *flate;
    Buf *out;
    VEC(int) found;      /* the file's objects in the order of their numbers, which begin at 1 */
    int *numbers;        /* of the issue's objects in this file; 0: it is not in it */
    FileEntry *entries;  /* by number in this file */
    Buf packing, packed; /* an object stream */
} FileWriter;

/* ---- which objects ---- */

static void reach(FileWriter *w, int object)
{
    if (!w->numbers[object]) {
        vec_push(&w->found, object);
        w->numbers[object] = (int)w->found.len;
    }
}

static void reach_refs(FileWriter *w, int object)
{
    const Object *one = &w->o->list.ptr[object];
    const char *p = one->n ? w->o->text.data + one->at : NULL, *end = p ? p + one->n : NULL;
    while (p && (p = memchr(p, REF_MARK, (size_t)(end - p))) != NULL) {
        reach(w, value_read_ref(p));
        p += REF_SIZE;
    }
}

static void reach_all(FileWriter *w)
{
    reach(w, w->spec->root);
    reach(w, w->spec->info);
    for (size_t i = 0; i < w->found.len; i++)
        reach_refs(w, w->found.ptr[i]);
}

/* ---- objects ---- */

static void put_number(Buf *b, uint64_t n)
{
    char digits[20], *end = digits + sizeof digits, *p = end;
    do
        *--p = (char)('0' + n % 10);
    while (n /= 10);
    buf_put(b, p, (size_t)(end - p));
}

/* A value with the file's own numbers in its references. */
static void put_value_of(const FileWriter *w, const Object *one, Buf *out)
{
    if (!one->n) {
        if (!one->stream)
            buf_puts(out, "null");
        return;
    }
    const char *text = w->o->text.data + one->at;
    size_t n = one->n;
    const char *end = text + n, *mark;
    while (text < end && (mark = memchr(text, REF_MARK, (size_t)(end - text))) != NULL) {
        buf_put(out, text, (size_t)(mark - text));
        put_number(out, (uint64_t)w->numbers[value_read_ref(mark)]);
        buf_put(out, " 0 R", 4);
        text = mark + REF_SIZE;
    }
    buf_put(out, text, (size_t)(end - text));
}

static void put_header(FileWriter *w)
{
    buf_printf(w->out, "%%PDF-%s\n%%\xE7\x89\x88\xE6\x8E\x92\n", w->spec->version); /* 7.5.2: four bytes over 127 */
}

static void begin_object(FileWriter *w, int number)
{
    w->entries[number] = (FileEntry){w->out->len, -1};
    put_number(w->out, (uint64_t)number);
    buf_puts(w->out, " 0 obj\n");
}

/* ISO 19005-2, 6.1.7.1: a line end before each endstream, that is not in the length. */
static void put_stream(const Buf *data, Buf *out)
{
    buf_puts(out, "/Length ");
    put_number(out, data->len);
    buf_puts(out, ">>\nstream\n");
    buf_put(out, data->data, data->len);
    buf_puts(out, "\nendstream");
}

static void put_object(FileWriter *w, int object)
{
    const Object *one = &w->o->list.ptr[object];
    begin_object(w, w->numbers[object]);
    if (one->stream)
        buf_puts(w->out, "<<");
    put_value_of(w, one, w->out);
    if (one->stream)
        put_stream(&one->data, w->out);
    buf_puts(w->out, "\nendobj\n");
}

/* An object stream, numbered so in the file. */
static void put_packed(FileWriter *w, int number, const int *objects, size_t n)
{
    assert(n && n <= PACKED_MOST);
    Buf *values = &w->packed, *whole = &w->packing;
    values->len = whole->len = 0;
    for (size_t i = 0; i < n; i++) {
        int own = w->numbers[objects[i]];
        w->entries[own] = (FileEntry){(uint64_t)number, (int)i};
        put_number(whole, (uint64_t)own);
        buf_putc(whole, ' ');
        put_number(whole, values->len);
        buf_putc(whole, ' ');
        put_value_of(w, &w->o->list.ptr[objects[i]], values);
        buf_putc(values, '\n');
    }
    size_t first = whole->len;
    buf_put(whole, values->data, values->len);
    values->len = 0;
    flate_pack(w->flate, FLATE_TEXT, whole->data, whole->len, values);
    begin_object(w, number);
    buf_printf(w->out, "<</Type/ObjStm/N %zu/First %zu/Filter/FlateDecode", n, first);
    put_stream(values, w->out);
    buf_puts(w->out, "\nendobj\n");
}

/* ---- cross-references ---- */

static void put_trailer_entries(const FileWriter *w, Buf *b)
{
    buf_printf(b, "/Root %d 0 R/Info %d 0 R/ID [<%s><%s>]", w->numbers[w->spec->root], w->numbers[w->spec->info],
               w->spec->id, w->spec->id);
}

/* Rows of a kind, a place and an index, each as the difference to the row above (PNG's predictor "up"). */
static void put_rows(FileWriter *w, int size, size_t place)
{
    enum { MOST = 8 };
    unsigned char above[MOST + 2] = {0};
    size_t width = place + 2;
    assert(place <= MOST);
    w->packed.len = 0;
    for (int i = 0; i < size; i++) {
        const FileEntry *e = &w->entries[i];
        unsigned char row[MOST + 2] = {i ? (e->index < 0 ? 1 : 2) : 0};
        for (size_t k = 0; k < place; k++)
            row[1 + k] = (unsigned char)(e->at >> 8 * (place - 1 - k));
        row[width - 1] = (unsigned char)(e->index < 0 ? 0 : e->index);
        buf_putc(&w->packed, 2);
        for (size_t k = 0; k < width; k++)
            buf_putc(&w->packed, (char)(row[k] - above[k]));
        memcpy(above, row, width);
    }
    w->packing.len = 0;
    flate_pack(w->flate, FLATE_TEXT, w->packed.data, w->packed.len, &w->packing);
}
static_assert(PACKED_MOST <= 256, "an index is a byte");

static void put_end(Buf *out, uint64_t cross_references)
{
    buf_printf(out, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)cross_references);
}

/* 7.5.8: a stream, itself the last of the file's numbers. */
static void put_cross_references(FileWriter *w, int size)
{
    uint64_t at = w->out->len;
    size_t place = at >> 32 ? 8 : at >> 24 ? 4 : 3;
    begin_object(w, size - 1);
    put_rows(w, size, place);
    buf_printf(w->out, "<</Type/XRef/Size %d/W[1 %zu 1]/Filter/FlateDecode/DecodeParms<</Columns %zu/Predictor 12>>",
               size, place, place + 2);
    put_trailer_entries(w, w->out);
    put_stream(&w->packing, w->out);
    buf_puts(w->out, "\nendobj\n");
    put_end(w->out, at);
}

/* 7.5.4: lines of twenty bytes. */
static void put_table(FileWriter *w, int size)
{
    uint64_t at = w->out->len;
    buf_printf(w->out, "xref\n0 %d\n0000000000 65535 f \n", size);
    for (int i = 1; i < size; i++)
        buf_printf(w->out, "%010llu 00000 n \n", (unsigned long long)w->entries[i].at);
    buf_printf(w->out, "trailer\n<</Size %d", size);
    put_trailer_entries(w, w->out);
    buf_puts(w->out, ">>\n");
    put_end(w->out, at);
}

/* ---- a file ---- */

/* Object streams of those that are no streams, numbered from `number` on; how many. */
static int put_all_packed(FileWriter *w, int number)
{
    int part[PACKED_MOST], streams = 0;
    size_t k = 0;
    for (size_t i = 0; i < w->found.len; i++) {
        if (!w->o->list.ptr[w->found.ptr[i]].stream)
            part[k++] = w->found.ptr[i];
        if (k == PACKED_MOST || (k && i + 1 == w->found.len)) {
            put_packed(w, number + streams++, part, k);
            k = 0;
        }
    }
    return streams;
}

void file_write(const Objects *o, const FileSpec *spec, Flate *flate, Buf *out)
{
    bool packs = !spec->plain && strcmp(spec->version, "1.5") >= 0; /* older readers know no objects in streams */
    FileWriter w = {.o = o, .spec = spec, .flate = flate, .out = out};
    w.numbers = mem_alloc(sizeof *w.numbers * o->list.len);
    reach_all(&w);
    int size = (int)w.found.len + 1;
    /* None of number 0; an object stream for each object at most; the cross-references. */
    w.entries = mem_alloc(sizeof *w.entries * (2 * w.found.len + 2));
    put_header(&w);
    for (size_t i = 0; i < w.found.len; i++)
        if (!packs || o->list.ptr[w.found.ptr[i]].stream)
            put_object(&w, w.found.ptr[i]);
    if (packs) {
        size += put_all_packed(&w, size);
        put_cross_references(&w, size + 1);
    } else {
        put_table(&w, size);
    }
    vec_free(&w.found);
    mem_free(w.numbers);
    mem_free(w.entries);
    buf_free(&w.packing);
    buf_free(&w.packed);
}
