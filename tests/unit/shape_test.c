/* From characters to glyphs: faces by context, dashes in one stroke, stacked marks, Tibetan beside Han. */
#include "style/style.h"
#include "tests/unit/text_fixture.h"
#include "cascade/cascade.h"

static const Atom *atom_of(const Para *p, const char *character)
{
    uint32_t cp;
    utf8_decode(character, &cp);
    for (size_t i = 0; i < p->n_atoms; i++)
        if (p->atoms[i].cp == cp)
            return &p->atoms[i];
    return NULL;
}

/* Ink of an atom's first glyph from the atom's left, in em: from, to; and above the baseline: low, high. */
typedef struct Ink {
    double from, to, low, high;
} Ink;

static Ink ink_of(const Para *p, const Atom *a)
{
    Ink k = {9, -9, 9, -9};
    for (uint32_t g = a->glyph; g < a->glyph + a->n_glyphs; g++) {
        hb_glyph_extents_t e;
        hb_font_get_glyph_extents(a->face->hb_font, p->glyphs[g].gid, &e);
        double upem = a->face->upem, x = (double)(a->lead + p->glyphs[g].x) / EM, y = -(double)p->glyphs[g].y / EM;
        k.from = fmin(k.from, x + e.x_bearing / upem);
        k.to = fmax(k.to, x + (e.x_bearing + e.width) / upem);
        k.high = fmax(k.high, y + e.y_bearing / upem);
        k.low = fmin(k.low, y + (e.y_bearing + e.height) / upem);
    }
    return k;
}

static void test_two_em(Checks *c, Bench *b)
{
    /* in bold, 楷, the headline face, code, beside Latin, digits and marks: 2 em, the strokes meeting */
    static const char *const contexts[] = {"春——秋",     "{b:春——秋}", "{k:春——秋}", "{s:春——秋}", "{x:春——秋}",
                                           "A——秋",      "春——B",      "2——3",       "”——“",       "{k:A——B}",
                                           "{b:春}——秋", "春{l:——}秋", "——春秋"};
    for (size_t i = 0; i < sizeof contexts / sizeof *contexts; i++) {
        Para *p = bench_para(b, contexts[i]);
        const Atom *a = atom_of(p, "—");
        CHECK_AT(c, a && a[0].box == EM && a[1].box == EM && a[1].cp == 0x2014 && a[0].gap == 0 && !a[0].stretch_class,
                 "%s", contexts[i]);
        CHECK_INT(c, a[0].brk, BREAK_NO);
        CHECK_AT(c, a->face == a[1].face, "%s", contexts[i]);
        /* its ink is one stroke: the first reaches the second */
        Ink x = ink_of(p, a), y = ink_of(p, a + 1);
        CHECK_AT(c, x.to >= 1 + y.from - 0.005, "%s: a hole of %.3f em", contexts[i], 1 + y.from - x.to);
        CHECK_AT(c, strstr(a->face->family, "CJK") || strstr(a->face->family, "WenKai"), "%s: %s", contexts[i],
                 a->face->family);
    }
    static const char *const dots[] = {"春……秋", "{b:春……}", "{k:春……}", "{s:春……}", "A……", "……B"};
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
        Para *p = bench_para(b, dots[i]);
        const Atom *a = atom_of(p, "…");
        CHECK_AT(c, a && a[0].box == EM && a[1].box == EM && a[0].gap == 0, "%s: %.3f", dots[i], (double)a->box / EM);
        Ink k = ink_of(p, a); /* in the middle of the line's height, not on the baseline */
        CHECK_AT(c, k.low > 0.2 && k.high < 0.55, "%s: from %.2f to %.2f em", dots[i], k.low, k.high);
    }
    /* more than two are pairs */
    CHECK_STR(c, bench_natural(b, "———"), "0 1 2 3");
    CHECK_STR(c, bench_natural(b, "————"), "0 1 2 3 4");
}

static void test_stacked_marks(Checks *c, Bench *b)
{
    CHECK_STR(c, bench_natural(b, "真的？！他说"), "0 1 2 2.5 3 4 5");
    CHECK_STR(c, bench_natural(b, "真的！！他"), "0 1 2 2.5 3 4");
    CHECK_STR(c, bench_natural(b, "真的？？？他"), "0 1 2 2.5 3 4 5");
    CHECK_STR(c, bench_natural(b, "真{b:？}！他"), "0 1 1.5 2 3");
    CHECK_STR(c, bench_natural(b, "好？！”他"), "0 1 1.5 2 3 4");
    CHECK_STR(c, bench_natural(b, "真的？他"), "0 1 2 3 4");
    CHECK_STR(c, bench_natural(b, "真的⁈他"), "0 1 2 3 4");
    /* no ink runs into the next */
    Para *p = bench_para(b, "真？！他");
    Ink question = ink_of(p, &p->atoms[1]), stop = ink_of(p, &p->atoms[2]), he = ink_of(p, &p->atoms[3]);
    CHECK_AT(c, question.to < 0.5 + stop.from && stop.to < 0.5 + he.from, "%.2f %.2f %.2f %.2f", question.to, stop.from,
             stop.to, he.from);
}

