/* Postings by term: gathered a document at a time, appended packed, sorted only when written. */
#include "search/index.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "search/fold.h"
#include "search/terms.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct Entry {
    const uint32_t *cps;
    uint32_t n, key;
    int64_t last; /* the last document that has it, −1 at first */
    bool placed;
    Buf postings;
} Entry;

typedef struct Hit {
    uint32_t entry, at;
} Hit;

struct SearchIndex {
    Arena *arena;
    IntMap *by_code; /* a term of up to three characters, 21 bits each → its number */
    StrMap *by_text; /* longer ones → its number + 1 */
    VEC(Entry) entries;
    VEC(Hit) hits;      /* of the document being added, with places */
    VEC(uint32_t) bare; /* and without */
    Folded text;
    uint32_t shift;  /* added to places of the text being cut */
    bool only_terms; /* of files: all have places there, none here */
    int64_t documents;
};

SearchIndex *search_index_new(void)
{
    SearchIndex *x = mem_alloc(sizeof *x);
    x->arena = arena_new();
    x->by_code = intmap_new();
    x->by_text = strmap_new();
    return x;
}

void search_index_free(SearchIndex *x)
{
    if (!x)
        return;
    for (size_t i = 0; i < x->entries.len; i++)
        buf_free(&x->entries.ptr[i].postings);
    vec_free(&x->entries);
    vec_free(&x->hits);
    vec_free(&x->bare);
    vec_free(&x->text);
    intmap_free(x->by_code);
    strmap_free(x->by_text);
    arena_free(x->arena);
    mem_free(x);
}

static void put_cps(Buf *b, const uint32_t *cps, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char utf8[4];
        buf_put(b, utf8, (size_t)utf8_encode(cps[i], utf8));
    }
}

static uint32_t new_entry(SearchIndex *x, const Term *t)
{
    uint32_t *cps = ARENA_ARRAY(x->arena, uint32_t, t->n);
    memcpy(cps, t->cps, t->n * sizeof *cps);
    Entry e = {.cps = cps, .n = (uint32_t)t->n, .key = (uint32_t)t->key, .last = -1, .placed = t->at != TERM_NOWHERE};
    vec_push(&x->entries, e);
    return (uint32_t)(x->entries.len - 1);
}

enum { SHORT = 3 }; /* characters of a term that make a code */

static uint64_t code_of(const Term *t)
{
    uint64_t code = 0;
    for (size_t i = 0; i < t->n; i++)
        code = code << 21 | t->cps[i];
    return code;
}

static bool find_entry(const SearchIndex *x, const Term *t, uint64_t *e)
{
    if (t->n <= SHORT)
        return intmap_lookup(x->by_code, code_of(t), e);
    Buf text = {0};
    put_cps(&text, t->cps, t->n);
    const uintptr_t known = (uintptr_t)strmap_lookup(x->by_text, text.data);
    buf_free(&text);
    *e = known - 1;
    return known != 0;
}

static uint32_t entry_of(SearchIndex *x, const Term *t)
{
    uint64_t known;
    if (find_entry(x, t, &known))
        return (uint32_t)known;
    const uint32_t e = new_entry(x, t);
    if (t->n <= SHORT) {
        intmap_put(x->by_code, code_of(t), e);
        return e;
    }
    Buf text = {0};
    put_cps(&text, t->cps, t->n);
    strmap_put(x->by_text, arena_strdup(x->arena, text.data), (void *)((uintptr_t)e + 1));
    buf_free(&text);
    return e;
}

static void add_term(void *context, const Term *t)
{
    SearchIndex *x = context;
    uint32_t e = entry_of(x, t);
    assert(x->entries.ptr[e].placed == (t->at != TERM_NOWHERE));
    if (t->at == TERM_NOWHERE)
        vec_push(&x->bare, e);
    else
        vec_push(&x->hits, ((Hit){e, (uint32_t)t->at + x->shift}));
}

