/* Workers: fork, a page of shared memory for what is next, a pipe from each. */
#include "world/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <threads.h>
#include <unistd.h>

enum {
    MOST_WORKERS = 1024,
    PIPE_BYTES = 1 << 20, /* a page's files: a worker seldom waits to be heard */
    TICK = 100            /* milliseconds */
};

/* What all processes see. No locks: a worker may die at any instant. */
typedef struct Shared {
    atomic_size_t next;                  /* the first task that nobody has begun */
    atomic_int spare;                    /* threads that may be at work beside those that are */
    atomic_int state;                    /* WorkState */
    atomic_size_t current[MOST_WORKERS]; /* task + 1 that each is at; 0: none */
    atomic_int held[MOST_WORKERS];       /* threads that each has at work */
} Shared;

struct Worker {
    const WorkPlan *plan;
    Shared *shared;
    size_t at; /* among the workers */
    int fd;
    size_t task;
    mtx_t lock; /* one message at a time */
};

/* Before each message; `end`: the task is done, there is no message. */
typedef struct Head {
    uint64_t n;
    uint64_t task;
    uint64_t end;
} Head;

typedef struct Hand {
    pid_t pid; /* 0: none */
    int fd;
    Buf heard; /* not yet whole */
} Hand;

typedef struct Run {
    const WorkPlan *plan;
    Shared *shared;
    Hand *hands;
    size_t n;
    bool *ended; /* tasks that are done */
} Run;

/* ---- in a worker ---- */

static void write_all(int fd, const void *data, size_t n)
{
    const char *at = data;
    while (n) {
        ssize_t written = write(fd, at, n);
        if (written < 0 && errno != EINTR)
            _exit(EXIT_FAILURE); /* nobody hears */
        if (written > 0) {
            at += written;
            n -= (size_t)written;
        }
    }
}

static void tell(Worker *self, Head head, const void *first, size_t n_first, const void *data, size_t n)
{
    mtx_lock(&self->lock);
    write_all(self->fd, &head, sizeof head);
    write_all(self->fd, first, n_first);
    write_all(self->fd, data, n);
    mtx_unlock(&self->lock);
}

void worker_tell(Worker *self, const void *head, size_t n_head, const void *data, size_t n)
{
    tell(self, (Head){.n = n_head + n, .task = self->task}, head, n_head, data, n);
}

bool worker_has_failed(const Worker *self)
{
    return atomic_load(&self->shared->state) == WORK_FAILED;
}

bool worker_take_thread(Worker *self)
{
    int spare = atomic_load(&self->shared->spare);
    while (spare > 0)
        if (atomic_compare_exchange_weak(&self->shared->spare, &spare, spare - 1)) {
            atomic_fetch_add(&self->shared->held[self->at], 1);
            return true;
        }
    return false;
}

void worker_give_thread(Worker *self)
{
    atomic_fetch_sub(&self->shared->held[self->at], 1);
    atomic_fetch_add(&self->shared->spare, 1);
}

static void be_worker(Worker *self)
{
    const WorkPlan *plan = self->plan;
    Shared *shared = self->shared;
    if (mtx_init(&self->lock, mtx_plain) != thrd_success)
        abort(); /* glibc's never fails */
    while ((self->task = atomic_fetch_add(&shared->next, 1)) < plan->tasks) {
        atomic_store(&shared->current[self->at], self->task + 1);
        plan->work(plan->context, self, self->task);
        tell(self, (Head){.task = self->task, .end = 1}, NULL, 0, NULL, 0);
    }
    worker_give_thread(self);
    _exit(EXIT_SUCCESS); /* what is buffered or to be cleared up is the first process's */
}

/* ---- in the first process ---- */

static bool begin_worker(const Run *r, size_t at)
{
    Hand *h = &r->hands[at];
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES); /* or as it is */
    const pid_t parent = getpid();
    atomic_store(&r->shared->current[at], 0);
    h->pid = fork();
    if (h->pid == 0) {
        for (size_t i = 0; i < r->n; i++)
            if (i != at && r->hands[i].pid)
                close(r->hands[i].fd);
        close(ends[0]);
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody left to work for */
        if (getppid() != parent)
            _exit(EXIT_FAILURE);
        Worker self = {.plan = r->plan, .shared = r->shared, .at = at, .fd = ends[1]};
        be_worker(&self);
    }
    int reason = errno;
    close(ends[1]);
    if (h->pid > 0) {
        h->fd = ends[0];
        h->heard.len = 0;
        return true;
    }
    close(ends[0]);
    h->pid = 0;
    errno = reason;
    return false;
}

