/* An output folder: its lock, what a dead run left in it, the end of a step. */
#include "journal/out_internal.h"

#include "world/disk.h"
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* No step is under way, so what is staged belongs to dead runs ("staging-PID": of earlier versions). */
static void remove_stale_staging(const WorldOut *o)
{
    char *state_dir = path_join(o->dir, STATE_DIR);
    remove_trees_in(state_dir, "staging");
    mem_free(state_dir);
}

/* The moves and the sync, one way. */
static bool make_moves(const WorldOut *o, Diag *d, const Journal *j)
{
    const char *failed = o->dir;
    int result = j->back ? journal_back(j, &failed) : journal_forward(j, &failed);
    if (result != 0) {
        if (d)
            diag_system(d, failed, errno, j->back ? "put the earlier file back" : "put the file in its place");
        return false;
    }
    if (world_is_volatile(o->world) || sync_file_system(o->dir) == 0)
        return true;
    if (d)
        diag_system(d, o->dir, errno, "write the folder to the disk");
    return false;
}

/* false after a report. */
static bool keep_record(const WorldOut *o, Diag *d, const Journal *j)
{
    char *path = path_join(j->staging, RECORD_NAME);
    Buf record = {0};
    bool ok = true, there = read_path(path, &record) == 0;
    if (!there && errno != ENOENT) {
        diag_system(d, path, errno, "read the record");
        ok = false;
    }
    if (ok && there && o->keeper.keep)
        ok = o->keeper.keep(o->keeper.context, d, record.len ? record.data : "", record.len);
    buf_free(&record);
    mem_free(path);
    return ok;
}

bool out_finish(WorldOut *o, Diag *d, Journal *j, bool quiet)
{
    bool made = make_moves(o, quiet || j->back ? NULL : d, j);
    if (made && !j->back)
        made = keep_record(o, d, j);
    bool whole = made;
    if (!made && !j->back) {
        j->back = true;
        whole = journal_write(j) == 0 && make_moves(o, d, j);
    }
    if (whole && journal_remove(j) == 0) {
        remove_tree(j->staging);
        return made;
    }
    o->stuck = true;
    diag_failure(d, diag_file(d, o->dir), DIAG_STEP_STUCK, j->staging);
    return false;
}

static bool recover(WorldOut *o, Diag *d)
{
    Journal j;
    bool there;
    journal_begin(&j, o->dir, 0);
    bool ok = journal_read(&j, &there) == 0;
    if (!ok)
        diag_system(d, o->dir, errno, "read the journal of an earlier run");
    else if (there)
        out_finish(o, d, &j, true);
    else if (!(ok = journal_remove(&j) == 0)) /* never whole, so never begun */
        diag_system(d, o->dir, errno, "remove the journal of an earlier run");
    journal_end(&j);
    ok = ok && !o->stuck;
    if (ok)
        remove_stale_staging(o);
    return ok;
}

/* Whether the file that is open stands where others look for it: who made the folder for nothing takes it away. */
static bool stands_at(int fd, const char *path)
{
    struct stat a, b;
    return fstat(fd, &a) == 0 && stat(path, &b) == 0 && a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

/* Each time round another run has ended. false with errno. */
static bool lock_file(WorldOut *o, const char *path)
{
    struct flock request = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    for (;;) {
        o->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (o->lock_fd < 0)
            return false;
        if (fcntl(o->lock_fd, F_SETLK, &request) != 0) {
            o->busy = errno == EACCES || errno == EAGAIN;
            return false;
        }
        if (stands_at(o->lock_fd, path))
            return true;
        close(o->lock_fd);
    }
}

static bool lock(WorldOut *o, Diag *d)
{
    char *path = path_join(o->dir, STATE_DIR "/lock");
    bool ok = make_parents(path, &o->made) == 0 && lock_file(o, path);
    if (o->busy)
        diag_system(d, o->dir, EBUSY, "write into the output folder: another run is at work there");
    else if (!ok)
        diag_system(d, o->dir, errno, o->lock_fd < 0 ? "write into the output folder" : "lock the output folder");
    mem_free(path);
    return ok;
}

WorldOut *world_out_open(World *w, Diag *d, const char *dir, WorldKeeper keeper)
{
    WorldOut *o = mem_alloc(sizeof *o);
    o->world = w;
    o->keeper = keeper;
    o->dir = mem_strdup(dir);
    for (size_t n = strlen(o->dir); n > 1 && o->dir[n - 1] == '/'; n--)
        o->dir[n - 1] = 0;
    o->lock_fd = -1;
    if (mtx_init(&o->lock, mtx_plain) != thrd_success)
        abort(); /* glibc's never fails */
    if (lock(o, d) && recover(o, d))
        return o;
    world_out_close(o);
    return NULL;
}

const char *world_out_made(const WorldOut *o)
{
    return o->made;
}

/* There was no output folder: leave none. */
static void remove_made(const WorldOut *o)
{
    char *path = path_join(o->dir, STATE_DIR "/lock");
    unlink(path);
    size_t least = strlen(o->made);
    for (char *slash; (slash = strrchr(path, '/'));) {
        *slash = 0;
        if (strlen(path) < least || rmdir(path) != 0)
            break;
    }
    mem_free(path);
}

void world_out_close(WorldOut *o)
{
    if (!o)
        return;
    const bool ours = !o->busy && !o->stuck;
    if (o->lock_fd >= 0 && ours)
        remove_stale_staging(o);
    if (o->made && !o->used && ours)
        remove_made(o);
    if (o->lock_fd >= 0)
        close(o->lock_fd);
    mtx_destroy(&o->lock);
    mem_free(o->dir);
    mem_free(o->made);
    mem_free(o);
}

void world_out_remove(WorldOut *o)
{
    if (!o->stuck) {
        char *path = path_join(o->dir, STATE_DIR);
        remove_tree(path);
        rmdir(o->dir);
        mem_free(path);
    }
    world_out_close(o);
}
