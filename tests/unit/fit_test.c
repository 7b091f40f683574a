/* How a line takes up its slack: the classes of CLREQ 3.5.3 and 3.5.4 one after another, in the form of para_dump_line.
 */
#include "lines/fit.h"
#include "tests/unit/text_fixture.h"

/* One line of a text at a measure of so many em. */
typedef struct Case {
    const char *text;
    double em;
    const char *decided;
} Case;

static void check_cases(Checks *c, Bench *b, const Case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *got = bench_dump(b, cases[i].text, cases[i].em, 0);
        CHECK_AT(c, strcmp(got, cases[i].decided) == 0, "%s at %.2f em: \"%s\", not \"%s\"", cases[i].text, cases[i].em,
                 got, cases[i].decided);
    }
}
#define CASES(c, b, ...)                                                                                               \
    do {                                                                                                               \
        static const Case cases[] = {__VA_ARGS__};                                                                     \
        check_cases(c, b, cases, sizeof cases / sizeof *cases);                                                        \
    } while (0)

/* The mark at the end gives its half before anything else moves. */
static void test_shrink_line_end(Checks *c, Bench *b)
{
    CASES(c, b, {"一，二三四五六七。八九", 8.5, "end 。 -0.500 ; allowed"},
          {"一，二三四五六七。八九", 8.25, "comma ，二 -0.250 end 。 -0.500 ; allowed badness 20"});
}

static void test_shrink_word_spaces(Checks *c, Bench *b)
{
    /* ⅓ em and more of space between words down to ¼ em */
    Para *p = bench_para(b, "rock and roll");
    Len space = p->atoms[4].box;
    CHECK_INT(c, p->atoms[4].cp, ' ');
    CHECK_INT(c, p->atoms[4].shrink_class, SHRINK_SPACE);
    CHECK_INT(c, p->atoms[4].box - p->atoms[4].shrink, space > EM / 4 ? EM / 4 : space);
    p = bench_para(b, "甲　乙 丙"); /* a space of the author's between Han is ½ em, and gives down to ¼ */
    CHECK_INT(c, p->atoms[3].box, EM / 2);
    CASES(c, b, {"一二 三，四五六七。八九", 8.8, "space  三 -0.200 end 。 -0.500 ; allowed badness 12"},
          {"一二 三，四五六七。八九", 8.6, "space  三 -0.250 comma ，四 -0.150 end 。 -0.500 ; allowed badness 27"});
}

/* · is half an em from the outset: it has nothing to give, whatever the need. */
static void test_shrink_interpunct(Checks *c, Bench *b)
{
    Para *p = bench_para(b, "娜·罗，好");
    CHECK_INT(c, p->atoms[1].box, EM / 2);
    CHECK_INT(c, p->atoms[0].shrink + p->atoms[1].shrink, 0);
    CASES(c, b, {"一·二，三四五六七。八九", 8.5, "comma ，三 -0.500 end 。 -0.500 ; allowed badness 40"});
}

static void test_shrink_brackets(Checks *c, Bench *b)
{
    CASES(c, b, {"一（二）三四五六七八九十", 9.5, "bracket 一（ -0.250 bracket ）三 -0.250 ; allowed badness 12"},
          {"一“二”三四五六七八九十", 11, "bracket 一“ -0.500 bracket ”三 -0.500 ; end badness 25"});
}

static void test_shrink_commas(Checks *c, Bench *b)
{
    CASES(
        c, b,
        {"一，二、三；四五六七八九十", 12.6, "comma ，二 -0.133 comma 、三 -0.133 comma ；四 -0.133 ; end badness 10"});
}

static void test_shrink_han_latin(Checks *c, Bench *b)
{
    /* from ¼ to ⅛ em, no further */
    Para *p = bench_para(b, "汉A字");
    CHECK_INT(c, p->atoms[0].gap - p->atoms[0].shrink, EM / 8);
    CHECK_INT(c, p->atoms[0].shrink_class, SHRINK_LATIN);
    double digits = bench_width(b, "2025");
    SetLines s = bench_set(b, "一二2025年三四五六七八九", digits + 3.3);
    CHECK_STR(c, bench_dump(b, "一二2025年三四五六七八九", digits + 3.3, 0),
              "latin 二2 -0.100 latin 5年 -0.100 ; allowed badness 32");
    CHECK_INT(c, s.at[0].to - s.at[0].from, 7);
    CHECK_INT(c, bench_set(b, "一二2025年三四五六七八九", digits + 3.2).at[0].to, 6); /* more than they have */
}

