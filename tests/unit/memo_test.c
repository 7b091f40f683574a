/* What is kept from round to round (base/memo.h): found by its key alone, forgotten when nobody asks. */
#include "base/memo.h"
#include "tests/check.h"

static int freed; /* values */

static void free_value(void *value)
{
    freed++;
    mem_free(value);
}

static void keep(Memo *m, const uint8_t *key, const char *text)
{
    memo_keep(m, key, mem_strdup(text));
}

int main(void)
{
    Checks c = {0};
    uint8_t one[SHA256_BYTES], two[SHA256_BYTES];
    sha256_of("1", 1, one);
    sha256_of("2", 1, two);
    Memo *m = memo_new(free_value);
    CHECK(&c, memo_find(m, one) == NULL);
    keep(m, one, "eins");
    CHECK(&c, memo_find(m, two) == NULL);
    keep(m, two, "zwei");
    CHECK_STR(&c, (const char *)memo_find(m, one), "eins");
    CHECK_STR(&c, (const char *)memo_find(m, two), "zwei");

    /* Who is asked for in every round stays; the other goes when nobody asked in two. */
    for (int round = 0; round < 3; round++) {
        CHECK_INT(&c, freed, 0);
        memo_age(m);
        CHECK_STR(&c, (const char *)memo_find(m, one), "eins");
    }
    CHECK_INT(&c, freed, 1);
    CHECK(&c, memo_find(m, two) == NULL);
    memo_free(m);
    CHECK_INT(&c, freed, 2);
    memo_free(NULL);
    return CHECK_END(&c);
}
