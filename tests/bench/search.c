/* The search index of a made-up archive, by itself: search OUT N ZH.txt BO.txt [PART DIRECTORY] makes N articles of
 * about 800 characters of the texts' paragraphs (a fifth Tibetan), 40 a day, and writes OUT/site/assets. Prints time
 * and bytes. tests/search/prove.js asks it. */
#include "search/search.h"
#include "site/brief.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { A_DAY = 40, CHARACTERS = 800 };

typedef struct Text {
    char *data;
    VEC(char *) lines;
} Text;

typedef struct Output {
    const char *folder;
    size_t files, bytes;
} Output;

static Text read_lines(const char *path)
{
    Text t = {0};
    FILE *f = fopen(path, "rb");
    if (!f) {
        fprintf(stderr, "search: %s can't be read\n", path);
        exit(3);
    }
    Buf all = {0};
    char chunk[65536];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
        buf_put(&all, chunk, n);
    fclose(f);
    t.data = all.data;
    for (char *line = strtok(t.data, "\n"); line; line = strtok(NULL, "\n"))
        if (strlen(line) >= 60)
            vec_push(&t.lines, line);
    return t;
}

static uint32_t draw(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static Block paragraph(Arena *a, const char *text)
{
    Inline *in = ARENA_NEW(a, Inline);
    *in = (Inline){.kind = INL_TEXT, .text = text};
    return (Block){.kind = BLK_PARA, .inlines = {in, 1}};
}

/* A title from one paragraph, a body from some that follow each other. */
static Article *make_article(Arena *a, const Text *t, Lang lang, size_t number, uint64_t *seed)
{
    const char *title = t->lines.ptr[draw(seed) % t->lines.len];
    size_t cut = 0, at = draw(seed) % t->lines.len;
    while (title[cut] && (cut < 54 || ((unsigned char)title[cut] & 0xC0) == 0x80))
        cut++;
    Article *x = ARENA_NEW(a, Article);
    *x = (Article){.slug = arena_printf(a, "a%zu", number),
                   .lang = lang,
                   .title = arena_strndup(a, title, cut),
                   .kicker = "",
                   .deck = "",
                   .byline = "本报记者 甲乙",
                   .dateline = "",
                   .section = "要闻",
                   .summary = "",
                   .column = ""};
    VEC(Block) blocks = {0};
    for (size_t n = 0; n < CHARACTERS * 3; at = (at + 1) % t->lines.len) {
        vec_push(&blocks, paragraph(a, t->lines.ptr[at]));
        n += strlen(t->lines.ptr[at]);
    }
    x->blocks = arena_dup(a, blocks.ptr, blocks.len * sizeof *blocks.ptr);
    x->n_blocks = blocks.len;
    vec_free(&blocks);
    return x;
}

static void fill_paper(Arena *a, Paper *p, const Text *t, size_t n, uint64_t *seed)
{
    p->n_issues = (n + A_DAY - 1) / A_DAY;
    p->issues = ARENA_ARRAY(a, Issue *, p->n_issues + 1);
    for (size_t i = 0, number = 0; i < p->n_issues; i++) {
        Issue *issue = ARENA_NEW(a, Issue);
        const Date date = {1976 + (int)(i / 336), (int)(i / 28 % 12) + 1, (int)(i % 28) + 1};
        *issue = issue_blank(p, date);
        issue->articles = ARENA_ARRAY(a, Article *, A_DAY);
        for (; issue->n_articles < A_DAY && number < n; number++)
            issue->articles[issue->n_articles++] = make_article(a, t, p->lang, number, seed);
        IssueBrief *brief = ARENA_NEW(a, IssueBrief);
        *brief = (IssueBrief){.found = issue->n_articles};
        issue->brief = brief;
        p->issues[i] = issue;
    }
}

static bool write_file(void *context, Diag *d, const char *path, const void *data, size_t n)
{
    (void)d;
    Output *out = context;
    Arena *a = arena_new();
    char *file = arena_printf(a, "%s/%s", out->folder, path);
    for (char *slash = file + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
        *slash = '\0';
        (void)mkdir(file, 0777); /* it may be there */
    }
    FILE *f = fopen(file, "wb");
    bool ok = f && fwrite(data, 1, n, f) == n;
    ok = f && fclose(f) == 0 && ok;
    out->files++;
    out->bytes += n;
    arena_free(a);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "search OUT N ZH.txt BO.txt [PART DIRECTORY]\n");
        return 2;
    }
    const size_t n = strtoul(argv[2], NULL, 10);
    Text zh = read_lines(argv[3]), bo = read_lines(argv[4]);
    Arena *a = arena_new();
    uint64_t seed = 1;
    Paper papers[] = {paper_blank("zh", "", LANG_ZH_HANS), paper_blank("bo", "", LANG_BO)};
    Group group = {.name = "", .base_url = "", .papers = papers, .n_papers = 2};
    fill_paper(a, &papers[0], &zh, n - n / 5, &seed);
    fill_paper(a, &papers[1], &bo, n / 5, &seed);
    SearchSizes sizes = search_sizes;
    if (argc > 6) {
        sizes.part = strtoul(argv[5], NULL, 10);
        sizes.directory = strtoul(argv[6], NULL, 10);
    }
    Output out = {.folder = argv[1]};
    clock_t start = clock();
    const char *first = search_emit(NULL, &group, &sizes, NULL, (Emitter){write_file, &out}, a);
    printf("%zu articles: %.2f s of CPU time, %zu files, %.1f MB, first %s\n", n,
           (double)(clock() - start) / CLOCKS_PER_SEC, out.files, (double)out.bytes / 1e6, first ? first : "failed");
    arena_free(a);
    vec_free(&zh.lines);
    vec_free(&bo.lines);
    mem_free(zh.data);
    mem_free(bo.data);
    return first ? 0 : 1;
}
