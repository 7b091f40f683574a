/* Quotation marks that Chinese and Latin share: whose they are, by what stands around them. */
#include "tests/unit/text_fixture.h"
#include <stdlib.h>

/* The text with ( ) for proportional quotes, [ ] for Chinese ones; - … as they are when proportional, else = and :. */
static const char *told(Bench *b, const char *text)
{
    Para *p = bench_para(b, text);
    Buf out = {0};
    for (size_t i = 0; i < p->n_atoms; i++) {
        const Atom *a = &p->atoms[i];
        bool latin = a->cls == CC_LATIN_MARK;
        if (a->cp == 0x201C || a->cp == 0x2018)
            buf_putc(&out, latin ? '(' : '[');
        else if (a->cp == 0x201D || (a->cp == 0x2019 && !latin))
            buf_putc(&out, latin ? ')' : ']');
        else if (a->cp == 0x2014 || a->cp == 0x2026)
            buf_putc(&out, latin ? '-' : '=');
        else
            buf_put(&out, p->text + a->text, a->bytes);
    }
    return bench_keep(b, &out);
}

static void test_quotes(Checks *c, Bench *b)
{
    static const struct {
        const char *text, *told;
    } cases[] = {
        /* TYPOGRAPHY: quotes around Latin inside a Chinese sentence are Chinese */
        {"他说“Hello, world”了", "他说[Hello, world]了"},
        {"他说：“Hello, world.”", "他说：[Hello, world.]"},
        {"用 App “Hello” 问好", "用 App [Hello] 问好"},
        {"“Hello”和“World”", "[Hello]和[World]"},
        {"“Hello” “World and more” 两句", "[Hello] [World and more] 两句"},
        {"见“他 said hello again”", "见[他 said hello again]"},
        /* an English sentence brings its own */
        {"他写道。He said, “Hello, world.” 然后走了。", "他写道。He said, (Hello, world.) 然后走了。"},
        {"“Hello,” he said, “world.” 完", "(Hello,) he said, (world.) 完"},
        {"（He called it a “press”）", "（He called it a (press)）"},
        {"他说：“It is a ‘good’ thing to do.”", "他说：[It is a (good’ thing to do.]"},
        /* all of a paragraph without Chinese */
        {"“Hello”", "(Hello)"},
        {"He waited — and left…", "He waited - and left-"},
        {"He said “one", "He said (one"},
        /* Chinese dashes stay */
        {"A——B", "A==B"},
        {"App——GDP在", "App==GDP在"},
        {"2021—2025", "2021=2025"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(c, told(b, cases[i].text), cases[i].told);
    b->style.lang = LANG_EN; /* an English article, Chinese words in it */
    CHECK_STR(c, told(b, "He wrote “a 字 b” — so"), "He wrote (a 字 b) - so");
    CHECK_STR(c, told(b, "called “宋体”"), "called [宋体]");
}

/* He said, “Hello: a space beside a proportional quote is a word space like any other. */
static void test_spaces(Checks *c, Bench *b)
{
    Para *p = bench_para(b, "He said, “Hello” to all.");
    Len widths[8];
    size_t n = 0;
    for (size_t i = 0; i < p->n_atoms; i++)
        if (p->atoms[i].cls == CC_SPACE)
            widths[n++] = p->atoms[i].box;
        else if (p->atoms[i].cp == 0x201C || p->atoms[i].cp == 0x201D)
            CHECK(c, p->atoms[i].box < EM * 6 / 10 && p->atoms[i].lead == 0);
    CHECK_INT(c, n, 4);
    for (size_t i = 1; i < n; i++)
        CHECK_INT(c, widths[i], widths[0]);
}

/* Ten times the quotes, paired or not: no more than ten times the time; here: it ends at once. */
static void test_hostile(Checks *c, Bench *b)
{
    static const char *const patterns[] = {"“a ", "”a ", "“‘a’” ", "“a b “c” d", "‘"};
    for (size_t k = 0; k < sizeof patterns / sizeof *patterns; k++) {
        size_t n = 100000, len = strlen(patterns[k]);
        char *text = mem_alloc(n * len + 1);
        for (size_t i = 0; i < n; i++)
            memcpy(text + i * len, patterns[k], len);
        text[n * len] = 0;
        CHECK(c, bench_para(b, text)->n_atoms >= n);
        mem_free(text);
    }
}

int main(void)
{
    static BenchTest *const tests[] = {test_quotes, test_spaces, test_hostile};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
