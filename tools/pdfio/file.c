/* A file with its objects one after the other, and its cross-references at the end. */
#include "pdfio/file.h"
#include "pdfio/writer.h"
#include <string.h>

typedef struct PlainFile {
    FileWriter w;
    VEC(int) found; /* the file's objects in the order of their numbers, which begin at 1 */
} PlainFile;

/* ---- which objects ---- */

static void reach(PlainFile *f, int object)
{
    if (!f->w.numbers[object]) {
        vec_push(&f->found, object);
        f->w.numbers[object] = (int)f->found.len;
    }
}

static void reach_all(PlainFile *f)
{
    reach(f, f->w.spec->root);
    reach(f, f->w.spec->info);
    for (size_t i = 0; i < f->found.len; i++)
        for (size_t at = 0, to; (to = (size_t)objects_next_ref(f->w.o, f->found.ptr[i], &at)) != 0;)
            reach(f, (int)to);
}

static size_t place_size(uint64_t file)
{
    return file >> 32 ? 8 : file >> 24 ? 4 : 3;
}

/* 7.5.4: lines of twenty bytes. */
static void put_table(FileWriter *w, int size)
{
    uint64_t at = w->out->len;
    buf_printf(w->out, "xref\n0 %d\n0000000000 65535 f \n", size);
    for (int i = 1; i < size; i++)
        buf_printf(w->out, "%010llu 00000 n \n", (unsigned long long)w->entries[i].at);
    buf_printf(w->out, "trailer\n<</Size %d", size);
    writer_put_trailer_entries(w, w->out);
    buf_puts(w->out, ">>\n");
    writer_put_end(w->out, at);
}

/* ---- a file ---- */

/* Object streams of those that are no streams, numbered from `number` on; how many. */
static int put_all_packed(PlainFile *f, int number)
{
    int part[PACKED_MOST], streams = 0;
    size_t k = 0;
    for (size_t i = 0; i < f->found.len; i++) {
        if (!f->w.o->list.ptr[f->found.ptr[i]].stream)
            part[k++] = f->found.ptr[i];
        if (k == PACKED_MOST || (k && i + 1 == f->found.len)) {
            writer_put_packed(&f->w, number + streams++, part, k);
            k = 0;
        }
    }
    return streams;
}

void file_write(const Objects *o, const FileSpec *spec, Flate *flate, Buf *out)
{
    bool packs = strcmp(spec->version, "1.5") >= 0; /* older readers know no objects in streams */
    PlainFile f = {0};
    writer_init(&f.w, o, spec, flate, out);
    reach_all(&f);
    int size = (int)f.found.len + 1;
    /* None of number 0; an object stream for each object at most; the cross-references. */
    f.w.entries = mem_alloc(sizeof *f.w.entries * (2 * f.found.len + 2));
    writer_put_header(&f.w);
    for (size_t i = 0; i < f.found.len; i++)
        if (!packs || o->list.ptr[f.found.ptr[i]].stream)
            writer_put_object(&f.w, f.found.ptr[i]);
    if (packs) {
        size += put_all_packed(&f, size);
        uint64_t at = out->len;
        writer_put_cross_references(&f.w, size, size + 1, place_size(at));
        writer_put_end(out, at);
    } else {
        put_table(&f.w, size);
    }
    vec_free(&f.found);
    writer_free(&f.w);
}