static void test_shrink_stops(Checks *c, Bench *b)
{
    CASES(c, b, {"一。二？三！四五六七八。九十", 11.5, "end 。 -0.500 ; allowed"});
    /* the last of all, and dear */
    SetLines s = bench_set(b, "一。二，三四五六七八九十", 9);
    Capacity cap = fit_capacity(s.p, &s.at[0]);
    CHECK_INT(c, cap.shrink[SHRINK_STOP], EM / 2);
    Fit f = fit_line(&cap, -EM * 3 / 4, EM);
    CHECK_INT(c, f.shrink[SHRINK_COMMA], EM / 2);
    CHECK_INT(c, f.shrink[SHRINK_STOP], EM / 4);
    CHECK(c, fit_badness(&cap, &f, EM) > 60);
}

static void test_shrink_order(Checks *c, Bench *b)
{
    /* every class has one em to give: an earlier one is used up before a later one is touched */
    Capacity cap = {0};
    for (int k = SHRINK_SPACE; k < SHRINK_CLASSES; k++)
        cap.shrink[k] = EM;
    for (Len need = 0; need <= (SHRINK_CLASSES - 1) * EM; need += EM / 4) {
        Fit f = fit_line(&cap, -need, EM);
        Len left = need;
        for (int k = SHRINK_SPACE; k < SHRINK_CLASSES; k++) {
            CHECK_INT(c, f.shrink[k], left < EM ? left : EM);
            left -= f.shrink[k];
        }
        CHECK_INT(c, f.rest, 0);
    }
    Fit f = fit_line(&cap, -SHRINK_CLASSES * EM, EM);
    CHECK_INT(c, f.rest, -EM);
    CHECK_INT(c, fit_badness(&cap, &f, EM), -1); /* it can't be had */
    /* equal amounts within a class, and the line ends at the measure to the unit */
    static const char *const text = "一，二，三，四，五，六（七）八“九”十甲乙丙丁戊己庚";
    for (double em = 17; em < 24; em += 0.07) {
        SetLines s = bench_set(b, text, em);
        const BrokenLine *l = &s.at[0];
        if (l->last)
            continue;
        const Len *x = para_positions(b->text, s.p, l, s.measure);
        CHECK_INT(c, x[l->to - l->from] - gap_trim_end(s.p, l->to - 1), s.measure);
        Len least[SHRINK_CLASSES], most[SHRINK_CLASSES] = {0};
        for (int k = 0; k < SHRINK_CLASSES; k++)
            least[k] = LEN_MAX;
        for (uint32_t i = l->from; i + 1 < l->to; i++) {
            const Atom *a = &s.p->atoms[i];
            Len moved = x[i + 1 - l->from] - x[i - l->from] - a->box - a->gap;
            least[a->shrink_class] = moved < least[a->shrink_class] ? moved : least[a->shrink_class];
            most[a->shrink_class] = moved > most[a->shrink_class] ? moved : most[a->shrink_class];
        }
        if (l->slack < 0)
            for (int k = SHRINK_SPACE; k < SHRINK_CLASSES; k++)
                CHECK_AT(c, least[k] == LEN_MAX || most[k] - least[k] <= 1 || most[k] == 0, "%.2f em, class %d", em, k);
    }
}

static void test_stretch_word_spaces(Checks *c, Bench *b)
{
    /* words first, up to ½ em */
    Para *p = bench_para(b, "rock and roll");
    CHECK_INT(c, p->atoms[4].stretch_class, STRETCH_SPACE);
    CHECK_INT(c, p->atoms[4].box + p->atoms[4].stretch, EM / 2);
    Capacity cap = {.stretch_space = EM / 2, .stretch_latin = EM / 2, .n_space = 2, .n_latin = 2, .n_other = 8};
    Fit f = fit_line(&cap, EM / 2, EM);
    CHECK_INT(c, f.space, EM / 2);
    CHECK_INT(c, f.latin + f.other, 0);
    /* a line of words has nothing else to open: beyond ½ em a space (CLREQ 3.5.4) it stays ragged */
    Capacity words = {.stretch_space = EM / 2, .n_space = 2};
    f = fit_line(&words, EM / 2, EM);
    CHECK_INT(c, f.space, EM / 2);
    CHECK(c, !f.ragged && fit_badness(&words, &f, EM) > 100);
    f = fit_line(&words, EM, EM);
    CHECK_INT(c, f.space, 0);
    CHECK_INT(c, f.rest, EM);
    CHECK(c, f.ragged);
    /* white of ¼ em at the end isn't seen: the gaps are opened as far as they go */
    f = fit_line(&words, EM * 3 / 4, EM);
    CHECK_INT(c, f.space, EM / 2);
    CHECK_INT(c, f.rest, EM / 4);
    CHECK(c, !f.ragged);
}

