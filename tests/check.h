/* Checks for unit tests: each prints its place and values when it fails; CHECK_END is main's result. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <stdio.h>
#include <string.h>

typedef struct Checks {
    int done, failed;
} Checks;

#define CHECK_AT(c, cond, ...)                                                                                         \
    do {                                                                                                               \
        (c)->done++;                                                                                                   \
        if (!(cond)) {                                                                                                 \
            (c)->failed++;                                                                                             \
            fprintf(stderr, "%s:%d: %s: ", __FILE__, __LINE__, #cond);                                                 \
            fprintf(stderr, __VA_ARGS__);                                                                              \
            fputc('\n', stderr);                                                                                       \
        }                                                                                                              \
    } while (0)
#define CHECK(c, cond) CHECK_AT(c, cond, "false")
#define CHECK_INT(c, got, want)                                                                                        \
    CHECK_AT(c, (long long)(got) == (long long)(want), "%lld, not %lld", (long long)(got), (long long)(want))
#define CHECK_STR(c, got, want) CHECK_AT(c, strcmp((got), (want)) == 0, "\"%s\", not \"%s\"", (got), (want))
/* How often a long test repeats: all, or few under the sanitizers, where each time takes five to forty times as long.
 * All there, too: -DPAIBAN_SANITIZE_ALL=ON. */
#ifdef PAIBAN_FEW_REPEATS
#define CHECK_REPEATS(all, few) (few)
#else
#define CHECK_REPEATS(all, few) (all)
#endif
#define CHECK_END(c) (fprintf(stderr, "%d checks, %d failed\n", (c)->done, (c)->failed), (c)->failed || !(c)->done)

#endif
