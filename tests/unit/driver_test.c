#include "driver/internal.h"
#include "tests/unit/folder_fixture.h"

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

static void check_state(Checks *c, const State *t)
{
    CHECK_INT(c, t->units.len, 2);
    const Unit *u = state_lookup(t, "p/2021-11-02");
    CHECK(c, u && u->fingerprint == 0x1234567890abcdefu && u->n_files == 2);
    if (!u)
        return;
    CHECK_STR(c, u->files[0].name, "site/p/1.html"); /* in order of their names */
    CHECK_STR(c, u->files[1].name, "site/p/a b.html");
    CHECK(c, u->files[1].size == 5 && u->files[1].modified == -1 && u->files[1].hash == 0xfedcba9876543210u);
    CHECK(c, u->common == 11 && u->contents == 12 && strcmp(u->edition, "晚间版") == 0);
    CHECK(c, u->view == 13 && u->search == 14 && u->pages == 2 && u->articles == 3);
    CHECK_INT(c, u->n_leads, 1);
    CHECK(c, u->leads[0].view == 15 && strcmp(u->leads[0].name, "p/2021-11-01") == 0);
    CHECK_INT(c, u->n_inputs, 2);
    for (size_t i = 0; i < u->n_inputs; i++) { /* in whatever order */
        const WorldInput *in = &u->inputs[i];
        if (in->stamp.is_dir)
            CHECK(c, strcmp(in->path, "p/2021-11-02") == 0 && in->stamp.modified == -1 && in->hash == 4);
        else
            CHECK(c, strcmp(in->path, "p/2021-11-02/a b.md") == 0 && in->stamp.size == 9 && in->stamp.status == 7);
    }
    CHECK_INT(c, u->n_reports, 9);
    CHECK(c, memcmp(u->reports, "gone p\n\0x", 9) == 0); /* no line of the record */
    CHECK(c, state_lookup(t, "") != NULL);
    CHECK(c, state_lookup(t, "none") == NULL);
    CHECK_INT(c, t->faces.len, 1);
    CHECK_STR(c, t->faces.ptr[0], "/usr/share/fonts/x y.otf");
}

static State *make_state(void)
{
    State *s = state_new();
    Output files[] = {{"site/p/a b.html", 5, -1, 0xfedcba9876543210u}, {"site/p/1.html", 7, 123456789012345678, 2}};
    WorldInput inputs[] = {{"p/2021-11-02/a b.md", {9, 8, 7, false}, 6}, {"p/2021-11-02", {0, -1, 5, true}, 4}};
    state_add(s, &(Unit){.name = "p/2021-11-02",
                         .fingerprint = 0x1234567890abcdefu,
                         .common = 11,
                         .contents = 12,
                         .edition = "晚间版",
                         .inputs = inputs,
                         .n_inputs = 2,
                         .files = files,
                         .n_files = 2,
                         .view = 13,
                         .search = 14,
                         .pages = 2,
                         .articles = 3,
                         .leads = &(Lead){"p/2021-11-01", 15},
                         .n_leads = 1,
                         .facts = {"unit \nx", 7},
                         .texts = {"t", 1},
                         .reports = "gone p\n\0x",
                         .n_reports = 9});
    state_add(s, &(Unit){.name = "", .fingerprint = 7});
    state_add_face(s, "/usr/share/fonts/x y.otf", 9);
    return s;
}

static void test_records(Checks *c)
{
    State *s = make_state(), *t = state_new();
    Buf text = {0};
    state_print(s, &text);
    CHECK(c, state_parse(t, text.data, text.len));
    check_state(c, t);
    state_free(t);
    /* Cut anywhere it is a whole number of facts, or none; it never reads beyond its end. */
    for (size_t n = 0; n < text.len; n++) {
        char *torn = mem_alloc(n + 1);
        memcpy(torn, text.data, n);
        t = state_new();
        CHECK(c, !state_parse(t, torn, n) || text.data[n - 1] == '\n');
        state_free(t);
        mem_free(torn);
    }
    static const char *const bad[] = {"",
                                      "paiban-record 1\n",
                                      "paiban-record 2\nfile 0000000000000001 1 1 x\n",
                                      "paiban-record 2\nunit 0000000000000001 u\nfile 0000000000000001 1 1 ../x\n",
                                      "paiban-record 2\nunit 0000000000000001 u\nfile 0000000000000001 1 1 /x\n",
                                      "paiban-record 2\nunit 0000000000000001 u\nreports 99\nx\n",
                                      "paiban-record 2\nunit 1 u\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        t = state_new();
        CHECK_AT(c, !state_parse(t, bad[i], strlen(bad[i])), "%s", bad[i]);
        state_free(t);
    }
    state_free(s);
    buf_free(&text);
}

