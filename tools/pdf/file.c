#include "pdf/file.h"
#include "base/map.h"
#include <stdio.h>
#include <string.h>

/* Objects an object stream holds: a reader unpacks them together. */
enum { PER_OBJECT_STREAM = 200 };

typedef struct Place {
    uint8_t kind;   /* 1: at an offset, 2: in an object stream */
    uint32_t where; /* the offset, or the stream's number */
    uint16_t index; /* within the stream */
} Place;

typedef struct FileWriter {
    Objects *o;
    Buf *out;
    size_t start;      /* of the file in out */
    int *number;       /* by the store's numbers: the file's, 0 = not reached */
    VEC(int) order;    /* the store's number of the file's object i + 1 */
    VEC(Place) places; /* of the file's object i + 1 */
} FileWriter;

static bool is_regular(char c)
{
    return c && !strchr(" \n\r\t\f()<>[]{}/%", c);
}

/* The end of the string, name or << at p, or p when there is none. */
static const char *skip_token(const char *p, const char *end)
{
    if (*p == '(') {
        int depth = 0;
        do {
            depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
            p += *p == '\\' ? 2 : 1;
        } while (p < end && depth);
    } else if (*p == '<' && p + 1 < end && p[1] == '<') {
        p += 2;
    } else if (*p == '<') {
        while (p < end && *p++ != '>') {
        }
    } else if (*p == '/') {
        do
            p++;
        while (p < end && is_regular(*p));
    }
    return p;
}

/* The next reference at or after p: its number, with *from and *to around it. 0: none. */
static int next_reference(const char *p, const char *end, const char **from, const char **to)
{
    while (p < end) {
        const char *past = skip_token(p, end);
        if (past > p) {
            p = past;
            continue;
        }
        if (*p < '0' || *p > '9') {
            p++;
            continue;
        }
        int n = 0;
        for (*from = p; p < end && *p >= '0' && *p <= '9' && n < 100000000; p++)
            n = n * 10 + (*p - '0');
        if (end - p >= 4 && memcmp(p, " 0 R", 4) == 0) {
            *to = p + 4;
            return n;
        }
        while (p < end && is_regular(*p))
            p++;
    }
    return 0;
}

static void reach(FileWriter *w, int number)
{
    if (number < 1 || (size_t)number > w->o->at.len || w->number[number])
        return;
    vec_push(&w->order, number);
    w->number[number] = (int)w->order.len;
}

static void reach_all(FileWriter *w, int root, int info)
{
    reach(w, root);
    reach(w, info);
    for (size_t i = 0; i < w->order.len; i++) {
        const Object *object = &w->o->at.ptr[w->order.ptr[i] - 1];
        const char *p = w->o->bytes.data + object->text, *end = w->o->bytes.data + object->text_end, *from;
        for (int n; (n = next_reference(p, end, &from, &p)) != 0;)
            reach(w, n);
    }
}

/* Copies an object's text with the file's numbers. */
static void put_text(const FileWriter *w, const Object *object, Buf *b)
{
    const char *p = w->o->bytes.data + object->text, *end = w->o->bytes.data + object->text_end, *from, *to;
    for (int n; (n = next_reference(p, end, &from, &to)) != 0; p = to) {
        buf_put(b, p, (size_t)(from - p));
        pdf_put_decimal(b, w->number[n], 0);
        buf_puts(b, " 0 R");
    }
    buf_put(b, p, (size_t)(end - p));
}

static void place(FileWriter *w, uint8_t kind, size_t where, size_t index)
{
    vec_push(&w->places, ((Place){kind, (uint32_t)where, (uint16_t)index}));
}

static void put_stream(FileWriter *w, size_t number, const Object *object)
{
    const char *bytes = w->o->bytes.data;
    buf_printf(w->out, "%zu 0 obj\n", number);
    put_text(w, object, w->out);
    buf_puts(w->out, "\nstream\n");
    buf_put(w->out, bytes + object->data, object->data_end - object->data);
    buf_puts(w->out, "\nendstream\nendobj\n");
}

