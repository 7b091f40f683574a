/* Where the kernel has Landlock, a process that was fenced in reads and writes only where it has leave. It can't be let
 * out again, so a worker tries. */
#include "tests/check.h"
#include "world/landlock.h"
#include "world/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Found {
    bool fenced;
    int out, moved, linked, removed, temporary;                         /* 0, or errno */
    int read, read_elsewhere, linked_to, listed;                        /* reading */
    int write_read, write_elsewhere, write_made, remove_read, move_out; /* writing outside */
} Found;

typedef struct Case {
    Found found;
    int heard;
} Case;

static int opened(const char *path, int flags)
{
    int fd = open(path, flags, 0666);
    int reason = fd < 0 ? errno : 0;
    if (fd >= 0)
        close(fd);
    return reason;
}

static int result(int returned)
{
    return returned == 0 ? 0 : errno;
}

static void try_all(void *context, Worker *self, size_t task)
{
    (void)context;
    (void)task;
    World *w = world_new();
    Found f = {0};
    const Leave leaves[] = {{"ll/out", LEAVE_WRITE},
                            {"ll/read", LEAVE_LINKED},
                            {NULL, LEAVE_READ},
                            {"ll/listed", LEAVE_NAMES},
                            {"ll/read/missing/deeper", LEAVE_READ}};
    f.fenced = world_landlock(w, leaves, sizeof leaves / sizeof *leaves);
    f.out = opened("ll/out/a", O_WRONLY | O_CREAT);
    f.moved = result(mkdir("ll/out/deep", 0777) | rename("ll/out/a", "ll/out/deep/a"));
    f.linked = result(link("ll/out/deep/a", "ll/out/b"));
    f.removed = result(unlink("ll/out/b"));
    f.temporary = opened("ll/tmp/t", O_WRONLY | O_CREAT);
    f.read = opened("ll/read/a", O_RDONLY);
    f.linked_to = opened("ll/read/link", O_RDONLY);
    f.listed = opened("ll/listed", O_RDONLY | O_DIRECTORY);
    f.read_elsewhere = opened("ll/other/secret", O_RDONLY);
    f.write_read = opened("ll/read/a", O_WRONLY);
    f.write_elsewhere = opened("ll/other/secret", O_WRONLY | O_TRUNC);
    f.write_made = opened("ll/other/new", O_WRONLY | O_CREAT);
    f.remove_read = result(unlink("ll/read/a"));
    f.move_out = result(rename("ll/out/deep/a", "ll/other/a"));
    worker_tell(self, &f, sizeof f, NULL, 0);
    world_free(w);
}

static void hear(void *context, size_t task, const char *message, size_t n)
{
    Case *x = context;
    x->heard += n == sizeof x->found && !task;
    memcpy(&x->found, message, sizeof x->found);
}

static void lost(void *context, size_t task, int signal, int status)
{
    (void)context;
    fprintf(stderr, "task %zu: signal %d, status %d\n", task, signal, status);
}

static WorkState state(void *context)
{
    (void)context;
    return WORK_GOES_ON;
}

static void put(Checks *c, World *w, Diag *d, const char *path)
{
    CHECK(c, world_write(w, d, path, "text", 4));
}

int main(void)
{
    Checks c = {0};
    World *w = world_new();
    Diag *d = diag_new();
    Case x = {0};
    world_remove_tree(w, "ll");
    put(&c, w, d, "ll/out/kept");
    put(&c, w, d, "ll/read/a");
    put(&c, w, d, "ll/other/secret");
    put(&c, w, d, "ll/far/away");
    put(&c, w, d, "ll/listed/x");
    put(&c, w, d, "ll/tmp/x");
    CHECK(&c, symlink("../far/away", "ll/read/link") == 0);
    setenv("TMPDIR", "ll/tmp", 1);
    const WorkPlan plan = {1, 1, 1, try_all, hear, lost, state, &x};
    CHECK(&c, workers_run(w, d, &plan) && x.heard == 1);
    const Found f = x.found;
    CHECK(&c, !f.out && !f.moved && !f.linked && !f.removed && !f.temporary);
    CHECK(&c, !f.read && !f.linked_to && !f.listed);
    fprintf(stderr, f.fenced ? "fenced in\n" : "no Landlock here\n");
    if (f.fenced) {
        const int refused[] = {f.read_elsewhere, f.write_read, f.write_elsewhere, f.write_made, f.remove_read};
        for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
            CHECK_INT(&c, refused[i], EACCES);
        CHECK(&c, f.move_out == EACCES || f.move_out == EXDEV);
        CHECK(&c, access("ll/read/a", F_OK) == 0 && access("ll/out/deep/a", F_OK) == 0);
        CHECK(&c, access("ll/other/new", F_OK) != 0);
    }
    CHECK(&c, opened("ll/other/new", O_WRONLY | O_CREAT) == 0); /* this process is as free as it was */
    diag_free(d);
    world_free(w);
    return CHECK_END(&c);
}