static void test_stretch_han_latin(Checks *c, Bench *b)
{
    Para *p = bench_para(b, "汉A字");
    CHECK_INT(c, p->atoms[0].gap + p->atoms[0].stretch, EM / 2);
    Capacity cap = {.stretch_latin = EM / 2, .n_latin = 2, .n_other = 8};
    Fit f = fit_line(&cap, EM / 6, EM);
    CHECK_INT(c, f.latin, EM / 6); /* to ⅓ em first */
    CHECK_INT(c, f.other, 0);
    f = fit_line(&cap, EM, EM);
    CHECK_INT(c, f.latin, EM / 6); /* then all gaps alike, these among them */
    CHECK_INT(c, f.other, EM - EM / 6);
    /* until the Latin ones are ½ em (CLREQ 3.5.4); then the others alone, to ½ em; then the line is ragged */
    Capacity few = {.stretch_latin = EM / 2, .n_latin = 2, .n_other = 4};
    f = fit_line(&few, EM * 2, EM);
    CHECK_INT(c, f.latin + f.other / 3, EM / 2);
    CHECK_INT(c, f.latin + f.other + f.han, EM * 2);
    CHECK_INT(c, f.rest, 0);
    CHECK(c, !fit_line(&few, EM * 5 / 2, EM).ragged);
    CHECK(c, fit_line(&few, EM * 5 / 2 + EM / 4 + 1, EM).ragged);
    double digits = bench_width(b, "2025");
    CHECK_STR(c, bench_dump(b, "一二2025年三四五六", digits + 4.6, 0), "latin +0.050×2 ; allowed badness 6");
    CHECK_STR(c, bench_dump(b, "一二2025年三四五六", digits + 4.9, 0),
              "latin +0.083×2 each +0.058×4 ; allowed badness 29");
}

static void test_stretch_rest(Checks *c, Bench *b)
{
    /* equally between all characters and after marks */
    CHECK_STR(c, bench_places(b, "一二三，四五六七。八九十", 7.35, 0), "0 1.058 2.117 3.175 4.233 5.292 6.35 7.35");
    CASES(c, b,
          {"一二三四五《六七八九十》甲乙丙丁戊己庚辛", 12.1, "end 》 -0.500 each +0.054×11 ; allowed badness 15"});
    for (double em = 8; em < 16; em += 0.13) {
        SetLines s = bench_set(b, "甲乙丙丁，戊己庚辛壬癸子丑寅卯辰巳午未", em);
        const BrokenLine *l = &s.at[0];
        const Len *x = para_positions(b->text, s.p, l, s.measure);
        Len least = LEN_MAX, most = 0;
        for (uint32_t i = 0; l->slack >= 0 && i + 1 < l->to; i++) {
            Len opened = x[i + 1] - x[i] - EM;
            least = opened < least ? opened : least;
            most = opened > most ? opened : most;
        }
        CHECK_AT(c, most - least <= 1 || l->slack < 0, "%.2f em: from %d to %d", em, (int)least, (int)most);
        CHECK_INT(c, x[l->to - l->from] - gap_trim_end(s.p, l->to - 1), s.measure);
    }
}

