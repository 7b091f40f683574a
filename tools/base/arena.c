#include "base/arena.h"

#include "base/mem.h"
#include <assert.h>
#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#ifdef PAIBAN_POISON /* under AddressSanitizer: what is written beyond its end is told */
#include <sanitizer/asan_interface.h>
enum { GUARD = alignof(max_align_t) };
#else
enum { GUARD = 0 };
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#endif

enum { FIRST_BLOCK = 2 * 1024, LARGEST_BLOCK = 1024 * 1024 };

typedef struct Block {
    struct Block *next;
    size_t size, used;
    alignas(max_align_t) char data[];
} Block;
static_assert(offsetof(Block, data) % alignof(max_align_t) == 0, "what an arena gives is aligned for any type");

struct Arena {
    Block *head;
    Block *spare; /* emptied by arena_reset, zeroed */
};

Arena *arena_new(void)
{
    return mem_alloc(sizeof(Arena));
}

static void free_blocks(Block *b)
{
    for (Block *next; b; b = next) {
        next = b->next;
        ASAN_UNPOISON_MEMORY_REGION(b->data, b->used);
        mem_free(b);
    }
}

void arena_free(Arena *a)
{
    if (!a)
        return;
    free_blocks(a->head);
    free_blocks(a->spare);
    mem_free(a);
}

void arena_reset(Arena *a)
{
    for (Block *b = a->head, *next; b; b = next) {
        next = b->next;
        ASAN_UNPOISON_MEMORY_REGION(b->data, b->used);
        memset(b->data, 0, b->used);
        b->used = 0;
        b->next = a->spare;
        a->spare = b;
    }
    a->head = NULL;
}

static Block *add_block(Arena *a, size_t need)
{
    for (Block **at = &a->spare; *at; at = &(*at)->next)
        if ((*at)->size >= need) {
            Block *b = *at;
            *at = b->next;
            b->next = a->head;
            return a->head = b;
        }
    size_t size = a->head ? a->head->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < need)
        size = need;
    Block *b = mem_alloc(sizeof *b + size);
    b->size = size;
    b->next = a->head;
    a->head = b;
    return b;
}

void *arena_alloc(Arena *a, size_t size)
{
    size_t step = alignof(max_align_t);
    assert(size <= SIZE_MAX - sizeof(Block) - step - GUARD);
    size_t need = (size + step - 1) / step * step + GUARD;
    Block *b = a->head;
    if (!b || b->size - b->used < need)
        b = add_block(a, need);
    void *p = b->data + b->used;
    b->used += need;
    ASAN_POISON_MEMORY_REGION(b->data + b->used - need + size, need - size);
    return p;
}

void *arena_dup(Arena *a, const void *src, size_t size)
{
    void *p = arena_alloc(a, size);
    if (size)
        memcpy(p, src, size);
    return p;
}

char *arena_strndup(Arena *a, const char *s, size_t n)
{
    char *p = arena_alloc(a, n + 1);
    if (n)
        memcpy(p, s, n);
    return p;
}

char *arena_strdup(Arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_printf(Arena *a, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    int n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    assert(n >= 0);
    char *p = arena_alloc(a, (size_t)n + 1);
    va_start(ap, format);
    vsnprintf(p, (size_t)n + 1, format, ap);
    va_end(ap);
    return p;
}
