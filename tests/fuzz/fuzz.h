/* For the harnesses: a folder of their own in $TMPDIR, into which what libFuzzer made up is put as a file. Each run is
 * a process of its own, so that the folder is made once. */
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

/* Into a new folder, to be worked in; before the first input. libFuzzer's own paths are given as absolute ones. */
static inline void fuzz_enter(void)
{
    static TestFolder folder; /* of the process */
    MUST(test_folder_enter(&folder, "/dev/shm"));
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

#endif
