/* Steps of an output folder: committed, taken back, recovered from their journal. */
#include "journal/out.h"
#include "tests/unit/folder_fixture.h"
#include <sys/stat.h>
#include <sys/wait.h>
#include <threads.h>

static bool stage(WorldTxn *t, Diag *d, const char *path, const char *text)
{
    return world_stage(t, d, path, text, strlen(text));
}

static void test_commit(Checks *c, World *w)
{
    Diag *d = diag_new();
    size_t changed;
    WorldOut *o = world_out_open(w, d, "new/deep/out/", (WorldKeeper){0});
    CHECK(c, o != NULL);
    WorldTxn *t = world_begin(o);
    CHECK(c, stage(t, d, "site/a.html", "A1"));
    CHECK(c, stage(t, d, "site/sub/b.html", "B1"));
    CHECK(c, stage(t, d, ".paiban/state", "1"));
    check_file(c, w, "new/deep/out/site/a.html", NULL);
    CHECK(c, world_commit(t, d, &changed));
    CHECK_INT(c, changed, 3);
    check_file(c, w, "new/deep/out/site/a.html", "A1");
    check_file(c, w, "new/deep/out/.paiban/state", "1");

    struct stat before, after;
    stat("new/deep/out/site/a.html", &before);
    t = world_begin(o);
    CHECK(c, stage(t, d, "site/a.html", "A1"));
    CHECK(c, stage(t, d, "site/c.html", "C1"));
    CHECK(c, world_stage_removal(t, d, "site/sub/b.html"));
    CHECK(c, world_stage_removal(t, d, "site/never/there.html"));
    CHECK(c, world_commit(t, d, NULL));
    stat("new/deep/out/site/a.html", &after);
    CHECK(c, before.st_ino == after.st_ino && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);
    check_file(c, w, "new/deep/out/site/c.html", "C1");
    check_file(c, w, "new/deep/out/site/sub/b.html", NULL);
    CHECK(c, !world_exists(w, "new/deep/out/site/sub")); /* an emptied folder goes too */

    t = world_begin(o);
    CHECK(c, !stage(t, d, "../evil", "x"));
    CHECK(c, !stage(t, d, "site/../../evil", "x"));
    CHECK(c, !stage(t, d, "/tmp/evil", "x"));
    CHECK(c, !stage(t, d, "site/a\nremove site/b", "x")); /* the journal has a move a line */
    world_rollback(t);
    world_out_close(o);
    CHECK_INT(c, diag_errors(d), 4);
    diag_free(d);
}

static void test_rollback(Checks *c, World *w)
{
    Diag *d = diag_new();
    WorldOut *o = world_out_open(w, d, "gone/out", (WorldKeeper){0});
    WorldTxn *t = world_begin(o);
    CHECK(c, stage(t, d, "site/a.html", "A"));
    world_rollback(t);
    world_out_close(o);
    CHECK(c, !world_exists(w, "gone"));

    put(c, w, "kept/site/a.html", "old");
    o = world_out_open(w, d, "kept", (WorldKeeper){0});
    t = world_begin(o);
    CHECK(c, stage(t, d, "site/a.html", "new"));
    world_rollback(t);
    world_out_close(o);
    check_file(c, w, "kept/site/a.html", "old");
    CHECK_INT(c, diag_errors(d), 0);
    diag_free(d);
}

/* A commit that fails half-way (a folder stands in the way of the last file) puts everything back. */
static void test_failing_commit(Checks *c, World *w)
{
    Diag *d = diag_new();
    put(c, w, "half/site/a.html", "old");
    put(c, w, "half/site/gone.html", "stays");
    put(c, w, "half/site/z.html/file", "in the way");
    put(c, w, "half/.paiban/state", "old state");
    WorldOut *o = world_out_open(w, d, "half", (WorldKeeper){0});
    WorldTxn *t = world_begin(o);
    CHECK(c, stage(t, d, "site/a.html", "new"));
    CHECK(c, stage(t, d, "site/fresh/b.html", "new"));
    CHECK(c, stage(t, d, "site/z.html", "new"));
    CHECK(c, world_stage_removal(t, d, "site/gone.html"));
    CHECK(c, stage(t, d, ".paiban/state", "new state"));
    CHECK(c, !world_commit(t, d, NULL));
    world_out_close(o);
    CHECK(c, diag_has_system_error(d));
    check_report(c, d, "half/site/z.html: error: can't put the file in its place: Is a directory");
    check_file(c, w, "half/site/a.html", "old");
    check_file(c, w, "half/site/gone.html", "stays");
    check_file(c, w, "half/site/z.html/file", "in the way");
    check_file(c, w, "half/.paiban/state", "old state");
    CHECK(c, !world_exists(w, "half/site/fresh"));
    diag_free(d);
}

