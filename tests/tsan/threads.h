/* C11's threads over POSIX's, which ThreadSanitizer knows (glibc's call those behind its back). Only what the tree
 * uses; found before the system's in the preset `tsan` alone. */
#ifndef TESTS_TSAN_THREADS_H
#define TESTS_TSAN_THREADS_H

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

enum { thrd_success, thrd_error };
enum { mtx_plain };

typedef pthread_t thrd_t;
typedef pthread_mutex_t mtx_t;
typedef pthread_cond_t cnd_t;
typedef pthread_once_t once_flag;
typedef int (*thrd_start_t)(void *);
#define ONCE_FLAG_INIT PTHREAD_ONCE_INIT

static inline int threads_result(int error)
{
    return error ? thrd_error : thrd_success;
}

static inline int mtx_init(mtx_t *m, int type)
{
    (void)type;
    return threads_result(pthread_mutex_init(m, NULL));
}

static inline void mtx_destroy(mtx_t *m)
{
    pthread_mutex_destroy(m);
}

static inline int mtx_lock(mtx_t *m)
{
    return threads_result(pthread_mutex_lock(m));
}

static inline int mtx_unlock(mtx_t *m)
{
    return threads_result(pthread_mutex_unlock(m));
}

static inline int cnd_init(cnd_t *c)
{
    return threads_result(pthread_cond_init(c, NULL));
}

static inline void cnd_destroy(cnd_t *c)
{
    pthread_cond_destroy(c);
}

static inline int cnd_signal(cnd_t *c)
{
    return threads_result(pthread_cond_signal(c));
}

static inline int cnd_broadcast(cnd_t *c)
{
    return threads_result(pthread_cond_broadcast(c));
}

static inline int cnd_wait(cnd_t *c, mtx_t *m)
{
    return threads_result(pthread_cond_wait(c, m));
}

static inline void call_once(once_flag *flag, void (*f)(void))
{
    pthread_once(flag, f);
}

/* A thread's function returns an int; POSIX's wants a pointer. */
typedef struct ThreadStart {
    thrd_start_t f;
    void *context;
} ThreadStart;

static inline void *threads_run(void *context)
{
    ThreadStart start = *(ThreadStart *)context;
    free(context);
    return (void *)(intptr_t)start.f(start.context);
}

static inline int thrd_create(thrd_t *t, thrd_start_t f, void *context)
{
    ThreadStart *start = malloc(sizeof *start);
    if (!start)
        return thrd_error;
    *start = (ThreadStart){f, context};
    if (pthread_create(t, NULL, threads_run, start) == 0)
        return thrd_success;
    free(start);
    return thrd_error;
}

static inline int thrd_join(thrd_t t, int *result)
{
    void *got;
    if (pthread_join(t, &got) != 0)
        return thrd_error;
    if (result)
        *result = (int)(intptr_t)got;
    return thrd_success;
}

#endif
