#include "run/pool.h"

#include "base/buf.h"
#include <assert.h>
#include <stdlib.h>
#include <threads.h>
#include <time.h>

typedef struct Task {
    void (*run)(void *);
    void *argument;
} Task;

struct Pool {
    mtx_t lock; /* guards what follows */
    cnd_t changed;
    VEC(Task) plain; /* first in, first out: next is the first not yet begun */
    size_t next;
    VEC(Task) urgent; /* last in, first out */
    unsigned busy;    /* tasks at work */
    unsigned workers;
    PoolLeave leave; /* take NULL: nobody is asked */
};

Pool *pool_new(unsigned workers)
{
    Pool *p = mem_alloc(sizeof *p);
    if (mtx_init(&p->lock, mtx_plain) != thrd_success || cnd_init(&p->changed) != thrd_success)
        abort();
    p->workers = workers ? workers : 1;
    return p;
}

void pool_add(Pool *p, void (*run)(void *), void *argument)
{
    mtx_lock(&p->lock);
    vec_push(&p->plain, ((Task){run, argument}));
    cnd_signal(&p->changed);
    mtx_unlock(&p->lock);
}

void pool_add_urgent(Pool *p, void (*run)(void *), void *argument)
{
    mtx_lock(&p->lock);
    vec_push(&p->urgent, ((Task){run, argument}));
    cnd_signal(&p->changed);
    mtx_unlock(&p->lock);
}

void pool_ask(Pool *p, PoolLeave leave)
{
    p->leave = leave;
}

/* Nobody tells when a thread may begin: it asks again. */
static void wait_a_little(Pool *p)
{
    enum { PAUSE = 4000000, SECOND = 1000000000 }; /* nanoseconds */
    struct timespec t;
    timespec_get(&t, TIME_UTC);
    t.tv_nsec += PAUSE;
    t.tv_sec += t.tv_nsec / SECOND;
    t.tv_nsec %= SECOND;
    cnd_timedwait(&p->changed, &p->lock, &t);
}

/* Takes a task; waits while others may still add some. false: all done. The lock is held. */
static bool take(Pool *p, bool asks, Task *task)
{
    for (;;) {
        const bool any = p->urgent.len || p->next < p->plain.len;
        if (!any && !p->busy)
            return false;
        if (!any) {
            cnd_wait(&p->changed, &p->lock);
        } else if (asks && !p->leave.take(p->leave.context)) {
            wait_a_little(p);
        } else {
            *task = p->urgent.len ? p->urgent.ptr[--p->urgent.len] : p->plain.ptr[p->next++];
            return true;
        }
    }
}

static void work(Pool *p, bool asks)
{
    Task task;
    mtx_lock(&p->lock);
    while (take(p, asks, &task)) {
        p->busy++;
        mtx_unlock(&p->lock);
        task.run(task.argument);
        if (asks)
            p->leave.give(p->leave.context);
        mtx_lock(&p->lock);
        assert(p->busy);
        p->busy--;
        if (!p->busy)
            cnd_broadcast(&p->changed);
    }
    mtx_unlock(&p->lock);
}

static int work_beside(void *argument)
{
    Pool *p = argument;
    work(p, p->leave.take != NULL);
    return 0;
}

void pool_run(Pool *p)
{
    thrd_t *threads = mem_alloc(p->workers * sizeof *threads);
    unsigned n = 0;
    while (n + 1 < p->workers && thrd_create(&threads[n], work_beside, p) == thrd_success)
        n++;
    work(p, false);
    while (n)
        thrd_join(threads[--n], NULL);
    mem_free(threads);
}

void pool_free(Pool *p)
{
    if (!p)
        return;
    vec_free(&p->plain);
    vec_free(&p->urgent);
    cnd_destroy(&p->changed);
    mtx_destroy(&p->lock);
    mem_free(p);
}
