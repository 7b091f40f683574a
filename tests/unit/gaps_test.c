/* Widths of marks and the gaps between neighbours, in em: "0 1 1.5" are the left edges of the characters' boxes on a
 * line that is not justified, then its far edge. */
#include "chars/chars.h"
#include "tests/unit/text_fixture.h"

typedef struct Case {
    const char *text, *places;
} Case;

static void check_natural(Checks *c, Bench *b, const Case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *got = bench_natural(b, cases[i].text);
        CHECK_AT(c, strcmp(got, cases[i].places) == 0, "%s: %s, not %s", cases[i].text, got, cases[i].places);
    }
}
#define NATURAL(c, b, ...)                                                                                             \
    do {                                                                                                               \
        static const Case cases[] = {__VA_ARGS__};                                                                     \
        check_natural(c, b, cases, sizeof cases / sizeof *cases);                                                      \
    } while (0)

/* CLREQ 3.1 and 3.2, GB/T 15834 4 and 5 for marks; TLREQ; everything else by its script and category (Unicode). */
static void test_classes(Checks *c, Bench *b)
{
    static const struct {
        CharClass cls;
        const char *characters;
    } cases[] = {
        {CC_OPEN, "‘“〈《「『【〔〖〘〚〝（［｛｟"},
        {CC_CLOSE, "’”〉》」』】〕〗〙〛〞〟）］｝｠"},
        {CC_COMMA, "、，：；"},
        {CC_STOP, "。！？．"},
        {CC_MIDDOT, "·‧・"},
        {CC_DASH, "–—⸺－～〜"},
        {CC_ELLIPSIS, "…⋯"},
        {CC_SOLIDUS, "／"},
        {CC_SPACE, " \u00A0"},
        {CC_IDEOGRAPHIC_SPACE, "　"},
        {CC_HAN, "中〇々〆鿿㐀䶿𠀀豈舘あんアンーㄅㄯㆠ한가힣꒐ꀀ⺀⿕⿰"},
        {CC_HAN, "＋￥Ａｚ９０﹏︰﹏①⑳㈠㉈㍿℃№⅏⓪─■◿※‼⁇⁈⁉←⇿∀⋿〒〓"},
        {CC_LATIN, "azAZÀéÿāɏɐαωЯяאʼﬀꓐힰ"},
        {CC_DIGIT, "09²½⅐"},
        {CC_LATIN_MARK, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡§°±¶¿×÷€₠₩‰′″‴"},
        {CC_TSHEG, "་༌"},
        {CC_SHAD, "༈།༎༏༐༑༔"},
        {CC_TIBETAN, "ཀཨཬ༠༩༳༄༅༆༼༽྾"},
        {CC_OTHER, "⌀☀✓"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (const char *s = cases[i].characters; *s;) {
            uint32_t cp;
            s += utf8_decode(s, &cp);
            CHECK_AT(c, char_class(cp) == cases[i].cls, "U+%04X: %d, not %d", (unsigned)cp, char_class(cp),
                     cases[i].cls);
        }
    /* what Unicode has as a mark, a selector or a joiner joins what stands before it, in every script */
    static const struct {
        uint32_t from, to;
    } scripts[] = {{0x300, 0x36F}, {0xF00, 0xFDA}, {0x1AB0, 0x1ACE}, {0x20D0, 0x20F0}, {0x302A, 0x302F}};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        for (uint32_t cp = scripts[i].from; cp <= scripts[i].to; cp++)
            CHECK_AT(c, (char_class(cp) == CC_COMBINING) == char_is_mark(cp), "U+%04X: %d", (unsigned)cp,
                     char_class(cp));
    CHECK_INT(c, char_class(0xFE00), CC_COMBINING);
    CHECK_INT(c, char_class(0xFE0F), CC_COMBINING);
    CHECK_INT(c, char_class(0xE01EF), CC_COMBINING);
    CHECK_INT(c, char_class(0x200D), CC_COMBINING);
    (void)b;
}

static void test_half_width(Checks *c, Bench *b)
{
    NATURAL(c, b, {"罗·娜", "0 1 1.5 2.5"}, {"罗‧娜", "0 1 1.5 2.5"}, {"甲／乙", "0 1 1.5 2.5"},
            {"甲/乙", "0 1 1.5 2.5"}, {"京–沪", "0 1 1.5 2.5"}, {"{b:罗·娜}", "0 1 1.5 2.5"},
            {"{k:罗·娜}", "0 1 1.5 2.5"}, {"{s:罗·娜}", "0 1 1.5 2.5"}, {"{b:甲／乙}", "0 1 1.5 2.5"},
            {"{x:罗·娜}", "0 1 1.5 2.5"}, {"{k:甲／乙}", "0 1 1.5 2.5"}, {"甲—乙", "0 1 2 3"}, {"甲～乙", "0 1 2 3"});
    NATURAL(c, b, {"米×宽", "0 1.25 2.25 3.25"}, {"{b:米÷宽}", "0 1.25 2.25 3.25"}); /* ¾ em and the Han–Latin space */
    /* the ink stands in the middle of the half em, in every face */
    static const char *const faces[] = {"罗·娜", "{b:罗·娜}", "{k:罗·娜}", "{s:罗·娜}", "{x:罗·娜}",
                                        "A·娜",  "罗·B",      "甲／乙",    "{b:甲／乙}"};
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        Para *p = bench_para(b, faces[i]);
        const Atom *a = &p->atoms[1];
        hb_glyph_extents_t e;
        hb_font_get_glyph_extents(a->face->hb_font, p->glyphs[a->glyph].gid, &e);
        double middle = (double)a->lead / EM + (e.x_bearing + e.width / 2.0) / a->face->upem;
        CHECK_AT(c, fabs(middle - 0.25) < 0.03, "%s: %.3f em", faces[i], middle);
        CHECK_INT(c, a->box, EM / 2);
    }
}

static void test_line_end_mark(Checks *c, Bench *b)
{
    /* eight characters and a mark fill eight and a half; no gap is touched */
    static const char *const marks[] = {"，", "。", "、", "；", "：", "！", "？",
                                        "”",  "》", "）", "」", "』", "】", "〕"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char text[64];
        snprintf(text, sizeof text, "一二三四五六七八%s九十", marks[i]);
        CHECK_STR(c, bench_places(b, text, 8.5, 0), "0 1 2 3 4 5 6 7 8 9");
        CHECK(c, strstr(bench_dump(b, text, 8.5, 0), "-0.500 ; allowed"));
    }
    CHECK_STR(c, bench_dump(b, "他走了。", 20, 0), "end 。 -0.500 short +16.500 ; end"); /* on last lines, too */
}

/* zh-Hant: 。，、；： stand in their em's middle and give on both sides, ！？ on neither. */
static void test_centred_marks(Checks *c, Bench *b)
{
    b->style.lang = LANG_ZH_HANT;
    CHECK_INT(c, gap_trim_end(bench_para(b, "他。"), 1), EM * 5 / 16);
    CHECK_INT(c, gap_trim_end(bench_para(b, "他！"), 1), 0);
    CHECK_INT(c, gap_trim_end(bench_para(b, "他」"), 1), EM / 2);
    NATURAL(c, b, {"說：「好", "0 1 1.5 2.5 3.5"}, {"甲」，乙", "0 1 1.5 2.5 3.5"}, {"甲，『乙", "0 1 1.5 2.5 3.5"},
            {"甲！「乙", "0 1 1.5 2.5 3.5"}, {"甲。」乙", "0 0.813 1.5 2.5 3.5"}, {"甲』。」乙", "0 1 1.313 2 3 4"},
            {"甲，乙", "0 1 2 3"}, {"甲！」乙", "0 1 2 3 4"}, {"甲？」乙", "0 1 2 3 4"}, {"甲？！乙", "0 1 2 3 4"},
            {"甲！乙", "0 1 2 3"});
    static const char *const pairs[] = {"甲。」", "甲，」", "甲、』", "甲；）", "甲：」", "甲！』", "甲？」", "甲？！"};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Para *p = bench_para(b, pairs[i]);
        const Atom *x = &p->atoms[1], *y = &p->atoms[2];
        hb_glyph_extents_t ex, ey;
        hb_font_get_glyph_extents(x->face->hb_font, p->glyphs[x->glyph].gid, &ex);
        hb_font_get_glyph_extents(y->face->hb_font, p->glyphs[y->glyph].gid, &ey);
        double left = (double)(ex.x_bearing + ex.width) / x->face->upem,
               right = (double)(x->box + x->gap) / EM + (double)ey.x_bearing / y->face->upem;
        CHECK_AT(c, right - left > 0.05, "%s: %.3f em", pairs[i], right - left);
    }
    /* commas give on both sides alike when a line needs it */
    CHECK_STR(c, bench_dump(b, "一，二三四五六七八九十一二三四", 9.75, 0),
              "comma 一， -0.094 comma ，二 -0.156 ; allowed badness 20");
    b->style.hanging = true; /* not hung in horizontal lines (CLREQ 3.1.7) */
    CHECK_INT(c, gap_trim_end(bench_para(b, "他，"), 1), EM * 5 / 16);
}

/* A note's mark hangs on the ink of the mark before it. */
/* zh-Hant: · is an em wide between Han; after 』 a centred ， gives on both sides when the line needs it. */
static void test_hant_marks(Checks *c, Bench *b)
{
    b->style.lang = LANG_ZH_HANT;
    NATURAL(c, b, {"羅·娜", "0 1 2 3"}, {"羅‧娜", "0 1 2 3"}, {"羅・娜", "0 1 2 3"}, {"{b:羅·娜}", "0 1 2 3"});
    Para *p = bench_para(b, "『好』，他說");
    CHECK_INT(c, p->atoms[2].gap, -EM / 2);
    CHECK_INT(c, p->atoms[2].shrink + p->atoms[3].shrink, EM / 2); /* 3/16 before, 5/16 after */
    CHECK_INT(c, p->atoms[2].shrink_class, SHRINK_COMMA);
    CHECK_INT(c, p->atoms[3].shrink_class, SHRINK_COMMA);
    p = bench_para(b, "『好』？他說"); /* ！？ are not adjustable */
    CHECK_INT(c, p->atoms[2].shrink, 0);
}

static void test_note_after_mark(Checks *c, Bench *b)
{
    NATURAL(c, b, {"甲”{t:①}乙", "0 1 1.5 2.1 3.1"}, {"甲。{t:①}乙", "0 1 1.5 2.1 3.1"}, {"甲{t:①}。", "0 1 1.6 2.6"});
}

/* 连接号, 分隔号 and units are not drawn apart in a loose line: CLREQ 3.5.4. */
static void test_closed_gaps(Checks *c, Bench *b)
{
    static const struct {
        const char *text;
        size_t closed; /* the atom after which the line must not open */
    } cases[] = {{"甲～乙", 0}, {"甲～乙", 1},   {"甲–乙", 0},    {"甲／乙", 1}, {"京—沪", 0}, {"25℃天", 1},
                 {"价￥5", 1},  {"第１２届", 0}, {"第１２届", 1}, {"ＡＢ股", 0}, {"8％的", 0}, {"甲——乙", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_AT(c, bench_para(b, cases[i].text)->atoms[cases[i].closed].stretch_class == STRETCH_NONE, "%s, %zu",
                 cases[i].text, cases[i].closed);
    static const char *const open[] = {"甲——乙", "甲乙", "（甲", "ＡＢ股"};
    static const size_t at[] = {0, 0, 0, 1};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        CHECK_AT(c, bench_para(b, open[i])->atoms[at[i]].stretch_class == STRETCH_OTHER, "%s", open[i]);
}

static void test_line_start_mark(Checks *c, Bench *b)
{
    static const char *const marks[] = {"“", "‘", "《", "〈", "（", "「", "『", "【", "〔", "〖", "［", "｛"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char text[64];
        snprintf(text, sizeof text, "一二三四五六七八%s九十", marks[i]);
        CHECK_STR(c, bench_places(b, text, 8, 1), "-0.5 0.5 1.5 2.5");
    }
}

static void test_adjacent_marks(Checks *c, Bench *b)
{
    NATURAL(c, b, {"好。”他", "0 1 1.5 2.5 3.5"}, {"说：“好", "0 1 1.5 2.5 3.5"}, {"甲》、乙", "0 1 1.5 2.5 3.5"},
            {"甲）（乙", "0 1 1.5 2.5 3.5"}, {"（《甲", "-0.5 0 1 2"}, {"甲》）。乙", "0 1 1.5 2 3 4"},
            {"甲。”“乙", "0 1 1.5 2 3 4"}, {"甲“《乙", "0 1 1.5 2.5 3.5"});
    /* every ordered pair: 1.5 em and no less than half an em from pen to pen */
    static const char *const open[] = {"“", "《", "（", "「", "【"}, *const close[] = {"，", "。", "、", "；", "：",
                                                                                       "！", "？", "”",  "》", "）"};
    enum { N_OPEN = sizeof open / sizeof *open, N_CLOSE = sizeof close / sizeof *close };
    for (size_t i = 0; i < N_OPEN + N_CLOSE; i++)
        for (size_t k = 0; k < N_OPEN + N_CLOSE; k++) {
            char text[64];
            snprintf(text, sizeof text, "甲%s%s乙", i < N_OPEN ? open[i] : close[i - N_OPEN],
                     k < N_OPEN ? open[k] : close[k - N_OPEN]);
            Para *p = bench_para(b, text);
            const Atom *x = &p->atoms[1], *y = &p->atoms[2];
            bool hugging = i < N_OPEN && k >= N_OPEN; /* （） with nothing inside keeps its width */
            CHECK_AT(c, x->box + x->gap + y->box == (hugging ? 2 * EM : EM * 3 / 2), "%s: %.3f em", text,
                     (double)(x->box + x->gap + y->box) / EM);
            CHECK_AT(c, x->box + x->gap + y->lead - x->lead >= EM * 2 / 5, "%s: the pens are %.3f em apart", text,
                     (double)(x->box + x->gap + y->lead - x->lead) / EM);
        }
    /* a loose line opens no pair */
    CHECK(c, strstr(bench_dump(b, "一二三四五。《六七八九十》2025年", 12.5, 0), "pair 。《 -0.500"));
    SetLines s = bench_set(b, "一二三四五。《六七八九》2025年", 13);
    const Len *x = para_positions(b->text, s.p, &s.at[0], s.measure);
    CHECK_INT(c, x[6] - x[5], EM / 2);
}

static void test_squeeze_across_runs(Checks *c, Bench *b)
{
    static const char *const same[] = {"好。{b:”他}", "{b:好。}”他",     "好{b:。}{k:”}他", "{l:好。}”他",
                                       "好。{l:”他}", "{e:好。}{e:”}他", "{n:好}。{w:”}他", "{b:好。}{l:”}{k:他}"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        const char *got = bench_natural(b, same[i]);
        CHECK_AT(c, strcmp(got, "0 1 1.5 2.5 3.5") == 0, "%s: %s", same[i], got);
    }
    /* so do a line's ends and justification */
    CHECK(c, strstr(bench_dump(b, "一二三四五六七{b:八，}九十", 8.5, 0), "end ， -0.500 ; allowed"));
    CHECK_STR(c, bench_dump(b, "一{b:，}二三四{l:，}五六七。八九十", 9, 0),
              "comma ，二 -0.250 comma ，五 -0.250 end 。 -0.500 ; allowed badness 20");
    CHECK(c, strstr(bench_natural(b, "汉{b:A}字"), "0 1.25") != NULL); /* and Han–Latin space */
    CHECK(c, strstr(bench_natural(b, "{k:汉}{l:A}字"), "0 1.25") != NULL);
}

static void test_mark_styles(Checks *c, Bench *b)
{
    static const char *const text = "甲，乙。《丙》、丁；戊！（己）";
    CHECK_STR(c, bench_natural(b, text), "0 1 2 3 3.5 4.5 5.5 6 7 8 9 10 10.5 11.5 12.5 13.5");
    b->style.punct = PUNCT_KAIMING; /* 。？！ full, the rest half */
    CHECK_STR(c, bench_natural(b, text), "0 1 1.5 2.5 3 4 5 5.5 6 7 7.5 8.5 9 10 11 12");
    CHECK_STR(c, bench_natural(b, "甲。乙？丙"), "0 1 2 3 4 5");
    CHECK_STR(c, bench_natural(b, "甲“乙”丙：丁"), "0 0.5 1.5 2.5 3 4 4.5 5.5");
    b->style.punct = PUNCT_HALF;
    CHECK_STR(c, bench_natural(b, "甲。乙？丙！丁，戊"), "0 1 1.5 2.5 3 4 4.5 5.5 6 7");
    CHECK_STR(c, bench_natural(b, "甲。”乙"), "0 1 1.5 2 3");                    /* a pair, too: two halves */
    CHECK(c, !strstr(bench_dump(b, "一，二三四五，六七八九十", 9, 0), "comma")); /* nothing left to take */
}

static void test_han_latin(Checks *c, Bench *b)
{
    static const char *const latin[] = {"A", "z", "é", "8", "α", "Я"};
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++) {
        char text[32];
        snprintf(text, sizeof text, "汉%s字", latin[i]);
        Para *p = bench_para(b, text);
        CHECK_AT(c, p->atoms[0].gap == EM / 4 && p->atoms[1].gap == EM / 4, "%s", text);
        snprintf(text, sizeof text, "，%s。", latin[i]); /* none beside marks */
        p = bench_para(b, text);
        CHECK_AT(c, p->atoms[0].gap == 0 && p->atoms[1].gap == 0, "%s", text);
        snprintf(text, sizeof text, "%s字", latin[i]); /* none at the edges */
        CHECK_AT(c, strncmp(bench_natural(b, text), "0 ", 2) == 0, "%s", text);
    }
    /* what belongs to a number takes its space; signs of full width take none */
    static const struct {
        const char *text;
        Len before, after;
    } cases[] = {{"涨5%后", EM / 4, EM / 4},  {"用C++写", EM / 4, EM / 4}, {"花$5买", EM / 4, EM / 4},
                 {"温25℃天", EM / 4, 0},      {"价￥5元", 0, EM / 4},      {"见①条", 0, 0},
                 {"米×宽", EM / 4, EM / 4},   {"用€5买", EM / 4, EM / 4},  {"约±3个", EM / 4, EM / 4},
                 {"共9m²地", EM / 4, EM / 4}, {"吸CO₂气", EM / 4, EM / 4}, {"成30°角", EM / 4, EM / 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Para *p = bench_para(b, cases[i].text);
        Len before = p->atoms[0].gap, after = p->atoms[p->n_atoms - 2].gap;
        CHECK_AT(c, before == cases[i].before && after == cases[i].after, "%s: %.2f and %.2f em", cases[i].text,
                 (double)before / EM, (double)after / EM);
    }
    CHECK_INT(c, bench_para(b, "藏文བོད་ཡིག字")->atoms[1].gap, EM / 4);
}

/* Code keeps its own spaces and widths; ¼ em parts it from the Han beside it, whatever it begins and ends with. */
static void test_code(Checks *c, Bench *b)
{
    NATURAL(c, b, {"甲{c:ab}乙", "0 1.25 1.75 2.5 3.5"}, {"甲{c:(i)}乙", "0 1.25 1.75 2.25 3 4"},
            {"甲{c:_W}，乙", "0 1.25 1.75 2.25 3.25 4.25"}, {"{c:甲a乙}", "0 1 1.5 2.5"},
            {"甲{c:乙}丙", "0 1.25 2.5 3.5"}, {"（{c:ab}）", "-0.5 0.5 1 1.5 2.5"});
    NATURAL(c, b, {"{c:i W}", "0 0.5 1 1.5"}, {"{c:i  W}", "0 0.5 1 1.5 2"}, {"{c:5 m}", "0 0.5 1 1.5"});
}

/* 63 kg: ¼ em, whatever the line needs; several spaces are one (1/32 em keeps their pens apart). */
static void test_number_space(Checks *c, Bench *b)
{
    static const char *const fixed[] = {"63 kg", "35 μg/m³", "10⁶ km²", "20 ℃", "10万 km²", "￥ 100", "5\u00A0m"};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        Para *p = bench_para(b, fixed[i]);
        for (size_t k = 0; k < p->n_atoms; k++)
            if (p->atoms[k].cls == CC_SPACE)
                CHECK_AT(c, p->atoms[k].box == EM / 4 && !p->atoms[k].shrink_class && !p->atoms[k].stretch_class, "%s",
                         fixed[i]);
    }
    Para *p = bench_para(b, "km  and   kg");
    CHECK_INT(c, p->atoms[2].stretch_class, STRETCH_SPACE);
    CHECK_INT(c, p->atoms[3].box, EM / 32);
    CHECK_INT(c, p->atoms[3].stretch_class, STRETCH_NONE);
    CHECK_INT(c, p->atoms[9].box, EM / 32);
    p = bench_para(b, "甲 kg"); /* no number: the Han–Latin gap */
    CHECK_INT(c, p->atoms[1].stretch_class, STRETCH_LATIN);
}

/* The head mark's spaces are one, and grow to half as much again (TLREQ), before any tsheg opens. */
static void test_tibetan_spaces(Checks *c, Bench *b)
{
    b->style.lang = LANG_BO;
    Para *p = bench_para(b, "༄༅།   །བོད་ཡིག");
    Len all = 0, most = 0;
    for (size_t i = 0; i < p->n_atoms; i++)
        if (p->atoms[i].cls == CC_SPACE) {
            all += p->atoms[i].box;
            most += p->atoms[i].stretch;
        }
    Para *one = bench_para(b, "༄༅། །བོད་ཡིག");
    Len space = one->atoms[3].box;
    CHECK_INT(c, one->atoms[3].cls, CC_SPACE);
    CHECK_INT(c, all, space + 2 * (EM / 32));
    CHECK_INT(c, most, space / 2);
}

static void test_han_latin_typed_space(Checks *c, Bench *b)
{
    double typed = bench_width(b, "汉 A 字"), bare = bench_width(b, "汉A字");
    CHECK_AT(c, typed == bare, "%.3f and %.3f em", typed, bare);
    Para *p = bench_para(b, "汉 A");
    CHECK_INT(c, p->atoms[1].box, EM / 4); /* the space is the gap: it gives and takes as the gap does */
    CHECK_INT(c, p->atoms[1].shrink, EM / 8);
    CHECK_INT(c, p->atoms[1].shrink_class, SHRINK_LATIN);
    CHECK_INT(c, p->atoms[1].stretch_class, STRETCH_LATIN);
    CHECK_INT(c, p->atoms[0].gap, 0);
    CHECK_STR(c, bench_lines(b, "一二三四 ABCD", 5), "一二三四/ABCD"); /* gone at a line's end */
    /* beside a mark, whose own white is there */
    CHECK_STR(c, bench_natural(b, "说 “好” 吧"), "0 1 1.125 2.125 3.125 4.125 4.25 5.25");
}

/* The ink of the first glyphs of two neighbours: how far apart, in em. */
static double ink_apart(const Para *p, size_t i)
{
    double edge[2];
    for (int k = 0; k < 2; k++) {
        const Atom *a = &p->atoms[i + (size_t)k];
        hb_glyph_extents_t e;
        hb_font_get_glyph_extents(a->face->hb_font, p->glyphs[a->glyph].gid, &e);
        edge[k] = (double)a->lead / EM + (e.x_bearing + (k ? 0 : e.width)) / (double)a->face->upem;
    }
    return edge[1] - edge[0] + (double)(p->atoms[i].box + p->atoms[i].gap) / EM;
}

/* Display type: quotes, brackets, commas 0.6 em, also in pairs; Han–Latin ⅛ em; the ink of two marks 0.12 em apart. */
static void test_display(Checks *c, Bench *b)
{
    b->style.display = true;
    NATURAL(c, b, {"说“好”吧", "0 0.6 1.6 2.6 3.2 4.2"}, {"读《书》吧", "0 0.6 1.6 2.6 3.2 4.2"},
            {"春，夏、秋：冬；年", "0 1 1.6 2.6 3.2 4.2 4.8 5.8 6.4 7.4"}, {"好吗？好", "0 1 2 3 4"},
            {"好。好", "0 1 2 3"}, {"说“好”？吧", "0 0.6 1.6 2.6 3.2 4.2 5.2"}, {"问？”吧", "0 1 1.6 2.2 3.2"},
            {"问：“好", "0 1 1.2 2.2 3.2"});
    Para *p = bench_para(b, "汉G字");
    CHECK_INT(c, p->atoms[0].gap, EM / 8);
    p = bench_para(b, "1677 名");
    CHECK_INT(c, p->atoms[4].box, EM / 8);
    p = bench_para(b, "63 kg");
    CHECK_INT(c, p->atoms[2].box, EM / 4);
    static const char *const pairs[] = {"”？",  "？”",  "”，",  "”、",  "》，", "》”", "“《",
                                        "《“",  "”“",   "：“",  "！》", "。”",  "，“", "）：",
                                        "」「", "》？", "）！", "！”",  "》）", "”）", "；“"};
    static const char *const faces[] = {"%s", "{b:%s}", "{k:%s}", "{s:%s}"};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (size_t k = 0; k < sizeof faces / sizeof *faces; k++) {
            char text[32];
            snprintf(text, sizeof text, faces[k], pairs[i]);
            double apart = ink_apart(bench_para(b, text), 0);
            CHECK_AT(c, apart > 0.1195, "%s: %.3f em", text, apart);
        }
    b->style.lang = LANG_ZH_HANT;
    NATURAL(c, b, {"春，夏", "0 0.85 1.6 2.6"}, {"說「好」吧", "0 0.6 1.6 2.6 3.2 4.2"}, {"好！好", "0 1 2 3"});
}

/* Letter-spacing is of Han and Latin: a Tibetan syllable stays whole, and stands by the next one as it does in text. */
static void test_tracking(Checks *c, Bench *b)
{
    const char *texts[] = {"ཞོགས་པའི་ཚགས་པར།", "汉字G", "汉བོད་字"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        TextStyle ts = {.role = 0, .size = EM, .lang = i ? LANG_ZH_HANS : LANG_BO, .tracking = EM / 2};
        const Piece piece = {.kind = PIECE_TEXT, .text = texts[i], .style = ts};
        ParaStyle st = {.em = EM, .lang = ts.lang, .align = ALIGN_LEFT};
        const Para *p = para_shape(b->text, b->arena, b->diag, &piece, 1, &st);
        for (size_t k = 0; k + 1 < p->n_atoms; k++) {
            bool tibetan = char_is_tibetan(p->atoms[k].cp) || char_is_tibetan(p->atoms[k + 1].cp);
            CHECK_INT(c, gap_tracking(p, &p->atoms[k]), tibetan ? 0 : EM / 2);
            if (tibetan && i == 0)
                CHECK_INT(c, p->atoms[k].gap, 0);
        }
    }
}

int main(void)
{
    static BenchTest *const tests[] = {
        test_classes,        test_half_width,    test_line_end_mark,       test_line_start_mark,
        test_adjacent_marks, test_centred_marks, test_squeeze_across_runs, test_note_after_mark,
        test_closed_gaps,    test_mark_styles,   test_han_latin,           test_han_latin_typed_space,
        test_code,           test_number_space,  test_tibetan_spaces,      test_hant_marks,
        test_display,        test_tracking};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
