/* Breaking of whole paragraphs: what is preferred, what the last line holds, time in proportion to length. */
#include "tests/unit/text_fixture.h"
#include <glib.h>

/* A line takes a character more by squeezing its marks rather than pushing it to the next and opening its gaps. */
static void test_pull_in_first(Checks *c, Bench *b)
{
    const char *text = "今天，他说，天气好，许多人出门去了";
    CHECK_STR(c, bench_lines(b, text, 9), "今天，他说，天气好，/许多人出门去了");
    CHECK_STR(c, bench_dump(b, text, 9, 0), "comma ，他 -0.250 comma ，天 -0.250 end ， -0.500 ; allowed badness 20");
    /* nothing to squeeze: a closing mark is never left to the next line's start, a character goes with it */
    CHECK_STR(c, bench_lines(b, "一二三四五六七八”九十一二三四", 8), "一二三四五六七/八”九十一二三四");
    /* 行头行尾: no mark starts a line, none opens at its end, whatever the measure */
    for (int em = 4; em < 14; em++) {
        SetLines s = bench_set(b, "他说：“《高原》（一）、《雪》很好！”记者——你看……就走了。", em);
        for (size_t i = 0; i < s.n; i++) {
            CHECK(c, s.p->atoms[s.at[i].to - 1].cls != CC_OPEN);
            CHECK(c, s.p->atoms[s.at[i].from].cls < CC_CLOSE || s.p->atoms[s.at[i].from].cls > CC_MIDDOT);
        }
    }
}

static void test_last_line(Checks *c, Bench *b)
{
    /* one Han and its mark would be left: the line before gives one up */
    CHECK_STR(c, bench_lines(b, "一二三四五六七八九十甲。", 10), "一二三四五六七八九/十甲。");
    CHECK_STR(c, bench_lines(b, "一二三四五六七八九十甲", 10), "一二三四五六七八九/十甲");
    /* or takes it, where marks can be squeezed */
    CHECK_STR(c, bench_lines(b, "一，二，三，四五六七甲。", 10), "一，二，三，四五六七甲。");
    /* the last word before a forced break is a last line too */
    CHECK_STR(c, bench_lines(b, "一二三四五六七八九十甲{/:}乙丙", 10), "一二三四五六七八九/十甲/乙丙");
    /* rather a ragged line than a lone 吧！ below it */
    CHECK_STR(c, bench_lines(b, "在 CodePen 上試試看吧！", 11), "在 CodePen 上試試/看吧！");
    CHECK(c, strstr(bench_dump(b, "在 CodePen 上試試看吧！", 11, 0), "ragged"));
    /* a single character of its own is no orphan */
    CHECK_STR(c, bench_lines(b, "甲", 10), "甲");
    /* 1 … 60 characters in a column of 13: never fewer than two on the last line */
    char text[256] = "";
    for (int n = 1; n <= 60; n++) {
        strcat(text, n % 7 ? "国" : "、");
        SetLines s = bench_set(b, text, 13);
        uint32_t solid = 0;
        for (uint32_t i = s.at[s.n - 1].from; i < s.at[s.n - 1].to; i++)
            solid += fit_is_solid(&s.p->atoms[i]);
        CHECK_AT(c, s.n == 1 || solid >= 2, "%d characters: %u on the last line", n, (unsigned)solid);
    }
}

/* The paragraph is broken as a whole: a first line is set wider so that the second needn't gape. */
static void test_optimal(Checks *c, Bench *b)
{
    /* greedy: 海拔3,198米的鄂州依旧鸦雀无 / 声。《河谷里的村庄》 with 0.44 em between its characters */
    const char *text = "海拔3,198米的鄂州依旧鸦雀无声。《河谷里的村庄》（第2版）中写道：孩子们背着书包";
    CHECK_STR(c, bench_lines(b, text, 13),
              "海拔3,198米的鄂州依旧鸦/雀无声。《河谷里的村庄》/（第2版）中写道：孩子们背/着书包");
    /* against every way to break: the best sum of demerits */
    static const char *const texts[] = {"截至2025年，全区共有3,000余户（约1.2万人）迁入新居。",
                                        "他说：“好。”《雪》、《山》和《水》——都是名作……",
                                        "用App查询GDP、CPI与PPI等12项指标。"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int em = 7; em < 12; em++) {
            SetLines s = bench_set(b, texts[i], em);
            const ParaLines all = para_break_all(b->text, b->arena, s.p, s.measure);
            const OtherLines *other = all.other;
            CHECK_INT(c, all.n, s.n);
            CHECK(c, memcmp(all.lines, s.at, s.n * sizeof *s.at) == 0);
            for (size_t k = 0; k < OTHER_LINES; k++) {
                const size_t n = other[k].n;
                CHECK_AT(c, n == s.n || n == (k == OTHER_MORE ? s.n + 1 : s.n - 1), "%zu lines beside %zu", n, s.n);
                CHECK(c, other[k].lines[n - 1].to == s.at[s.n - 1].to);
            }
        }
}

