/* Pictures looked at, by their bytes. */
#include "picture/store.h"

#include "base/arena.h"
#include "base/map.h"
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

#define HEADER "paiban-pictures 1 "

typedef enum EntryState { ENTRY_RECORDED, ENTRY_PENDING, ENTRY_WHOLE, ENTRY_FAULTY } EntryState;

typedef struct Entry {
    EntryState state;
    Picture picture; /* hash and size always */
    PictureFault fault;
} Entry;

struct PictureStore {
    mtx_t lock; /* guards what follows */
    cnd_t done; /* an entry is no longer pending */
    Arena *arena;
    IntMap *by_hash; /* hash and size → index + 1 */
    VEC(Entry *) entries;
    size_t checked;
};

PictureStore *picture_store_new(void)
{
    PictureStore *s = mem_alloc(sizeof *s);
    if (mtx_init(&s->lock, mtx_plain) != thrd_success || cnd_init(&s->done) != thrd_success)
        abort(); /* glibc's never fail */
    s->arena = arena_new();
    s->by_hash = intmap_new();
    return s;
}

void picture_store_free(PictureStore *s)
{
    if (!s)
        return;
    mtx_destroy(&s->lock);
    cnd_destroy(&s->done);
    intmap_free(s->by_hash);
    vec_free(&s->entries);
    arena_free(s->arena);
    mem_free(s);
}

/* The entry of a file; a new one is pending. The lock is held. */
static Entry *entry_of(PictureStore *s, uint64_t hash, size_t size, bool *is_new)
{
    uint64_t key = hash_bytes(hash, &size, sizeof size), index;
    *is_new = !intmap_lookup(s->by_hash, key, &index);
    if (!*is_new)
        return s->entries.ptr[index - 1];
    Entry *e = ARENA_NEW(s->arena, Entry);
    e->state = ENTRY_PENDING;
    e->picture.hash = hash;
    e->picture.size = size;
    vec_push(&s->entries, e);
    intmap_put(s->by_hash, key, s->entries.len);
    return e;
}

/* Looked at by this thread, others wait. The lock is held, but not while it decodes. */
static void check(PictureStore *s, Entry *e, const void *data, size_t n)
{
    Picture p;
    PictureFault fault;
    s->checked++;
    mtx_unlock(&s->lock);
    bool whole = picture_look(data, n, &p, &fault);
    mtx_lock(&s->lock);
    if (whole) {
        assert(p.hash == e->picture.hash && p.size == e->picture.size);
        e->picture = p;
    }
    e->fault = fault;
    e->state = whole ? ENTRY_WHOLE : ENTRY_FAULTY;
    cnd_broadcast(&s->done);
}

bool picture_store_look(PictureStore *s, const void *data, size_t n, Picture *p, PictureFault *fault)
{
    if (!s)
        return picture_look(data, n, p, fault);
    uint64_t hash = hash_bytes(0, data, n);
    bool is_new;
    mtx_lock(&s->lock);
    Entry *e = entry_of(s, hash, n, &is_new);
    if (is_new)
        check(s, e, data, n);
    while (e->state == ENTRY_PENDING)
        cnd_wait(&s->done, &s->lock);
    if (e->state == ENTRY_RECORDED)
        e->state = ENTRY_WHOLE;
    bool whole = e->state == ENTRY_WHOLE;
    *p = e->picture;
    *fault = e->fault;
    mtx_unlock(&s->lock);
    return whole;
}

size_t picture_store_checked(PictureStore *s)
{
    mtx_lock(&s->lock);
    size_t n = s->checked;
    mtx_unlock(&s->lock);
    return n;
}

/* ---- the record: a line a picture ---- */

enum { NUMBERS = 28 };