/* What a killed run left is removed by the next one. */
static void test_stale(Checks *c, World *w)
{
    Diag *d = diag_new();
    put(c, w, "stale/.paiban/staging-99999999/site/x", "dead");
    put(c, w, "stale/.paiban/staging/7/new/site/x", "dead");
    WorldOut *o = world_out_open(w, d, "stale", (WorldKeeper){0});
    CHECK(c, !world_exists(w, "stale/.paiban/staging-99999999"));
    CHECK(c, !world_exists(w, "stale/.paiban/staging"));
    CHECK(c, world_commit(world_begin(o), d, NULL));
    world_out_close(o);
    diag_free(d);
}

typedef struct Part {
    WorldTxn *t;
    Diag *d;
    int number;
} Part;

static int stage_part(void *arg)
{
    Part *p = arg;
    int ok = 1;
    for (int i = 0; i < 400; i++) {
        char name[64];
        snprintf(name, sizeof name, "site/p%d/%d.html", p->number, i);
        ok &= stage(p->t, p->d, name, name);
    }
    return ok;
}

static void test_threads(Checks *c, World *w)
{
    Diag *d = diag_new();
    WorldOut *o = world_out_open(w, d, "many", (WorldKeeper){0});
    WorldTxn *t = world_begin(o);
    Part parts[4];
    thrd_t threads[4];
    for (int i = 0; i < 4; i++) {
        parts[i] = (Part){t, diag_new(), i};
        CHECK_INT(c, thrd_create(&threads[i], stage_part, &parts[i]), thrd_success);
    }
    for (int i = 0; i < 4; i++) {
        int ok = 0;
        thrd_join(threads[i], &ok);
        CHECK(c, ok);
        diag_free(parts[i].d);
    }
    uint64_t start = world_milliseconds(w);
    size_t changed;
    CHECK(c, world_commit(t, d, &changed));
    fprintf(stderr, "commit of %zu files: %llu ms\n", changed, (unsigned long long)(world_milliseconds(w) - start));
    CHECK_INT(c, changed, 1600);
    world_out_close(o);
    check_file(c, w, "many/site/p3/399.html", "site/p3/399.html");
    diag_free(d);
}

/* A journal on the disk is carried out by whoever opens the folder next: forward, or back when that is what it says. */
static void test_recovery(Checks *c, World *w)
{
    Diag *d = diag_new();
    put(c, w, "rec/site/a.html", "old");
    put(c, w, "rec/site/gone.html", "withdrawn");
    put(c, w, "rec/.paiban/staging/4/new/site/a.html", "new");
    put(c, w, "rec/.paiban/staging/4/new/site/b.html", "new");
    put(c, w, "rec/.paiban/journal",
        "paiban-journal 1 forward 4\nnew site/b.html\nreplace site/a.html\nremove site/gone.html\nend\n");
    world_out_close(world_out_open(w, d, "rec", (WorldKeeper){0}));
    check_file(c, w, "rec/site/a.html", "new");
    check_file(c, w, "rec/site/b.html", "new");
    check_file(c, w, "rec/site/gone.html", NULL);
    CHECK(c, !world_exists(w, "rec/.paiban/journal") && !world_exists(w, "rec/.paiban/staging"));

    put(c, w, "rec/.paiban/staging/5/old/site/a.html", "old");
    put(c, w, "rec/.paiban/staging/5/old/site/gone.html", "withdrawn");
    put(c, w, "rec/.paiban/journal",
        "paiban-journal 1 back 5\nnew site/b.html\nreplace site/a.html\nremove site/gone.html\nend\n");
    world_out_close(world_out_open(w, d, "rec", (WorldKeeper){0}));
    check_file(c, w, "rec/site/a.html", "old");
    check_file(c, w, "rec/site/b.html", NULL);
    check_file(c, w, "rec/site/gone.html", "withdrawn");

    /* What can't be finished is undone: a folder was put where a file must go. */
    put(c, w, "rec/.paiban/staging/6/new/site/a.html", "new");
    put(c, w, "rec/.paiban/staging/6/new/site/z.html", "new");
    put(c, w, "rec/.paiban/staging/6/old/site/a.html", "old");
    put(c, w, "rec/site/z.html/mine", "in the way");
    put(c, w, "rec/.paiban/journal", "paiban-journal 1 forward 6\nreplace site/a.html\nnew site/z.html\nend\n");
    world_out_close(world_out_open(w, d, "rec", (WorldKeeper){0}));
    check_file(c, w, "rec/site/a.html", "old");
    check_file(c, w, "rec/site/z.html/mine", "in the way");
    CHECK_INT(c, diag_errors(d), 0);

    /* One that can be neither: nothing is lost, it says where things are, and the next run tries again. */
    put(c, w, "rec/.paiban/staging/7/old/site/z.html", "the only copy");
    put(c, w, "rec/.paiban/journal", "paiban-journal 1 back 7\nreplace site/z.html\nend\n");
    CHECK(c, world_out_open(w, d, "rec", (WorldKeeper){0}) == NULL);
    CHECK(c, diag_has_system_error(d));
    check_report(c, d, "until then the files are in rec/.paiban/staging/7");
    check_file(c, w, "rec/.paiban/staging/7/old/site/z.html", "the only copy");
    CHECK_INT(c, remove("rec/site/z.html/mine") | remove("rec/site/z.html"), 0);
    world_out_close(world_out_open(w, d, "rec", (WorldKeeper){0}));
    check_file(c, w, "rec/site/z.html", "the only copy");
    diag_free(d);
}

