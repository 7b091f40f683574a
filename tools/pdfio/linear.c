#include "pdfio/linear.h"
#include "pdfio/hints.h"
#include "pdfio/linear_parts.h"
#include "pdfio/writer.h"
#include <assert.h>
#include <string.h>

enum { PLACE = 4 }; /* bytes of a place in the file */

typedef struct Linear {
    FileWriter w;
    LinearParts parts;
    uint32_t *lengths;               /* of objects outside object streams, by their numbers in the file */
    int xref, lin, first_xref, hint; /* numbers of the file's own objects */
    int streams, n_streams, size;    /* object streams; behind the last number */
    Buf body;                        /* parts 6 to 9 */
    size_t first_end;                /* in the body */
    HintGroup outlines;              /* places in the body */
} Linear;

/* ---- numbers ---- */

static int number_all(Linear *l, const ObjectList *part, int next)
{
    for (size_t i = 0; i < part->len; i++)
        l->w.numbers[part->ptr[i]] = next++;
    return next;
}

static int streams_for(size_t n)
{
    return (int)((n + PACKED_MOST - 1) / PACKED_MOST);
}

/* F.3.1: first those behind the first page, of these last what is packed; then the first page's section. */
static void number(Linear *l)
{
    LinearParts *p = &l->parts;
    int next = number_all(l, &p->rest, number_all(l, &p->shared, number_all(l, &p->own, 1)));
    l->streams = next;
    l->n_streams = streams_for(p->n_outlines) + streams_for(p->packed.len - p->n_outlines);
    l->xref = next + l->n_streams;
    l->lin = number_all(l, &p->packed, l->xref + 1);
    l->first_xref = l->lin + 1;
    l->w.numbers[p->root] = l->lin + 2;
    l->hint = l->lin + 3;
    l->size = number_all(l, &p->first, l->lin + 4);
}

/* ---- the body ---- */

static void put_part(Linear *l, const ObjectList *part)
{
    for (size_t i = 0; i < part->len; i++) {
        size_t before = l->body.len;
        writer_put_object(&l->w, part->ptr[i]);
        l->lengths[l->w.numbers[part->ptr[i]]] = (uint32_t)(l->body.len - before);
    }
}

static void put_packed(Linear *l, int stream, size_t from, size_t to)
{
    const int *packed = l->parts.packed.ptr;
    for (; from < to; from += PACKED_MOST)
        writer_put_packed(&l->w, stream++, packed + from, to - from < PACKED_MOST ? to - from : PACKED_MOST);
}

static void put_body(Linear *l)
{
    const LinearParts *p = &l->parts;
    l->w.out = &l->body;
    put_part(l, &p->first);
    l->first_end = l->body.len;
    put_part(l, &p->own);
    put_part(l, &p->shared);
    put_part(l, &p->rest);
    int n = streams_for(p->n_outlines);
    l->outlines = (HintGroup){(uint32_t)l->streams, (uint32_t)l->body.len, (uint32_t)n, 0};
    put_packed(l, l->streams, 0, p->n_outlines);
    l->outlines.length = (uint32_t)l->body.len - l->outlines.at;
    put_packed(l, l->streams + n, p->n_outlines, p->packed.len);
}

/* ---- hints ---- */

typedef VEC(uint32_t) Indexes;

static void add_page(const Linear *l, size_t page, HintPage *hint, Indexes *shared)
{
    const LinearParts *p = &l->parts;
    for (size_t i = 0; i < p->needs[page].len; i++) {
        const Users *u = &p->of[p->needs[page].ptr[i]];
        int own = l->w.numbers[p->needs[page].ptr[i]];
        if (!page || linear_only_of_one(u)) {
            hint->objects++;
            hint->length += l->lengths[own];
        } else if (u->first || linear_is_shared(u)) {
            int index = u->first ? own - l->w.numbers[p->first.ptr[0]]
                                 : (int)p->first.len + own - l->w.numbers[p->shared.ptr[0]];
            vec_push(shared, (uint32_t)index);
            hint->n_shared++;
        }
    }
}

static void add_pages(const Linear *l, HintPage *pages, Indexes *shared)
{
    size_t n = l->parts.pages.len;
    for (size_t i = 0; i < n; i++)
        add_page(l, i, &pages[i], shared);
    for (size_t i = 0, at = 0; i < n; at += pages[i++].n_shared)
        pages[i].shared = shared->len ? shared->ptr + at : NULL;
}

static void add_lengths(const Linear *l, const ObjectList *part, Indexes *lengths)
{
    for (size_t i = 0; i < part->len; i++)
        vec_push(lengths, l->lengths[l->w.numbers[part->ptr[i]]]);
}

/* Of the number of the part's first object. */
static HintGroup group_of(const Linear *l, const ObjectList *part, size_t head)
{
    int number = part->len ? l->w.numbers[part->ptr[0]] : 0;
    return (HintGroup){.object = (uint32_t)number, .at = number ? (uint32_t)(head + l->w.entries[number].at) : 0};
}

