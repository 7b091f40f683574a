/* Changes in folders are seen (world/watch.h). */
#include "tests/check.h"
#include "world/watch.h"

#include <unistd.h>

enum { LONG = 5000, SHORT = 60 };

static void put(Checks *c, World *w, const char *path, const char *text)
{
    Diag *d = diag_new();
    CHECK(c, world_write(w, d, path, text, strlen(text)));
    diag_free(d);
}

int main(void)
{
    Checks c = {0};
    World *w = world_new();
    Diag *d = diag_new();
    Arena *a = arena_new();
    char *dir = world_temporary_dir(w, d, "watch-test");
    const char *root = arena_printf(a, "%s/content", dir), *late = arena_printf(a, "%s/layouts", dir);
    put(&c, w, arena_printf(a, "%s/paper/a.md", root), "a");
    put(&c, w, arena_printf(a, "%s/elsewhere/picture", dir), "p");
    CHECK(&c, symlink("../../elsewhere/picture", arena_printf(a, "%s/paper/linked", root)) == 0);
    put(&c, w, arena_printf(a, "%s/x", late), "x");
    WorldWatch *watch = world_watch_new(w, (const char *const[]){root, late}, 2);
    CHECK(&c, !world_watch_wait(watch, SHORT)); /* nothing has happened */
    put(&c, w, arena_printf(a, "%s/paper/a.md", root), "b");
    CHECK(&c, world_watch_wait(watch, LONG));   /* a file replaced */
    CHECK(&c, !world_watch_wait(watch, SHORT)); /* told once */
    put(&c, w, arena_printf(a, "%s/paper/2021-11-02/deep/b.md", root), "b");
    CHECK(&c, world_watch_wait(watch, LONG)); /* new folders */
    put(&c, w, arena_printf(a, "%s/paper/2021-11-02/deep/b.md", root), "c");
    CHECK(&c, world_watch_wait(watch, LONG)); /* in them, too */
    CHECK(&c, world_remove(w, d, arena_printf(a, "%s/paper/a.md", root)));
    CHECK(&c, world_watch_wait(watch, LONG));
    put(&c, w, arena_printf(a, "%s/elsewhere/picture", dir), "other"); /* what a link leads to */
    CHECK(&c, world_watch_wait(watch, LONG));
    put(&c, w, arena_printf(a, "%s/x", late), "y");
    CHECK(&c, world_watch_wait(watch, LONG)); /* the other root */
    world_watch_wake(watch);
    CHECK(&c, !world_watch_wait(watch, LONG)); /* woken for something else */
    world_watch_free(watch);

    /* A folder that isn't there yet is looked for, without inotify. */
    const char *missing = arena_printf(a, "%s/fonts", dir);
    watch = world_watch_new(w, &missing, 1);
    put(&c, w, arena_printf(a, "%s/fonts.yaml", missing), "f");
    CHECK(&c, world_watch_wait(watch, LONG));
    world_watch_free(watch);
    world_remove_tree(w, dir);
    CHECK(&c, !world_exists(w, dir));
    mem_free(dir);
    arena_free(a);
    diag_free(d);
    world_free(w);
    return CHECK_END(&c);
}
