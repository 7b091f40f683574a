/* What lives no longer than the run. */
#include "world/internal.h"

#include <errno.h>
#include <stdlib.h>

char *world_temporary_dir(World *w, Diag *d, const char *name)
{
    (void)w;
    const char *dir = getenv("TMPDIR");
    Buf path = {0};
    buf_printf(&path, "%s/%s-XXXXXX", dir && *dir ? dir : "/tmp", name);
    if (mkdtemp(path.data))
        return path.data;
    diag_system(d, path.data, errno, "make a temporary folder");
    buf_free(&path);
    return NULL;
}

void world_remove_tree(World *w, const char *path)
{
    (void)w;
    remove_tree(path);
}
