#include "base/map.h"

#include "base/mem.h"
#include <assert.h>
#include <string.h>

uint64_t hash_bytes(uint64_t seed, const void *data, size_t n)
{
    const unsigned char *p = data;
    uint64_t h = seed ^ 0xcbf29ce484222325u; /* FNV-1a, with a finisher for the short keys */
    for (size_t i = 0; i < n; i++)
        h = (h ^ p[i]) * 0x100000001b3u;
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93u;
    return h ^ h >> 32;
}

void mark_text(uint64_t *mark, const char *text)
{
    *mark = hash_bytes(*mark, text, strlen(text) + 1);
}

void mark_number(uint64_t *mark, uint64_t number)
{
    *mark = hash_bytes(*mark, &number, sizeof number);
}

typedef struct StrSlot {
    const char *key;
    void *value;
} StrSlot;

struct StrMap {
    StrSlot *slots;
    size_t cap, len;
};

StrMap *strmap_new(void)
{
    return mem_alloc(sizeof(StrMap));
}

void strmap_free(StrMap *m)
{
    if (m)
        mem_free(m->slots);
    mem_free(m);
}

static StrSlot *str_slot(const StrMap *m, const char *key)
{
    assert((m->cap & (m->cap - 1)) == 0 && m->len < m->cap); /* a free slot ends the search */
    size_t i = (size_t)hash_bytes(0, key, strlen(key)) & (m->cap - 1);
    while (m->slots[i].key && strcmp(m->slots[i].key, key) != 0)
        i = (i + 1) & (m->cap - 1);
    return &m->slots[i];
}

void *strmap_lookup(const StrMap *m, const char *key)
{
    return m->cap ? str_slot(m, key)->value : NULL;
}

static void str_grow(StrMap *m)
{
    StrMap bigger = {.cap = m->cap ? m->cap * 2 : 16, .len = m->len};
    bigger.slots = mem_alloc(bigger.cap * sizeof *bigger.slots);
    for (size_t i = 0; i < m->cap; i++)
        if (m->slots[i].key)
            *str_slot(&bigger, m->slots[i].key) = m->slots[i];
    mem_free(m->slots);
    *m = bigger;
}

bool strmap_put(StrMap *m, const char *key, void *value)
{
    if ((m->len + 1) * 2 > m->cap)
        str_grow(m);
    StrSlot *s = str_slot(m, key);
    if (s->key)
        return false;
    *s = (StrSlot){key, value};
    m->len++;
    return true;
}

typedef struct IntSlot {
    uint64_t key, value;
    bool used;
} IntSlot;

struct IntMap {
    IntSlot *slots;
    size_t cap, len;
};

IntMap *intmap_new(void)
{
    return mem_alloc(sizeof(IntMap));
}

void intmap_free(IntMap *m)
{
    if (m)
        mem_free(m->slots);
    mem_free(m);
}

static IntSlot *int_slot(const IntMap *m, uint64_t key)
{
    assert((m->cap & (m->cap - 1)) == 0 && m->len < m->cap);
    uint64_t h = key * 0x9e3779b97f4a7c15u;
    size_t i = (size_t)(h ^ h >> 29) & (m->cap - 1);
    while (m->slots[i].used && m->slots[i].key != key)
        i = (i + 1) & (m->cap - 1);
    return &m->slots[i];
}

bool intmap_lookup(const IntMap *m, uint64_t key, uint64_t *value)
{
    if (!m->cap)
        return false;
    IntSlot *s = int_slot(m, key);
    if (s->used)
        *value = s->value;
    return s->used;
}

static void int_grow(IntMap *m)
{
    IntMap bigger = {.cap = m->cap ? m->cap * 2 : 64, .len = m->len};
    bigger.slots = mem_alloc(bigger.cap * sizeof *bigger.slots);
    for (size_t i = 0; i < m->cap; i++)
        if (m->slots[i].used)
            *int_slot(&bigger, m->slots[i].key) = m->slots[i];
    mem_free(m->slots);
    *m = bigger;
}

void intmap_put(IntMap *m, uint64_t key, uint64_t value)
{
    if ((m->len + 1) * 2 > m->cap)
        int_grow(m);
    IntSlot *s = int_slot(m, key);
    m->len += !s->used;
    *s = (IntSlot){key, value, true};
}
