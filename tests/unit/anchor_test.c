/* Headings' names in addresses. */
#include "doc/anchor.h"
#include "tests/unit/parse_fixture.h"

/* By the rule: letters and digits of any script, small; one - for blanks, tshegs, - and _; nothing else. */
static const Case names[] = {
    {"小结", "小结"},
    {"一、小结", "一小结"},
    {"GDP 增长", "gdp-增长"},
    {"  GDP\u3000增长  ", "gdp-增长"},
    {"“十四五”：开局之年？", "十四五开局之年"},
    {"3.5%的含义", "35的含义"},
    {"A - B", "a-b"},
    {"snake_case", "snake-case"},
    {"-5 ℃", "5"},
    {"Café", "café"},
    {"Cafe\u0301", "café"},
    {"ÀÉ", "àé"},
    {"ལྷ་ས།", "ལྷ-ས"},
    {"བོད་ལྗོངས་", "བོད-ལྗོངས"},
    {"①", "①"},
    {"𠮷野家", "𠮷野家"},
    {"？！", ""},
    {"", ""},
};

static void test_names(Checks *c)
{
    Arena *a = arena_new();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *got = anchor_of_text(a, names[i].in);
        CHECK_AT(c, strcmp(got, names[i].out) == 0, "%s: %s, not %s", names[i].in, got, names[i].out);
        CHECK_AT(c, strcmp(anchor_of_text(a, got), got) == 0, "%s: its name has another name", names[i].in);
    }
    arena_free(a);
}

/* No two headings of an article have one name, nor that of a part of its page or of a note. */
static void test_unique(Checks *c)
{
    static const Case headings[] = {
        {"小结", "小结"},     {"小结", "小结-1"},   {"小结 1", "小结-1-1"},   {"小结", "小结-2"},
        {"！", "section"},    {"？", "section-1"},  {"Main", "section-main"}, {"main", "section-main-1"},
        {"N1", "section-n1"}, {"r2", "section-r2"}, {"R2-1", "section-r2-1"}, {"Size-S", "section-size-s"},
        {"news", "news"},
    };
    Arena *a = arena_new();
    Buf body = {0};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        buf_printf(&body, "\n## %s\n\n字。\n", headings[i].in);
    Diag *d = diag_new();
    const Source src = {.path = "a.md", .text = body.data, .len = body.len};
    const Article *x = article_parse(NULL, d, a, &src, LANG_ZH_HANS);
    CHECK(c, x->n_headings == sizeof headings / sizeof *headings);
    for (size_t i = 0; i < x->n_headings; i++)
        CHECK_AT(c, strcmp(x->headings[i]->anchor, headings[i].out) == 0, "%s: %s, not %s", headings[i].in,
                 x->headings[i]->anchor, headings[i].out);
    diag_free(d);
    buf_free(&body);
    arena_free(a);
}

/* Links as written, and those that nobody can follow. */
static void test_links(Checks *c)
{
    static const Case told[] = {
        {"[文](b.md)和<https://a.cn/b>。", ""},
        {"字[](b.md)",
         "4:2: error: a link without text: nobody can follow it to b.md (write its text between [ and ], or "
         "delete it)"},
        {"字[ ](b.md)",
         "4:2: error: a link without text: nobody can follow it to b.md (write its text between [ and ], "
         "or delete it)"},
        {"[**黑**](b.md)和[`x`](b.md)", ""},
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        Buf got = {0};
        parse_text("", told[i].in, LANG_ZH_HANS, NULL, &got);
        CHECK_AT(c, strcmp(got.data, told[i].out) == 0, "%s: %s", told[i].in, got.data);
        buf_free(&got);
    }
}

int main(void)
{
    Checks c = {0};
    test_names(&c);
    test_unique(&c);
    test_links(&c);
    return CHECK_END(&c);
}