/* Digits look alike alone and beside letters, in every face. */
static void test_digits_alike(Checks *c, Bench *b)
{
    static const char *const texts[][2] = {{"1080", "1080p"}, {"{b:25}", "{b:25K}"}, {"{k:7}", "{k:7G}"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Para *alone = bench_para(b, texts[i][0]), *beside = bench_para(b, texts[i][1]);
        for (size_t k = 0; k < alone->n_atoms; k++)
            CHECK_AT(c, alone->glyphs[alone->atoms[k].glyph].gid == beside->glyphs[beside->atoms[k].glyph].gid,
                     "%s, %zu", texts[i][1], k);
    }
}

static void test_latin_apostrophe(Checks *c, Bench *b)
{
    static const char *const texts[] = {"It’s", "说It’s好", "{b:dog’s}", "O’Neil", "{k:I’m}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Para *p = bench_para(b, texts[i]);
        const Atom *a = atom_of(p, "’");
        CHECK_AT(c, a && a->box < EM * 4 / 10, "%s: %.2f em", texts[i], (double)a->box / EM);
        CHECK_AT(c, a->cls == CC_LATIN_MARK && a[1].face == a->face && a[-1].gap == 0, "%s", texts[i]);
    }
    /* before and after a word, too, where no ‘ is open */
    static const char *const loose[] = {"the 80’s", "rock ’n roll", "James’ book", "学生用students’书", "the ’90s"};
    for (size_t i = 0; i < sizeof loose / sizeof *loose; i++)
        CHECK_AT(c, atom_of(bench_para(b, loose[i]), "’")->cls == CC_LATIN_MARK, "%s", loose[i]);
    static const char *const closing[] = {"‘OK’好", "‘students’ 好", "他说好’", "好’A股"};
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        CHECK_AT(c, atom_of(bench_para(b, closing[i]), "’")->cls == CC_CLOSE, "%s", closing[i]);
    b->style.lang = LANG_BO; /* in Tibetan text quotes and dashes are proportional */
    CHECK(c, atom_of(bench_para(b, "“བོད”"), "“")->box < EM * 6 / 10);
}

static void test_chinese_quotes_around_latin(Checks *c, Bench *b)
{
    static const char *const texts[] = {"说“Hello”好", "“Hello, world!”他", "看‘App’吧",
                                        "{b:“A”股}",   "{k:“GDP”值}",       "{s:“GDP”值}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Para *p = bench_para(b, texts[i]);
        const Atom *open = atom_of(p, i == 2 ? "‘" : "“"), *close = atom_of(p, i == 2 ? "’" : "”");
        CHECK_AT(c, open->box == EM && close->box == EM, "%s: %.2f, %.2f em", texts[i], (double)open->box / EM,
                 (double)close->box / EM);
        CHECK_AT(c, open->cls == CC_OPEN && close->cls == CC_CLOSE, "%s", texts[i]);
        Ink o = ink_of(p, open), k = ink_of(p, close); /* they hug what they hold */
        CHECK_AT(c, o.from > 0.4 && o.to <= 1.02 && k.from >= -0.02 && k.to < 0.6, "%s: %.2f to %.2f, %.2f to %.2f",
                 texts[i], o.from, o.to, k.from, k.to);
    }
}

/* Heads of Tibetan letters stand just below the tops of Han, on the same baseline. */
static void test_mixed_baselines(Checks *c, Bench *b)
{
    Para *p = bench_para(b, "国བ");
    Ink han = ink_of(p, &p->atoms[0]), bo = ink_of(p, &p->atoms[1]);
    CHECK_INT(c, p->glyphs[p->atoms[0].glyph].y, 0);
    CHECK_AT(c, han.high > 0.78 && han.high < 0.9, "%.2f em", han.high);
    CHECK_AT(c, bo.high > 0.6 && bo.high < han.high, "%.2f em", bo.high);
    CHECK_AT(c, fabs(bo.high - han.high) < 0.2, "%.2f under %.2f em", bo.high, han.high);
    CHECK_STR(c, p->atoms[1].face->family, "DDC Uchen");
}

/* Stacks of any height in neighbouring lines: what one line reaches down and the next reaches up is no more than the
 * pitch of the Tibetan layouts. */
static void test_tibetan_extents(Checks *c, Bench *b)
{
    static const char *const tall[] = {"ཀྵྨྲྱུ", "བསྒྲུབས", "རྒྱུད", "སྤྱོད", "ཧཱུྃ", "ཨོཾ", "སྐྱེའི", "གྲྭ", "ཀཽ", "བརྒྱད", "སྨྲུ", "ཤཱཀྱ", "ཧྥུ", "ཚོའི"};
    double up = 0, down = 0;
    b->style.lang = LANG_BO;
    for (size_t i = 0; i < sizeof tall / sizeof *tall; i++) {
        Para *p = bench_para(b, tall[i]);
        for (size_t k = 0; k < p->n_atoms; k++) {
            Ink ink = ink_of(p, &p->atoms[k]);
            up = fmax(up, ink.high);
            down = fmin(down, ink.low);
        }
    }
    CHECK_AT(c, up > 1 && down < -0.6, "%.2f above and %.2f below", up, down); /* the samples are tall and deep */
    const Layout *l = layout_load(b->world, b->diag, b->arena, b->book, PAIBAN_SOURCE_DIR "/layouts", "broadsheet",
                                  LANG_BO, span_none());
    static const Element running[] = {EL_BODY, EL_QUOTE, EL_VERSE, EL_SUMMARY, EL_NOTE};
    for (size_t i = 0; l && i < sizeof running / sizeof *running; i++) {
        const ElementStyle *e = &l->elements[running[i]];
        double pitch = (double)(e->pitch ? e->pitch : l->pitch) / e->size;
        CHECK_AT(c, up - down <= pitch, "element %d: %.2f em of ink, a pitch of %.2f em", (int)running[i], up - down,
                 pitch);
    }
    CHECK(c, l != NULL);
}

int main(void)
{
    static BenchTest *const tests[] = {test_two_em,
                                       test_stacked_marks,
                                       test_latin_apostrophe,
                                       test_digits_alike,
                                       test_chinese_quotes_around_latin,
                                       test_mixed_baselines,
                                       test_tibetan_extents};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
