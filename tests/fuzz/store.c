/* The store, damaged (SQLite), or its record of a step, by the first byte: it is read, or found lost and made anew. */
#include "store/store.h"
#include "tests/fuzz/fuzz.h"

#include <sys/stat.h>
#include <unistd.h>

static void fuzz_begin(void)
{
    MUST(mkdir("out", 0777) == 0 && mkdir("out/.paiban", 0777) == 0);
}

static void load_damaged(const uint8_t *data, size_t n)
{
    World *w = world_new();
    Diag *d = diag_new();
    unlink("out/" STORE_PATH "-journal");
    unlink("out/" STORE_PATH "-wal");
    unlink("out/" STORE_PATH "-shm");
    fuzz_put("out/" STORE_PATH, data, n);
    Store *s = store_new(w, "out");
    bool lost;
    State *known = store_load(s, d, &lost);
    MUST(known || diag_errors(d) > 0);
    MUST(!known || store_list_all(s, d, known) || diag_errors(d) > 0);
    for (size_t i = 0; known && i < known->units.len; i++) {
        Buf facts = {0};
        store_facts(s, known->units.ptr[i].name, &facts);
        store_texts(s, known->units.ptr[i].name, &facts);
        buf_free(&facts);
    }
    state_free(known);
    store_free(s);
    diag_free(d);
    world_free(w);
}

/* What is read as a record is printed so that it reads the same. */
static void parse_record(const uint8_t *data, size_t n)
{
    State *s = state_new(), *again = state_new();
    if (state_parse(s, (const char *)data, n)) {
        Buf first = {0}, second = {0};
        state_print(s, &first);
        MUST(state_parse(again, first.data ? first.data : "", first.len));
        state_print(again, &second);
        MUST(first.len == second.len && (first.len == 0 || memcmp(first.data, second.data, first.len) == 0));
        buf_free(&first);
        buf_free(&second);
    }
    state_free(s);
    state_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 1)
        return -1;
    if (data[0] % 2)
        load_damaged(data + 1, n - 1);
    else
        parse_record(data + 1, n - 1);
    return 0;
}
