/* Descriptions: group.yaml, paper.yaml or issue.yaml of a small content folder, by the first byte. */
#include "tests/fuzz/fuzz.h"
#include "tests/unit/site_fixture.h"

#include <sys/stat.h>

enum { FILES = 3 };

static const char *const paths[FILES] = {"content/group.yaml", "content/demo/paper.yaml",
                                         "content/demo/2021-11-02/issue.yaml"};
static const char *const texts[FILES] = {"name: 报\nbase_url: https://paper.test/\npapers: [demo]\n",
                                         "title: 报\nlang: zh-Hans\nlayout: broadsheet\n",
                                         "pages:\n  - title: 要闻\n    articles: [a]\n"};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const char article[] = "---\ntitle: 题\n---\n正文。\n";
    (void)argc;
    (void)argv;
    fuzz_enter();
    MUST(mkdir("content", 0777) == 0 && mkdir("content/demo", 0777) == 0 &&
         mkdir("content/demo/2021-11-02", 0777) == 0);
    for (int i = 0; i < FILES; i++)
        fuzz_put(paths[i], texts[i], strlen(texts[i]));
    fuzz_put("content/demo/2021-11-02/a.md", article, strlen(article));
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 1)
        return -1;
    int which = data[0] % FILES;
    World *w = world_new();
    Diag *d = diag_new();
    Arena *a = arena_new();
    fuzz_put(paths[which], data + 1, n - 1);
    load_whole_site(w, d, a, "content", true);
    fuzz_check_reports(d);
    fuzz_put(paths[which], texts[which], strlen(texts[which]));
    arena_free(a);
    diag_free(d);
    world_free(w);
    return 0;
}
