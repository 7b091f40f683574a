/* Objects as a file has them: with the file's own numbers, plain or in object streams, and cross-references. */
#include "pdfio/writer.h"
#include "pdfio/value.h"
#include <assert.h>
#include <string.h>

void writer_init(FileWriter *w, const Objects *o, const FileSpec *spec, Flate *flate, Buf *out)
{
    *w = (FileWriter){.o = o, .spec = spec, .flate = flate, .out = out};
    w->numbers = mem_alloc(sizeof *w->numbers * o->list.len);
}

void writer_free(FileWriter *w)
{
    mem_free(w->numbers);
    mem_free(w->entries);
    buf_free(&w->packing);
    buf_free(&w->packed);
}

void writer_put_number(Buf *b, uint64_t n)
{
    char digits[20], *end = digits + sizeof digits, *p = end;
    do
        *--p = (char)('0' + n % 10);
    while (n /= 10);
    buf_put(b, p, (size_t)(end - p));
}

/* ---- objects ---- */

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
        writer_put_number(out, (uint64_t)w->numbers[value_read_ref(mark)]);
        buf_put(out, " 0 R", 4);
        text = mark + REF_SIZE;
    }
    buf_put(out, text, (size_t)(end - text));
}

void writer_put_header(FileWriter *w)
{
    buf_printf(w->out, "%%PDF-%s\n%%\xE7\x89\x88\xE6\x8E\x92\n", w->spec->version); /* 7.5.2: four bytes over 127 */
}

void writer_begin_object(FileWriter *w, int number)
{
    w->entries[number] = (FileEntry){w->out->len, -1};
    writer_put_number(w->out, (uint64_t)number);
    buf_puts(w->out, " 0 obj\n");
}

/* ISO 19005-2, 6.1.7.1: a line end before each endstream, that is not in the length. */
void writer_end_stream(const Buf *data, Buf *out)
{
    buf_puts(out, "/Length ");
    writer_put_number(out, data->len);
    buf_puts(out, ">>\nstream\n");
    buf_put(out, data->data, data->len);
    buf_puts(out, "\nendstream\nendobj\n");
}

void writer_put_object(FileWriter *w, int object)
{
    const Object *one = &w->o->list.ptr[object];
    writer_begin_object(w, w->numbers[object]);
    if (one->stream)
        buf_puts(w->out, "<<");
    put_value_of(w, one, w->out);
    if (one->stream)
        writer_end_stream(&one->data, w->out);
    else
        buf_puts(w->out, "\nendobj\n");
}

void writer_put_packed(FileWriter *w, int number, const int *objects, size_t n)
{
    assert(n && n <= PACKED_MOST);
    Buf *values = &w->packed, *whole = &w->packing;
    values->len = whole->len = 0;
    for (size_t i = 0; i < n; i++) {
        int own = w->numbers[objects[i]];
        assert(!w->o->list.ptr[objects[i]].stream);
        w->entries[own] = (FileEntry){(uint64_t)number, (int)i};
        writer_put_number(whole, (uint64_t)own);
        buf_putc(whole, ' ');
        writer_put_number(whole, values->len);
        buf_putc(whole, ' ');
        put_value_of(w, &w->o->list.ptr[objects[i]], values);
        buf_putc(values, '\n');
    }
    size_t first = whole->len;
    buf_put(whole, values->data, values->len);
    values->len = 0;
    flate_pack(w->flate, FLATE_FAST, whole->data, whole->len, values);
    writer_begin_object(w, number);
    buf_printf(w->out, "<</Type/ObjStm/N %zu/First %zu/Filter/FlateDecode", n, first);
    writer_end_stream(values, w->out);
}

/* ---- cross-references ---- */

void writer_put_trailer_entries(const FileWriter *w, Buf *b)
{
    buf_printf(b, "/Root %d 0 R/Info %d 0 R/ID [<%s><%s>]", w->numbers[w->spec->root], w->numbers[w->spec->info],
               w->spec->id, w->spec->id);
}

void writer_put_rows(const FileWriter *w, int from, int n, size_t place, Buf *out)
{
    for (int i = from; i < from + n; i++) {
        const FileEntry *e = &w->entries[i];
        bool packed = i && e->index >= 0;
        buf_putc(out, (char)(i ? 1 + packed : 0));
        for (size_t k = 0; k < place; k++)
            buf_putc(out, (char)(e->at >> 8 * (place - 1 - k)));
        buf_putc(out, (char)(packed ? e->index : 0));
    }
}
static_assert(PACKED_MOST <= 256, "an index is a byte");

/* Each row as the difference to the row above (PNG's predictor "up"). */
static void predict(const Buf *rows, size_t width, Buf *out)
{
    for (size_t i = 0; i < rows->len; i++) {
        if (i % width == 0)
            buf_putc(out, 2);
        buf_putc(out, (char)(rows->data[i] - (i < width ? 0 : rows->data[i - width])));
    }
}

void writer_put_cross_references(FileWriter *w, int number, int n, size_t place)
{
    writer_begin_object(w, number);
    w->packing.len = w->packed.len = 0;
    writer_put_rows(w, 0, n, place, &w->packing);
    predict(&w->packing, place + 2, &w->packed);
    w->packing.len = 0;
    flate_pack(w->flate, FLATE_FAST, w->packed.data, w->packed.len, &w->packing);
    buf_printf(w->out, "<</Type/XRef/Size %d/W[1 %zu 1]/Filter/FlateDecode/DecodeParms<</Columns %zu/Predictor 12>>", n,
               place, place + 2);
    writer_put_trailer_entries(w, w->out);
    writer_end_stream(&w->packing, w->out);
}

void writer_put_end(Buf *out, uint64_t cross_references)
{
    buf_printf(out, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)cross_references);
}
