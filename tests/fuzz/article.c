/* An article: front matter and Markdown in one of the papers' languages, from the door to blocks. */
#include "parse/article.h"
#include "parse/dump.h"
#include "resolve/resolve.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_enter();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 1)
        return -1;
    World *w = world_new();
    Diag *d = diag_new();
    Arena *a = arena_new();
    fuzz_put("a.md", data + 1, n - 1);
    Source *src = world_read_source(w, d, a, "a.md", NULL);
    if (src) {
        Article *article = article_parse(w, d, a, src, (Lang)(data[0] % LANGS));
        MUST(article || diag_errors(d) > 0);
        if (article) {
            Buf dump = {0};
            blocks_dump(article->blocks, article->n_blocks, 0, &dump);
            resolve_article(a, article, &(ResolveOptions){0});
            buf_free(&dump);
        }
    }
    fuzz_check_reports(d);
    arena_free(a);
    diag_free(d);
    world_free(w);
    return 0;
}
