/* Every inline knows its place: what its span covers in the file is what was written. */
#include "tests/unit/parse_fixture.h"

/* A body of one paragraph or block; the source of each inline, texts of one stretch apart by |. */
static const Case spans[] = {
    {"汉字abc", "汉字abc"},
    {"汉**真，**她", "汉|真，|她"},
    {"汉*甲**乙**丙*丁", "汉|甲|乙|丙|丁"},
    {"a\\*b", "a|*b"},
    {"a &amp; b", "a &| b"},
    {"a&lt;b", "a&|b"},
    {"汉\n字", "汉|字"},
    {"> 汉\n> 字", "汉|字"},
    {"> > 汉\n> > **字**尾", "汉|字|尾"},
    {"- 汉\n  字\n\n  尾", "汉|字|尾"},
    {"1. a\n   b", "a\n|b"},
    {"two\nwords", "two\nwords"},
    {"two  words", "two |words"},
    {"甲`b c`丁", "甲|b c|丁"},
    {"甲`` b` ``丁", "甲|b`|丁"},
    {"[文](http://a.b \"t\")后", "文|后"},
    {"[文](<a b> (t))后", "文|后"},
    {"[文][x]后\n\n[x]: y", "文|后"},
    {"见https://a.b/c，**好**。", "见|https://a.b/c|，|好|。"},
    {"<https://a.b>后", "https://a.b|后"},
    {"甲[^n]乙\n\n[^n]: 注", "甲|[^n]|乙"},
    {"读{汉字|hàn|zì}吧", "读|{汉字|hàn|zì}|吧"},
    {"[毕昇]{.name}造", "毕昇|造"},
    {"甲![图](a.png)乙", "甲|乙"},
    {"甲<b>乙</b>丙", "甲|乙|丙"},
    {"甲<!-- 注 -->乙", "甲|乙"},
    {"~~甲，~~乙", "甲，|乙"},
    {"甲  \n乙", "甲| |乙"},
    {"## **甲，**乙 ##", "甲，|乙"},
    {"甲**乙\n===", "甲**乙"},
    {"***甲***乙", "甲|乙"},
    {"**甲*乙***丙", "甲|乙|丙"},
    {"　　甲", "甲"},
    {" | 甲 |\n|-|\n乙", "甲|乙"},
    {"| 甲 |\n|-|\n  | 乙 |", "甲|乙"},
    {"- | 甲 |\n  |-|\n  | **乙** |", "甲|乙"},
    {"- https://a.b\\\\", "https://a.b|\\"},
    {"见(https://a.b/c\\_d?e=1&amp;f)后", "见(|https://a.b/c|_d?e=1&|f|)后"},
    {"信a_b@c.cn，**d@e.cn**", "信|a_b@c.cn|，|d@e.cn"},
    {"[甲<https://a.b>乙](c)丙", "甲|https://a.b|乙|丙"},
    {"<https://a.b/?c&amp;d>后", "https://a.b/?c&|d|后"},
    {"<https://a.b/\\_c>后", "https://a.b/\\_c|后"},
    {"> 甲\n> www.a.b，乙", "甲|www.a.b|，乙"},
    {"真,她...", "真,她..."},
    {"```poem\n{汉|a}甲\n  {字|b}\n```", "{汉|a}|甲|\n|{字|b}"},
    {"> ```poem\n> 甲*，*乙\n> ```", "甲*，*乙"},
    {"```poem\nhttps://a.b，甲\n```", "https://a.b，甲"},
    {"Cafe\u0301和**e\u0304x**尾", "Cafe\u0301和|e\u0304x|尾"},
    {"\u0F43ོ尾", "\u0F43ོ尾"}, /* decomposed, it is not parted from its vowel */
};

static void put_sources(const Block *b, size_t n, Buf *out)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < b[i].inlines.n; k++) {
            Span s = b[i].inlines.at[k].span;
            if (out->len)
                buf_putc(out, '|');
            buf_put(out, s.src->text + s.start, s.end - s.start);
        }
        put_sources(b[i].children, b[i].n_children, out);
    }
}

static void test_spans(Checks *c)
{
    Buf got = {0}, text = {0};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        Arena *a = arena_new();
        Diag *d = diag_new();
        got.len = text.len = 0;
        buf_puts(&got, "");
        buf_printf(&text, "---\ntitle: 题\n---\n前段，**重。**见https://x.y，了\n\n%s", spans[i].in);
        Source src = {.path = "a.md", .text = text.data, .len = text.len};
        const Article *article = article_parse(NULL, d, a, &src, LANG_ZH_HANS);
        CHECK(c, article->n_blocks > 1);
        put_sources(article->blocks + 1, article->n_blocks - 1, &got);
        CHECK_STR(c, got.data, spans[i].out);
        diag_free(d);
        arena_free(a);
    }
    buf_free(&got);
    buf_free(&text);
}

/* Cells, verse, captions and front matter. */
static void test_blocks(Checks *c)
{
    static const char text[] =
        "---\ntitle: 题\n---\n| 甲 | **乙，**丙 |\n|--|--|\n| 1\\|2 | `x` |\n\n```诗\n床前\n明月\n```\n\n"
        "> - ![a](b.png \"说明\")\n\n表";
    Arena *a = arena_new();
    Diag *d = diag_new();
    Source src = {.path = "a.md", .text = text, .len = sizeof text - 1};
    const Article *k = article_parse(NULL, d, a, &src, LANG_ZH_HANS);
    Buf got = {0};
    put_sources(k->blocks, k->n_blocks, &got);
    CHECK_STR(c, got.data, "甲|乙，|丙|1||2|x|床前|\n|明月|说明|表");
    const Block *figure = &k->blocks[2].children[0].children[0].children[0];
    CHECK_INT(c, figure->kind, BLK_FIGURE);
    CHECK_INT(c, figure->span.end - figure->span.start, strlen("![a](b.png \"说明\")"));
    CHECK_INT(c, k->blocks[0].span.start, strstr(text, "| 甲") - text);
    CHECK_INT(c, k->blocks[1].span.start, strstr(text, "```") - text);
    CHECK_INT(c, k->title_span.start, strstr(text, "题") - text);
    CHECK_INT(c, k->title_span.end - k->title_span.start, strlen("题"));
    buf_free(&got);
    diag_free(d);
    arena_free(a);
}

/* What stands after a decomposed letter is told at its own place. */
static void test_composed(Checks *c)
{
    static const char text[] = "---\ntitle: e\u0301\n---\nCafe\u0301的,好 u\u0308\u030C啊,啊 &lt;\u0304\n";
    Arena *a = arena_new();
    Diag *d = diag_new();
    Source src = {.path = "a.md", .text = text, .len = sizeof text - 1};
    const Article *k = article_parse(NULL, d, a, &src, LANG_ZH_HANS);
    CHECK_STR(c, k->title, "é");
    CHECK_STR(c, k->blocks[0].inlines.at[0].text, "Café的，好 ǚ啊，啊 <\u0304");
    Buf got = {0};
    diag_print(d, true, &got);
    CHECK(c, strstr(got.data, "a.md:4:7: note: ',' set as") != NULL);
    CHECK(c, strstr(got.data, "a.md:4:14: note: ',' set as") != NULL);
    buf_free(&got);
    diag_free(d);
    arena_free(a);
}

int main(void)
{
    Checks c = {0};
    test_spans(&c);
    test_blocks(&c);
    test_composed(&c);
    return CHECK_END(&c);
}
