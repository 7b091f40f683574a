#include "driver/state.h"

#include <stdlib.h>
#include <string.h>

#define HEADER "paiban-state 1"

State *state_new(void)
{
    State *s = mem_alloc(sizeof *s);
    s->arena = arena_new();
    s->by_name = strmap_new();
    return s;
}

void state_free(State *s)
{
    if (!s)
        return;
    arena_free(s->arena);
    strmap_free(s->by_name);
    vec_free(&s->units);
    vec_free(&s->faces);
    vec_free(&s->face_stamps);
    mem_free(s);
}

const Unit *state_lookup(const State *s, const char *name)
{
    const size_t *index = strmap_lookup(s->by_name, name);
    return index ? &s->units.ptr[*index] : NULL;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void state_add(State *s, const char *name, uint64_t fingerprint, const char *const *files, size_t n)
{
    Unit u = {arena_strdup(s->arena, name), fingerprint, ARENA_ARRAY(s->arena, const char *, n + 1), n};
    for (size_t i = 0; i < n; i++)
        u.files[i] = arena_strdup(s->arena, files[i]);
    if (n) /* several threads made the list: the same state has the same bytes */
        qsort(u.files, n, sizeof *u.files, compare_names);
    size_t *index = ARENA_NEW(s->arena, size_t);
    *index = s->units.len;
    strmap_put(s->by_name, u.name, index);
    vec_push(&s->units, u);
}

void state_add_face(State *s, const char *path, uint64_t stamp)
{
    vec_push(&s->faces, arena_strdup(s->arena, path));
    vec_push(&s->face_stamps, stamp);
}

void state_print(const State *s, Buf *out)
{
    buf_puts(out, HEADER "\n");
    for (size_t i = 0; i < s->faces.len; i++)
        buf_printf(out, "face %016llx %s\n", (unsigned long long)s->face_stamps.ptr[i], s->faces.ptr[i]);
    for (size_t i = 0; i < s->units.len; i++) {
        const Unit *u = &s->units.ptr[i];
        buf_printf(out, "unit %016llx %s\n", (unsigned long long)u->fingerprint, u->name);
        for (size_t k = 0; k < u->n_files; k++)
            buf_printf(out, "file %s\n", u->files[k]);
    }
}

/* "0123456789abcdef rest" → the number and the rest; false when it isn't that. */
static bool parse_hash(const char *s, uint64_t *hash, const char **rest)
{
    char *end;
    *hash = strtoull(s, &end, 16);
    if (end != s + 16 || *end != ' ')
        return false;
    *rest = end + 1;
    return true;
}

/* Parses the text in place. false: not understood. */
static bool parse(State *s, char *text)
{
    VEC(const char *) files = {0};
    const char *name = NULL;
    uint64_t fingerprint = 0;
    bool ok = true, first = true;
    for (char *line = text, *next; ok && *line; line = next) {
        char *end = strchr(line, '\n');
        ok = end != NULL; /* every line ends: a torn file is not trusted */
        if (!ok)
            break;
        *end = 0;
        next = end + 1;
        const char *rest;
        uint64_t hash;
        if (first) {
            ok = strcmp(line, HEADER) == 0;
            first = false;
        } else if (strncmp(line, "face ", 5) == 0 && parse_hash(line + 5, &hash, &rest)) {
            state_add_face(s, rest, hash);
        } else if (strncmp(line, "file ", 5) == 0 && name) {
            vec_push(&files, line + 5);
        } else if (strncmp(line, "unit ", 5) == 0 && parse_hash(line + 5, &hash, &rest)) {
            if (name)
                state_add(s, name, fingerprint, files.ptr, files.len);
            files.len = 0;
            name = rest;
            fingerprint = hash;
        } else {
            ok = false;
        }
    }
    if (ok && name)
        state_add(s, name, fingerprint, files.ptr, files.len);
    vec_free(&files);
    return ok;
}

State *state_load(Diag *d, const char *out)
{
    Buf path = {0}, text = {0};
    buf_printf(&path, "%s/" STATE_PATH, out);
    World *own = world_new(); /* the state is no input of the run: not in the depfile */
    bool missing = false;
    State *s = state_new();
    if (world_read(own, d, path.data, &text, &missing)) {
        if (!text.data || !parse(s, text.data)) {
            state_free(s);
            s = state_new();
        }
    } else if (!missing) {
        state_free(s);
        s = NULL;
    }
    world_free(own);
    buf_free(&path);
    buf_free(&text);
    return s;
}

static bool hash_one(World *w, Diag *quiet, const char *path, uint64_t *hash)
{
    Buf b = {0};
    bool missing;
    *hash = 0;
    if (!world_read(w, quiet, path, &b, &missing))
        return missing;
    *hash = hash_bytes(1, b.len ? b.data : "", b.len);
    buf_free(&b);
    return true;
}

bool hash_file(World *w, const char *path, uint64_t *hash)
{
    Diag *quiet = diag_new();
    bool ok = hash_one(w, quiet, path, hash);
    diag_free(quiet);
    return ok;
}

static bool hash_below(World *w, Diag *quiet, Arena *a, const char *dir, const FolderChain *up, uint64_t *hash)
{
    DirEntry *entries;
    size_t n;
    if (!world_list(w, quiet, a, dir, &entries, &n))
        return false;
    for (size_t i = 0; i < n; i++) {
        const char *path = arena_printf(a, "%s/%s", dir, entries[i].name);
        *hash = hash_bytes(*hash, entries[i].name, strlen(entries[i].name) + 1);
        uint64_t one = 2;
        FolderChain here = {entries[i].id, up};
        if (entries[i].is_dir && folder_chain_has(up, entries[i].id)) /* a link back up */
            continue;
        if (!(entries[i].is_dir ? hash_below(w, quiet, a, path, &here, &one) : hash_one(w, quiet, path, &one)))
            return false;
        *hash = hash_bytes(*hash, &one, sizeof one);
    }
    return true;
}

bool hash_tree(World *w, const char *dir, uint64_t *hash)
{
    Arena *a = arena_new();
    Diag *quiet = diag_new();
    *hash = 0;
    bool ok = hash_below(w, quiet, a, dir, NULL, hash);
    diag_free(quiet);
    arena_free(a);
    return ok;
}