static void test_unit_not_stretched(Checks *c, Bench *b)
{
    static const struct {
        const char *text;
        uint32_t from, to; /* atoms of the unit */
    } cases[] = {{"一二三——四五六七八九", 3, 5},    {"一二三……四五六七八九", 3, 5}, {"一二3,000.5万四五六七八九", 2, 9},
                 {"一二COVID-19四五六七八", 2, 10}, {"一二100%四五六七八九", 2, 6}, {"一二It’s四五六七八九", 2, 6},
                 {"好。”二三四五六七八九十", 1, 3}, {"甲乙$5丙丁戊己庚辛壬", 2, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SetLines s = bench_set(b, cases[i].text, bench_width(b, cases[i].text) - 0.8);
        const BrokenLine *l = &s.at[0];
        CHECK_AT(c, l->slack > 0 && l->to >= cases[i].to, "%s", cases[i].text);
        const Len *x = para_positions(b->text, s.p, l, s.measure);
        for (uint32_t k = cases[i].from; k + 1 < cases[i].to; k++)
            CHECK_AT(c, x[k + 1] - x[k] == s.p->atoms[k].box + s.p->atoms[k].gap, "%s: opened by %d after atom %u",
                     cases[i].text, (int)(x[k + 1] - x[k] - s.p->atoms[k].box - s.p->atoms[k].gap), (unsigned)k);
    }
}

/* The character grid: Han after a Western run stand on whole em again. */
static void test_grid(Checks *c, Bench *b)
{
    b->style.grid = true;
    static const char *const texts[] = {"一二App三四五六七", "一二2025年三四五六",    "A4纸张一二三四",
                                        "一二GDP和CPI三四",  "一二rock and roll三四", "一二3.9万亿元三四",
                                        "共 12 人三四"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        SetLines s = bench_set(b, texts[i], 30);
        const Len *x = para_positions(b->text, s.p, &s.at[0], s.measure);
        for (uint32_t k = 0; k < s.at[0].to; k++)
            if (s.p->atoms[k].cls == CC_HAN)
                CHECK_AT(c, (x[k] + 2) % EM <= 4, "%s: character %u at %.3f em", texts[i], (unsigned)k,
                         (double)x[k] / EM);
    }
    /* at least ⅛ em on either side */
    Para *p = bench_para(b, "汉A字");
    CHECK(c, p->atoms[0].gap >= EM / 8 && p->atoms[1].gap >= EM / 8);
    b->style.grid = false;
    CHECK_INT(c, bench_para(b, "汉A字")->atoms[0].gap, EM / 4);
}

static void test_hanging(Checks *c, Bench *b)
{
    static const char *const text = "一二三四五六七八，九十甲乙丙丁戊己";
    CHECK(c, strncmp(bench_lines(b, text, 8), "一二三四五六七/", 22) == 0); /* off by default */
    b->style.hanging = true;
    CHECK_STR(c, bench_dump(b, text, 8, 0), "end ， -1.000 ; allowed");
    CHECK_STR(c, bench_places(b, text, 8, 0), "0 1 2 3 4 5 6 7 8 9");
    /* one comma or stop; never a bracket or quote, never one of several marks */
    static const char *const never[] = {"八”", "八》", "八）", "八：”"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        Para *p = bench_para(b, never[i]);
        CHECK_AT(c, gap_trim_end(p, p->n_atoms - 1) <= EM / 2, "%s", never[i]);
    }
    Para *p = bench_para(b, "好”。"); /* a run of marks: its last keeps its half em inside */
    CHECK_INT(c, gap_trim_end(p, 2), EM / 2);
}

static void test_tibetan_even(Checks *c, Bench *b)
{
    b->style.lang = LANG_BO;
    const char *text = "བོད་ལྗོངས་ཉིན་རེའི་ཚགས་པར་གྱིས་གནས་ཚུལ་གསར་པ་བསྒྲགས་སོ་ཞེས་བཤད་དོ་ཞེས་ཟེར";
    for (double em = 7; em < 12; em += 0.31) {
        SetLines s = bench_set(b, text, em);
        const BrokenLine *l = &s.at[0];
        const Len *x = para_positions(b->text, s.p, l, s.measure);
        Len least = LEN_MAX, most = 0;
        for (uint32_t i = l->from; i + 1 < l->to; i++) {
            Len opened = x[i + 1 - l->from] - x[i - l->from] - s.p->atoms[i].box - s.p->atoms[i].gap;
            if (s.p->atoms[i].cls != CC_TSHEG) {
                CHECK_AT(c, opened == 0, "opened by %d inside a syllable", (int)opened);
            } else {
                least = opened < least ? opened : least;
                most = opened > most ? opened : most;
            }
        }
        CHECK_AT(c, most - least <= 1, "from %d to %d", (int)least, (int)most);
        Capacity cap = fit_capacity(s.p, l);
        bool ragged = fit_of(s.p, l, &cap).ragged;
        CHECK_AT(c, most <= EM / 2, "opened by %d", (int)most);
        CHECK_AT(c, ragged ? l->slack > cap.n_other * EM / 2 : s.measure - x[l->to - l->from] <= EM / 4, "%.2f em", em);
        CHECK_AT(c, x[l->to - l->from] == s.measure || ragged || most == EM / 2, "%.2f em", em);
    }
}

static void test_tibetan_padding(Checks *c, Bench *b)
{
    b->style.lang = LANG_BO;
    const char *text = "བོད་ལྗོངས་ཉིན་རེའི་ཚགས་པར་གྱིས་གནས་ཚུལ་གསར་པ་བསྒྲགས་སོ་ཞེས་བཤད་དོ་ཞེས་ཟེར";
    CHECK(c, !strstr(bench_dump(b, text, 8, 0), "pad")); /* off by default */
    b->style.tsheg_pad = true;
    size_t padded = 0;
    for (double em = 7; em < 12; em += 0.13) {
        SetLines s = bench_set(b, text, em);
        const BrokenLine *l = &s.at[0];
        const Atom *last = &s.p->atoms[l->to - 1];
        int n = fit_padding(s.p, l);
        padded += n > 0;
        const Len *x = para_positions(b->text, s.p, l, s.measure);
        CHECK_INT(c, x[l->to - l->from] + n * last->advance, s.measure);
        CHECK_AT(c, l->slack <= 0 || l->slack - n * last->advance < last->advance, "%d tshegs for %d", n,
                 (int)l->slack);
        ItemVec items = bench_items(b, text, em, 0); /* drawn out of line: no text of the line's own */
        CHECK_INT(c, items.len, 1 + n);
        for (int i = 1; i <= n; i++)
            CHECK(c, items.ptr[i].u.line.kind == LINE_MARK && items.ptr[i].u.line.runs[0].n_glyphs == 1);
        vec_free(&items);
    }
    CHECK(c, padded > 10);
}

static void test_double_shad_gap(Checks *c, Bench *b)
{
    b->style.lang = LANG_BO;
    SetLines s = bench_set(b, "བོད་ལྗོངས་ཡིན་ནོ། །དེ་ནས་ཡང་བཤད་པ་ཡིན་ནོ། །དེ་ཡང་འདི་ལྟར་ཡིན", 12);
    const BrokenLine *l = &s.at[0];
    CHECK(c, l->slack > 0);
    const Len *x = para_positions(b->text, s.p, l, s.measure);
    Len space = 0, tsheg = 0;
    for (uint32_t i = l->from; i + 1 < l->to; i++) {
        Len opened = x[i + 1 - l->from] - x[i - l->from] - s.p->atoms[i].box - s.p->atoms[i].gap;
        if (s.p->atoms[i].cls == CC_SPACE)
            space = opened;
        else if (s.p->atoms[i].cls == CC_TSHEG)
            tsheg = opened;
    }
    CHECK_AT(c, space > tsheg && space > 0, "%d, %d", (int)space, (int)tsheg);
}

/* The shorter a ragged line, the dearer each em more: two lines share what is short, none takes it all. */
static void test_ragged_cost(Checks *c, Bench *b)
{
    const Len em = b->style.em;
    for (int tenths = 20; tenths <= 150; tenths++) {
        const Len rest = em * tenths / 10;
        CHECK_AT(c, 2 * fit_ragged(rest, em) < fit_ragged(rest + em, em) + fit_ragged(rest - em, em) + 12000000,
                 "%d tenths", tenths);
        CHECK_AT(c, tenths < 30 || fit_ragged(2 * rest, em) > 2 * fit_ragged(rest, em), "%d tenths", tenths);
    }
}

int main(void)
{
    static BenchTest *const tests[] = {test_shrink_line_end,
                                       test_shrink_word_spaces,
                                       test_shrink_interpunct,
                                       test_shrink_brackets,
                                       test_shrink_commas,
                                       test_shrink_han_latin,
                                       test_shrink_stops,
                                       test_shrink_order,
                                       test_stretch_rest,
                                       test_unit_not_stretched,
                                       test_stretch_word_spaces,
                                       test_stretch_han_latin,
                                       test_grid,
                                       test_hanging,
                                       test_tibetan_even,
                                       test_tibetan_padding,
                                       test_double_shad_gap,
                                       test_ragged_cost};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
