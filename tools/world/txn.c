/* Transactions on an output folder. Files are staged in OUT/.paiban/staging-PID (the same file system, so that rename
 * works), synced all together by several threads (the kernel then batches: 1,500 files take 0.5 s instead of 6), and
 * renamed; what they replace is kept beside them until the last rename has worked. */
#include "world/internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STATE_DIR ".paiban"
#define SYNC_THREADS 16

typedef struct Staged {
    char *name;    /* path in out */
    char *staged;  /* the new file; NULL for a removal */
    char *place;   /* where it goes */
    char *backup;  /* the old file, once it was put aside */
    char *made;    /* topmost folder made for it */
    bool in_place; /* the new file is there */
} Staged;

struct WorldTxn {
    World *world;
    char *out, *staging;
    char *made; /* topmost folder made by world_begin */
    int lock_fd;
    mtx_t mutex; /* guards files */
    VEC(Staged) files;
    Staged seal;
    bool has_seal;
};

/* The folder of a path; the caller's. */
static char *folder_of(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    size_t n = slash ? (size_t)(slash - path) : 0;
    char *dir = mem_alloc(n + 1);
    if (n)
        memcpy(dir, path, n);
    return dir;
}

/* Removes a folder with all it has; what can't be removed stays. */
static void remove_tree(const char *path)
{
    DIR *dir = opendir(path);
    if (dir) {
        for (struct dirent *e; (e = readdir(dir));) {
            if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
                continue;
            char *child = path_join(path, e->d_name);
            if (unlink(child) != 0)
                remove_tree(child);
            mem_free(child);
        }
        closedir(dir);
    }
    rmdir(path);
}

/* Removes empty folders from path up to and including top. */
static void remove_empty(const char *path, const char *top)
{
    char *p = mem_strdup(path);
    size_t n = strlen(top);
    while (strlen(p) >= n && strncmp(p, top, n) == 0 && rmdir(p) == 0) {
        char *slash = strrchr(p, '/');
        if (!slash)
            break;
        *slash = 0;
    }
    mem_free(p);
}

/* The lock is held, so other staging folders are those of dead runs. */
static void remove_stale_staging(const char *state_dir)
{
    DIR *dir = opendir(state_dir);
    if (!dir)
        return;
    for (struct dirent *e; (e = readdir(dir));)
        if (strncmp(e->d_name, "staging-", 8) == 0) {
            char *path = path_join(state_dir, e->d_name);
            remove_tree(path);
            mem_free(path);
        }
    closedir(dir);
}

static void txn_free(WorldTxn *t)
{
    for (size_t i = 0; i <= t->files.len; i++) {
        Staged *f = i < t->files.len ? &t->files.ptr[i] : &t->seal;
        mem_free(f->name);
        mem_free(f->staged);
        mem_free(f->place);
        mem_free(f->backup);
        mem_free(f->made);
    }
    vec_free(&t->files);
    if (t->lock_fd >= 0)
        close(t->lock_fd);
    mtx_destroy(&t->mutex);
    mem_free(t->out);
    mem_free(t->staging);
    mem_free(t->made);
    mem_free(t);
}

WorldTxn *world_begin(World *w, Diag *d, const char *out_dir)
{
    WorldTxn *t = mem_alloc(sizeof *t);
    t->world = w;
    t->out = mem_strdup(out_dir);
    for (size_t n = strlen(t->out); n > 1 && t->out[n - 1] == '/'; n--)
        t->out[n - 1] = 0;
    t->lock_fd = -1;
    if (mtx_init(&t->mutex, mtx_plain) != thrd_success)
        abort();
    char *lock = path_join(t->out, STATE_DIR "/lock"), *state_dir = path_join(t->out, STATE_DIR);
    Buf staging = {0};
    buf_printf(&staging, "%s/" STATE_DIR "/staging-%ld", t->out, (long)getpid());
    t->staging = staging.data;
    bool ok = make_parents(lock, &t->made) == 0;
    if (ok)
        ok = (t->lock_fd = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0666)) >= 0;
    struct flock request = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (!ok) {
        diag_system(d, t->out, errno, "write into the output folder");
    } else if (fcntl(t->lock_fd, F_SETLK, &request) != 0) {
        ok = false;
        if (errno == EACCES || errno == EAGAIN)
            diag_system(d, t->out, EBUSY, "write into the output folder: another run is at work there");
        else
            diag_system(d, t->out, errno, "lock the output folder");
    } else {
        remove_stale_staging(state_dir);
    }
    mem_free(lock);
    mem_free(state_dir);
    if (!ok) {
        world_rollback(t);
        return NULL;
    }
    return t;
}

