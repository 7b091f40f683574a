/* The files that a unit emits: each path once, noted, summed, staged. */
#include "driver/internal.h"

#include <stdlib.h>

void file_list_begin(FileList *l, Build *b)
{
    *l = (FileList){.build = b};
    if (mtx_init(&l->lock, mtx_plain) != thrd_success)
        abort();
}

void file_list_end(FileList *l)
{
    mtx_destroy(&l->lock);
    vec_free(&l->outputs);
    vec_free(&l->sums);
}

/* Notes a path; NULL when another output has it. */
static const char *claim(Build *b, const char *path)
{
    mtx_lock(&b->lock);
    char *copy = arena_strdup(b->arena, path);
    bool mine = strmap_put(b->taken, copy, copy);
    mtx_unlock(&b->lock);
    return mine ? copy : NULL;
}

static void add(FileList *l, const Output *output, const FileSum *sum)
{
    mtx_lock(&l->lock);
    vec_push(&l->outputs, *output);
    vec_push(&l->sums, *sum);
    mtx_unlock(&l->lock);
}

bool file_list_keep(FileList *l, Diag *d, const Output *output, const FileSum *sum)
{
    if (!claim(l->build, output->name)) {
        diag_error(d, span_none(), DIAG_OUTPUT_TWICE, output->name);
        return false;
    }
    add(l, output, sum);
    return true;
}

bool file_list_emit(void *context, Diag *d, const char *path, const void *data, size_t n)
{
    FileList *l = context;
    const char *name = claim(l->build, path);
    if (!name) {
        diag_error(d, span_none(), DIAG_OUTPUT_TWICE, path);
        return false;
    }
    FileSum sum = {.name = name};
    sha256_of(data, n, sum.bytes);
    if (!world_stage(l->build->txn, d, path, data, n))
        return false;
    FileStamp stamp = world_staged_stamp(l->build->txn, path);
    add(l, &(Output){name, stamp.size, stamp.modified, hash_output(data, n)}, &sum);
    return true;
}
