/* The journal of a step that died: what is read of it names files below the output folder alone, and is carried out or
 * undone without leaving that. */
#include "tests/fuzz/fuzz.h"
#include "journal/journal.h"

#include <sys/stat.h>

static void fuzz_begin(void)
{
    MUST(mkdir("out", 0777) == 0 && mkdir("out/.paiban", 0777) == 0 && mkdir("outside", 0777) == 0);
    fuzz_put("outside/kept", "kept", 4);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Journal j;
    bool there;
    const char *failed = NULL;
    struct stat st;
    journal_begin(&j, "out", 1);
    j.fleeting = true;
    fuzz_put("out/.paiban/journal", data, n);
    MUST(journal_read(&j, &there) == 0);
    for (size_t i = 0; there && i < j.moves.len; i++) {
        const char *name = j.moves.ptr[i].name;
        MUST(*name && *name != '/' && strcmp(name, "..") != 0 && strncmp(name, "../", 3) != 0 && !strstr(name, "/../"));
    }
    if (there && j.back)
        journal_back(&j, &failed);
    else if (there)
        journal_forward(&j, &failed);
    journal_end(&j);
    MUST(stat("outside/kept", &st) == 0 && st.st_size == 4);
    return 0;
}