/* A plain relative path: it can't lead out of the folder. */
static bool is_inside(const char *name)
{
    if (!*name || *name == '/')
        return false;
    for (const char *p = name; p; p = strchr(p, '/') ? strchr(p, '/') + 1 : NULL)
        if (strncmp(p, "..", 2) == 0 && (p[2] == 0 || p[2] == '/'))
            return false;
    return true;
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
    if (is_inside(name))
        return true;
    diag_system(d, name, EINVAL, "stage a file outside the output folder");
    return false;
}

static Staged staged_new(const WorldTxn *t, const char *name, bool removal)
{
    return (Staged){.name = mem_strdup(name),
                    .staged = removal ? NULL : path_join(t->staging, name),
                    .place = path_join(t->out, name)};
}

static bool write_staged(Diag *d, const Staged *f, const void *data, size_t n)
{
    if (make_parents(f->staged, NULL) == 0 && write_path(f->staged, O_TRUNC, data, n, false) == 0)
        return true;
    diag_system(d, f->place, errno, "write the file");
    return false;
}

static void keep(WorldTxn *t, Staged f)
{
    mtx_lock(&t->mutex);
    vec_push(&t->files, f);
    mtx_unlock(&t->mutex);
}

bool world_stage(WorldTxn *t, Diag *d, const char *path_in_out, const void *data, size_t n)
{
    if (!check_name(d, path_in_out))
        return false;
    Staged f = staged_new(t, path_in_out, false);
    if (same_bytes(f.place, data, n)) {
        mem_free(f.name);
        mem_free(f.staged);
        mem_free(f.place);
        return true;
    }
    bool ok = write_staged(d, &f, data, n);
    keep(t, f);
    return ok;
}

bool world_stage_removal(WorldTxn *t, Diag *d, const char *path_in_out)
{
    if (!check_name(d, path_in_out))
        return false;
    keep(t, staged_new(t, path_in_out, true));
    return true;
}

bool world_stage_seal(WorldTxn *t, Diag *d, const char *path_in_out, const void *data, size_t n)
{
    if (!check_name(d, path_in_out))
        return false;
    if (!t->has_seal)
        t->seal = staged_new(t, path_in_out, false);
    t->has_seal = true;
    return write_staged(d, &t->seal, data, n);
}

typedef struct SyncJob {
    WorldTxn *t;
    atomic_size_t next;
    atomic_int error;
    atomic_size_t failed;
} SyncJob;

static int sync_worker(void *arg)
{
    SyncJob *job = arg;
    for (size_t i; (i = atomic_fetch_add(&job->next, 1)) < job->t->files.len;) {
        const char *path = job->t->files.ptr[i].staged;
        if (path && sync_path(path) != 0) {
            atomic_store(&job->failed, i);
            atomic_store(&job->error, errno);
        }
    }
    return 0;
}

static bool sync_all(WorldTxn *t, Diag *d)
{
    SyncJob job = {.t = t};
    thrd_t threads[SYNC_THREADS];
    size_t n = 0, wanted = t->files.len / 4 < SYNC_THREADS ? t->files.len / 4 : SYNC_THREADS;
    while (n < wanted && thrd_create(&threads[n], sync_worker, &job) == thrd_success)
        n++;
    sync_worker(&job);
    while (n)
        thrd_join(threads[--n], NULL);
    int error = atomic_load(&job.error);
    if (error)
        diag_system(d, t->files.ptr[atomic_load(&job.failed)].place, error, "write the file to the disk");
    if (!error && t->has_seal && sync_path(t->seal.staged) != 0) {
        error = errno;
        diag_system(d, t->seal.place, error, "write the file to the disk");
    }
    return error == 0;
}

