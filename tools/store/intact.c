/* Whether what was published is still as it was written. */
#include "store/state.h"

#include <assert.h>

/* Looks at outputs, one after another. */
typedef struct Look {
    bool verify;
    Buf path;    /* of the last one */
    size_t base; /* of it the folder, with its slash */
    World *own;  /* for those that are read: outputs are no inputs */
} Look;

static Look look_begin(const char *out, bool verify)
{
    Look l = {.verify = verify};
    buf_puts(&l.path, out);
    buf_putc(&l.path, '/');
    l.base = l.path.len;
    return l;
}

static void look_end(Look *l)
{
    buf_free(&l->path);
    world_free(l->own);
}

static bool has_hash(Look *l, uint64_t want)
{
    uint64_t hash;
    if (!l->own)
        l->own = world_new();
    return want && hash_file(l->own, l->path.data, &hash) && hash == want;
}

static bool is_intact(Look *l, const Output *f, FileStamp *stamp)
{
    l->path.len = l->base;
    buf_puts(&l->path, f->name);
    const FileStamp now = *stamp = world_stamp(l->own, l->path.data);
    bool there = now.size >= 0 && !now.is_dir && (f->size < 0 || now.size == f->size);
    bool trusted = !l->verify && f->modified >= 0 && now.modified == f->modified;
    return there && (trusted || has_hash(l, f->hash));
}

bool output_is_intact(const char *out, const Output *f, bool verify)
{
    Look l = look_begin(out, verify);
    FileStamp now;
    bool intact = is_intact(&l, f, &now);
    look_end(&l);
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
    Look l = look_begin(out, verify);
    bool intact = true;
    FileStamp now;
    assert(unit_is_listed(u));
    for (size_t i = 0; i < u->n_files && intact; i++) {
        intact = is_intact(&l, &u->files[i], &now);
        if (intact)
            renew_output(u, &u->files[i], &now, before);
    }
    look_end(&l);
    return intact;
}
