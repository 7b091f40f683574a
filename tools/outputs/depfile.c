#include "outputs/outputs.h"

#include <string.h>

/* make's escapes: blanks and '#' by a backslash, '$' by another. */
static void put_escaped(Buf *out, const char *path)
{
    for (; *path; path++) {
        if (*path == ' ' || *path == '#' || *path == '\\')
            buf_putc(out, '\\');
        else if (*path == '$')
            buf_putc(out, '$');
        buf_putc(out, *path);
    }
}

bool depfile_write(World *w, Diag *d, const char *path, bool waits)
{
    Arena *a = arena_new();
    const char **paths;
    size_t n, length = strlen(path);
    world_dependencies(w, a, &paths, &n);
    bool has_suffix = length > 2 && strcmp(path + length - 2, ".d") == 0;
    Buf out = {0};
    put_escaped(&out, arena_strndup(a, path, has_suffix ? length - 2 : length));
    buf_putc(&out, ':');
    for (size_t i = 0; i < n; i++) {
        buf_puts(&out, " \\\n ");
        put_escaped(&out, paths[i]);
    }
    if (waits) { /* a file that never is: make runs again each time, until all have appeared */
        buf_puts(&out, " \\\n ");
        put_escaped(&out, path);
        buf_puts(&out, ".due");
    }
    buf_putc(&out, '\n');
    if (waits) {
        put_escaped(&out, path);
        buf_puts(&out, ".due:\n");
    }
    for (size_t i = 0; i < n; i++) { /* a file that is gone is no fault, as with cc -MP */
        put_escaped(&out, paths[i]);
        buf_puts(&out, ":\n");
    }
    bool ok = world_write(w, d, path, out.data, out.len);
    buf_free(&out);
    arena_free(a);
    return ok;
}
