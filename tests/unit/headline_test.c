/* Headlines: word boundaries, evenly broken lines, the author's spaces, squeezed marks at a line's ends. Each case is a
 * title as set in lines, with the number of lines and the width in characters. */
#include "base/utf8.h"
#include "tests/check.h"
#include "tests/unit/bench_fixture.h"
#include "lines/balance.h"
#include "text/words.h"

enum { EM = 24 * LEN_PT };

static Para *shape(Bench *b, const char *title, Lang lang)
{
    Piece *p = ARENA_NEW(b->arena, Piece);
    *p = (Piece){.kind = PIECE_TEXT, .text = title};
    p->style = (TextStyle){.role = font_book_role(b->book, "biaosong"), .size = EM, .lang = lang};
    ParaStyle st = {.em = EM, .align = ALIGN_CENTER, .lang = lang};
    return para_shape(b->text, b->arena, b->diag, p, 1, &st);
}

/* The lines joined by "|", "-" when they can't be had. */
static const char *lines_of(Bench *b, const char *title, Lang lang, int lines, double em, bool at_spaces)
{
    Para *p = shape(b, title, lang);
    BalancedLines l;
    if (!para_balance(b->text, b->arena, p, lines, em > 0 ? (Len)(em * EM) : LEN_MAX, at_spaces, &l))
        return "-";
    Buf out = {0};
    for (size_t i = 0; i < l.n; i++) {
        const Atom *from = &p->atoms[l.lines[i].from], *to = &p->atoms[l.lines[i].to - 1];
        buf_puts(&out, i ? "|" : "");
        buf_put(&out, p->text + from->text, to->text + to->bytes - from->text);
    }
    const char *s = arena_strdup(b->arena, out.data);
    buf_free(&out);
    return s;
}

static void test_words(Checks *c)
{
    static const char *const cases[] = {
        "字体|也有|说明",  "世界|图书",  "高原|早晚", "我们|的|学校",
        "眼睛|是|慢|的",   "记住|三|个", "𠮷|日", /* outside the BMP */
        "读|GB18030|标准",
    };
    WordBreaker *w = word_breaker_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t cps[64];
        uint8_t ends[64];
        size_t n = 0;
        for (const char *s = cases[i]; *s; n += cps[n] != '|')
            s += utf8_decode(s, &cps[n]);
        words_find(w, cps, n, ends);
        Buf got = {0};
        for (size_t k = 0; k < n; k++) {
            char utf8[5];
            buf_put(&got, utf8, (size_t)utf8_encode(cps[k], utf8));
            buf_puts(&got, ends[k] && k + 1 < n ? "|" : "");
        }
        CHECK_STR(c, got.data, cases[i]);
        buf_free(&got);
    }
    words_find(w, NULL, 0, NULL);
    word_breaker_free(w);
}

