/* What a run may read and write (world/landlock.h): its content, layouts, fonts and the installation's, its output. */
#include "driver/driver.h"

#include "world/landlock.h"
#include "world/world_fonts.h"
#include <string.h>

typedef struct Leaves {
    World *world;
    Arena *arena;
    VEC(Leave) at;
} Leaves;

static void give(Leaves *l, const char *path, LeaveKind kind)
{
    vec_push(&l->at, ((Leave){path, kind}));
}

/* The folder of a file that is made new, or put in another's place. */
static void give_file(Leaves *l, const char *path, LeaveKind kind)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    if (path)
        give(l, !slash ? "." : slash == path ? "/" : arena_strndup(l->arena, path, (size_t)(slash - path)), kind);
}

/* What settings name by a path is theirs to name: a font, a profile, a dictionary, wherever it is. */
static void give_named(Leaves *l, const char *file, const char *folder)
{
    static const char between[] = "\t\r\n\"'[]{},:#", blank[] = " ";
    Diag *quiet = diag_new();
    World *own = world_new_child(NULL); /* it is read as an input where it is understood */
    Buf text = {0};
    bool missing;
    if (world_read(own, quiet, file, &text, &missing))
        for (const char *at = text.data; at && *at;) {
            at += strspn(at, blank);
            size_t n = strcspn(at, between);
            const char *name = arena_strndup(l->arena, at, n), *path = *name == '/' ? name : NULL;
            if (!path && strchr(name, '/'))
                path = arena_printf(l->arena, "%s/%s", folder, name);
            if (path && world_exists(l->world, path) && !world_is_dir(l->world, path))
                give(l, path, LEAVE_READ);
            at += n;
            at += strspn(at, between);
        }
    buf_free(&text);
    world_free(own);
    diag_free(quiet);
}

/* A folder of settings, and what is named in it. */
static void give_settings(Leaves *l, const char *folder, int depth)
{
    enum { DEEPEST = 3 };
    DirEntry *entries;
    size_t n = 0;
    Diag *quiet = diag_new();
    World *own = world_new_child(NULL);
    bool listed = world_is_dir(own, folder) && world_list(own, quiet, l->arena, folder, &entries, &n);
    for (size_t i = 0; listed && i < n; i++) {
        const char *path = arena_printf(l->arena, "%s/%s", folder, entries[i].name), *dot = strrchr(path, '.');
        if (entries[i].is_dir && depth < DEEPEST)
            give_settings(l, path, depth + 1);
        else if (dot && strcmp(dot, ".yaml") == 0)
            give_named(l, path, folder);
    }
    world_free(own);
    diag_free(quiet);
    if (!depth)
        give(l, folder, LEAVE_LINKED);
}

static void give_fonts(Leaves *l, const char *fonts)
{
    const char *const *dirs;
    size_t n = world_font_folders(l->world, l->arena, arena_printf(l->arena, "%s/fonts.conf", fonts), &dirs);
    give_settings(l, fonts, 0);
    for (size_t i = 0; i < n; i++)
        give(l, dirs[i], LEAVE_LINKED);
}

bool driver_fence(World *w, const DriverPaths *p, const DriverWrites *writes)
{
    Leaves l = {.world = w, .arena = arena_new()};
    give(&l, writes->follow ? "/" : p->content, LEAVE_READ);
    give_settings(&l, p->layouts, 0);
    give_fonts(&l, p->fonts);
    if (p->installed) {
        give_settings(&l, arena_printf(l.arena, "%s/layouts", p->installed), 0);
        give_fonts(&l, arena_printf(l.arena, "%s/fonts", p->installed));
    }
    for (size_t i = 0; i < sizeof writes->folders / sizeof *writes->folders; i++)
        give(&l, writes->folders[i], LEAVE_WRITE);
    for (size_t i = 0; i < sizeof writes->files / sizeof *writes->files; i++)
        give_file(&l, writes->files[i], LEAVE_WRITE);
    give_file(&l, writes->folders[0], LEAVE_NAMES); /* it is synced, and cleared up when nothing came of the run */
    bool ok = world_landlock(w, l.at.ptr, l.at.len);
    vec_free(&l.at);
    arena_free(l.arena);
    return ok;
}
