/* The files that a unit emits: each path once, noted, summed, staged. */
#include "outputs/outputs.h"

#include <stdlib.h>
#include <string.h>

void file_list_begin(FileList *l, Build *b)
{
    *l = (FileList){.build = b, .round = 1};
    if (mtx_init(&l->lock, mtx_plain) != thrd_success)
        abort();
}

/* All or nothing: they share one step. */
static void give_up(FileList *l)
{
    if (l == &l->build->group_files || l->txn != l->build->group_files.txn)
        world_rollback(l->txn);
    l->txn = NULL;
}

void file_list_end(FileList *l)
{
    give_up(l);
    mtx_destroy(&l->lock);
    vec_free(&l->outputs);
    vec_free(&l->sums);
    outward_forget(l);
    vec_free(&l->outward);
}

void file_list_again(FileList *l)
{
    give_up(l);
    l->outputs.len = l->sums.len = 0;
    outward_forget(l);
    l->round++;
}

/* Who has a path, and in which of its rounds. */
typedef struct Claim {
    const char *path;
    const FileList *list;
    unsigned round;
} Claim;

/* Notes a path; NULL when another output has it. */
static const char *claim(FileList *l, const char *path)
{
    Build *b = l->build;
    mtx_lock(&b->lock);
    Claim *c = strmap_lookup(b->taken, path);
    bool free = !c || c->round != c->list->round;
    if (!c) {
        c = ARENA_NEW(b->arena, Claim);
        c->path = arena_strdup(b->arena, path);
        strmap_put(b->taken, c->path, c);
    }
    if (free) {
        c->list = l;
        c->round = l->round;
    }
    mtx_unlock(&b->lock);
    return free ? c->path : NULL;
}

bool is_taken(Build *b, const char *path)
{
    mtx_lock(&b->lock);
    const Claim *c = strmap_lookup(b->taken, path);
    bool taken = c && c->round == c->list->round;
    mtx_unlock(&b->lock);
    return taken;
}

static void add(FileList *l, const Output *output, const FileSum *sum)
{
    mtx_lock(&l->lock);
    vec_push(&l->outputs, *output);
    vec_push(&l->sums, *sum);
    mtx_unlock(&l->lock);
}

/* A file's name is claimed; NULL after a report. */
static const char *claim_alone(FileList *l, Diag *d, const char *path)
{
    const char *name = claim(l, path);
    if (!name)
        diag_error(d, span_none(), DIAG_OUTPUT_TWICE, path);
    return name;
}

bool file_list_keep(FileList *l, Diag *d, const Output *output, const FileSum *sum)
{
    if (!claim_alone(l, d, output->name))
        return false;
    add(l, output, sum);
    return true;
}

static void add_staged(FileList *l, const char *name, uint64_t hash, const uint8_t bytes[SHA256_BYTES])
{
    FileSum sum = {.name = name};
    memcpy(sum.bytes, bytes, sizeof sum.bytes);
    FileStamp stamp = world_staged_stamp(l->txn, name);
    add(l, &(Output){name, stamp.size, stamp.modified, hash}, &sum);
}

bool file_list_link(FileList *l, Diag *d, const Output *output, const uint8_t sum[SHA256_BYTES], const char *from)
{
    const char *name = claim_alone(l, d, output->name);
    if (!name || !world_stage_file(l->txn, d, name, from))
        return false;
    add_staged(l, name, output->hash, sum);
    outward_note_file(l, name, from);
    return true;
}

void file_facts(FileFacts *out, const void *data, size_t n)
{
    sha256_of(data, n, out->sum);
    out->hash = hash_of_sum(out->sum);
}

bool file_list_take(FileList *l, Diag *d, const char *path, const FileFacts *facts, const void *data, size_t n)
{
    const char *name = claim_alone(l, d, path);
    if (!name || !world_stage(l->txn, d, name, data, n))
        return false;
    add_staged(l, name, facts->hash, facts->sum);
    outward_note(l, name, data, n);
    return true;
}

bool file_list_emit(void *context, Diag *d, const char *path, const void *data, size_t n)
{
    FileFacts facts;
    file_facts(&facts, data, n);
    return file_list_take(context, d, path, &facts, data, n);
}
