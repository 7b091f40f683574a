/* Whether what was published is still as it was written. */
#include "store/state.h"

static bool is_intact(World *own, const char *out, const Output *f, bool verify, FileStamp *stamp)
{
    uint64_t hash;
    Buf path = {0};
    buf_printf(&path, "%s/%s", out, f->name);
    FileStamp now = *stamp = world_stamp(own, path.data);
    bool there = now.size >= 0 && !now.is_dir && (f->size < 0 || now.size == f->size);
    bool trusted = !verify && f->modified >= 0 && now.modified == f->modified;
    bool intact = there && (trusted || (f->hash && hash_file(own, path.data, &hash) && hash == f->hash));
    buf_free(&path);
    return intact;
}

bool output_is_intact(const char *out, const Output *f, bool verify)
{
    World *own = world_new(); /* outputs are no inputs */
    FileStamp now;
    bool intact = is_intact(own, out, f, verify, &now);
    world_free(own);
    return intact;
}

void unit_renew(Unit *u, FileStamp *known, const FileStamp *now, int64_t before)
{
    if ((known->size == now->size && known->modified == now->modified && known->status == now->status) ||
        now->modified > before || now->status > before)
        return;
    *known = *now;
    u->renewed = true;
}

/* Of an output size and time of its bytes are kept. */
static void renew_output(Unit *u, Output *f, const FileStamp *now, int64_t before)
{
    FileStamp known = {f->size, f->modified, now->status, false}, seen = known;
    seen.size = now->size;
    seen.modified = now->modified;
    unit_renew(u, &known, &seen, before);
    f->size = known.size;
    f->modified = known.modified;
}

bool unit_is_intact(const char *out, Unit *u, bool verify, int64_t before)
{
    World *own = world_new(); /* outputs are no inputs */
    bool intact = true;
    FileStamp now;
    for (size_t i = 0; i < u->n_files && intact; i++) {
        intact = is_intact(own, out, &u->files[i], verify, &now);
        if (intact)
            renew_output(u, &u->files[i], &now, before);
    }
    world_free(own);
    return intact;
}
