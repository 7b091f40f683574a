/* Hyphenation: the patterns' own points, the words that are divided and those that never are, the hyphen that is set.
 */
#include "tests/unit/text_fixture.h"
#include "lines/hyphenate.h"

static const char *divided(Bench *b, const char *word)
{
    uint8_t points[LONGEST_HYPHENATED];
    size_t n = strlen(word);
    bool any = hyphens_find(font_book_hyphens(b->book), word, n, points);
    Buf out = {0};
    for (size_t i = 0; i < n; i++) {
        buf_putc(&out, word[i]);
        if (any && points[i])
            buf_putc(&out, '-');
    }
    return bench_keep(b, &out);
}

/* As TeX divides them with \lefthyphenmin=2 and \righthyphenmin=3 (Liang's thesis; The TeXbook, appendix H). */
static void test_patterns(Checks *c, Bench *b)
{
    static const char *const words[] = {"hy-phen-ation", "con-cate-na-tion",
                                        "al-go-rithm",   "Com-puter",
                                        "sim-ple",       "su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char plain[64], *w = plain;
        for (const char *s = words[i]; *s; s++)
            if (*s != '-')
                *w++ = *s;
        *w = 0;
        CHECK_STR(c, divided(b, plain), words[i]);
    }
    CHECK_STR(c, divided(b, "strengths"), "strengths");
    char longest[LONGEST_HYPHENATED + 2];
    memset(longest, 'a', sizeof longest);
    longest[sizeof longest - 1] = 0;
    CHECK_STR(c, divided(b, longest), longest);
}

/* A paragraph's words with ~ where a hyphen may stand, ' where only in a short word. */
static const char *points(Bench *b, const char *text)
{
    Para *p = bench_para(b, text);
    arena_reset(b->text->scratch);
    const uint8_t *h = hyphenate(b->text, p);
    Buf out = {0};
    for (size_t i = 0; i < p->n_atoms; i++) {
        buf_put(&out, p->text + p->atoms[i].text, p->atoms[i].bytes);
        if (h && h[i])
            buf_putc(&out, h[i] == BREAK_HYPHEN ? '~' : '\'');
    }
    return bench_keep(b, &out);
}

static void test_words(Checks *c, Bench *b)
{
    CHECK_STR(c, points(b, "他用algorithmic一词"), "他用al~go~rith~mic一词");
    CHECK_STR(c, points(b, "他用computer一词"), "他用com'puter一词"); /* shorter than ten letters */
    CHECK_STR(c, points(b, "simple words"), "sim~ple words");         /* in English from five on */
    CHECK_STR(c, points(b, "（{b:Hyphenation}）。"), "（Hy~phen~ation）。");
    static const char *const whole[] = {"他用hyphenation_points",
                                        "见points_hyphenation", /* each sign of something longer, before and after */
                                        "见\\hyphenation",
                                        "见#hyphenation",
                                        "见x=hyphenation",
                                        "见&hyphenation",
                                        "见%hyphenation",
                                        "见+hyphenation",
                                        "见$hyphenation",
                                        "见x:hyphenation",
                                        "见hyphenation/",
                                        "见hyphenation\\",
                                        "见hyphenation#",
                                        "见hyphenation=2",
                                        "见hyphenation&2",
                                        "见hyphenation$",
                                        "见hyphenation:_",
                                        "见hyphenation2",
                                        "见2hyphenation",
                                        "用HyphenationPoints",
                                        "HYPHENATION一词",
                                        "用hyphénation",
                                        "{c:hyphenation}一词",
                                        "在example.hyphenation.org",
                                        "见https://hyphenation",
                                        "/hyphenation里",
                                        "用hyphenation@concatenation",
                                        "{t:hyphenation}",
                                        "{r:hyphenation|duàn}了"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        const char *got = points(b, whole[i]);
        CHECK_AT(c, !strpbrk(got, "~'"), "%s: %s", whole[i], got);
    }
}

