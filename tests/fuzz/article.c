/* An article: front matter and Markdown in one of the papers' languages, from the door to blocks. */
#include "parse/article.h"
#include "parse/dump.h"
#include "resolve/resolve.h"
#include "tests/fuzz/fuzz.h"

static void fuzz_begin(void)
{
}

static void read_article(const FuzzInput *in)
{
    fuzz_put("a.md", in->data, in->n);
    Source *src = world_read_source(in->world, in->diag, in->arena, "a.md", NULL);
    if (!src)
        return;
    Article *article = article_parse(in->world, in->diag, in->arena, src, (Lang)(in->which % LANGS));
    MUST(article || diag_errors(in->diag) > 0);
    if (article) {
        Buf dump = {0};
        blocks_dump(article->blocks, article->n_blocks, 0, &dump);
        resolve_article(in->arena, article, &(ResolveOptions){0});
        buf_free(&dump);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    return fuzz_read(data, n, read_article);
}