/* All whole messages. */
static void take_messages(Run *r, Hand *h)
{
    size_t at = 0;
    Head head;
    while (h->heard.len - at >= sizeof head) {
        memcpy(&head, h->heard.data + at, sizeof head);
        if (h->heard.len - at - sizeof head < head.n)
            break;
        if (head.end)
            r->ended[head.task] = true;
        else
            r->plan->hear(r->plan->context, (size_t)head.task, h->heard.data + at + sizeof head, (size_t)head.n);
        at += sizeof head + (size_t)head.n;
    }
    h->heard.len -= at;
    if (at && h->heard.len)
        memmove(h->heard.data, h->heard.data + at, h->heard.len);
}

/* false: there is no more. */
static bool hear(Run *r, Hand *h)
{
    buf_reserve(&h->heard, PIPE_BYTES);
    ssize_t n = read(h->fd, h->heard.data + h->heard.len, PIPE_BYTES);
    if (n < 0 && errno == EINTR)
        return true;
    if (n <= 0)
        return false;
    h->heard.len += (size_t)n;
    take_messages(r, h);
    return true;
}

static int reap(Hand *h)
{
    int status = 0;
    while (waitpid(h->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    close(h->fd);
    h->pid = 0;
    return status;
}

/* A worker has ended: what threads it has are another's; when it was at a task, that is lost. */
static void end_worker(Run *r, size_t at)
{
    const int status = reap(&r->hands[at]);
    const size_t current = atomic_load(&r->shared->current[at]);
    atomic_fetch_add(&r->shared->spare, atomic_exchange(&r->shared->held[at], 0));
    if (current && !r->ended[current - 1]) {
        r->ended[current - 1] = true;
        r->plan->lost(r->plan->context, current - 1, WIFSIGNALED(status) ? WTERMSIG(status) : 0,
                      WIFEXITED(status) ? WEXITSTATUS(status) : 0);
    }
}

static void end_all(Run *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->hands[i].pid) {
            kill(r->hands[i].pid, SIGKILL);
            reap(&r->hands[i]);
        }
}

/* As many as are wanted, while there are tasks. *any: one is at work. */
static bool keep_workers(Run *r, bool *any)
{
    *any = false;
    for (size_t i = 0; i < r->n; i++) {
        if (!r->hands[i].pid && atomic_load(&r->shared->next) < r->plan->tasks) {
            atomic_fetch_sub(&r->shared->spare, 1); /* its own */
            atomic_store(&r->shared->held[i], 1);
            if (!begin_worker(r, i))
                return false;
        }
        *any |= r->hands[i].pid != 0;
    }
    return true;
}

static void listen_to_all(Run *r, struct pollfd *fds)
{
    for (size_t i = 0; i < r->n; i++)
        fds[i] = (struct pollfd){r->hands[i].pid ? r->hands[i].fd : -1, POLLIN, 0};
    if (poll(fds, (nfds_t)r->n, TICK) <= 0)
        return;
    for (size_t i = 0; i < r->n; i++)
        if (fds[i].fd >= 0 && fds[i].revents && !hear(r, &r->hands[i]))
            end_worker(r, i);
}

/* One that died before it said what it had taken. */
static void find_lost(const Run *r)
{
    for (size_t i = 0; i < r->plan->tasks; i++)
        if (!r->ended[i])
            r->plan->lost(r->plan->context, i, SIGKILL, 0);
}

static bool run(Run *r)
{
    struct pollfd *fds = mem_alloc(r->n * sizeof *fds);
    bool ok, any = true;
    WorkState state = WORK_GOES_ON;
    while ((ok = keep_workers(r, &any)) && any) {
        state = r->plan->state(r->plan->context);
        atomic_store(&r->shared->state, (int)state);
        if (state == WORK_ENDS)
            break;
        listen_to_all(r, fds);
    }
    const int reason = errno;
    end_all(r);
    if (ok && state != WORK_ENDS)
        find_lost(r);
    mem_free(fds);
    errno = reason;
    return ok;
}

bool workers_run(World *w, Diag *d, const WorkPlan *plan)
{
    (void)w;
    if (!plan->tasks)
        return true;
    Run r = {.plan = plan, .n = plan->workers < MOST_WORKERS ? plan->workers : MOST_WORKERS};
    r.n = r.n < plan->tasks ? r.n : plan->tasks;
    r.n = r.n ? r.n : 1;
    r.shared = mmap(NULL, sizeof *r.shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (r.shared == MAP_FAILED) {
        diag_system(d, "", errno, "start a process to work");
        return false;
    }
    atomic_store(&r.shared->spare, (int)plan->threads);
    r.hands = mem_alloc(r.n * sizeof *r.hands);
    r.ended = mem_alloc(plan->tasks * sizeof *r.ended);
    bool ok = run(&r);
    if (!ok)
        diag_system(d, "", errno, "start a process to work");
    for (size_t i = 0; i < r.n; i++)
        buf_free(&r.hands[i].heard);
    mem_free(r.hands);
    mem_free(r.ended);
    munmap(r.shared, sizeof *r.shared);
    return ok;
}
