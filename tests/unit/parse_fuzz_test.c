/* Articles and descriptions damaged at random, always the same way: no crash, no hang, places inside the file, valid
 * texts. PAIBAN_FUZZ=N runs N rounds instead; PAIBAN_FUZZ_SEED starts elsewhere. */
#include "parse/article.h"
#include "parse/dump.h"
#include "base/utf8.h"
#include "tests/check.h"
#include "tests/unit/site_fixture.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 4000, LONGEST = 4096, MOST_MILLISECONDS = 3000 };

typedef struct Fuzz {
    Checks *c;
    World *w;
    uint64_t seed;
    Buf text;
} Fuzz;

static const char *const articles[] = {
    "---\ntitle: 题目 二行\nkicker: 引\ndeck: \"副: 题\"\npage: 2\ntags: [甲, 乙]\nbox: "
    "true\n---\n\n正文,他说\"好\"。\n\n# 小题\n\n- 一\n  - 二\n",
    "---\ntitle: 题\nimage: a.png\ncaption: 说\ncredit: 摄\n---\n\n![图](a.png \"说，*明*\"){span=2 "
    "credit=\"甲\"}后\n\n> [!pull]\n> 引**文，**她\n",
    "---\ntitle: 题\n---\n\n| 甲 | 乙 |\n|:--|--:|\n| **真，**她 | {汉字|hàn|zì} "
    "|\n\n表：价格\n\n正文[^1]。[链](http://a.b/c \"t\")\n\n[^1]: 注\n    续\n",
    "---\ntitle: 题\nlang: bo\n---\n\nབོད་ཡིག་**ཀ།**ཁ *ག* `ང`\n\n1. ཀ\n2. ཁ\n\n```poem\n床前\n月光\n```\n\n    "
    "code\n\n***\n",
    "---\ntitle: 题\nnormalize: false\n---\n\n[沈括]{.name}著[梦溪笔谈]{.book}。~~删~~ <b>粗</b> &amp; &#x4e2d; "
    "https://a.b/c，\\*甲\\*\n\n<div>\nx\n</div>\n",
};

#define ISSUE_HEAD "number: 12\nweather: 晴\npages:\n  - title: 要闻\n    editors: [甲, 乙]\n    articles: [x]\n"

static const char *const descriptions[] = {
    "name: 报社\nbase_url: https://example.org/\npapers: [a]\nlinks:\n  - {title: 甲, url: https://b.c}\n",
    "title: 报\nlang: zh-Hans\nlayout: broadsheet\naccent: \"#aa0000\"\nspecimen: true\n",
    (ISSUE_HEAD "  - {title: 二, layout: y, articles: [z]}\n"),
};

