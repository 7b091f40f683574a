/* layout.yaml of a layout of its own, or one that changes the broadsheet. */
#include "style/style.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/bench_fixture.h"

#include <sys/stat.h>

static FontBook *book; /* libFuzzer has no place for what lasts */
static World *fonts_world;
static Diag *fonts_diag;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_enter();
    MUST(mkdir("layouts", 0777) == 0 && mkdir("layouts/x", 0777) == 0);
    fonts_world = world_new();
    fonts_diag = diag_new();
    book = font_book_load(fonts_world, fonts_diag, PAIBAN_SOURCE_DIR "/fonts");
    MUST(book != NULL);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 1)
        return -1;
    World *w = world_new();
    Diag *d = diag_new();
    Arena *a = arena_new();
    world_shelve(w, SHELF_LAYOUTS, "layouts", PAIBAN_SOURCE_DIR "/layouts");
    fuzz_put("layouts/x/layout.yaml", data + 1, n - 1);
    Layout *l = layout_load(w, d, a, book, "layouts", "x", (Lang)(data[0] % LANGS), span_none());
    MUST(l || diag_errors(d) > 0);
    MUST(!l || diag_errors(d) > 0 || (l->columns >= 1 && l->measure > 0 && l->lines >= 1));
    fuzz_check_reports(d);
    arena_free(a);
    diag_free(d);
    world_free(w);
    return 0;
}