/* Puts the file that is in the way aside. 0 also when there is none. */
static int put_aside(WorldTxn *t, Staged *f, size_t number)
{
    struct stat st;
    if (lstat(f->place, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
    if (S_ISDIR(st.st_mode)) { /* not ours: no run writes a folder of that name */
        errno = EISDIR;
        return -1;
    }
    Buf name = {0};
    buf_printf(&name, "%s/.old-%zu", t->staging, number);
    /* A link leaves the old file in its place until the rename; a removal, or a disk without links, moves it. */
    bool ok = (f->staged && link(f->place, name.data) == 0) || rename(f->place, name.data) == 0;
    if (ok)
        f->backup = name.data;
    else
        mem_free(name.data);
    return ok ? 0 : -1;
}

static int put_in_place(WorldTxn *t, Staged *f, size_t number)
{
    if (put_aside(t, f, number) != 0)
        return -1;
    if (!f->staged)
        return 0;
    if (make_parents(f->place, &f->made) != 0 || rename(f->staged, f->place) != 0)
        return -1;
    f->in_place = true;
    return 0;
}

static void put_back(Staged *f)
{
    if (f->backup)
        rename(f->backup, f->place);
    else if (f->in_place)
        unlink(f->place);
    if (f->made) {
        char *dir = folder_of(f->place);
        remove_empty(dir, f->made);
        mem_free(dir);
    }
}

/* The names in the folders reach the disk too; each folder once. */
static bool sync_folders(WorldTxn *t, Diag *d)
{
    StrMap *done = strmap_new();
    Arena *a = arena_new();
    bool ok = true;
    for (size_t i = 0; ok && i < t->files.len; i++) {
        char *place = folder_of(t->files.ptr[i].place), *dir = arena_strdup(a, place);
        mem_free(place);
        struct stat st;
        if (!strmap_put(done, dir, dir) || stat(dir, &st) != 0)
            continue;
        ok = sync_path(dir) == 0;
        if (!ok)
            diag_system(d, dir, errno, "write the folder to the disk");
    }
    strmap_free(done);
    arena_free(a);
    return ok;
}

static int compare_staged(const void *a, const void *b)
{
    return strcmp(((const Staged *)a)->name, ((const Staged *)b)->name);
}

/* The seal leaves its place, files go to theirs, the seal comes back. */
static bool place_all(WorldTxn *t, Diag *d)
{
    size_t n = t->files.len, done = 0;
    Staged seal = {0};
    const char *failed = NULL;
    if (t->has_seal) {
        seal = (Staged){.place = t->seal.place};
        if (put_aside(t, &seal, n) != 0)
            failed = seal.place;
    }
    for (; !failed && done < n; done++)
        if (put_in_place(t, &t->files.ptr[done], done) != 0)
            failed = t->files.ptr[done].place;
    if (failed)
        diag_system(d, failed, errno, "put the file in its place");
    bool ok = !failed && sync_folders(t, d);
    if (ok && t->has_seal && put_in_place(t, &t->seal, n + 1) != 0) {
        diag_system(d, t->seal.place, errno, "put the file in its place");
        ok = false;
    }
    if (!ok) {
        for (size_t i = n; i-- > 0;)
            put_back(&t->files.ptr[i]);
        put_back(&t->seal);
        put_back(&seal);
    }
    mem_free(seal.backup);
    return ok;
}

static void remove_empty_folders(const WorldTxn *t)
{
    for (size_t i = 0; i < t->files.len; i++)
        if (!t->files.ptr[i].staged) {
            char *dir = folder_of(t->files.ptr[i].place);
            if (strlen(dir) > strlen(t->out))
                remove_empty(dir, t->out);
            mem_free(dir);
        }
}

bool world_commit(WorldTxn *t, Diag *d, size_t *changed)
{
    if (t->files.ptr)
        qsort(t->files.ptr, t->files.len, sizeof *t->files.ptr, compare_staged);
    if (changed)
        *changed = t->files.len;
    if (!t->files.len && t->has_seal) { /* only the seal: when it says the same, nothing is touched */
        Buf b = {0};
        bool same = read_path(t->seal.staged, &b) == 0 && same_bytes(t->seal.place, b.data ? b.data : "", b.len);
        buf_free(&b);
        t->has_seal = !same;
    }
    bool ok = sync_all(t, d) && place_all(t, d);
    if (!ok) {
        world_rollback(t);
        return false;
    }
    remove_empty_folders(t);
    remove_tree(t->staging);
    txn_free(t);
    return true;
}

void world_rollback(WorldTxn *t)
{
    if (!t)
        return;
    remove_tree(t->staging);
    if (t->made) { /* there was no output folder: leave none */
        char *lock = path_join(t->out, STATE_DIR "/lock"), *state_dir = path_join(t->out, STATE_DIR);
        unlink(lock);
        remove_empty(state_dir, t->made);
        mem_free(lock);
        mem_free(state_dir);
    }
    txn_free(t);
}
