/* Characters drawn as one: letters with marks in one face, emoji whole and never in boxes, 〓 for what is missing. */
#include "text/cluster.h"
#include "tests/unit/text_fixture.h"

/* Atoms apart by |: their text; their faces' families. */
static const char *atoms(Bench *b, const Para *p, bool families)
{
    Buf out = {0};
    for (size_t i = 0; i < p->n_atoms; i++) {
        const Atom *a = &p->atoms[i];
        buf_puts(&out, i ? "|" : "");
        if (families)
            buf_puts(&out, a->face->family);
        else
            buf_put(&out, p->text + a->text, a->bytes);
    }
    return bench_keep(b, &out);
}

static void check_drawn(Checks *c, const Para *p, const char *of)
{
    for (size_t i = 0; i < p->n_atoms; i++) {
        const Atom *a = &p->atoms[i];
        for (size_t g = 0; g < a->n_glyphs; g++)
            CHECK_AT(c, p->glyphs[a->glyph + g].gid, ".notdef in %s", of);
        CHECK_AT(c, a->n_glyphs || char_is_emoji_modifier(a->cp), "nothing for U+%04X of %s", (unsigned)a->cp, of);
    }
}

static void test_marks(Checks *c, Bench *b)
{
    /* a face that has all of the cluster, and places marks: not the first, which has the letter alone */
    CHECK_STR(c, atoms(b, bench_para(b, "甲x\u0304y乙"), false), "甲|x\u0304|y|乙");
    CHECK_STR(c, atoms(b, bench_para(b, "甲x\u0304y乙"), true),
              "Noto Serif CJK SC|Noto Serif|Noto Serif CJK SC|Noto Serif CJK SC");
    CHECK_STR(c, atoms(b, bench_para(b, "a\u0332"), true), "Noto Serif");
    CHECK_STR(c, atoms(b, bench_para(b, "t\u032A"), true), "Noto Serif");
    CHECK_STR(c, atoms(b, bench_para(b, "é"), true), "Noto Serif CJK SC");
    CHECK_STR(c, atoms(b, bench_para(b, "葛\U000E0100城"), false), "葛\U000E0100|城");
    CHECK_STR(c, atoms(b, bench_para(b, "ཀཱུ་"), true), "DDC Uchen|DDC Uchen");
    /* what no face has whole it may have in parts */
    CHECK_STR(c, atoms(b, bench_para(b, "e\u0301"), false), "e\u0301");
    static const char *const drawn[] = {"x\u0304", "a\u0332",  "v\u20D7",  "t\u032A",       "o\u0302\u0323", "ǘ",
                                        "m\u0300", "汉\u0301", "か\u3099", "འ\u0F71\u0F72", "q\u0307\u0323"};
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        check_drawn(c, bench_para(b, drawn[i]), drawn[i]);
    CHECK_INT(c, diag_errors(b->diag), 0);
}

static void test_symbols(Checks *c, Bench *b)
{
    static const struct {
        const char *text, *family;
    } cases[] = {{"✔", "Noto Sans Symbols2"},
                 {"➜", "Noto Sans Symbols2"},
                 {"↩", "Noto Sans Math"},
                 {"⟨", "Noto Sans Math"},
                 {"∘", "Noto Sans Symbols2"},
                 {"✅", "Symbola"},
                 {"🔥", "Symbola"},
                 {"⭐", "Symbola"},
                 {"☺\uFE0F", "Symbola"},
                 {"→", "Noto Serif CJK SC"},
                 {"①", "Noto Serif CJK SC"},
                 {"🥰", "BabelStone Han"}};
    static const char *const roles[] = {"b", "k", "s", "x"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK_STR(c, atoms(b, bench_para(b, cases[i].text), true), cases[i].family);
        for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
            char text[64];
            snprintf(text, sizeof text, "甲{%s:%s}", roles[r], cases[i].text);
            check_drawn(c, bench_para(b, text), text);
        }
    }
    CHECK_INT(c, diag_errors(b->diag), 0);
}