/* The hint stream of a file whose body begins at `head` but for it. */
static void put_hints(Linear *l, size_t head, Buf *out)
{
    const LinearParts *p = &l->parts;
    Indexes shared = {0}, lengths = {0};
    Buf tables = {0}, packed = {0};
    size_t shared_at, outlines_at;
    HintPage *pages = mem_alloc(sizeof *pages * p->pages.len);
    add_pages(l, pages, &shared);
    add_lengths(l, &p->first, &lengths);
    add_lengths(l, &p->shared, &lengths);
    Hints h = {.pages = pages,
               .n_pages = p->pages.len,
               .first_page_at = (uint32_t)head,
               .lengths = lengths.ptr,
               .n_lengths = lengths.len,
               .n_first = p->first.len,
               .others = group_of(l, &p->shared, head),
               .outlines = l->outlines};
    h.outlines.at += (uint32_t)head;
    hints_put(&h, &tables, &shared_at, &outlines_at);
    flate_pack(l->w.flate, FLATE_FAST, tables.data, tables.len, &packed);
    buf_printf(out, "%d 0 obj\n<</S %zu", l->hint, shared_at);
    if (h.outlines.n)
        buf_printf(out, "/O %zu", outlines_at);
    buf_puts(out, "/Filter/FlateDecode");
    writer_end_stream(&packed, out);
    vec_free(&shared);
    vec_free(&lengths);
    buf_free(&tables);
    buf_free(&packed);
    mem_free(pages);
}

/* ---- the head: parts 1 to 4, as long whatever is in them ---- */

typedef struct Places {
    size_t file, hint, hint_length, first_end, xref;
} Places;

static void put_dictionary(Linear *l, const Places *at)
{
    writer_begin_object(&l->w, l->lin);
    buf_printf(l->w.out, "<</Linearized 1/L %-10zu/H[%-10zu %-10zu]/O %d/E %-10zu/N %zu/T %-10zu>>\nendobj\n", at->file,
               at->hint, at->hint_length, l->w.numbers[l->parts.pages.ptr[0]], at->first_end, l->parts.pages.len,
               at->xref);
}

static void put_first_xref(Linear *l, const Places *at)
{
    Buf rows = {0};
    writer_begin_object(&l->w, l->first_xref);
    writer_put_rows(&l->w, l->lin, l->size - l->lin, PLACE, &rows);
    buf_printf(l->w.out, "<</Type/XRef/Size %d/Index[%d %d]/Prev %-10zu/W[1 %d 1]", l->size, l->lin, l->size - l->lin,
               at->xref, PLACE);
    writer_put_trailer_entries(&l->w, l->w.out);
    writer_end_stream(&rows, l->w.out);
    writer_put_end(l->w.out, 0);
    buf_free(&rows);
}

static void put_head(Linear *l, const Places *at, Buf *out)
{
    l->w.out = out;
    writer_put_header(&l->w);
    put_dictionary(l, at);
    put_first_xref(l, at);
    writer_put_object(&l->w, l->parts.root);
}

/* ---- the file ---- */

static void move(const Linear *l, const ObjectList *part, size_t by)
{
    for (size_t i = 0; i < part->len; i++)
        l->w.entries[l->w.numbers[part->ptr[i]]].at += by;
}

static void move_body(Linear *l, size_t by)
{
    const LinearParts *p = &l->parts;
    move(l, &p->first, by);
    move(l, &p->own, by);
    move(l, &p->shared, by);
    move(l, &p->rest, by);
    for (int i = 0; i < l->n_streams; i++)
        l->w.entries[l->streams + i].at += by;
}

static void put_file(Linear *l, Buf *out)
{
    Places at = {0};
    Buf head = {0}, hints = {0};
    put_head(l, &at, &head); /* for its length; the places of what is in it are right from here on */
    size_t n_head = head.len;
    put_hints(l, n_head, &hints);
    move_body(l, n_head + hints.len);
    l->w.entries[l->hint] = (FileEntry){n_head, -1};
    buf_put(out, head.data, n_head);
    buf_put(out, hints.data, hints.len);
    buf_put(out, l->body.data, l->body.len);
    at = (Places){
        .hint = n_head, .hint_length = hints.len, .first_end = n_head + hints.len + l->first_end, .xref = out->len};
    l->w.out = out;
    writer_put_cross_references(&l->w, l->xref, l->lin, PLACE);
    writer_put_end(out, l->w.entries[l->first_xref].at);
    at.file = out->len;
    head.len = 0;
    put_head(l, &at, &head);
    assert(head.len == n_head);
    memcpy(out->data, head.data, n_head);
    buf_free(&head);
    buf_free(&hints);
}

/* No file of these objects is longer: a reference takes at most twice its mark, what is around an object 100. */
static uint64_t bound(const Objects *o)
{
    uint64_t n = 2 * (uint64_t)o->text.len;
    for (size_t i = 0; i < o->list.len; i++)
        n += o->list.ptr[i].data.len + 100;
    return n;
}

void file_write_linear(const Objects *o, const FileSpec *spec, Flate *flate, Buf *out)
{
    if (bound(o) > UINT32_MAX) {
        file_write(o, spec, flate, out);
        return;
    }
    Linear l = {0};
    assert(!out->len && strcmp(spec->version, "1.5") >= 0);
    writer_init(&l.w, o, spec, flate, out);
    linear_parts_find(&l.parts, o, spec->root, spec->info);
    assert(l.parts.pages.len);
    number(&l);
    l.w.entries = mem_alloc(sizeof *l.w.entries * (size_t)l.size);
    l.lengths = mem_alloc(sizeof *l.lengths * (size_t)l.size);
    put_body(&l);
    put_file(&l, out);
    linear_parts_free(&l.parts);
    mem_free(l.lengths);
    writer_free(&l.w);
    buf_free(&l.body);
}