static void test_lines(Checks *c, Bench *b)
{
    static const struct {
        const char *lines; /* the title is this without the bars */
        int n;
        double em; /* width, 0: any */
        bool at_spaces;
    } cases[] = {
        /* even, between words */
        {"宋体不在宋朝", 1, 6, false},
        {"这张报纸是|怎样排出来的", 2, 8, false},
        {"世界图书日|设在四月", 2, 7, false},
        {"一个班一学期|读了多少书", 2, 8, false},
        {"图书分类|共22大类", 2, 7, false},
        /* no line begins with 的, none ends with 和 */
        {"校对的眼睛|是慢的", 2, 6, false},
        {"一张纸的前身|是一丛草", 2, 8, false},
        {"图书馆里的老师|和同学们都来看热闹", 2, 10, false},
        /* after a mark rather than between words */
        {"一条消息，|先说结果", 2, 8, false},
        {"三句话：|看懂商品标签", 2, 8, false},
        /* a bracket stays whole where it can */
        {"活字|（外一首）", 2, 8, false},
        {"他说“值得”，|她说“不值”", 2, 8, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char title[256], *w = title;
        for (const char *s = cases[i].lines; *s; s++)
            if (*s != '|')
                *w++ = *s;
        *w = 0;
        CHECK_STR(c, lines_of(b, title, LANG_ZH_HANS, cases[i].n, cases[i].em, cases[i].at_spaces), cases[i].lines);
    }
}

static void test_spaces(Checks *c, Bench *b)
{
    Lang zh = LANG_ZH_HANS;
    CHECK_STR(c, lines_of(b, "立冬将至 高原早晚温差拉大", zh, 2, 10, true), "立冬将至|高原早晚温差拉大");
    CHECK_STR(c, lines_of(b, "立冬将至　高原早晚温差拉大", zh, 2, 10, true), "立冬将至|高原早晚温差拉大");
    CHECK_STR(c, lines_of(b, "立冬将至 高原早晚温差拉大", zh, 2, 7, true), "-"); /* the second phrase is too long */
    CHECK_STR(c, lines_of(b, "立冬将至 高原早晚温差拉大", zh, 2, 7.5, false), "立冬将至 高原|早晚温差拉大");
    /* phrases are joined the way that leaves the lines most even */
    CHECK_STR(c, lines_of(b, "春天 到高原 看桃花 去林芝", zh, 2, 10, true), "春天 到高原|看桃花 去林芝");
    CHECK_STR(c, lines_of(b, "春 到高原去 看桃花", zh, 2, 10, true), "春 到高原去|看桃花");
    CHECK_STR(c, lines_of(b, "春天 到高原 看桃花 去林芝", zh, 3, 10, true), "春天 到高原|看桃花|去林芝");
    CHECK_STR(c, lines_of(b, "春天 到高原", zh, 3, 10, true), "-");
    /* the space around Latin is no phrase's end */
    CHECK_STR(c, lines_of(b, "用 Markdown 排出一张报纸", zh, 2, 10, true), "-");
}

static void test_tibetan(Checks *c, Bench *b)
{
    const char *s = lines_of(b, "བོད་ཡིག་འདི་ཇི་ལྟར་འབྲི་དགོས་སམ།", LANG_BO, 2, 0, false);
    const char *bar = strchr(s, '|');
    CHECK(c, bar && bar - s > 3 && strncmp(bar - 3, "་", 3) == 0); /* after a tsheg */
    CHECK(c, bar && strncmp(bar + 1, "།", 3) != 0);
    CHECK_STR(c, lines_of(b, "བོད་ལྗོངས།  ཉིན་རེའི་ཚགས་པར།", LANG_BO, 2, 0, false), "བོད་ལྗོངས།|ཉིན་རེའི་ཚགས་པར།");
}

/* Whatever the number of lines: none begins with a closing mark or ends with an opening one, none splits a number or a
 * Latin word. */
static void test_kinsoku(Checks *c, Bench *b)
{
    static const char *const titles[] = {"他说：“值得。”——记《雪》（一）", "“明白账”怎么算？《问答》、《手册》说清",
                                         "全区3.9万户、1,200村（镇）通了5G", "用Markdown写《报》：从A到Z……"};
    static const char *const never_starts = "，。、：；？！”》）—…·", *const never_ends = "“《（";
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        for (int n = 2; n <= 4; n++) {
            const char *lines = lines_of(b, titles[i], LANG_ZH_HANS, n, 0, false);
            for (const char *bar = strchr(lines, '|'); bar; bar = strchr(bar + 1, '|')) {
                char after[4] = {0}, before[4] = {0};
                memcpy(after, bar + 1, 3);
                memcpy(before, bar - 3, 3);
                bool dashes = strstr("—…", after) && strncmp(bar + 1, bar + 4, 3) == 0; /* whole, they may */
                CHECK_AT(c, (unsigned char)after[0] < 0x80 || dashes || !strstr(never_starts, after), "%s", lines);
                CHECK_AT(c, (unsigned char)before[0] < 0x80 || !strstr(never_ends, before), "%s", lines);
                bool western = (unsigned char)bar[-1] < 0x80 && (unsigned char)bar[1] < 0x80;
                CHECK_AT(c, !western, "%s", lines);
            }
        }
}

/* A mark at either end of a line counts half, so that the ink is centred; a space within a line is half an em. */
static void test_widths(Checks *c, Bench *b)
{
    static const struct {
        const char *title;
        double em;
    } cases[] = {
        {"宋体不在宋朝", 6},   {"“明白账”细看", 6.5}, {"黑，也分几种", 6}, {"今天好吗？", 4.5},
        {"《说文》释例", 5.5}, {"春天 到高原", 5.5},  {"春天　到高原", 6}, {"该写“三”", 4.5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        BalancedLines l;
        CHECK(c, para_balance(b->text, b->arena, shape(b, cases[i].title, LANG_ZH_HANS), 1, LEN_MAX, false, &l));
        CHECK_AT(c, l.widest == (Len)(cases[i].em * EM), "%s: %.2f em", cases[i].title, (double)l.widest / EM);
    }
}

int main(void)
{
    Checks c = {0};
    Bench b;
    CHECK(&c, bench_open(&b));
    test_words(&c);
    if (b.text) {
        test_lines(&c, &b);
        test_spaces(&c, &b);
        test_tibetan(&c, &b);
        test_kinsoku(&c, &b);
        test_widths(&c, &b);
        CHECK_INT(&c, diag_errors(b.diag), 0);
    }
    bench_close(&b);
    return CHECK_END(&c);
}
