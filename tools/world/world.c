#include "world/world.h"

#include "world/internal.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

World *world_new(void)
{
    /* fontconfig calls a family by its name in the locale's language otherwise */
    const char *lang = getenv("FC_LANG");
    if (!lang || strcmp(lang, "en") != 0) /* later ones are made by threads, too */
        setenv("FC_LANG", "en", 1);
    return world_new_child(NULL);
}

World *world_new_child(World *parent)
{
    World *w = mem_alloc(sizeof *w);
    w->parent = parent;
    w->arena = arena_new();
    w->seen = strmap_new();
    if (mtx_init(&w->lock, mtx_plain) != thrd_success)
        abort(); /* glibc's never fails */
    return w;
}

void world_free(World *w)
{
    if (!w)
        return;
    mtx_destroy(&w->lock);
    mem_free(w->door);
    mem_free(w->door_real);
    for (int i = 0; i < SHELVES; i++) {
        mem_free(w->shelf[i]);
        mem_free(w->shelf_behind[i]);
    }
    strmap_free(w->seen);
    arena_free(w->arena);
    vec_free(&w->inputs);
    mem_free(w);
}

void world_set_volatile(World *w)
{
    w->is_volatile = true;
}

bool world_is_volatile(const World *w)
{
    for (; w; w = w->parent)
        if (w->is_volatile)
            return true;
    return false;
}

void world_remember(World *w, const WorldInput *input)
{
    for (; w; w = w->parent) {
        mtx_lock(&w->lock);
        if (!strmap_lookup(w->seen, input->path)) {
            WorldInput copy = *input;
            copy.path = arena_strdup(w->arena, input->path);
            strmap_put(w->seen, copy.path, w);
            vec_push(&w->inputs, copy);
        }
        mtx_unlock(&w->lock);
    }
}

size_t world_input_count(World *w)
{
    mtx_lock(&w->lock);
    size_t n = w->inputs.len;
    mtx_unlock(&w->lock);
    return n;
}

WorldInput world_input_at(World *w, size_t i)
{
    mtx_lock(&w->lock);
    WorldInput input = w->inputs.ptr[i];
    mtx_unlock(&w->lock);
    return input;
}

void world_add_input(World *w, const WorldInput *input)
{
    world_remember(w, input);
}

static int compare_inputs(const void *a, const void *b)
{
    return strcmp(((const WorldInput *)a)->path, ((const WorldInput *)b)->path);
}

void world_inputs(World *w, Arena *a, WorldInput **inputs, size_t *n)
{
    mtx_lock(&w->lock);
    *n = w->inputs.len;
    *inputs = ARENA_ARRAY(a, WorldInput, *n + 1);
    for (size_t i = 0; i < *n; i++) {
        (*inputs)[i] = w->inputs.ptr[i];
        (*inputs)[i].path = arena_strdup(a, w->inputs.ptr[i].path);
    }
    mtx_unlock(&w->lock);
    qsort(*inputs, *n, sizeof **inputs, compare_inputs);
}

void world_dependencies(World *w, Arena *a, const char ***paths, size_t *n)
{
    WorldInput *inputs;
    world_inputs(w, a, &inputs, n);
    *paths = ARENA_ARRAY(a, const char *, *n + 1);
    for (size_t i = 0; i < *n; i++)
        (*paths)[i] = inputs[i].path;
}

int64_t world_source_date(World *w)
{
    (void)w;
    const char *s = getenv("SOURCE_DATE_EPOCH");
    if (!s || !*s || strspn(s, "0123456789") != strlen(s) || strlen(s) > 12)
        return -1;
    return strtoll(s, NULL, 10);
}

static const int held_signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { N_HELD = sizeof held_signals / sizeof *held_signals };

void world_hold_signals(World *w)
{
    (void)w;
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE); /* writing fails instead */
    for (int i = 0; i < N_HELD; i++) {
        struct sigaction now;
        if (sigaction(held_signals[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(&set, held_signals[i]);
    }
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

bool world_interrupted(World *w)
{
    (void)w;
    sigset_t set;
    if (sigpending(&set) != 0)
        return false;
    for (int i = 0; i < N_HELD; i++)
        if (sigismember(&set, held_signals[i]) == 1)
            return true;
    return false;
}

void world_interrupt(World *w)
{
    (void)w;
    raise(SIGTERM);
}

uint64_t world_milliseconds(World *w)
{
    (void)w;
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
        return 0;
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

int64_t world_now(World *w)
{
    (void)w;
    struct timespec t;
    return clock_gettime(CLOCK_REALTIME, &t) == 0 ? (int64_t)t.tv_sec * 1000000000 + t.tv_nsec : 0;
}

unsigned world_processors(World *w)
{
    (void)w;
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 && n < 4096 ? (unsigned)n : 1;
}

bool world_is_terminal(World *w, int fd)
{
    (void)w;
    return isatty(fd) == 1;
}

char *world_absolute(World *w, const char *path)
{
    (void)w;
    return realpath(path, NULL);
}

char *world_absolute_new(World *w, const char *path)
{
    char *there = world_absolute(w, path), *copy = mem_strdup(path);
    Buf rest = {0}; /* what isn't there, from the last '/' on */
    while (!there) {
        char *slash = strrchr(copy, '/');
        Buf more = {0};
        if (slash ? slash[1] : *copy)
            buf_printf(&more, "/%s", slash ? slash + 1 : copy);
        buf_puts(&more, rest.len ? rest.data : "");
        buf_free(&rest);
        rest = more;
        *(slash ? slash : copy) = 0;
        there = world_absolute(w, *copy ? copy : slash ? "/" : ".");
        if (!slash)
            break;
    }
    mem_free(copy);
    Buf all = {0};
    buf_printf(&all, "%s%s", there && strcmp(there, "/") == 0 ? "" : there ? there : "", rest.len ? rest.data : "");
    buf_free(&rest);
    if (!all.len)
        buf_putc(&all, '/');
    free(there);
    return all.data;
}

const char *world_variable(World *w, const char *name)
{
    (void)w;
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

char *world_home(World *w)
{
    const char *home = getenv("HOME");
    return home && *home ? world_absolute(w, home) : NULL;
}

char *world_executable_dir(World *w)
{
    char *path = world_absolute(w, "/proc/self/exe");
    char *slash = path ? strrchr(path, '/') : NULL;
    if (slash)
        *slash = 0;
    return path;
}
