/* A pool of threads for tasks that may add tasks. Urgent tasks run first, the newest first, so that what was begun is
 * finished and freed before something new is begun. */
#ifndef RUN_POOL_H
#define RUN_POOL_H

#include <stdbool.h>

typedef struct Pool Pool;

/* The caller of pool_run is one of the workers: workers - 1 threads are made. */
Pool *pool_new(unsigned workers);
/* The threads beside the caller's begin a task only when they may, and say when it is done. Before pool_run. */
typedef struct PoolLeave {
    bool (*take)(void *context);
    void (*give)(void *context);
    void *context;
} PoolLeave;
void pool_ask(Pool *p, PoolLeave leave);
void pool_add(Pool *p, void (*run)(void *), void *argument);
void pool_add_urgent(Pool *p, void (*run)(void *), void *argument);
/* Runs everything, also what tasks add meanwhile. */
void pool_run(Pool *p);
void pool_free(Pool *p);

#endif
