/* Heap memory that never comes back NULL: the one place where a lack of it ends the run, with 3. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);            /* zeroed */
void *mem_realloc(void *p, size_t size); /* the new part is not zeroed */
char *mem_strdup(const char *s);
void mem_free(void *p);

/* Once, first thing in main: what is freed stays with the process. Giving pages back and asking for them again costs a
 * quarter of the CPU time of a build, which makes and drops megabytes a file. */
void mem_keep_freed(void);
/* What is free at this instant goes back all the same: between large tasks of a process that has others beside it. */
void mem_give_back(void);

#endif