/* A journal that was never whole, or leads out of the folder, was never begun. */
static void test_bad_journals(Checks *c, World *w)
{
    static const char *const texts[] = {
        "",
        "end\n",
        "paiban-journal 1 forward 1\nremove site/a.html\n",
        "paiban-journal 1 forward 1\nremove site/a.html\nen",
        "paiban-journal 1 forward 1\nremove ../bad/site/a.html\nend\n",
        "paiban-journal 1 forward 1\nremove /site/a.html\nend\n",
        "paiban-journal 1 forward 1/..\nremove site/a.html\nend\n",
        "paiban-journal 1 forward \nremove site/a.html\nend\n",
        "paiban-journal 1 sideways 1\nremove site/a.html\nend\n",
        "paiban-journal 2 forward 1\nremove site/a.html\nend\n",
        "paiban-journal 1 forward 1\nerase site/a.html\nend\n",
        "paiban-journal 1 forward 1\nend\nremove site/a.html\n",
    };
    Diag *d = diag_new();
    put(c, w, "bad/site/a.html", "kept");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        put(c, w, "bad/.paiban/journal", texts[i]);
        WorldOut *o = world_out_open(w, d, "bad", (WorldKeeper){0});
        CHECK_AT(c, o != NULL, "%s", texts[i]);
        world_out_close(o);
        check_file(c, w, "bad/site/a.html", "kept");
        CHECK_AT(c, !world_exists(w, "bad/.paiban/journal"), "%s", texts[i]);
    }
    CHECK_INT(c, diag_errors(d), 0);
    diag_free(d);
}

/* Two steps at once in one folder, each its own. */
static void test_steps(Checks *c, World *w)
{
    Diag *d = diag_new();
    WorldOut *o = world_out_open(w, d, "steps", (WorldKeeper){0});
    WorldTxn *one = world_begin(o), *two = world_begin(o);
    CHECK(c, stage(one, d, "site/a/index.html", "1") && stage(two, d, "site/b/index.html", "2"));
    CHECK(c, world_commit(two, d, NULL));
    check_file(c, w, "steps/site/a/index.html", NULL);
    check_file(c, w, "steps/site/b/index.html", "2");
    CHECK(c, world_commit(one, d, NULL));
    check_file(c, w, "steps/site/a/index.html", "1");
    world_out_close(o);
    CHECK_INT(c, diag_errors(d), 0);
    diag_free(d);
}

/* Opens and closes the folder in a process of its own, as another run does. Whether it was refused. */
static bool is_refused(Checks *c, World *w, const char *dir)
{
    int status = -1;
    const pid_t other = fork();
    if (other == 0) {
        Diag *d = diag_new();
        WorldOut *o = world_out_open(w, d, dir, (WorldKeeper){0});
        world_out_close(o);
        _exit(o || !diag_has_system_error(d));
    }
    CHECK(c, other > 0 && waitpid(other, &status, 0) == other);
    return status == 0;
}

/* A run that comes while another is at work is refused and leaves that one's files alone, also in a folder that was
 * made for nothing yet. */
static void test_refused(Checks *c, World *w)
{
    Diag *d = diag_new();
    WorldOut *o = world_out_open(w, d, "held/out", (WorldKeeper){0});
    WorldTxn *t = world_begin(o);
    CHECK(c, stage(t, d, "site/a.html", "A"));
    CHECK(c, is_refused(c, w, "held/out"));
    CHECK(c, world_exists(w, "held/out/.paiban/lock"));
    CHECK(c, world_commit(t, d, NULL));
    check_file(c, w, "held/out/site/a.html", "A");
    CHECK(c, is_refused(c, w, "held/out"));
    world_out_close(o);
    CHECK(c, !is_refused(c, w, "held/out"));
    CHECK_INT(c, diag_errors(d), 0);
    diag_free(d);
}

int main(void)
{
    TestFolder f;
    if (!test_folder_enter(&f, NULL))
        return 1;
    Checks c = {0};
    World *w = world_new();
    test_commit(&c, w);
    test_rollback(&c, w);
    test_failing_commit(&c, w);
    test_stale(&c, w);
    test_recovery(&c, w);
    test_bad_journals(&c, w);
    test_steps(&c, w);
    test_refused(&c, w);
    test_threads(&c, w);
    world_free(w);
    test_folder_leave(&c, &f);
    return CHECK_END(&c);
}
