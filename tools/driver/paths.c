#include "driver/driver.h"

#include <string.h>

/* root/name, without "./" in front: paths are shown to the user. */
static const char *below(Arena *a, const char *root, const char *name)
{
    if (strcmp(root, ".") == 0)
        return name;
    size_t n = strlen(root);
    return arena_printf(a, "%s%s%s", root, n && root[n - 1] == '/' ? "" : "/", name);
}

/* A folder name without slashes at its end. */
static const char *trimmed(Arena *a, const char *s)
{
    size_t n = strlen(s);
    while (n > 1 && s[n - 1] == '/')
        n--;
    return arena_strndup(a, s, n);
}

static const char *own_or_installed(World *w, Arena *a, const DriverPaths *p, const char *name)
{
    const char *own = below(a, p->root, name);
    return world_is_dir(w, own) || !p->installed ? own : below(a, p->installed, name);
}

void driver_paths(World *w, Arena *a, DriverPaths *p)
{
    p->root = trimmed(a, p->root ? p->root : ".");
    p->content = trimmed(a, p->content ? p->content : below(a, p->root, "content"));
    p->out = trimmed(a, p->out ? p->out : below(a, p->root, "out"));
    p->layouts = trimmed(a, p->layouts ? p->layouts : own_or_installed(w, a, p, "layouts"));
    p->fonts = trimmed(a, p->fonts ? p->fonts : own_or_installed(w, a, p, "fonts"));
}
