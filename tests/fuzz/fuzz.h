/* For the harnesses: a folder of their own in $TMPDIR, into which what libFuzzer made up is put as a file. Each harness
 * is one file and a process of its own, so the folder is made once, here, and removed at the end. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "tests/unit/folder_fixture.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What must be so whatever comes in: a crash that libFuzzer keeps the input of, in releases, too. */
#define MUST(condition)                                                                                                \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static void fuzz_begin(void); /* the harness's own: before the first input, in the new folder */

static TestFolder fuzz_folder; /* of the process; libFuzzer has no place for what lasts */

static void fuzz_leave(void)
{
    Checks c = {0};
    test_folder_leave(&c, &fuzz_folder);
}

/* libFuzzer's own paths are given as absolute ones. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    MUST(test_folder_enter(&fuzz_folder, "/dev/shm"));
    MUST(atexit(fuzz_leave) == 0);
    fuzz_begin();
    return 0;
}

static inline void fuzz_put(const char *path, const void *data, size_t n)
{
    FILE *f = fopen(path, "wb");
    MUST(f != NULL);
    MUST(fwrite(data, 1, n, f) == n);
    MUST(fclose(f) == 0);
}

/* Every report has words, and a place that its file has. */
static inline void fuzz_check_reports(const Diag *d)
{
    Buf told = {0};
    diag_print(d, true, &told);
    MUST(diag_errors(d) == 0 || told.len > 0);
    buf_free(&told);
}

/* What an input of files is read with; its first byte says how. */
typedef struct FuzzInput {
    World *world;
    Diag *diag;
    Arena *arena;
    uint8_t which;
    const uint8_t *data; /* the rest */
    size_t n;
} FuzzInput;

static inline int fuzz_read(const uint8_t *data, size_t n, void (*read_input)(const FuzzInput *))
{
    if (n < 1)
        return -1;
    const FuzzInput in = {world_new(), diag_new(), arena_new(), data[0], data + 1, n - 1};
    read_input(&in);
    fuzz_check_reports(in.diag);
    arena_free(in.arena);
    diag_free(in.diag);
    world_free(in.world);
    return 0;
}

#endif
