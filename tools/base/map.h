/* Hash maps: strings to pointers, and 64-bit keys to 64-bit values. The owner frees them; keys are borrowed. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct StrMap StrMap;
StrMap *strmap_new(void);
void strmap_free(StrMap *m);
void *strmap_lookup(const StrMap *m, const char *key);    /* NULL when absent */
bool strmap_put(StrMap *m, const char *key, void *value); /* false: the key was there; its value is kept */

typedef struct IntMap IntMap;
IntMap *intmap_new(void);
void intmap_free(IntMap *m);
bool intmap_lookup(const IntMap *m, uint64_t key, uint64_t *value);
void intmap_put(IntMap *m, uint64_t key, uint64_t value);

/* A stable 64-bit hash (the same on every machine and run): cache keys and hashed file names. */
uint64_t hash_bytes(uint64_t seed, const void *data, size_t n);
/* Marks are made of texts and numbers, one after another, from 0 on. */
void mark_text(uint64_t *mark, const char *text);
void mark_number(uint64_t *mark, uint64_t number);

#endif