static const char *const words[] = {
    "**",
    "*",
    "~~",
    "`",
    "```\n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "{",
    "}",
    "|",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "# ",
    "[^1]",
    "[^1]: ",
    "\\",
    "&",
    "&#0;",
    "<",
    ">",
    "<!--",
    "---\n",
    ": ",
    "- {",
    "\"",
    "'",
    "“",
    "”",
    "——",
    "—",
    "…",
    "...",
    "，",
    ",",
    "　",
    "汉",
    "字",
    "a",
    "0",
    "http://",
    "www.a.b",
    "@",
    "{汉|a}",
    "]{.name}",
    "{span=",
    "\r\n",
    "\xEF\xBB\xBF",
    "\xEF\xB7\x90",
    "\xEF\xB7\x91",
    "\xEF\xB7\x92",
    "\xFF",
    "\xE4\xB8",
    "\xED\xA0\x80",
    "\xF0\x92\x80\x80",
    "ཀ",
    "།",
    "་",
    "title: ",
    "page: ",
    "papers: ",
    "? ",
    "&a ",
    "*a ",
    "!!x ",
    "%YAML",
    "|\n",
    ">\n",
    "~",
    "\xE2\x80\xA8",
    "\xE2\x80\x8B",
    "\xC2\xAD",
    "<p>",
    "</div>\n",
    "<br>",
    "<script>",
    "</script>",
    "<img src=\"a.png\">",
    "！[",
    "（a b.png）",
    ".jpg)",
    "\n1、",
    "\n2、",
    "\n　　甲。",
    "\n    甲乙丙，",
    "##甲",
    "__",
    "- [x] ",
    "[x]: ",
    "&#10;",
    "\x01",
};

static uint32_t below(Fuzz *f, size_t n)
{
    f->seed = f->seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((f->seed >> 33) % (n ? n : 1));
}

static void splice(Buf *b, size_t at, size_t drop, const char *s, size_t n)
{
    Buf out = {0};
    buf_put(&out, b->data, at);
    buf_put(&out, s, n);
    buf_put(&out, b->data + at + drop, b->len - at - drop);
    buf_free(b);
    *b = out;
}

/* One damage: a byte changed, a stretch lost, repeated or moved, a word put in. */
static void damage(Fuzz *f)
{
    Buf *b = &f->text;
    size_t at = below(f, b->len + 1), n = below(f, 12);
    const char *word = words[below(f, sizeof words / sizeof *words)];
    n = at + n > b->len ? b->len - at : n;
    switch (below(f, 6)) {
    case 0:
        if (at < b->len)
            b->data[at] = (char)below(f, 256);
        break;
    case 1:
        splice(b, at, n, "", 0);
        break;
    case 2: {
        Buf copy = {0};
        for (uint32_t k = below(f, 30); k > 0 && copy.len + b->len < LONGEST; k--)
            buf_put(&copy, b->data + at, n);
        splice(b, at, 0, copy.len ? copy.data : "", copy.len);
        buf_free(&copy);
        break;
    }
    default: {
        Buf copy = {0};
        for (uint32_t k = below(f, 8) ? 1 : below(f, 40); k > 0 && copy.len + b->len < LONGEST; k--)
            buf_puts(&copy, word);
        splice(b, at, below(f, 4) ? 0 : n, copy.len ? copy.data : "", copy.len);
        buf_free(&copy);
    }
    }
}

static bool is_inside(Span s, const Source *src)
{
    return !s.src || (s.src == src && s.start <= s.end && s.end <= src->len);
}

static bool is_text(const char *s)
{
    size_t bad;
    return !s || utf8_valid(s, strlen(s), &bad);
}

static bool inlines_are_sound(Inlines in, const Source *src)
{
    for (size_t i = 0; i < in.n; i++) {
        bool ok = is_inside(in.at[i].span, src) && is_text(in.at[i].text) && is_text(in.at[i].href);
        for (size_t k = 0; k < in.at[i].n_readings; k++)
            ok = ok && is_text(in.at[i].readings[k]);
        if (!ok)
            return false;
    }
    return true;
}

static bool blocks_are_sound(const Block *b, size_t n, const Source *src)
{
    for (size_t i = 0; i < n; i++)
        if (!is_inside(b[i].span, src) || !inlines_are_sound(b[i].inlines, src) || !is_text(b[i].text) ||
            !is_text(b[i].src) || !is_text(b[i].alt) || !blocks_are_sound(b[i].children, b[i].n_children, src))
            return false;
    return true;
}

static bool article_is_sound(const Article *a)
{
    bool ok = is_text(a->title) && is_text(a->deck) && is_inside(a->title_span, a->source) &&
              blocks_are_sound(a->blocks, a->n_blocks, a->source);
    for (size_t i = 0; i < a->n_notes; i++)
        ok = ok && blocks_are_sound(a->notes[i].blocks, a->notes[i].n_blocks, a->source);
    return ok;
}

/* Not by the world: it waits for the disk. */
static void put_text(Fuzz *f, const char *path)
{
    FILE *file = fopen(path, "w");
    CHECK(f->c, file && fwrite(f->text.len ? f->text.data : "", 1, f->text.len, file) == f->text.len);
    if (file)
        fclose(file);
}

static void make_folders(Fuzz *f)
{
    static const char *const paths[] = {"fuzz/x.md", "fuzz-site/a/2021-11-02/x.md"};
    Diag *d = diag_new();
    for (size_t i = 0; i < 2; i++)
        CHECK(f->c, world_write(f->w, d, paths[i], articles[i], strlen(articles[i])));
    diag_free(d);
}

static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void check_article(Fuzz *f, unsigned round)
{
    Diag *d = diag_new();
    Arena *a = arena_new();
    Buf dump = {0}, reports = {0};
    put_text(f, "fuzz/x.md");
    Article *article = article_load(f->w, NULL, d, a, "fuzz/x.md", LANG_ZH_HANS);
    CHECK_AT(f->c, article && article_is_sound(article), "round %u: fuzz/x.md", round);
    if (article)
        article_dump(article, &dump);
    diag_print(d, true, &reports);
    CHECK_AT(f->c, is_text(reports.data), "round %u: reports of fuzz/x.md", round);
    buf_free(&dump);
    buf_free(&reports);
    arena_free(a);
    diag_free(d);
}

static void check_description(Fuzz *f, size_t kind, unsigned round)
{
    static const char *const paths[] = {"fuzz-site/group.yaml", "fuzz-site/a/paper.yaml",
                                        "fuzz-site/a/2021-11-02/issue.yaml"};
    Diag *d = diag_new();
    Buf reports = {0};
    put_text(f, paths[kind]);
    Arena *arena = arena_new();
    Group *g = load_whole_site(f->w, d, arena, "fuzz-site", false);
    diag_print(d, true, &reports);
    CHECK_AT(f->c, is_text(reports.data) && (g || diag_errors(d)), "round %u: %s", round, paths[kind]);
    arena_free(arena);
    diag_free(d);
    buf_free(&reports);
    f->text.len = 0;
    buf_puts(&f->text, descriptions[kind]);
    put_text(f, paths[kind]);
}

static void run_round(Fuzz *f, unsigned round)
{
    size_t n_articles = sizeof articles / sizeof *articles, kind = below(f, n_articles + 3);
    bool article = kind < n_articles;
    f->text.len = 0;
    buf_puts(&f->text, article ? articles[kind] : descriptions[kind - n_articles]);
    for (uint32_t k = 1 + below(f, 12); k > 0; k--)
        damage(f);
    double start = milliseconds();
    if (article)
        check_article(f, round);
    else
        check_description(f, kind - n_articles, round);
    CHECK_AT(f->c, milliseconds() - start < MOST_MILLISECONDS, "round %u is slow", round);
}

int main(void)
{
    Checks c = {0};
    const char *rounds = getenv("PAIBAN_FUZZ"), *seed = getenv("PAIBAN_FUZZ_SEED");
    Fuzz f = {.c = &c, .w = world_new(), .seed = seed ? strtoull(seed, NULL, 10) : 20211102};
    make_folders(&f);
    for (size_t kind = 0; kind < 3; kind++) { /* whole ones first */
        buf_puts(&f.text, descriptions[kind]);
        check_description(&f, kind, 0);
        f.text.len = 0;
    }
    unsigned n = rounds ? (unsigned)strtoul(rounds, NULL, 10) : ROUNDS;
    for (unsigned i = 1; i <= n; i++)
        run_round(&f, i);
    buf_free(&f.text);
    world_free(f.w);
    return CHECK_END(&c);
}
