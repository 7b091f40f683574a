/* Output calls that fail, kill, interrupt or wait: what the C library offers for writing is counted here, and at the
 * Nth call something happens. Preloaded into the tool (FAULT_AT=N, FAULT_KIND=kill|term|fail, FAULT_COUNT=FILE: the
 * number of calls goes there), or included by a unit test, which sets the plan itself. FAULT_KIND=wait, FAULT_AT=N,N,…,
 * FAULT_ASK=FD, FAULT_GO=FD: the first process's calls that change something are counted; at each of these it asks (a
 * byte) and waits to be told to go on, so that whoever started it sees what a kill there would leave, or kills it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

long syscall(long number, ...);
int syncfs(int fd);
int openat64(int dir, const char *path, int flags, ...);
int open64(const char *path, int flags, ...);

typedef enum FaultKind { FAULT_NONE, FAULT_KILL, FAULT_TERM, FAULT_FAIL, FAULT_WAIT } FaultKind;

static struct {
    bool ready;
    FaultKind kind;
    long at;
    atomic_long calls;
    const char *count;
    const char *later; /* of FAULT_WAIT: what follows `at` in its list */
    int ask, go;       /* of FAULT_WAIT: pipes */
    pid_t waiter;      /* of FAULT_WAIT: the process that waits */
} fault;

static void fault_tell(void)
{
    int fd = (int)syscall(SYS_openat, AT_FDCWD, fault.count, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    char text[32];
    int n = snprintf(text, sizeof text, "%ld\n", atomic_load(&fault.calls));
    if (syscall(SYS_write, fd, text, (size_t)n) < 0)
        abort();
}

static void fault_read_plan(void)
{
    if (fault.ready)
        return;
    fault.ready = true;
    const char *at = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND");
    fault.count = getenv("FAULT_COUNT");
    fault.at = at ? strtol(at, NULL, 10) : 0;
    if (kind)
        fault.kind = *kind == 'k' ? FAULT_KILL : *kind == 't' ? FAULT_TERM : *kind == 'w' ? FAULT_WAIT : FAULT_FAIL;
    if (fault.count)
        atexit(fault_tell);
    if (fault.kind == FAULT_WAIT) {
        const char *ask = getenv("FAULT_ASK"), *go = getenv("FAULT_GO");
        fault.ask = ask ? atoi(ask) : -1;
        fault.go = go ? atoi(go) : -1;
        fault.later = at ? strchr(at, ',') : NULL;
        fault.waiter = getpid();
    }
}

/* The rest of a write is still to be done when this returns. */
static void fault_wait(int fd, const void *data, size_t n, size_t *done)
{
    ssize_t half = data ? syscall(SYS_write, fd, data, n / 2) : 0;
    char answer;
    if (half < 0 || syscall(SYS_write, fault.ask, "?", 1) != 1 || syscall(SYS_read, fault.go, &answer, 1) != 1)
        abort();
    *done = (size_t)half;
    fault.at = fault.later ? strtol(fault.later + 1, NULL, 10) : 0;
    fault.later = fault.later ? strchr(fault.later + 1, ',') : NULL;
}

/* Counts a call. true: it is to fail (errno is set). A write that is killed or waits has written half (*done). */
static bool fault_at_write(int fd, const void *data, size_t n, size_t *done)
{
    fault_read_plan();
    *done = 0;
    if (fault.kind == FAULT_WAIT && getpid() != fault.waiter)
        return false;
    if (atomic_fetch_add(&fault.calls, 1) + 1 != fault.at)
        return false;
    if (fault.kind == FAULT_KILL) {
        if (data && syscall(SYS_write, fd, data, n / 2) < 0)
            abort();
        syscall(SYS_kill, getpid(), SIGKILL);
    } else if (fault.kind == FAULT_TERM) {
        syscall(SYS_kill, getpid(), SIGTERM);
    } else if (fault.kind == FAULT_FAIL) {
        errno = data ? ENOSPC : EIO;
        return true;
    } else if (fault.kind == FAULT_WAIT) {
        fault_wait(fd, data, n, done);
    }
    return false;
}

static bool fault_now(void)
{
    size_t done;
    return fault_at_write(-1, NULL, 0, &done);
}

static bool makes(int flags)
{
    return (flags & (O_CREAT | O_TRUNC)) != 0;
}

static int fault_open(int dir, const char *path, int flags, va_list ap)
{
    unsigned mode = flags & O_CREAT ? va_arg(ap, unsigned) : 0;
    if (makes(flags) && fault_now())
        return -1;
    return (int)syscall(SYS_openat, dir, path, flags, mode);
}

#define OPENS(dir)                                                                                                     \
    va_list ap;                                                                                                        \
    va_start(ap, flags);                                                                                               \
    int fd = fault_open(dir, path, flags, ap);                                                                         \
    va_end(ap);                                                                                                        \
    return fd

int open(const char *path, int flags, ...)
{
    OPENS(AT_FDCWD);
}

int open64(const char *path, int flags, ...)
{
    OPENS(AT_FDCWD);
}

int openat(int dir, const char *path, int flags, ...)
{
    OPENS(dir);
}

int openat64(int dir, const char *path, int flags, ...)
{
    OPENS(dir);
}

ssize_t write(int fd, const void *data, size_t n)
{
    size_t done = 0;
    if (fd > 2 && fault_at_write(fd, data, n, &done))
        return -1;
    ssize_t rest = (ssize_t)syscall(SYS_write, fd, (const char *)data + done, n - done);
    return rest < 0 ? rest : rest + (ssize_t)done;
}

/* The rest: counted, then done. */
#define CALL(declaration, number, ...)                                                                                 \
    declaration                                                                                                        \
    {                                                                                                                  \
        return fault_now() ? -1 : (int)syscall(number, __VA_ARGS__);                                                   \
    }

CALL(int rename(const char *from, const char *to), SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0)
CALL(int link(const char *from, const char *to), SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0)
CALL(int unlink(const char *path), SYS_unlinkat, AT_FDCWD, path, 0)
CALL(int rmdir(const char *path), SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR)
CALL(int fsync(int fd), SYS_fsync, fd)
CALL(int fdatasync(int fd), SYS_fdatasync, fd)
CALL(int syncfs(int fd), SYS_syncfs, fd)
CALL(int ftruncate(int fd, off_t n), SYS_ftruncate, fd, n)
CALL(int ftruncate64(int fd, off_t n), SYS_ftruncate, fd, n)

/* Most are of folders that are there: nothing to wait for. */
int mkdir(const char *path, mode_t mode)
{
    fault_read_plan();
    if (!(fault.kind == FAULT_WAIT && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0) && fault_now())
        return -1;
    return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

ssize_t pwrite(int fd, const void *data, size_t n, off_t at)
{
    return fault_now() ? -1 : (ssize_t)syscall(SYS_pwrite64, fd, data, n, at);
}

ssize_t pwrite64(int fd, const void *data, size_t n, off_t at)
{
    return fault_now() ? -1 : (ssize_t)syscall(SYS_pwrite64, fd, data, n, at);
}