static int compare_hits(const void *a, const void *b)
{
    const Hit *x = a, *y = b;
    if (x->entry != y->entry)
        return x->entry < y->entry ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void search_put_number(Buf *out, uint32_t number)
{
    for (; number >= 32; number >>= 5)
        buf_putc(out, letters[32 + (number & 31)]);
    buf_putc(out, letters[number]);
}

static void seal_hits(SearchIndex *x)
{
    if (x->hits.len)
        qsort(x->hits.ptr, x->hits.len, sizeof *x->hits.ptr, compare_hits);
    for (size_t i = 0, end; i < x->hits.len; i = end) {
        const Hit *h = x->hits.ptr;
        for (end = i + 1; end < x->hits.len && h[end].entry == h[i].entry;)
            end++;
        Entry *e = &x->entries.ptr[h[i].entry];
        search_put_number(&e->postings, (uint32_t)(x->documents - e->last) * 2 + (end - i > 1));
        if (end - i > 1)
            search_put_number(&e->postings, (uint32_t)(end - i));
        for (size_t k = i; k < end; k++)
            search_put_number(&e->postings, h[k].at - (k > i ? h[k - 1].at : 0));
        e->last = x->documents;
    }
    x->hits.len = 0;
}

static void seal_bare(SearchIndex *x)
{
    for (size_t i = 0; i < x->bare.len; i++) {
        Entry *e = &x->entries.ptr[x->bare.ptr[i]];
        if (e->last == x->documents)
            continue;
        search_put_number(&e->postings, (uint32_t)(x->documents - e->last));
        e->last = x->documents;
    }
    x->bare.len = 0;
}

static void cut(SearchIndex *x, const char *text, uint32_t shift, size_t most)
{
    x->text.len = 0;
    x->shift = shift;
    search_fold(text, &x->text);
    search_terms(x->text.ptr, x->text.len < most ? x->text.len : most, add_term, x);
}

void search_index_add(SearchIndex *x, const char *titles, const char *body)
{
    cut(x, titles, 0, SEARCH_BODY);
    cut(x, body, SEARCH_BODY, SIZE_MAX);
    seal_hits(x);
    seal_bare(x);
    x->documents++;
}

size_t search_index_shards(const SearchIndex *x, size_t bytes_each)
{
    size_t bytes = 0, n = 1;
    for (size_t i = 0; i < x->entries.len; i++)
        bytes += x->entries.ptr[i].postings.len + 12; /* the term, its quotes */
    while (n < 4096 && bytes / n > bytes_each)
        n *= 2;
    return n;
}

typedef struct Member {
    const Entry *entry;
    size_t shard;
} Member;

static int compare_members(const void *a, const void *b)
{
    const Member *m = a, *o = b;
    if (m->shard != o->shard)
        return m->shard < o->shard ? -1 : 1;
    const Entry *x = m->entry, *y = o->entry;
    for (size_t i = 0; i < x->n && i < y->n; i++)
        if (x->cps[i] != y->cps[i])
            return x->cps[i] < y->cps[i] ? -1 : 1;
    return x->n < y->n ? -1 : x->n > y->n;
}

static void put_member(const Entry *e, Buf *text, Buf *out)
{
    text->len = 0;
    put_cps(text, e->cps, e->n);
    buf_puts(out, out->len ? ",\n" : "\n");
    json_put_string(out, text->data);
    buf_puts(out, ":\"");
    buf_put(out, e->postings.data, e->postings.len);
    buf_putc(out, '"');
}

bool search_index_emit(const SearchIndex *x, size_t shards,
                       bool (*emit)(void *context, size_t shard, const Buf *members), void *context)
{
    const size_t n = x->entries.len;
    Member *members = mem_alloc((n + 1) * sizeof *members);
    for (size_t i = 0; i < n; i++) {
        const Entry *e = &x->entries.ptr[i];
        members[i] = (Member){e, search_shard(e->cps, e->key, shards)};
    }
    qsort(members, n, sizeof *members, compare_members);
    Buf text = {0}, file = {0};
    bool ok = true;
    for (size_t shard = 0, i = 0; ok && shard < shards; shard++) {
        file.len = 0;
        for (; i < n && members[i].shard == shard; i++)
            put_member(members[i].entry, &text, &file);
        ok = emit(context, shard, &file);
    }
    buf_free(&text);
    buf_free(&file);
    mem_free(members);
    return ok;
}

void search_index_add_index(SearchIndex *x, const SearchIndex *part)
{
    for (size_t i = 0; i < part->entries.len; i++) {
        const Entry *e = &part->entries.ptr[i];
        if (e->placed || part->only_terms)
            add_term(x, &(Term){.cps = e->cps, .n = e->n, .key = e->key, .at = TERM_NOWHERE});
    }
    search_index_end_file(x);
}

uint64_t search_index_told(const SearchIndex *x)
{
    uint64_t sum = 1; /* in whatever order they were met */
    for (size_t i = 0; i < x->entries.len; i++) {
        const Entry *e = &x->entries.ptr[i];
        if (e->placed)
            sum += hash_bytes(0, e->cps, e->n * sizeof *e->cps);
    }
    return sum ? sum : 1;
}

/* ---- terms of a file ---- */

/* The characters of a JSON string as put_member wrote it; what follows its last quote, or NULL. */
static const char *read_name(const char *at, Folded *out)
{
    out->len = 0;
    while (*at && *at != '"') {
        uint32_t cp;
        if (at[0] == '\\' && at[1] == 'u') {
            char digits[5] = {0};
            strncpy(digits, at + 2, 4);
            cp = (uint32_t)strtoul(digits, NULL, 16);
            at += 2 + strlen(digits);
        } else {
            at += *at == '\\';
            at += utf8_decode(at, &cp);
        }
        vec_push(out, cp);
    }
    return *at == '"' ? at + 1 : NULL;
}

/* Tells of each term with places, and of what follows its name. */
static void read_terms(const char *file, void (*tell)(void *context, const Term *t, const char *behind), void *context)
{
    Folded name = {0};
    size_t bad;
    if (!utf8_valid(file, strlen(file), &bad))
        return; /* no file of ours */
    for (const char *line = strchr(file, '\n'); line; line = strchr(line, '\n')) {
        line++;
        const char *behind = *line == '"' ? read_name(line + 1, &name) : NULL;
        if (!behind || !name.ptr)
            continue;
        Term t = {.cps = name.ptr, .n = name.len, .at = TERM_NOWHERE};
        t.key = search_placed_key(t.cps, t.n);
        if (t.key)
            tell(context, &t, behind);
    }
    vec_free(&name);
}

static void add_read(void *context, const Term *t, const char *behind)
{
    (void)behind;
    add_term(context, t);
}

void search_index_add_file(SearchIndex *x, const char *file)
{
    x->only_terms = true;
    read_terms(file, add_read, x);
}

void search_index_end_file(SearchIndex *x)
{
    seal_bare(x);
    x->documents++;
}

/* ---- documents changed ---- */

/* The next number of a packing; false at its end, or where it is none. */
static bool take_number(const char **at, uint32_t *number)
{
    *number = 0;
    for (unsigned shift = 0; shift < 32; shift += 5) {
        const char *letter = **at ? strchr(letters, **at) : NULL;
        if (!letter)
            return false;
        ++*at;
        const uint32_t value = (uint32_t)(letter - letters);
        *number |= (value & 31) << shift;
        if (value < 32)
            return true;
    }
    return false;
}

static bool has_term(const SearchIndex *x, const Term *t)
{
    uint64_t e;
    return find_entry(x, t, &e) && (x->only_terms || x->entries.ptr[e].placed);
}

static void put_document(SearchIndex *x, const Term *t, int64_t document)
{
    const uint32_t at = entry_of(x, t); /* first: entries may move */
    Entry *e = &x->entries.ptr[at];
    search_put_number(&e->postings, (uint32_t)(document - e->last));
    e->last = document;
}

/* Of the documents that were added those before one, and that has the term. */
static size_t put_fresh(const SearchRenewal *r, const Term *t, size_t from, int64_t before)
{
    size_t i = from;
    for (; i < r->n_fresh && r->fresh[i].document < before; i++)
        if (has_term(r->fresh[i].terms, t))
            put_document(r->index, t, r->fresh[i].document);
    return i;
}

static void renew_term(void *context, const Term *t, const char *behind)
{
    static const char between[] = ":\"";
    const SearchRenewal *r = context;
    int64_t was = -1;
    size_t fresh = 0;
    uint32_t step;
    if (strncmp(behind, between, strlen(between)) != 0)
        return;
    for (behind += strlen(between); take_number(&behind, &step);) {
        was += step;
        if (was < 0 || (size_t)was >= r->n_now)
            break;
        if (r->now[was] < 0)
            continue;
        fresh = put_fresh(r, t, fresh, r->now[was]);
        put_document(r->index, t, r->now[was]);
    }
    (void)put_fresh(r, t, fresh, INT64_MAX);
}

void search_index_renew(SearchRenewal *r, const char *file)
{
    read_terms(file, renew_term, r);
}

void search_index_end_renewal(SearchRenewal *r)
{
    const size_t known = r->index->entries.len;
    for (size_t i = 0; i < r->n_fresh; i++) {
        const SearchIndex *part = r->fresh[i].terms;
        for (size_t k = 0; k < part->entries.len; k++) {
            const Entry *e = &part->entries.ptr[k];
            const Term t = {.cps = e->cps, .n = e->n, .key = e->key, .at = TERM_NOWHERE};
            uint64_t at;
            if ((e->placed || part->only_terms) && (!find_entry(r->index, &t, &at) || at >= known))
                put_document(r->index, &t, r->fresh[i].document);
        }
    }
}
