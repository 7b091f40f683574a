#include "driver/internal.h"
#include "tests/check.h"
#include <stdlib.h>
#include <unistd.h>

typedef struct Work {
    Pool *pool;
    atomic_int done;
} Work;

static void leaf(void *argument)
{
    atomic_fetch_add(&((Work *)argument)->done, 1);
}

static void branch(void *argument)
{
    Work *w = argument;
    pool_add_urgent(w->pool, leaf, w);
    pool_add_urgent(w->pool, leaf, w);
    atomic_fetch_add(&w->done, 1);
}

static void test_pool(Checks *c)
{
    for (unsigned workers = 1; workers <= 8; workers *= 2) {
        Work w = {.pool = pool_new(workers)};
        for (int i = 0; i < 1000; i++)
            pool_add(w.pool, branch, &w);
        pool_run(w.pool);
        CHECK_INT(c, atomic_load(&w.done), 3000);
        pool_free(w.pool);
    }
}

static void test_state(Checks *c)
{
    World *w = world_new();
    Diag *d = diag_new();
    State *s = state_new();
    const char *files[] = {"site/p/1.html", "site/p/a b.html"};
    state_add(s, "p/2021-11-02", 0x1234567890abcdefu, files, 2);
    state_add(s, "", 7, NULL, 0);
    state_add_face(s, "/usr/share/fonts/x y.otf", 9);
    Buf text = {0};
    state_print(s, &text);
    CHECK(c, world_write(w, d, "out/" STATE_PATH, text.data, text.len));
    State *t = state_load(d, "out");
    CHECK_INT(c, t->units.len, 2);
    const Unit *u = state_lookup(t, "p/2021-11-02");
    CHECK(c, u && u->fingerprint == 0x1234567890abcdefu && u->n_files == 2);
    CHECK_STR(c, u->files[1], "site/p/a b.html");
    CHECK(c, state_lookup(t, "") != NULL);
    CHECK(c, state_lookup(t, "none") == NULL);
    CHECK_INT(c, t->faces.len, 1);
    CHECK_STR(c, t->faces.ptr[0], "/usr/share/fonts/x y.otf");
    state_free(t);

    /* A torn or foreign state is as none. */
    CHECK(c, world_write(w, d, "out/" STATE_PATH, text.data, text.len - 1));
    t = state_load(d, "out");
    CHECK_INT(c, t->units.len, 0);
    state_free(t);
    t = state_load(d, "elsewhere");
    CHECK_INT(c, t->units.len, 0);
    state_free(t);
    CHECK_INT(c, diag_errors(d), 0);
    state_free(s);
    buf_free(&text);
    diag_free(d);
    world_free(w);
}

static void put(Checks *c, World *w, const char *path, const char *text)
{
    Diag *d = diag_new();
    CHECK(c, world_write(w, d, path, text, strlen(text)));
    diag_free(d);
}

static void test_hash(Checks *c)
{
    World *w = world_new();
    uint64_t a, b;
    put(c, w, "tree/x", "1");
    put(c, w, "tree/sub/y", "2");
    CHECK(c, hash_tree(w, "tree", &a));
    CHECK(c, hash_tree(w, "tree", &b));
    CHECK(c, a == b);
    put(c, w, "tree/sub/y", "3");
    CHECK(c, hash_tree(w, "tree", &b) && a != b);
    put(c, w, "tree/sub/y", "2");
    CHECK(c, hash_tree(w, "tree", &b) && a == b);
    put(c, w, "tree/sub/z", "");
    CHECK(c, hash_tree(w, "tree", &b) && a != b);
    /* Links that lead back up, two of them: each level would double the work. */
    (void)!symlink(".", "tree/round");
    (void)!symlink("..", "tree/sub/back");
    CHECK(c, hash_tree(w, "tree", &a) && hash_tree(w, "tree", &b) && a == b);
    CHECK(c, world_tree_stamp(w, "tree") == world_tree_stamp(w, "tree"));
    CHECK(c, hash_file(w, "tree/none", &b) && b == 0);
    CHECK(c, !hash_tree(w, "none", &b));
    world_free(w);
}

static void test_depfile(Checks *c)
{
    World *w = world_new();
    Diag *d = diag_new();
    Buf text = {0};
    put(c, w, "in/a b#c$d", "x");
    CHECK(c, world_read(w, d, "in/a b#c$d", &text, NULL));
    buf_free(&text);
    CHECK(c, depfile_write(w, d, "result stamp.d"));
    CHECK(c, world_read(w, d, "result stamp.d", &text, NULL));
    CHECK_STR(c, text.data, "result\\ stamp: \\\n in/a\\ b\\#c$$d\nin/a\\ b\\#c$$d:\n");
    buf_free(&text);
    diag_free(d);
    world_free(w);
}

int main(void)
{
    char dir[] = "/tmp/paiban-driver-XXXXXX";
    if (!mkdtemp(dir) || chdir(dir) != 0)
        return 1;
    Checks c = {0};
    test_pool(&c);
    test_state(&c);
    test_hash(&c);
    test_depfile(&c);
    return CHECK_END(&c);
}