/* One unit each, whatever the face makes of it; a line breaks beside it, never in it. */
static void test_emoji(Checks *c, Bench *b)
{
    static const char *const whole[] = {"🇨🇳",
                                        "1\uFE0F\u20E3",
                                        "#\u20E3",
                                        "❤\uFE0F",
                                        "👨\u200D👩\u200D👧",
                                        "❤\uFE0F\u200D🔥",
                                        "✅",
                                        "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        char text[80], want[80];
        snprintf(text, sizeof text, "甲%s乙", whole[i]);
        snprintf(want, sizeof want, "甲|%s|乙", whole[i]);
        Para *p = bench_para(b, text);
        CHECK_STR(c, atoms(b, p, false), want);
        check_drawn(c, p, text);
        CHECK_INT(c, p->atoms[1].cls, CC_EMOJI);
        CHECK(c, p->atoms[0].brk == BREAK_ALLOWED && p->atoms[1].brk == BREAK_ALLOWED);
        CHECK(c, p->atoms[1].box >= EM / 2);
    }
    CHECK_STR(c, atoms(b, bench_para(b, "🇨🇳🇯🇵"), false), "🇨🇳|🇯🇵");
    CHECK_STR(c, bench_lines(b, "一👨\u200D👩\u200D👧二三四五", 4), "一👨\u200D👩\u200D👧/二三四五");
    /* a keycap's frame is wider than its digit: it does not run into the next */
    Para *keys = bench_para(b, "1\uFE0F\u20E32\uFE0F\u20E3");
    CHECK_INT(c, keys->n_atoms, 2);
    CHECK(c, keys->atoms[0].box > keys->atoms[0].advance && keys->atoms[0].lead > 0);
    /* in text style a sign is of its script */
    CHECK(c, bench_para(b, "☺\uFE0E")->atoms[0].cls != CC_EMOJI);
    CHECK(c, bench_para(b, "⌚\uFE0E")->atoms[0].cls != CC_EMOJI); /* one that is a picture otherwise */
    CHECK(c, bench_para(b, "⌚")->atoms[0].cls == CC_EMOJI);
    CHECK(c, bench_para(b, "12")->atoms[0].cls == CC_DIGIT);
}

/* A skin tone that the face has no hand for is text that is not seen, not a box beside it. */
static void test_skin_tones(Checks *c, Bench *b)
{
    Para *p = bench_para(b, "甲👍🏻乙");
    CHECK_STR(c, atoms(b, p, false), "甲|👍|🏻|乙");
    CHECK_INT(c, p->atoms[2].n_glyphs, 0);
    CHECK_INT(c, p->atoms[2].box, 0);
    CHECK_INT(c, p->atoms[1].brk, BREAK_NO);
    CHECK_INT(c, p->atoms[2].brk, BREAK_ALLOWED);
    CHECK_STR(c, atoms(b, bench_para(b, "👩🏽\u200D🔬"), false), "👩|🏽|\u200D🔬");
    CHECK_INT(c, bench_para(b, "🏻")->atoms[0].n_glyphs, 1); /* by itself it is a sign */
}

static void check_missing(Checks *c, Bench *b, const char *text, const char *want, const char *told, bool replace)
{
    Diag *all = b->diag;
    Buf out = {0};
    b->diag = diag_new();
    b->style.replace_missing = replace;
    Para *p = bench_para(b, text);
    b->style.replace_missing = false;
    CHECK_STR(c, atoms(b, p, false), want);
    check_drawn(c, p, text);
    diag_print(b->diag, false, &out);
    CHECK_AT(c, strstr(out.data, told) != NULL, "%s in %s", told, out.data);
    CHECK_INT(c, diag_errors(b->diag), !replace);
    CHECK_INT(c, diag_warnings(b->diag), replace);
    buf_free(&out);
    diag_free(b->diag);
    b->diag = all;
}

static void test_missing(Checks *c, Bench *b)
{
    check_missing(c, b, "甲ሀ乙", "甲|乙", "error: no font has the character 'ሀ' (U+1200)", false);
    check_missing(c, b, "甲ሀ乙", "甲|〓|乙", "warning: 〓 stands for the character 'ሀ' (U+1200), which no font has",
                  true);
    /* the mark is what is missing: it is named, and its letter goes with it */
    check_missing(c, b, "甲a\u1DFA乙", "甲|乙", "(U+1DFA)", false);
    check_missing(c, b, "甲a\u1DFA乙", "甲|〓|乙", "'a\u1DFA' (U+0061 U+1DFA), which no font has together", true);
    check_missing(c, b, "{r:汉|ሀ}", "汉", "(U+1200)", true);
}

int main(void)
{
    static BenchTest *const tests[] = {test_marks, test_symbols, test_emoji, test_skin_tones, test_missing};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
