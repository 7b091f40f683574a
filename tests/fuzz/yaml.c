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

static void fuzz_begin(void)
{
    static const char article[] = "---\ntitle: 题\n---\n正文。\n";
    MUST(mkdir("content", 0777) == 0 && mkdir("content/demo", 0777) == 0 &&
         mkdir("content/demo/2021-11-02", 0777) == 0);
    for (int i = 0; i < FILES; i++)
        fuzz_put(paths[i], texts[i], strlen(texts[i]));
    fuzz_put("content/demo/2021-11-02/a.md", article, strlen(article));
}

static void read_site(const FuzzInput *in)
{
    const int which = in->which % FILES;
    fuzz_put(paths[which], in->data, in->n);
    load_whole_site(in->world, in->diag, in->arena, "content", true);
    fuzz_put(paths[which], texts[which], strlen(texts[which]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    return fuzz_read(data, n, read_site);
}
