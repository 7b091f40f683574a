/* The Nth allocation of the tool (FAULT_AT) and all after it fail, its libraries' too: preloaded, it stands before
 * glibc's own functions, which tools/cli/heap.c asks for by these names. FAULT_COUNT=FILE: how many there were. */
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_memalign(size_t to, size_t size);

static atomic_long allocations;
static atomic_bool counted;

static void tell(void)
{
    FILE *f = fopen(getenv("FAULT_COUNT"), "w");
    if (f)
        fprintf(f, "%ld\n", atomic_load(&allocations));
}

static bool fails(void)
{
    const char *at = getenv("FAULT_AT");
    if (getenv("FAULT_COUNT") && !atomic_exchange(&counted, true))
        atexit(tell);
    long n = atomic_fetch_add(&allocations, 1) + 1;
    return at && n >= strtol(at, NULL, 10);
}

void *__libc_malloc(size_t size)
{
    return fails() ? NULL : __libc_memalign(16, size);
}

void *__libc_calloc(size_t n, size_t size)
{
    void *p = fails() ? NULL : __libc_memalign(16, n * size);
    return p ? memset(p, 0, n * size) : NULL;
}
