/* Programs of the system, by posix_spawn. */
#include "world/run.h"

#include "world/internal.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Both ends of each pipe, closed in the program but for what it is given. */
typedef struct Pipes {
    int out[2], complaints[2];
} Pipes;

static bool open_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

int spawn_program(const char *const *argv, const posix_spawn_file_actions_t *files, pid_t *pid)
{
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_t how;
    int fault = posix_spawnattr_init(&how);
    if (fault)
        return fault;
    posix_spawnattr_setsigmask(&how, &none); /* we hold some back, it may not */
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
    fault = posix_spawnp(pid, argv[0], files, &how, (char *const *)(uintptr_t)argv, environ);
    posix_spawnattr_destroy(&how);
    return fault;
}

static int spawn(const char *const *argv, const Pipes *p, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    int fault = posix_spawn_file_actions_init(&actions);
    if (fault)
        return fault;
    fault = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (!fault)
        fault = posix_spawn_file_actions_adddup2(&actions, p->out[1], STDOUT_FILENO);
    if (!fault)
        fault = posix_spawn_file_actions_adddup2(&actions, p->complaints[1], STDERR_FILENO);
    if (!fault)
        fault = spawn_program(argv, &actions, pid);
    posix_spawn_file_actions_destroy(&actions);
    return fault;
}

/* Reads what is there; false at the end. */
static bool drain(int fd, Buf *out)
{
    char piece[1 << 16];
    ssize_t n;
    do
        n = read(fd, piece, sizeof piece);
    while (n < 0 && errno == EINTR);
    if (n > 0)
        buf_put(out, piece, (size_t)n);
    return n > 0;
}

/* Both streams to their ends; false: too much. */
static bool collect(const Pipes *p, Buf *out, Buf *complaints)
{
    struct pollfd fds[2] = {{p->out[0], POLLIN, 0}, {p->complaints[0], POLLIN, 0}};
    Buf *const bufs[2] = {out, complaints};
    int open = 2;
    while (open) {
        if (poll(fds, 2, -1) < 0 && errno != EINTR)
            return false;
        for (int i = 0; i < 2; i++)
            if (fds[i].fd >= 0 && fds[i].revents && !drain(fds[i].fd, bufs[i])) {
                fds[i].fd = -1;
                open--;
            }
        if (out->len > RUN_MOST || complaints->len > RUN_MOST)
            return false;
    }
    return true;
}

RunResult world_run(World *w, const char *const *argv, Buf *out, Buf *complaints)
{
    (void)w;
    Pipes p;
    pid_t pid;
    if (!open_pipe(p.out))
        return RUN_FAILED;
    if (!open_pipe(p.complaints)) {
        close(p.out[0]);
        close(p.out[1]);
        return RUN_FAILED;
    }
    int fault = spawn(argv, &p, &pid), status = 0;
    close(p.out[1]);
    close(p.complaints[1]);
    bool fine = !fault && collect(&p, out, complaints);
    if (!fault && !fine)
        kill(pid, SIGTERM);
    close(p.out[0]);
    close(p.complaints[0]);
    if (fault)
        return fault == ENOENT ? RUN_MISSING : RUN_FAILED;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127 && !out->len)
        return RUN_MISSING;
    return fine && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? RUN_FINE : RUN_FAILED;
}
