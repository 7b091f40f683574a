#include "driver/pool.h"

#include "base/buf.h"
#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <threads.h>

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

/* Takes a task; waits while others may still add some. false: all done. The lock is held. */
static bool take(Pool *p, Task *task)
{
    for (;;) {
        if (p->urgent.len) {
            *task = p->urgent.ptr[--p->urgent.len];
            return true;
        }
        if (p->next < p->plain.len) {
            *task = p->plain.ptr[p->next++];
            return true;
        }
        if (!p->busy)
            return false;
        cnd_wait(&p->changed, &p->lock);
    }
}

static int work(void *argument)
{
    Pool *p = argument;
    Task task;
    mtx_lock(&p->lock);
    while (take(p, &task)) {
        p->busy++;
        mtx_unlock(&p->lock);
        task.run(task.argument);
        mtx_lock(&p->lock);
        assert(p->busy);
        p->busy--;
        if (!p->busy)
            cnd_broadcast(&p->changed);
    }
    mtx_unlock(&p->lock);
    return 0;
}

void pool_run(Pool *p)
{
    thrd_t *threads = mem_alloc(p->workers * sizeof *threads);
    unsigned n = 0;
    while (n + 1 < p->workers && thrd_create(&threads[n], work, p) == thrd_success)
        n++;
    work(p);
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