/* Every number of a Picture, in one order for writing and reading. */
static void to_numbers(const Picture *p, uint64_t n[NUMBERS])
{
    const uint64_t all[NUMBERS] = {p->hash,
                                   p->size,
                                   p->format,
                                   p->model,
                                   (uint64_t)p->width,
                                   (uint64_t)p->height,
                                   (uint64_t)p->orientation,
                                   (uint64_t)p->bits,
                                   p->alpha,
                                   p->interlaced,
                                   p->plain,
                                   p->ycc,
                                   p->inverted,
                                   p->bad_profile,
                                   (uint64_t)p->per_metre_x,
                                   (uint64_t)p->per_metre_y,
                                   (uint64_t)p->gamma,
                                   p->profile,
                                   p->profile_hash,
                                   p->primaries,
                                   (uint64_t)p->xy[0],
                                   (uint64_t)p->xy[1],
                                   (uint64_t)p->xy[2],
                                   (uint64_t)p->xy[3],
                                   (uint64_t)p->xy[4],
                                   (uint64_t)p->xy[5],
                                   (uint64_t)p->xy[6],
                                   (uint64_t)p->xy[7]};
    memcpy(n, all, sizeof all);
}

static Picture from_numbers(const uint64_t n[NUMBERS])
{
    return (Picture){
        .hash = n[0],
        .size = n[1],
        .format = (PictureFormat)n[2],
        .model = (PictureModel)n[3],
        .width = (int)n[4],
        .height = (int)n[5],
        .orientation = (int)n[6],
        .bits = (int)n[7],
        .alpha = n[8],
        .interlaced = n[9],
        .plain = n[10],
        .ycc = n[11],
        .inverted = n[12],
        .bad_profile = n[13],
        .per_metre_x = (int)n[14],
        .per_metre_y = (int)n[15],
        .gamma = (int)n[16],
        .profile = n[17],
        .profile_hash = n[18],
        .primaries = n[19],
        .xy = {(int)n[20], (int)n[21], (int)n[22], (int)n[23], (int)n[24], (int)n[25], (int)n[26], (int)n[27]}};
}

static int compare_pictures(const void *a, const void *b)
{
    const Picture *p = *(const Picture *const *)a, *q = *(const Picture *const *)b;
    return p->hash != q->hash ? (p->hash < q->hash ? -1 : 1) : p->size < q->size ? -1 : p->size > q->size;
}

/* In order of the hashes: threads may have come in any. */
void picture_store_print(PictureStore *s, uint64_t checker, Buf *out)
{
    VEC(const Picture *) whole = {0};
    buf_printf(out, HEADER "%016" PRIx64 "\n", checker);
    mtx_lock(&s->lock);
    for (size_t i = 0; i < s->entries.len; i++)
        if (s->entries.ptr[i]->state == ENTRY_WHOLE)
            vec_push(&whole, &s->entries.ptr[i]->picture);
    mtx_unlock(&s->lock);
    if (whole.len)
        qsort(whole.ptr, whole.len, sizeof *whole.ptr, compare_pictures);
    for (size_t i = 0; i < whole.len; i++) {
        uint64_t n[NUMBERS];
        to_numbers(whole.ptr[i], n);
        for (int k = 0; k < NUMBERS; k++)
            buf_printf(out, k ? " %" PRIx64 : "%" PRIx64, n[k]);
        buf_putc(out, '\n');
    }
    vec_free(&whole);
}

/* A whole line of numbers; *next is after it. */
static bool parse_line(const char *line, Picture *p, const char **next)
{
    uint64_t n[NUMBERS];
    for (int k = 0; k < NUMBERS; k++) {
        char *end;
        n[k] = strtoull(line, &end, 16);
        if (end == line || *end != (k + 1 < NUMBERS ? ' ' : '\n'))
            return false;
        line = end + 1;
    }
    *next = line;
    *p = from_numbers(n);
    return n[2] <= PICTURE_AVIF && n[3] <= PICTURE_CMYK && n[4] <= PICTURE_MAX_SIDE && n[5] <= PICTURE_MAX_SIDE &&
           n[4] && n[5] && n[6] >= 1 && n[6] <= 8 && n[7] >= 1 && n[7] <= 16;
}

void picture_store_parse(PictureStore *s, uint64_t checker, const char *text)
{
    char header[sizeof HEADER + 17];
    int n = snprintf(header, sizeof header, HEADER "%016" PRIx64 "\n", checker);
    if (strncmp(text, header, (size_t)n) != 0)
        return;
    Picture p;
    for (text += n; parse_line(text, &p, &text);) {
        bool is_new;
        mtx_lock(&s->lock);
        Entry *e = entry_of(s, p.hash, p.size, &is_new);
        if (is_new) {
            e->state = ENTRY_RECORDED;
            e->picture = p;
        }
        mtx_unlock(&s->lock);
    }
}
