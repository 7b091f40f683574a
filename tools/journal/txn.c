/* Steps of an output folder: files are staged in OUT/.paiban/staging/N (the same file system, so that rename works),
 * what they will replace is linked beside them, all of it is synced, then the journal says that it is to be. */
#include "journal/out_internal.h"

#include "world/disk.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Staged {
    const char *name; /* path in out */
    MoveKind kind;    /* MOVE_NEW until the commit looks whether something is there */
} Staged;

struct WorldTxn {
    WorldOut *out;
    Journal journal; /* its step, its folder; guarded by the mutex: its arena */
    mtx_t mutex;
    VEC(Staged) files;
    bool has_record;
};

WorldTxn *world_begin(WorldOut *o)
{
    WorldTxn *t = mem_alloc(sizeof *t);
    t->out = o;
    if (mtx_init(&t->mutex, mtx_plain) != thrd_success)
        abort(); /* glibc's never fails */
    mtx_lock(&o->lock);
    journal_begin(&t->journal, o->dir, ++o->steps);
    t->journal.fleeting = world_is_volatile(o->world);
    mtx_unlock(&o->lock);
    return t;
}

static void txn_free(WorldTxn *t)
{
    vec_free(&t->files);
    journal_end(&t->journal);
    mtx_destroy(&t->mutex);
    mem_free(t);
}

static bool same_bytes(const char *path, const void *data, size_t n)
{
    struct stat st;
    if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode) || (size_t)st.st_size != n)
        return false;
    Buf b = {0};
    bool same = read_path(path, &b) == 0 && b.len == n && (n == 0 || memcmp(b.data, data, n) == 0);
    buf_free(&b);
    return same;
}

static bool check_name(Diag *d, const char *name)
{
    if (world_is_inside(name))
        return true;
    diag_system(d, name, EINVAL, "stage a file outside the output folder");
    return false;
}

static void note(WorldTxn *t, const char *name, MoveKind kind)
{
    mtx_lock(&t->mutex);
    vec_push(&t->files, ((Staged){arena_strdup(t->journal.arena, name), kind}));
    mtx_unlock(&t->mutex);
}

/* errno says why not. */
static bool stage_failed(const WorldTxn *t, Diag *d, const char *name)
{
    int reason = errno;
    char *place = path_join(t->out->dir, name);
    diag_system(d, place, reason, "write the file");
    mem_free(place);
    return false;
}

static bool write_staged(const WorldTxn *t, Diag *d, const char *name, const void *data, size_t n)
{
    char *path = journal_staged(&t->journal, "new", name);
    bool ok = make_parents(path, NULL) == 0 && write_path(path, O_TRUNC, data, n, false) == 0;
    int reason = errno;
    mem_free(path);
    errno = reason;
    return ok || stage_failed(t, d, name);
}

bool world_stage(WorldTxn *t, Diag *d, const char *path_in_out, const void *data, size_t n)
{
    if (!check_name(d, path_in_out))
        return false;
    char *place = path_join(t->out->dir, path_in_out);
    bool same = same_bytes(place, data, n);
    mem_free(place);
    if (same)
        return true;
    note(t, path_in_out, MOVE_NEW);
    return write_staged(t, d, path_in_out, data, n);
}

/* What stands at both paths: nothing at the place, the same file, or two. */
typedef enum Standing { STANDS_NOT, STANDS_SAME, STANDS_OTHER } Standing;

static Standing standing(const char *place, const char *from)
{
    struct stat a, b;
    if (lstat(place, &a) != 0)
        return STANDS_NOT;
    return stat(from, &b) == 0 && a.st_ino == b.st_ino && a.st_dev == b.st_dev ? STANDS_SAME : STANDS_OTHER;
}

