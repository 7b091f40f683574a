/* layout.yaml of a layout of its own, or one that changes the broadsheet. */
#include "cascade/cascade.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/bench_fixture.h"

#include <sys/stat.h>

static FontBook *book; /* of the process, as the folder */
static World *fonts_world;
static Diag *fonts_diag;

static void fuzz_begin(void)
{
    MUST(mkdir("layouts", 0777) == 0 && mkdir("layouts/x", 0777) == 0);
    fonts_world = world_new();
    fonts_diag = diag_new();
    book = font_book_load(fonts_world, fonts_diag, PAIBAN_SOURCE_DIR "/fonts");
    MUST(book != NULL);
}

static void read_layout(const FuzzInput *in)
{
    world_shelve(in->world, SHELF_LAYOUTS, "layouts", PAIBAN_SOURCE_DIR "/layouts");
    fuzz_put("layouts/x/layout.yaml", in->data, in->n);
    Layout *l =
        layout_load(in->world, in->diag, in->arena, book, "layouts", "x", (Lang)(in->which % LANGS), span_none());
    const size_t errors = diag_errors(in->diag);
    MUST(l || errors > 0);
    MUST(!l || errors > 0 || (l->columns >= 1 && l->measure > 0 && l->lines >= 1));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    return fuzz_read(data, n, read_layout);
}
