/* Arenas: memory by lifetime (run, issue, paragraph scratch). Everything taken from an arena dies with it.
 * Not thread-safe: one arena has one thread. A lack of memory ends the run (base/mem.h). */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *a);  /* NULL is fine */
void arena_reset(Arena *a); /* forgets the contents, keeps the memory */

void *arena_alloc(Arena *a, size_t size); /* zeroed, aligned for any type */
void *arena_dup(Arena *a, const void *src, size_t size);
char *arena_strdup(Arena *a, const char *s);
char *arena_strndup(Arena *a, const char *s, size_t n); /* n bytes and a NUL */
char *arena_printf(Arena *a, const char *format, ...);

#define ARENA_NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n)))

#endif