/* A tight line beside a loose one shows more than two even ones a little worse: 稳 stays with its clause, below a line
 * of the same grey, though pulling 稳，心 in (badness 40) would cost less by itself than two lines of 72. */
static void test_contrast(Checks *c, Bench *b)
{
    b->style.indent = 2 * EM;
    const char *text = "排字房的墙上贴着四句话：字要正，行要齐，版要稳，心要静。谁写的，没有人记得了。";
    CHECK_STR(c, bench_lines(b, text, 13),
              "排字房的墙上贴着四句/话：字要正，行要齐，版要/稳，心要静。谁写的，没有人/记得了。");
    for (size_t i = 0; i < 2; i++)
        CHECK(c, strstr(bench_dump(b, text, 13, i), "each +"));
}

/* A first line far from full is found by the second search alone: with it the next one needn't be set ragged. */
static void test_second_search(Checks *c, Bench *b)
{
    b->style.indent = 2 * EM;
    const char *text = "GitHub上公开了源码，又写了README和CHANGELOG，三个月里收到87条意见。";
    CHECK_STR(c, bench_lines(b, text, 13), "GitHub上公开了源/码，又写了README和/CHANGELOG，三个月里收/到87条意见。");
    uint64_t before = b->text->tried;
    bench_set(b, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥。", 13); /* nothing gapes: one search will do */
    uint64_t once = b->text->tried - before;
    bench_set(b, text, 13);
    CHECK(c, b->text->tried - before - once > 2 * once);
}

static void test_poor_breaks(Checks *c, Bench *b)
{
    /* 京¦— is a poor opportunity: the line before is opened instead */
    CHECK_STR(c, bench_lines(b, "从东边的大上海—北京去", 7), "从东边的大上/海—北京去");
    /* only when nothing else fits */
    CHECK_STR(c, bench_lines(b, "京—", 1), "京/—");
    CHECK(c, strstr(bench_dump(b, "京—", 1, 0), "; poor"));
    /* a letter and its digit stay together, and their line is opened */
    CHECK_STR(c, bench_lines(b, "这是一张标准的A4纸的样子", 8), "这是一张标准的/A4纸的样子");
}

/* The white of a line's gaps in em; the widest between words, beside Latin or between Han. */
static double widest_gap(Bench *b, const SetLines *s, const BrokenLine *l)
{
    const Len *x = para_positions(b->text, s->p, l, s->measure);
    Len widest = 0;
    for (uint32_t i = l->from; i + 1 < l->to; i++) {
        const Atom *a = &s->p->atoms[i];
        Len gap = x[i + 1 - l->from] - x[i - l->from] - (a->cls == CC_SPACE ? 0 : a->box);
        widest = gap > widest ? gap : widest;
    }
    return (double)widest / EM;
}

/* No gap passes its cap, whatever stands in the line: long names and numbers, English, words that can't be divided. */
static void test_caps(Checks *c, Bench *b)
{
    static const char *const texts[] = {
        "你可以使用 DaggerActivity，也可以使用 DispatchingAndroidInjector 来注入依赖。",
        "卡号6222020200112233445应当排在一行里面，不可以拆开。",
        "He said the building was closed, and left without saying anything more to them.",
        "请见 strengths 与 throughs 和 squelched 三个词，都不能拆。",
        "他说SQLITE_MAX_VARIABLE_NUMBER、XMLHttpRequest都太长，一行排不下。",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (double em = 8; em < 22; em += 0.7) {
            SetLines s = bench_set(b, texts[i], em);
            for (size_t k = 0; k < s.n; k++) {
                double gap = widest_gap(b, &s, &s.at[k]);
                CHECK_AT(c, gap < 0.505, "%s at %.1f em, line %zu: %.3f em", texts[i], em, k, gap);
            }
        }
    /* a long string gives way at a joint before its line gapes; a number that stays whole leaves it ragged */
    CHECK_STR(c, bench_lines(b, "他可以使用DaggerActivity，好", 9), "他可以使用Dagger/Activity，好");
    CHECK(c, strstr(bench_dump(b, "他可以使用DaggerActivity，好", 9, 0), "; spare"));
    CHECK(c, strstr(bench_dump(b, "身份证号码1101011990030712完", 11, 0), "ragged +6.000 ; allowed"));
    /* 70650万吨 gives way before its measure, not between digits */
    CHECK_STR(c, bench_lines(b, "年产量达70650万吨，很高", 8.4), "年产量达70650万/吨，很高");
}

static void test_ragged_told(Checks *c, Bench *b)
{
    static const struct {
        const char *text;
        double em;
        const char *told; /* the unit, or NULL */
    } cases[] = {{"身份证号码1101011990030712完了", 11, "'1101011990030712'"},
                 {"身份证号码甲乙丙丁戊己庚辛壬癸", 11, NULL},
                 {"甲乙丙丁戊己庚辛壬www.example.org，甲乙丙丁", 10, NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Diag *d = diag_new();
        Buf out = {0};
        SetLines s = bench_set(b, cases[i].text, cases[i].em);
        for (size_t k = 0; k < s.n; k++)
            para_report_ragged(d, s.p, &s.at[k]);
        diag_print(d, true, &out);
        CHECK_INT(c, diag_warnings(d), cases[i].told != NULL);
        if (cases[i].told)
            CHECK_AT(c, out.data && strstr(out.data, cases[i].told), "%s", out.data ? out.data : "");
        buf_free(&out);
        diag_free(d);
    }
}

/* A ragged edge is English's own: its lines are told from 3 em on. */
static void test_ragged_english(Checks *c, Bench *b)
{
    Len word = para_width(bench_para(b, "strengths"));
    for (int i = 0; i < 2; i++) {
        Diag *d = diag_new();
        SetLines s = {.p = bench_para(b, "strengths strengths strengths"), .measure = word + 3 * EM - 1 + i};
        s.at = para_break(b->text, b->arena, s.p, s.measure, &s.n);
        CHECK_INT(c, s.n, 3);
        for (size_t k = 0; k < s.n; k++)
            para_report_ragged(d, s.p, &s.at[k]);
        CHECK_INT(c, diag_warnings(d), i ? 2 : 0);
        diag_free(d);
    }
}

/* － and ~ start no line, though the tables of pairs let － (breaks_test). */
static void test_no_start(Checks *c, Bench *b)
{
    static const char *const texts[] = {"甲乙丙－丁戊己－庚辛－壬癸－5℃", "甲乙丙~丁戊 ~己~庚辛5~7天~壬癸"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int em = 2; em < 12; em++) {
            SetLines s = bench_set(b, texts[i], em);
            for (size_t k = 0; k < s.n; k++) {
                uint32_t cp = s.p->atoms[s.at[k].from].cp;
                CHECK_AT(c, cp != 0xFF0D && cp != '~', "%s at %d em, line %zu", texts[i], em, k);
            }
        }
}

static void test_overlong_unit(Checks *c, Bench *b)
{
    SetLines s = bench_set(b, "见Pneumonoultramicroscopicsilicovolcanoconiosis一词", 8);
    CHECK(c, s.n >= 3);
    for (size_t i = 0; i < s.n; i++)
        CHECK_AT(c, s.at[i].slack > -s.measure / 20 && s.at[i].to > s.at[i].from, "line %zu: %d", i,
                 (int)s.at[i].slack);
    CHECK(c, strstr(bench_dump(b, "98765432109876543210987654321098765432109876", 8, 0), "divided"));
    /* one character wider than the measure stands alone, and the text still ends */
    CHECK_STR(c, bench_lines(b, "甲乙", 0.5), "甲/乙");
    CHECK_STR(c, bench_lines(b, "————————", 2), "——/——/——/——");
    /* rows of marks none of which may part from the one before, or after: the line still ends in its measure */
    static const char *const marks[] = {"~", "，", "！", "）", "”", "（", "“", "《",
                                        "་", "、", "％", "々", "—", "…",  "-", "="};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        Buf row = {0};
        buf_puts(&row, "见Guckes");
        for (int k = 0; k < 60; k++)
            buf_puts(&row, marks[i]);
        buf_puts(&row, "文");
        for (int em = 5; em < 14; em++) {
            size_t n = bench_set(b, row.data, em).n;
            for (size_t k = 0; k < n; k++) {
                const char *line = bench_dump(b, row.data, em, k);
                CHECK_AT(c, !strstr(line, "rest -"), "at %d em: %s", em, line);
            }
        }
        buf_free(&row);
    }
}

/* A text whose syllables ༌ joins is one unit: it is divided after one, if it must, never before. */
static void test_tibetan_nonbreaking(Checks *c, Bench *b)
{
    b->style.lang = LANG_BO;
    const char *text = "བོད༌ལྗོངས༌ཉིན༌རེའི༌ཚགས༌པར༌གྱིས༌གནས༌ཚུལ༌གསར༌པ༌བསྒྲགས༌སོ།";
    for (int em = 2; em < 16; em++) {
        SetLines s = bench_set(b, text, em);
        for (size_t i = 1; i < s.n; i++) {
            const Atom *first = &s.p->atoms[s.at[i].from];
            CHECK_AT(c, first->cls != CC_TSHEG && first->cls != CC_SHAD, "%d em, line %zu starts with U+%04X", em, i,
                     (unsigned)first->cp);
        }
    }
}

static void test_tibetan_space_dropped(Checks *c, Bench *b)
{
    b->style.lang = LANG_BO;
    const char *text = "བོད་ལྗོངས་སུ་ཉིན་རེའི་ཚགས་པར་འདོན། སྐྱེ་བོ་མང་པོས་ཀློག་གི་ཡོད། དེ་རིང་གནམ་གཤིས་ཡག་པོ་འདུག";
    for (int em = 6; em < 16; em++) {
        SetLines s = bench_set(b, text, em);
        for (size_t i = 0; i < s.n; i++) {
            const Atom *first = &s.p->atoms[s.at[i].from], *last = &s.p->atoms[s.at[i].to - 1];
            CHECK_AT(c, first->cls == CC_TIBETAN, "%d em, line %zu starts with U+%04X", em, i, (unsigned)first->cp);
            CHECK_AT(c, last->cls == CC_TSHEG || last->cls == CC_SHAD || i + 1 == s.n, "line %zu ends with U+%04X", i,
                     (unsigned)last->cp);
            const Len *x = para_positions(b->text, s.p, &s.at[i], s.measure);
            CHECK(c, x[0] == 0);
            Capacity cap = fit_capacity(s.p, &s.at[i]);
            if (i + 1 < s.n && !fit_of(s.p, &s.at[i], &cap).ragged) /* full without the space that was dropped */
                CHECK_INT(c, x[s.at[i].to - s.at[i].from], s.measure);
        }
    }
}

/* Ten times the text: ten times the work, whatever it is made of. Counted in lines weighed, not in seconds. */
static void test_linear(Checks *c, Bench *b)
{
    static const char *const patterns[] = {
        "西藏的春天来得晚，",                       /* running text */
        "“好。”《雪》、（一）",                     /* marks that squeeze */
        "3.9万亿元，App、GDP（第2版）写道：2025年", /* units: loose lines, second searches */
        "abcdefghij",                               /* one unit wider than any measure */
        "བོད་ལྗོངས། ",
        "——",
    };
    for (size_t k = 0; k < sizeof patterns / sizeof *patterns; k++) {
        uint64_t work[3];
        size_t lines[3], chars = 1000;
        for (int step = 0; step < 3; step++, chars *= 10) {
            size_t len = strlen(patterns[k]), n = 0;
            char *text = mem_alloc(chars * 4 + len + 1), *w = text;
            while (n < chars) {
                memcpy(w, patterns[k], len);
                w += len;
                n += (size_t)g_utf8_strlen(patterns[k], -1);
            }
            *w = 0;
            uint64_t before = b->text->tried;
            lines[step] = bench_set(b, text, 13).n;
            work[step] = b->text->tried - before;
            mem_free(text);
        }
        for (int step = 0; step < 2; step++) {
            CHECK_AT(c, work[step + 1] < work[step] * 11 + 1000, "%s: %llu lines weighed, then %llu", patterns[k],
                     (unsigned long long)work[step], (unsigned long long)work[step + 1]);
            CHECK_AT(c, lines[step + 1] >= lines[step] * 9 && lines[step + 1] <= lines[step] * 11, "%zu, %zu lines",
                     lines[step], lines[step + 1]);
        }
        CHECK_AT(c, work[2] < 100000 * 40, "%s: %llu lines weighed", patterns[k], (unsigned long long)work[2]);
    }
}

int main(void)
{
    static BenchTest *const tests[] = {
        test_pull_in_first,         test_last_line,   test_optimal,       test_contrast,
        test_second_search,         test_poor_breaks, test_caps,          test_ragged_told,
        test_ragged_english,        test_no_start,    test_overlong_unit, test_tibetan_nonbreaking,
        test_tibetan_space_dropped, test_linear};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
