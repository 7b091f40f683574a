/* Steps of random trees, killed at every output call, or with every call failing in turn: after each kill all files are
 * whole and what site/index.html leads to is there; the next opening leaves the old tree or the new one, nothing else.
 */
#include "tests/faults/calls.c"

#include "tests/unit/folder_fixture.h"
#include "journal/out.h"
#include <dirent.h>
#include <sys/wait.h>

enum { N_NAMES = 12, MOST_TEXT = 400 };

/* A file's text is its version and the names it links to (none to the state); a name that is not there has no text. */
typedef struct Tree {
    char text[N_NAMES][MOST_TEXT];
} Tree;

static const char *const names[N_NAMES] = {
    "site/index.html",     "site/404.html",       "site/p/index.html",   "site/p/2021-11.html",
    "site/p/1/index.html", "site/p/1/01.html",    "site/p/1/first.html", "site/p/1/second.html",
    "site/p/2/index.html", "site/p/2/first.html", "press/p/1/01.pdf",    ".paiban/state",
};

static unsigned draw(unsigned *seed, unsigned n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % n;
}

/* The site's index and the state are always there; files link to others of the tree. */
static void make_tree(Tree *t, unsigned *seed, int version)
{
    bool there[N_NAMES];
    for (int i = 0; i < N_NAMES; i++)
        there[i] = i == 0 || i == N_NAMES - 1 || draw(seed, 3) > 0;
    for (int i = 0; i < N_NAMES; i++) {
        t->text[i][0] = 0;
        if (!there[i])
            continue;
        bool kept = i != N_NAMES - 1 && draw(seed, 4) == 0; /* no links, the same in every version */
        int n = snprintf(t->text[i], MOST_TEXT, "version %d\n", kept ? 0 : version);
        for (int k = 0; !kept && k < N_NAMES - 1; k++)
            if (there[k] && (i == 0 || draw(seed, 3) == 0))
                n += snprintf(t->text[i] + n, (size_t)(MOST_TEXT - n), "%s\n", names[k]);
    }
}

static bool stage_tree(WorldTxn *t, Diag *d, const Tree *tree, const Tree *before)
{
    bool ok = true;
    for (int i = 0; ok && i < N_NAMES; i++)
        if (tree->text[i][0])
            ok = world_stage(t, d, names[i], tree->text[i], strlen(tree->text[i]));
        else if (before->text[i][0])
            ok = world_stage_removal(t, d, names[i]);
    return ok;
}

static bool make_step(const Tree *tree, const Tree *before)
{
    World *w = world_new();
    Diag *d = diag_new();
    WorldOut *o = world_out_open(w, d, "out", (WorldKeeper){0});
    WorldTxn *t = o ? world_begin(o) : NULL;
    bool ok = t && stage_tree(t, d, tree, before);
    if (ok)
        ok = world_commit(t, d, NULL);
    else
        world_rollback(t);
    world_out_close(o);
    if (ok != !diag_has_system_error(d))
        abort(); /* a failure is told, and is no fault of the content */
    diag_free(d);
    world_free(w);
    return ok;
}

static void read_tree(Tree *t)
{
    for (int i = 0; i < N_NAMES; i++) {
        char path[64];
        snprintf(path, sizeof path, "out/%s", names[i]);
        FILE *f = fopen(path, "r");
        size_t n = f ? fread(t->text[i], 1, MOST_TEXT - 1, f) : 0;
        t->text[i][n] = 0;
        if (f)
            fclose(f);
    }
}

static bool equal(const Tree *x, const Tree *y)
{
    bool same = true;
    for (int i = 0; i < N_NAMES; i++)
        same &= strcmp(x->text[i], y->text[i]) == 0;
    return same;
}

static int count_files(const char *path)
{
    DIR *dir = opendir(path);
    if (!dir)
        return 1;
    int n = 0;
    for (struct dirent *e; (e = readdir(dir));)
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            char below[512];
            snprintf(below, sizeof below, "%s/%s", path, e->d_name);
            n += count_files(below);
        }
    closedir(dir);
    return n;
}

/* Nothing but the tree's files and the lock. */
static void check_alone(Checks *c, const Tree *t, long at)
{
    int wanted = 1;
    for (int i = 0; i < N_NAMES; i++)
        wanted += t->text[i][0] != 0;
    CHECK_AT(c, count_files("out") == wanted, "%d files, not %d, after call %ld", count_files("out"), wanted, at);
}