/* The line ends full with the hyphen, whose text is U+00AD; nothing else of the text changes. */
static void test_hyphen_set(Checks *c, Bench *b)
{
    const char *text = "他们都说internationalization是一个很长的词";
    SetLines s = bench_set(b, text, 9);
    CHECK_INT(c, s.at[0].brk, BREAK_HYPHEN);
    CHECK(c, s.at[0].hyphen > EM / 5 && s.at[0].hyphen < EM / 2);
    ItemVec items = bench_items(b, text, 9, 0);
    const Line *line = &items.ptr[0].u.line;
    const Run *last = &line->runs[line->n_runs - 1], *word = last - 1;
    CHECK_INT(c, last->flags, RUN_HYPHEN);
    CHECK_INT(c, word->flags, 0);
    CHECK(c, last->n_text == 2 && memcmp(last->text, "\xC2\xAD", 2) == 0);
    CHECK_INT(c, last->n_glyphs, 1);
    CHECK_INT(c, line->w, s.measure);
    CHECK_INT(c, last->clusters[0].x + last->clusters[0].advance, line->w);
    vec_free(&items);
    Buf all = {0};
    for (size_t i = 0; i < s.n; i++) {
        items = bench_items(b, text, 9, i);
        line = &items.ptr[0].u.line;
        for (uint32_t r = 0; r < line->n_runs; r++)
            if (!(line->runs[r].flags & RUN_HYPHEN))
                buf_put(&all, line->runs[r].text, line->runs[r].n_text);
        vec_free(&items);
    }
    CHECK_STR(c, bench_keep(b, &all), text);
    /* a paragraph that keeps its words (vertical text) */
    b->style.whole_words = true;
    CHECK(c, bench_set(b, text, 12).at[0].brk == BREAK_ALLOWED);
}

/* What is dearer: in Chinese a hyphen only before a gap, of two ways the longer word's; in English before wide spaces.
 */
static void test_when(Checks *c, Bench *b)
{
    CHECK_STR(c, bench_lines(b, "一二三四五六七algorithmic八九", 8), "一二三四五六七/algorithmic八九");
    CHECK_STR(c, bench_lines(b, "一二三四algorithmic八九", 8), "一二三四algo/rithmic八九");
    /* no two hyphens one below the other where it can be helped */
    SetLines s = bench_set(b, "The representatives of extraordinarily complicated organizations communicated.", 13);
    for (size_t i = 0; i + 1 < s.n; i++)
        CHECK_AT(c, !s.at[i].hyphen || !s.at[i + 1].hyphen, "lines %zu, %zu", i, i + 1);
    s = bench_set(b, "见approximately、considerable、environmental与programmes等internationalization之类的词，很长。",
                  13.5);
    for (size_t i = 0; i + 1 < s.n; i++)
        CHECK_AT(c, !s.at[i].hyphen || !s.at[i + 1].hyphen, "lines %zu, %zu", i, i + 1);
}

static void test_missing_dictionary(Checks *c, Bench *b)
{
    static const char *const paths[] = {"no-such-folder/hyph.dic", "no-dictionary.txt"};
    World *w = world_new();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        Diag *d = diag_new();
        Buf out = {0};
        if (i)
            CHECK(c, world_write(w, d, paths[i], "", 0));
        Hyphens *h = hyphens_load(w, d, paths[i]);
        uint8_t at[16];
        CHECK(c, !hyphens_find(h, "hyphenation", 11, at));
        diag_print(d, true, &out);
        CHECK_INT(c, diag_warnings(d), 1);
        CHECK_AT(c, out.data && strstr(out.data, paths[i]) && strstr(out.data, "apt-get install hyphen-en-us"), "%s",
                 out.data ? out.data : "");
        hyphens_free(h);
        buf_free(&out);
        diag_free(d);
    }
    world_free(w);
    (void)b;
}

/* U+00AD: the author's points, none of the patterns' beside them, of any Latin word; no part of the text. */
static void test_soft_hyphens(Checks *c, Bench *b)
{
    CHECK_STR(c, points(b, "用algo\xC2\xADrithmic一词"), "用algo~rithmic一词");
    CHECK_STR(c, points(b, "übermäßig\xC2\xADkeit"), "übermäßig~keit");
    CHECK_STR(c, points(b, "{b:algo\xC2\xAD}rithmic"), "algo~rithmic");
    CHECK_STR(c, points(b, "algorithmic\xC2\xAD"), "al~go~rith~mic"); /* the text ends anyway */
}

int main(void)
{
    static BenchTest *const tests[] = {test_patterns,   test_words, test_soft_hyphens,
                                       test_hyphen_set, test_when,  test_missing_dictionary};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
