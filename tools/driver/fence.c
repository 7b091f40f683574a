/* What a run may read and write (world/landlock.h): its content, layouts, fonts and the installation's, its output. */
#include "driver/driver.h"

#include "world/clean.h"
#include "world/landlock.h"
#include "world/world_fonts.h"
#include "yaml/yaml.h"
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
static void give_named(Leaves *l, const YamlNode *node, const char *folder)
{
    const char *name = node->kind == YK_SCALAR && strchr(node->text, '/') ? node->text : NULL;
    const char *path = !name || *name == '/' ? name : arena_printf(l->arena, "%s/%s", folder, name);
    if (path && world_exists(l->world, path) && !world_is_dir(l->world, path))
        give(l, path, LEAVE_READ);
    for (const YamlNode *child = node->child; child; child = child->next)
        give_named(l, child, folder);
}

static void give_named_in(Leaves *l, const char *file, const char *folder)
{
    Diag *quiet = diag_new();
    World *own = world_new(); /* it is read as an input where it is understood */
    bool missing;
    Source *src = source_read(own, quiet, l->arena, file, &missing);
    const YamlNode *root = src ? yaml_parse(quiet, l->arena, src, 0, src->len) : NULL;
    if (root)
        give_named(l, root, folder);
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
    World *own = world_new();
    bool listed = world_is_dir(own, folder) && world_list(own, quiet, l->arena, folder, &entries, &n);
    for (size_t i = 0; listed && i < n; i++) {
        const char *path = arena_printf(l->arena, "%s/%s", folder, entries[i].name), *dot = strrchr(path, '.');
        if (entries[i].is_dir && depth < DEEPEST)
            give_settings(l, path, depth + 1);
        else if (dot && strcmp(dot, ".yaml") == 0)
            give_named_in(l, path, folder);
    }
    world_free(own);
    diag_free(quiet);
    if (!depth)
        give(l, folder, LEAVE_LINKED);
}

static void give_fonts(Leaves *l, const char *fonts)
{
    const char *const *places;
    size_t n = world_font_places(l->world, l->arena, fonts, &places);
    give_settings(l, fonts, 0);
    for (size_t i = 0; i < n; i++)
        if (world_exists(l->world, places[i])) /* not the folder above instead, which may be the user's home */
            give(l, places[i], LEAVE_LINKED);
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
    if (world_is_dir(w, p->out)) /* a check asks, too, what is known of pictures */
        give(&l, p->out, LEAVE_READ);
    for (size_t i = 0; i < sizeof writes->folders / sizeof *writes->folders; i++)
        give(&l, writes->folders[i], LEAVE_WRITE);
    for (size_t i = 0; i < sizeof writes->files / sizeof *writes->files; i++)
        give_file(&l, writes->files[i], LEAVE_WRITE);
    for (size_t i = 0; i < writes->n_linked; i++)
        if (world_is_dir(w, writes->linked[i])) {
            give(&l, writes->linked[i], LEAVE_WRITE);
            give(&l, writes->linked[i], LEAVE_LINKED);
        }
    give_file(&l, writes->made, LEAVE_NAMES); /* it is cleared up when nothing came of the run */
    bool ok = world_landlock(w, l.at.ptr, l.at.len);
    vec_free(&l.at);
    arena_free(l.arena);
    return ok;
}
