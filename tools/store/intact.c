/* Whether what was published is still as it was written. */
#include "store/state.h"

static bool is_intact(World *own, const char *out, const Output *f, bool verify)
{
    uint64_t hash;
    Buf path = {0};
    buf_printf(&path, "%s/%s", out, f->name);
    FileStamp now = world_stamp(own, path.data);
    bool there = now.size >= 0 && !now.is_dir && (f->size < 0 || now.size == f->size);
    bool trusted = !verify && f->modified >= 0 && now.modified == f->modified;
    bool intact = there && (trusted || (f->hash && hash_file(own, path.data, &hash) && hash == f->hash));
    buf_free(&path);
    return intact;
}

bool output_is_intact(const char *out, const Output *f, bool verify)
{
    World *own = world_new(); /* outputs are no inputs */
    bool intact = is_intact(own, out, f, verify);
    world_free(own);
    return intact;
}

bool unit_is_intact(const char *out, const Unit *u, bool verify)
{
    World *own = world_new(); /* outputs are no inputs */
    bool intact = true;
    for (size_t i = 0; i < u->n_files && intact; i++)
        intact = is_intact(own, out, &u->files[i], verify);
    world_free(own);
    return intact;
}
