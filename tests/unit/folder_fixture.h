/* For the tests of what reads and writes files: a folder of their own to work in, removed at the end; files put there
 * and looked at. */
#ifndef TESTS_UNIT_FOLDER_FIXTURE_H
#define TESTS_UNIT_FOLDER_FIXTURE_H

#include "tests/check.h"
#include "world/world.h"

#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct TestFolder {
    char path[256];
    char *before; /* where the test was started */
} TestFolder;

static inline bool test_folder_made(TestFolder *f, const char *below)
{
    int n = snprintf(f->path, sizeof f->path, "%s/paiban-test-XXXXXX", below);
    return n > 0 && (size_t)n < sizeof f->path && mkdtemp(f->path) != NULL;
}

/* Goes to a new folder below $TMPDIR, else below `best` when there can be one (NULL: none), else where the test was
 * started. false: there is none. */
static inline bool test_folder_enter(TestFolder *f, const char *best)
{
    const char *wanted = getenv("TMPDIR");
    if (!wanted || !*wanted)
        wanted = best;
    f->before = realpath(".", NULL);
    return f->before && ((wanted && test_folder_made(f, wanted)) || test_folder_made(f, f->before)) &&
           chdir(f->path) == 0;
}

static inline int test_folder_remove_one(const char *path, const struct stat *st, int kind, struct FTW *place)
{
    (void)st;
    (void)kind;
    (void)place;
    return remove(path);
}

/* Back, and away with it. */
static inline void test_folder_leave(Checks *c, TestFolder *f)
{
    CHECK(c, chdir(f->before) == 0);
    CHECK(c, nftw(f->path, test_folder_remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0);
    free(f->before);
}

static inline void put(Checks *c, World *w, const char *path, const char *text)
{
    Diag *d = diag_new();
    CHECK(c, world_write(w, d, path, text, strlen(text)));
    diag_free(d);
}

/* want NULL: no such file. */
static inline void check_file(Checks *c, World *w, const char *path, const char *want)
{
    Diag *d = diag_new();
    Buf b = {0};
    bool missing;
    bool there = world_read(w, d, path, &b, &missing);
    CHECK_AT(c, there == (want != NULL), "%s", path);
    if (there && want)
        CHECK_STR(c, b.data, want);
    buf_free(&b);
    diag_free(d);
}

static inline void check_report(Checks *c, const Diag *d, const char *want)
{
    Buf b = {0};
    buf_puts(&b, "");
    diag_print(d, true, &b);
    CHECK_AT(c, strstr(b.data, want) != NULL, "\"%s\" not in \"%s\"", want, b.data);
    buf_free(&b);
}

#endif