/* Streams where they come; the other objects get places in the object streams that follow, from number `packed` on. */
static void put_streams(FileWriter *w, size_t packed)
{
    size_t others = 0;
    for (size_t i = 0; i < w->order.len; i++) {
        const Object *object = &w->o->at.ptr[w->order.ptr[i] - 1];
        if (object->data) {
            place(w, 1, w->out->len - w->start, 0);
            put_stream(w, i + 1, object);
        } else {
            place(w, 2, packed + others / PER_OBJECT_STREAM, others % PER_OBJECT_STREAM);
            others++;
        }
    }
}

static void put_object_stream(FileWriter *w, size_t number, size_t n, const Buf *index, Buf *body)
{
    Buf whole = {0};
    buf_put(&whole, index->data, index->len);
    buf_put(&whole, body->data, body->len);
    objects_deflate(w->o, whole.data, whole.len);
    buf_free(&whole);
    place(w, 1, w->out->len - w->start, 0);
    buf_printf(w->out, "%zu 0 obj\n<</Type/ObjStm/N %zu/First %zu/Filter/FlateDecode/Length %zu>>\nstream\n", number, n,
               index->len, w->o->packed.len);
    buf_put(w->out, w->o->packed.data, w->o->packed.len);
    buf_puts(w->out, "\nendstream\nendobj\n");
}

static void put_object_streams(FileWriter *w, size_t packed)
{
    Buf index = {0}, body = {0};
    size_t n = 0, objects = w->order.len;
    for (size_t i = 0; i < objects; i++) {
        const Object *object = &w->o->at.ptr[w->order.ptr[i] - 1];
        if (!object->data) {
            pdf_put_decimal(&index, (int64_t)i + 1, 0);
            buf_putc(&index, ' ');
            pdf_put_decimal(&index, (int64_t)body.len, 0);
            buf_putc(&index, '\n');
            put_text(w, object, &body);
            buf_putc(&body, '\n');
            n++;
        }
        if (n == PER_OBJECT_STREAM || (i + 1 == objects && n)) {
            put_object_stream(w, packed++, n, &index, &body);
            n = index.len = body.len = 0;
        }
    }
    buf_free(&index);
    buf_free(&body);
}

/* The cross-reference stream, with the trailer's entries. */
static void put_cross_reference(FileWriter *w, int root, int info, uint64_t id)
{
    size_t at = w->out->len - w->start, number = w->places.len + 1;
    place(w, 1, at, 0);
    Buf table = {0};
    buf_put(&table, "\0\0\0\0\0\377\377", 7); /* object 0, the head of no free list */
    for (size_t i = 0; i < w->places.len; i++) {
        const Place *p = &w->places.ptr[i];
        const char row[7] = {(char)p->kind,  (char)(p->where >> 24), (char)(p->where >> 16), (char)(p->where >> 8),
                             (char)p->where, (char)(p->index >> 8),  (char)p->index};
        buf_put(&table, row, sizeof row);
    }
    objects_deflate(w->o, table.data, table.len);
    buf_free(&table);
    char name[33];
    snprintf(name, sizeof name, "%016llx%016llx", (unsigned long long)id,
             (unsigned long long)hash_bytes(id, "identifier", 10));
    buf_printf(w->out,
               "%zu 0 obj\n<</Type/XRef/Size %zu/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode"
               "/Length %zu>>\nstream\n",
               number, number + 1, w->number[root], w->number[info], name, name, w->o->packed.len);
    buf_put(w->out, w->o->packed.data, w->o->packed.len);
    buf_printf(w->out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", at);
}

void file_write(Objects *o, int root, int info, const char *version, uint64_t id, Buf *out)
{
    FileWriter w = {.o = o, .out = out, .start = out->len, .number = mem_alloc(sizeof(int) * (o->at.len + 1))};
    reach_all(&w, root, info);
    size_t streams = 0;
    for (size_t i = 0; i < w.order.len; i++) {
        const Object *object = &o->at.ptr[w.order.ptr[i] - 1];
        streams += object->data_end - object->data;
    }
    buf_reserve(out, streams + streams / 64 + 65536);
    buf_printf(out, "%%PDF-%s\n%%\xE7\x89\x88\xE9\x9D\xA2\n", version); /* bytes over 127: a binary file */
    size_t packed = w.order.len + 1;
    put_streams(&w, packed);
    put_object_streams(&w, packed);
    put_cross_reference(&w, root, info, id);
    mem_free(w.number);
    vec_free(&w.order);
    vec_free(&w.places);
}