static bool link_staged(const WorldTxn *t, const char *name, const char *from)
{
    char *path = journal_staged(&t->journal, "new", name);
    bool ok = make_parents(path, NULL) == 0 && linkat(AT_FDCWD, from, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
    mem_free(path);
    return ok;
}

bool world_stage_file(WorldTxn *t, Diag *d, const char *path_in_out, const char *from)
{
    if (!check_name(d, path_in_out))
        return false;
    char *place = path_join(t->out->dir, path_in_out);
    const Standing stands = standing(place, from);
    mem_free(place);
    if (stands == STANDS_SAME)
        return true;
    if (stands == STANDS_NOT && link_staged(t, path_in_out, from)) {
        note(t, path_in_out, MOVE_NEW);
        return true;
    }
    Buf data = {0};
    bool ok = read_path(from, &data) == 0 || stage_failed(t, d, path_in_out);
    ok = ok && world_stage(t, d, path_in_out, data.len ? data.data : "", data.len);
    buf_free(&data);
    return ok;
}

bool world_stage_removal(WorldTxn *t, Diag *d, const char *path_in_out)
{
    if (!check_name(d, path_in_out))
        return false;
    note(t, path_in_out, MOVE_REMOVE);
    return true;
}

bool world_stages_nothing(const WorldTxn *t)
{
    return !t->files.len;
}

/* From the other's folder to this one's. */
static bool absorb_file(WorldTxn *t, Diag *d, const WorldTxn *other, const Staged *f)
{
    char *from = journal_staged(&other->journal, "new", f->name), *to = journal_staged(&t->journal, "new", f->name);
    bool ok = f->kind == MOVE_REMOVE || (make_parents(to, NULL) == 0 && rename(from, to) == 0);
    if (!ok)
        diag_system(d, to, errno, "stage the file");
    mem_free(from);
    mem_free(to);
    return ok;
}

bool world_absorb(WorldTxn *t, Diag *d, WorldTxn *other)
{
    bool ok = true;
    for (size_t i = 0; ok && i < other->files.len; i++) {
        ok = absorb_file(t, d, other, &other->files.ptr[i]);
        note(t, other->files.ptr[i].name, other->files.ptr[i].kind);
    }
    world_rollback(other);
    return ok;
}

bool world_stage_record(WorldTxn *t, Diag *d, const void *data, size_t n)
{
    char *path = path_join(t->journal.staging, RECORD_NAME);
    bool ok = make_parents(path, NULL) == 0 && write_path(path, O_TRUNC, data, n, false) == 0;
    if (!ok)
        diag_system(d, t->out->dir, errno, "write the record");
    t->has_record = true;
    mem_free(path);
    return ok;
}

FileStamp world_staged_stamp(const WorldTxn *t, const char *path_in_out)
{
    char *staged = journal_staged(&t->journal, "new", path_in_out), *place = path_join(t->out->dir, path_in_out);
    FileStamp stamp = world_stamp(t->out->world, staged);
    if (stamp.size < 0)
        stamp = world_stamp(t->out->world, place);
    mem_free(staged);
    mem_free(place);
    return stamp;
}

/* ---- the commit ---- */

int world_place_order(const char *x, const char *y)
{
    static const char index[] = "index.html";
    int depth = 0;
    for (const char *p = x; *p; p++)
        depth -= *p == '/';
    for (const char *p = y; *p; p++)
        depth += *p == '/';
    if (depth)
        return depth;
    const char *a = strrchr(x, '/'), *b = strrchr(y, '/');
    int last = (strcmp(a ? a + 1 : x, index) == 0) - (strcmp(b ? b + 1 : y, index) == 0);
    return last ? last : strcmp(x, y);
}

/* New, replaced, removed; removals the other way round. */
static int compare_staged(const void *a, const void *b)
{
    const Staged *x = a, *y = b;
    if (x->kind != y->kind)
        return (int)x->kind - (int)y->kind;
    return x->kind == MOVE_REMOVE ? world_place_order(y->name, x->name) : world_place_order(x->name, y->name);
}

/* What stands where the file is to go decides what the move is. *there: something does. */
static bool look(const WorldTxn *t, Diag *d, Staged *f, bool *there)
{
    char *place = path_join(t->out->dir, f->name);
    struct stat st;
    *there = lstat(place, &st) == 0;
    int reason = *there || errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    if (*there && S_ISDIR(st.st_mode)) /* not ours: no run writes a folder of that name */
        reason = EISDIR;
    if (*there && f->kind == MOVE_NEW)
        f->kind = MOVE_REPLACE;
    if (reason)
        diag_system(d, place, reason, "put the file in its place");
    mem_free(place);
    return reason == 0;
}

/* The moves, in order. Removals of what isn't there are left out. */
static bool plan(WorldTxn *t, Diag *d)
{
    size_t kept = 0;
    bool there, ok = true;
    for (size_t i = 0; i < t->files.len; i++) {
        Staged f = t->files.ptr[i];
        ok &= look(t, d, &f, &there);
        if (there || f.kind != MOVE_REMOVE)
            t->files.ptr[kept++] = f;
    }
    t->files.len = kept;
    if (kept)
        qsort(t->files.ptr, kept, sizeof *t->files.ptr, compare_staged);
    for (size_t i = 0; i < kept; i++)
        vec_push(&t->journal.moves, ((Move){t->files.ptr[i].kind, t->files.ptr[i].name}));
    return ok;
}

/* By a link; a disk without links gets a copy. */
static int back_up(const char *place, const char *backup)
{
    if (make_parents(backup, NULL) != 0)
        return -1;
    if (link(place, backup) == 0)
        return 0;
    Buf b = {0};
    int result = read_path(place, &b);
    if (result == 0)
        result = write_path(backup, O_TRUNC, b.len ? b.data : "", b.len, false);
    int reason = errno;
    buf_free(&b);
    errno = reason;
    return result;
}

static bool back_up_all(const WorldTxn *t, Diag *d)
{
    bool ok = true;
    for (size_t i = 0; ok && i < t->journal.moves.len; i++) {
        const Move *m = &t->journal.moves.ptr[i];
        if (m->kind == MOVE_NEW)
            continue;
        char *place = path_join(t->out->dir, m->name), *backup = journal_staged(&t->journal, "old", m->name);
        /* What is removed goes there itself. */
        ok = (m->kind == MOVE_REMOVE ? make_parents(backup, NULL) : back_up(place, backup)) == 0;
        if (!ok)
            diag_system(d, place, errno, "keep the earlier file");
        mem_free(place);
        mem_free(backup);
    }
    return ok;
}

static bool sync_step(const WorldTxn *t, Diag *d)
{
    if (world_is_volatile(t->out->world) || sync_file_system(t->out->dir) == 0)
        return true;
    diag_system(d, t->out->dir, errno, "write the files to the disk");
    return false;
}

/* From here on the step will be finished, by whoever comes next if need be. */
static bool decide(const WorldTxn *t, Diag *d)
{
    if (journal_write(&t->journal) == 0)
        return true;
    diag_system(d, t->out->dir, errno, "write the journal");
    if (journal_remove(&t->journal) != 0)
        t->out->stuck = true; /* it may be on the disk all the same */
    return false;
}

static bool commit(WorldTxn *t, Diag *d, size_t *changed)
{
    WorldOut *o = t->out;
    if (!plan(t, d))
        return false;
    if (changed)
        *changed = t->files.len;
    if (!t->files.len && !t->has_record) /* nothing to do, nothing to tell */
        return true;
    bool ok = !o->stuck && back_up_all(t, d) && sync_step(t, d) && !world_interrupted(o->world) && decide(t, d) &&
              out_finish(o, d, &t->journal, false);
    o->used |= ok;
    return ok;
}

bool world_commit(WorldTxn *t, Diag *d, size_t *changed)
{
    mtx_lock(&t->out->lock);
    bool ok = commit(t, d, changed);
    mtx_unlock(&t->out->lock);
    world_rollback(t);
    return ok;
}

void world_rollback(WorldTxn *t)
{
    if (!t)
        return;
    if (!t->out->stuck)
        remove_tree(t->journal.staging);
    txn_free(t);
}
