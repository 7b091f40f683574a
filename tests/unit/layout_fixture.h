/* For the tests of style and layout: the repository's fonts and layouts, an article from its Markdown. */
#ifndef TESTS_UNIT_LAYOUT_FIXTURE_H
#define TESTS_UNIT_LAYOUT_FIXTURE_H

#include "galley/parts.h"
#include "parse/article.h"
#include "resolve/resolve.h"
#include "tests/check.h"
#include "tests/unit/bench_fixture.h"
#include "cascade/cascade.h"

/* A layout of the repository; steps: how many sizes larger (for pages with little text). */
static inline Layout *bench_layout(Bench *b, const char *name, Lang lang, int steps)
{
    Layout *l =
        layout_load(b->world, b->diag, b->arena, b->book, PAIBAN_SOURCE_DIR "/layouts", name, lang, span_none());
    for (; l && steps > 0; steps--)
        l = l->larger;
    return l;
}

static inline Article *bench_article(Bench *b, const char *front, const char *body, Lang lang)
{
    Source *src = ARENA_NEW(b->arena, Source);
    src->path = "a.md";
    src->text = arena_printf(b->arena, "---\ntitle: 标题\n%s---\n%s", front, body);
    src->len = strlen(src->text);
    return article_parse(NULL, b->diag, b->arena, src, lang);
}

static inline ArticleSet *bench_set(Bench *b, const Layout *l, const Article *a)
{
    SetContext *sc = ARENA_NEW(b->arena, SetContext);
    *sc = (SetContext){.text = b->text, .arena = b->arena, .diag = b->diag, .layout = l};
    return article_set_new(sc, resolve_article(b->arena, a, &(ResolveOptions){l->lists_chinese}), 0);
}

/* The documents of an issue made by hand. */
static inline void bench_resolve(Bench *b, Issue *issue)
{
    issue->docs = ARENA_ARRAY(b->arena, const ResolvedDoc *, issue->n_articles + 1);
    for (size_t i = 0; i < issue->n_articles; i++)
        issue->docs[i] = resolve_article(b->arena, issue->articles[i], &(ResolveOptions){0});
}

/* A paragraph of so many characters, different for each seed. */
static inline const char *bench_paragraph(Bench *b, unsigned seed, int characters)
{
    static const char *const words[] = {"版面", "上的", "字是", "一个", "排上", "去的", "，",   "行末", "标点",
                                        "让出", "半格", "。",   "校样", "打过", "三遍", "、",   "改字", "的人",
                                        "看得", "很慢", "；",   "墨香", "还在", "纸上", "留着", "。"};
    Buf out = {0};
    int n = 0;
    for (; n < characters; seed = seed * 1103515245u + 12345u) {
        const char *w = words[(seed >> 16) % (sizeof words / sizeof *words)];
        if (strlen(w) == 3 && (n == 0 || out.data[out.len - 1] == out.data[out.len - 4]))
            continue;
        bool mark = strlen(w) == 3;
        if (mark && strlen(out.data) >= 3 && strstr("，。、；", out.data + out.len - 3))
            continue;
        buf_puts(&out, w);
        n += mark ? 1 : 2;
    }
    buf_puts(&out, "完。");
    const char *s = arena_strdup(b->arena, out.data);
    buf_free(&out);
    return s;
}

/* Its pictures over so many columns, of 3 : 2. */
static inline ArticleSet *bench_pictured(Bench *b, const Layout *l, Article *a, int span)
{
    for (size_t i = 0; i < a->n_blocks; i++)
        if (a->blocks[i].kind == BLK_FIGURE) {
            a->blocks[i].path = "a.jpg";
            a->blocks[i].width_px = 1200;
            a->blocks[i].height_px = 800;
            a->blocks[i].level = span;
        }
    return bench_set(b, l, a);
}

/* An article with one picture of 1200 × 800 pixels over so many columns (0: ours to choose) and so many characters. */
static inline ArticleSet *bench_picture_set(Bench *b, const Layout *l, const char *front, int span, int characters)
{
    const char *body = arena_printf(b->arena, "![图](a.jpg \"说明\")\n\n%s\n", bench_paragraph(b, 7, characters));
    return bench_pictured(b, l, bench_article(b, front, body, LANG_ZH_HANS), span);
}

typedef void (*BenchTest)(Checks *c, Bench *b, const Layout *l);
/* What main returns: tests one after another with the broadsheet in simplified Chinese, in which no error is told. */
static inline int bench_run(const BenchTest *tests, size_t n)
{
    Checks c = {0};
    Bench b;
    const Layout *l = bench_open(&b) ? bench_layout(&b, "broadsheet", LANG_ZH_HANS, 0) : NULL;
    CHECK(&c, l != NULL);
    for (size_t i = 0; l && i < n; i++)
        tests[i](&c, &b, l);
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}

/* An issue of one page, with its articles resolved; list stays the caller's. */
static inline Issue *bench_issue(Bench *b, const char *layout, Article **list, size_t n)
{
    Paper *paper = ARENA_NEW(b->arena, Paper);
    *paper = paper_blank("", layout, LANG_ZH_HANS);
    PageSpec *page = ARENA_NEW(b->arena, PageSpec);
    *page = (PageSpec){.title = "", .articles = list, .n_articles = n};
    Issue *issue = ARENA_NEW(b->arena, Issue);
    *issue = issue_blank(paper, (Date){2021, 11, 2});
    issue->pages = page;
    issue->n_pages = 1;
    issue->articles = list;
    issue->n_articles = n;
    issue->arena = b->arena;
    bench_resolve(b, issue);
    return issue;
}

#endif
