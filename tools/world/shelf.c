/* Folders of the user's that the installation's stand behind, file by file. */
#include "world/internal.h"
#include "world/world.h"

#include <string.h>

void world_shelve(World *w, Shelf shelf, const char *own, const char *installed)
{
    mem_free(w->shelf[shelf]);
    mem_free(w->shelf_behind[shelf]);
    w->shelf[shelf] = mem_strdup(own);
    w->shelf_behind[shelf] = strcmp(own, installed) != 0 && world_is_dir(w, own) ? mem_strdup(installed) : NULL;
}

const char *world_behind(World *w, Arena *a, const char *path)
{
    while (w->parent && !w->shelf[0])
        w = w->parent;
    for (int i = 0; i < SHELVES; i++) {
        size_t n = w->shelf_behind[i] ? strlen(w->shelf[i]) : 0;
        if (n && strncmp(path, w->shelf[i], n) == 0 && (!path[n] || path[n] == '/'))
            return arena_printf(a, "%s%s", w->shelf_behind[i], path + n);
    }
    return NULL;
}

const char *world_find(World *w, Arena *a, const char *path)
{
    if (world_exists(w, path))
        return path;
    const char *behind = world_behind(w, a, path);
    return behind && world_exists(w, behind) ? behind : path;
}
