/* Whether what was published is still as it was written. */
#include "driver/internal.h"

static bool is_intact(const Build *b, World *own, const char *path, const Output *f)
{
    FileStamp now = world_stamp(own, path);
    if (now.size < 0 || now.is_dir || (f->size >= 0 && now.size != f->size))
        return false;
    if (!b->o->verify && f->modified >= 0 && now.modified == f->modified)
        return true;
    uint64_t hash;
    return f->hash && hash_file(own, path, &hash) && hash == f->hash;
}

bool output_is_intact(const Build *b, const Output *f)
{
    World *own = world_new(); /* outputs are no inputs */
    Buf path = {0};
    buf_printf(&path, "%s/%s", b->o->paths.out, f->name);
    bool intact = is_intact(b, own, path.data, f);
    buf_free(&path);
    world_free(own);
    return intact;
}

bool unit_is_intact(const Build *b, const Unit *u)
{
    World *own = world_new(); /* outputs are no inputs */
    Buf path = {0};
    bool intact = true;
    for (size_t i = 0; i < u->n_files && intact; i++) {
        path.len = 0;
        buf_printf(&path, "%s/%s", b->o->paths.out, u->files[i].name);
        intact = is_intact(b, own, path.data, &u->files[i]);
    }
    buf_free(&path);
    world_free(own);
    return intact;
}