/* From the index, over every link. */
static bool leads_nowhere(const Tree *t)
{
    bool seen[N_NAMES] = {true};
    for (bool more = true; more;) {
        more = false;
        for (int i = 0; i < N_NAMES; i++)
            for (int k = 0; seen[i] && k < N_NAMES; k++)
                if (strstr(t->text[i], names[k]) && !seen[k])
                    seen[k] = more = true;
    }
    bool lost = false;
    for (int i = 0; i < N_NAMES && t->text[0][0]; i++)
        lost |= seen[i] && !t->text[i][0];
    return lost;
}

static void check_instant(Checks *c, const Tree *old, const Tree *new, long at)
{
    Tree now;
    read_tree(&now);
    for (int i = 0; i < N_NAMES; i++)
        CHECK_AT(c, strcmp(now.text[i], old->text[i]) == 0 || strcmp(now.text[i], new->text[i]) == 0,
                 "%s is \"%s\" after call %ld", names[i], now.text[i], at);
    CHECK_AT(c, !leads_nowhere(&now), "a link to nowhere after call %ld", at);
}

static void set_plan(FaultKind kind, long at)
{
    fault.ready = true;
    fault.kind = kind;
    fault.at = at;
    atomic_store(&fault.calls, 0);
}

/* The step in a process of its own, killed at a call. false: it came to its end. */
static bool killed_at(const Tree *new, const Tree *old, long at, size_t *kills)
{
    pid_t child = fork();
    if (child == 0) {
        set_plan(FAULT_KILL, at);
        _exit(make_step(new, old) ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    *kills += WIFSIGNALED(status) != 0;
    return WIFSIGNALED(status) != 0;
}

static void reopen(void)
{
    World *w = world_new();
    Diag *d = diag_new();
    world_out_close(world_out_open(w, d, "out", (WorldKeeper){0}));
    diag_free(d);
    world_free(w);
}

/* Kills the step at every call; recovery itself is killed, too, at a call that moves on. */
static void test_kills(Checks *c, const Tree *old, const Tree *new, size_t *kills)
{
    Tree now;
    bool came_to_end = false;
    for (long at = 1; !came_to_end; at += CHECK_REPEATS(1, 4)) {
        set_plan(FAULT_NONE, 0);
        CHECK(c, make_step(old, new));
        came_to_end = !killed_at(new, old, at, kills);
        check_instant(c, old, new, at);
        bool recovered = false;
        for (long k = at % 7 + 1; !recovered && k < 40; k += 7) {
            pid_t child = fork();
            if (child == 0) {
                set_plan(FAULT_KILL, k);
                reopen();
                _exit(0);
            }
            int status;
            waitpid(child, &status, 0);
            recovered = !WIFSIGNALED(status);
            *kills += !recovered;
            check_instant(c, old, new, at);
        }
        reopen();
        read_tree(&now);
        CHECK_AT(c, equal(&now, old) || equal(&now, new), "neither old nor new after call %ld", at);
        CHECK_AT(c, !came_to_end || equal(&now, new), "the step came to its end, but isn't there");
        check_alone(c, &now, at);
    }
}

/* Every call fails in turn: what the step returns is true of the tree. */
static void test_failures(Checks *c, const Tree *old, const Tree *new)
{
    Tree now;
    for (long at = 1, calls = 1; at <= calls; at += CHECK_REPEATS(1, 4)) {
        set_plan(FAULT_NONE, 0);
        CHECK(c, make_step(old, new));
        set_plan(FAULT_FAIL, at);
        bool ok = make_step(new, old);
        calls = atomic_load(&fault.calls);
        set_plan(FAULT_NONE, 0);
        check_instant(c, old, new, at);
        reopen();
        read_tree(&now);
        CHECK_AT(c, ok ? equal(&now, new) : equal(&now, old) || equal(&now, new), "call %ld of %ld", at, calls);
        check_alone(c, &now, at);
    }
}

int main(int argc, char **argv)
{
    TestFolder f;
    if (!test_folder_enter(&f, "/dev/shm")) /* memory is quicker than a disk */
        return 1;
    Checks c = {0};
    unsigned seed = 2021;
    size_t kills = 0;
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 2; /* by hand: as many as you like */
    for (long i = 0; i < rounds; i++) {
        Tree old, new;
        char round[32];
        snprintf(round, sizeof round, "%ld", i);
        set_plan(FAULT_NONE, 0);
        CHECK(&c, mkdir(round, 0777) == 0 && chdir(round) == 0);
        make_tree(&old, &seed, 1);
        make_tree(&new, &seed, 2);
        test_kills(&c, &old, &new, &kills);
        test_failures(&c, &old, &new);
        CHECK(&c, chdir("..") == 0);
    }
    test_folder_leave(&c, &f);
    if (argc > 1)
        printf("%zu kills\n", kills);
    return CHECK_END(&c);
}
