/* Hashes of files and folders. */
#include "store/state.h"

#include <string.h>

uint64_t hash_of_sum(const uint8_t sum[SHA256_BYTES])
{
    uint64_t hash = 0;
    for (int i = 0; i < 8; i++)
        hash = hash << 8 | sum[i];
    return hash ? hash : 1;
}

uint64_t hash_output(const void *data, size_t n)
{
    uint8_t sum[SHA256_BYTES];
    sha256_of(data, n, sum);
    return hash_of_sum(sum);
}

static bool hash_one(World *w, Diag *quiet, const char *path, uint64_t *hash)
{
    Buf b = {0};
    bool missing;
    *hash = 0;
    if (!world_read(w, quiet, path, &b, &missing))
        return missing;
    *hash = hash_output(b.len ? b.data : "", b.len);
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