static State *load(Checks *c, World *w, Diag *d, const char *out, bool was_lost)
{
    Store *store = store_new(w, out);
    bool lost;
    State *t = store_load(store, d, &lost);
    CHECK(c, t != NULL);
    CHECK_INT(c, lost, was_lost);
    CHECK(c, !t || store_list_all(store, d, t));
    store_free(store);
    return t ? t : state_new();
}

/* What a keeper was told of is there again; a unit that ends is not; a store that can't be read is as none. */
static void test_store(Checks *c)
{
    World *w = world_new();
    Diag *d = diag_new();
    Buf text = {0}, whole = {0};
    State *s = make_state();
    state_print(s, &text);
    CHECK(c, world_write(w, d, "out/.paiban/x", "", 0));
    CHECK(c, world_remove(w, d, "out/" STORE_PATH));
    state_free(load(c, w, d, "out", true));
    CHECK(c, !world_exists(w, "out/" STORE_PATH)); /* reading makes nothing */
    Store *store = store_new(w, "out");
    WorldKeeper keeper = store_keeper(store);
    CHECK(c, keeper.keep(keeper.context, d, text.data, text.len));
    CHECK(c, keeper.keep(keeper.context, d, text.data, text.len)); /* again, as recovery may */
    store_free(store);
    State *t = load(c, w, d, "out", false);
    check_state(c, t);
    state_free(t);
    store = store_new(w, "out");
    bool lost;
    Buf facts = {0};
    t = store_load(store, d, &lost);
    store_facts(store, "p/2021-11-02", &facts);
    CHECK_INT(c, facts.len, 7);
    CHECK_STR(c, facts.data, "unit \nx");
    facts.len = 0;
    store_texts(store, "p/2021-11-02", &facts);
    CHECK_INT(c, facts.len, 1);
    facts.len = 0;
    store_facts(store, "none", &facts);
    CHECK_INT(c, facts.len, 0);
    buf_free(&facts);
    state_free(t);
    store_free(store);

    store = store_new(w, "out");
    keeper = store_keeper(store);
    const char *gone = "paiban-record 2\ngone p/2021-11-02\ngone never\n";
    CHECK(c, keeper.keep(keeper.context, d, gone, strlen(gone)));
    store_free(store);
    t = load(c, w, d, "out", false);
    CHECK_INT(c, t->units.len, 1);
    state_free(t);

    CHECK(c, world_read(w, d, "out/" STORE_PATH, &whole, NULL));
    const size_t cuts[] = {1, 100, 4096, whole.len / 2, whole.len - 4096};
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        CHECK(c, world_write(w, d, "out/" STORE_PATH, whole.data, cuts[i]));
        t = load(c, w, d, "out", true);
        CHECK_INT(c, t->units.len, 0);
        state_free(t);
    }
    CHECK_INT(c, diag_errors(d), 0);
    state_free(s);
    buf_free(&text);
    buf_free(&whole);
    diag_free(d);
    world_free(w);
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
    CHECK(c, depfile_write(w, d, "result stamp.d", false));
    CHECK(c, world_read(w, d, "result stamp.d", &text, NULL));
    CHECK_STR(c, text.data, "result\\ stamp: \\\n in/a\\ b\\#c$$d\nin/a\\ b\\#c$$d:\n");
    buf_free(&text);
    diag_free(d);
    world_free(w);
}

int main(void)
{
    TestFolder f;
    if (!test_folder_enter(&f, NULL))
        return 1;
    Checks c = {0};
    test_pool(&c);
    test_records(&c);
    test_store(&c);
    test_hash(&c);
    test_depfile(&c);
    test_folder_leave(&c, &f);
    return CHECK_END(&c);
}
