/* Agency text to GB/T 15834: each rule, boundaries of markup, what must stay, idempotence on random mixtures. */
#include "parse/normalise.h"
#include "base/utf8.h"
#include "tests/check.h"

#include <time.h>

/* Pieces of a paragraph are written apart by |, verbatim ones as `…`. */
#define MAX_PIECES 16

typedef struct Case {
    const char *in, *out;
} Case;

static size_t cut(Arena *a, const char *s, NormPiece *pieces)
{
    size_t n = 0;
    while (n < MAX_PIECES) {
        size_t len = strcspn(s, "|");
        bool code = len >= 2 && s[0] == '`' && s[len - 1] == '`';
        pieces[n++] = (NormPiece){.text = arena_strndup(a, s + code, len - 2 * (size_t)code), .verbatim = code};
        if (s[len] == '\0')
            break;
        s += len + 1;
    }
    return n;
}

static void join(const NormPiece *pieces, size_t n, Buf *b)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_putc(b, '|');
        buf_printf(b, pieces[i].verbatim ? "`%s`" : "%s", pieces[i].text);
    }
    buf_puts(b, "");
}

static void normalised(Arena *a, Diag *d, const char *in, Buf *b)
{
    NormPiece pieces[MAX_PIECES];
    size_t n = cut(a, in, pieces);
    normalise_paragraph(a, d, LANG_ZH_HANS, pieces, n);
    join(pieces, n, b);
}

static void check_cases(Checks *c, const Case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Arena *a = arena_new();
        Buf once = {0}, twice = {0};
        normalised(a, NULL, cases[i].in, &once);
        CHECK_STR(c, once.data, cases[i].out);
        normalised(a, NULL, once.data, &twice);
        CHECK_STR(c, twice.data, once.data);
        buf_free(&once);
        buf_free(&twice);
        arena_free(a);
    }
}

#define CASES(c, ...)                                                                                                  \
    do {                                                                                                               \
        static const Case cases_[] = {__VA_ARGS__};                                                                    \
        check_cases((c), cases_, sizeof cases_ / sizeof *cases_);                                                      \
    } while (0)
#define SAME(s)                                                                                                        \
    {                                                                                                                  \
        (s), (s)                                                                                                       \
    }

static void test_marks(Checks *c)
{
    CASES(c, {"他说,你好;再见:真的?好!", "他说，你好；再见：真的？好！"}, {"成立5周年,他说", "成立5周年，他说"},
          {"增长5%,他说", "增长5%，他说"}, {"他用IBM,我用苹果", "他用IBM，我用苹果"},
          {"他说, 他来 ,好", "他说，他来，好"}, {"真的吗?!太好了!!!", "真的吗？！太好了！！！"},
          {"2025年,2026年", "2025年，2026年"}, {"时间:10:30", "时间：10:30"}, {"他去了IBM!", "他去了IBM！"},
          {"今天好.", "今天好。"}, {"今天好. 明天呢.", "今天好。明天呢。"}, {"他说“你好.”", "他说“你好。”"},
          {"（今天好.）", "（今天好。）"}, {"《红楼梦》,好", "《红楼梦》，好"}, {"欧盟(EU),他们", "欧盟（EU），他们"},
          {"用Word, Excel和表", "用Word, Excel和表"}, {"微软Microsoft, 苹果", "微软Microsoft，苹果"});
    /* Between numbers that are not one; a paragraph of many Latin names is Chinese all the same. */
    CASES(c, {"涨5%,-5℃到3℃", "涨5%，-5℃到3℃"}, {"在2019,2020,2021年", "在2019，2020，2021年"},
          {"比分3:2,2021年", "比分3:2，2021年"}, {"共$5, $6", "共$5，$6"},
          {"iPhone 13 Pro,价格:5,999元;CEO Tim Cook说", "iPhone 13 Pro，价格：5,999元；CEO Tim Cook说"});
    /* A sentence that ends in a number or a Latin word. */
    CASES(c, {"增长5%.", "增长5%。"}, {"气温为-3℃.", "气温为-3℃。"}, {"定于10:00.", "定于10:00。"},
          {"他用Word.", "他用Word。"}, {"打开a.txt.", "打开a.txt。"}, {"（共3.）", "（共3。）"},
          {"他说“好”.她也说", "他说“好”。她也说"}, {"读《春》.又读", "读《春》。又读"},
          {"完了.(张三)", "完了。（张三）"}, {"完了.“好”", "完了。“好”"},
          {"他(张三)来了(见图).他", "他（张三）来了（见图）。他"}, {"邮箱:a@b.cn.", "邮箱：a@b.cn。"},
          {"在室内(A座301).", "在室内（A座301）。"});
    CASES(c, SAME("他来自U.S."), SAME("某公司Co., Ltd."), SAME("苹果Apple Inc."), SAME("图1. 城市"),
          SAME("点（1,2）和"), SAME("他说“It’s great.”"), SAME("书、笔etc."), SAME("约3.5万"), SAME("第1.2节"),
          SAME("1. 好"), SAME("（1）.好"), SAME("好；（2）.好"));
    /* What stays. */
    CASES(c, SAME("共1,000人"), SAME("值3,000元"), SAME("10:30开始"), SAME("比分3:2"), SAME("见http://a.com/x,y?z=1"),
          SAME("见https://例.com"), SAME("U.S.A."), SAME("在U.S.A.工作"), SAME("Hello, world"),
          SAME("他说“Hello, world!”然后走了"), SAME("版本3.9好"), SAME("一. 背景"), SAME("好.我们"),
          SAME("全，角，好。"), SAME("C:盘"), SAME("zhang@a.com,"), SAME("The word 中国, which means China, is here."),
          SAME("3.5,4.5"), SAME(""), SAME(","), SAME("a:b,c;d?e!f"));
}

static void test_brackets(Checks *c)
{
    CASES(c, {"基金组织(IMF)说", "基金组织（IMF）说"}, {"IMF(基金组织)说", "IMF（基金组织）说"},
          {"他( 真的 )来", "他（真的）来"}, {"(1)首先,(2)其次", "（1）首先，（2）其次"}, {"（IMF)来了", "（IMF）来了"},
          {"(IMF）来了", "（IMF）来了"}, {"甲(乙(丙)丁)戊", "甲（乙（丙）丁）戊"},
          {"增5%(上年3%)。", "增5%（上年3%）。"});
    CASES(c, SAME("函数f(x)是"), SAME("英文Apple Inc. (AAPL) 股票"), SAME("China (中国) is a big country in the east"),
          SAME("1)首先"), SAME("甲(乙"), SAME("甲)乙"), SAME("(a)"));
}

static void test_dashes(Checks *c)
{
    CASES(c, {"这是--真的", "这是——真的"}, {"这是---真的", "这是——真的"}, {"这是—真的", "这是——真的"},
          {"这是 -- 真的", "这是——真的"}, {"—中国", "——中国"}, {"——中国", "——中国"}, {"他说--OK", "他说——OK"},
          {"他说“好”--走", "他说“好”——走"}, {"等等――好", "等等——好"}, {"好──来", "好——来"}, {"———中", "——中"});
    CASES(c, SAME("3—5人"), SAME("3-5人"), SAME("5%—10%的"), SAME("5月1日—7日"), SAME("2020年—2025年"),
          SAME("三月—五月"), SAME("歼-20"), SAME("a--b用"), SAME("word—word"), SAME("中文-----中文"), SAME("他——你"),
          SAME("3--5人"), SAME("北京－上海"), SAME("上–下"));
    /* 一字线: from … to (GB/T 15834 4.13.3.2). */
    CASES(c, SAME("北京—上海特别旅客快车"), SAME("北京—上海—广州航线"), SAME("沈括（1031—1095）"), SAME("（1955—）"),
          SAME("2011年2月3日—10日"), SAME("周一—周五"), SAME("周日—周三"), SAME("上午9时—下午3时"), SAME("2021年—至今"),
          SAME("零下10℃—零下5℃"), SAME("拉萨市—日喀则市"), SAME("吉隆县—聂拉木县"), SAME("丽江站—香格里拉站"),
          SAME("拉萨—泽当公路"), {"成都--拉萨铁路", "成都—拉萨铁路"}, {"他到了北京—真没想到", "他到了北京——真没想到"},
          {"车站—他到了", "车站——他到了"}, {"他有三个孩子—两个上学", "他有三个孩子——两个上学"});
    CASES(c, {"我...不", "我……不"}, {"我。。。不", "我……不"}, {"我…不", "我……不"}, {"我......", "我……"},
          {"我………好", "我……好"}, {"...我", "……我"}, {"OK...我", "OK……我"});
    CASES(c, SAME("wait... what中"), SAME("1...100为"), SAME("我……不"), SAME("我…………不"), SAME("我..不"),
          SAME("好。。"));
}

static void test_quotes(Checks *c)
{
    CASES(c, {"他说\"好\"。", "他说“好”。"}, {"\"好\",他说", "“好”，他说"}, {"他说\"你说'好'吗\"", "他说“你说‘好’吗”"},
          {"他说“这是\"好\"的”", "他说“这是‘好’的”"}, {"It's and don't", "It’s and don’t"},
          {"the students' book", "the students’ book"}, {"rock 'n' roll", "rock ’n’ roll"}, {"'90s的", "’90s的"},
          {"他说:\"Hello, world!\"", "他说：“Hello, world!”"}, {"「他说\"好\"」", "「他说“好”」"},
          {"\"甲\"\"乙\"", "“甲”“乙”"}, {"他说'好'", "他说‘好’"}, {"用\"iPhone 6\"手机", "用“iPhone 6”手机"},
          {"\"\"", "“”"});
    CASES(c, SAME("高5'10\"的"), SAME("55\"电视"), SAME("他说“好”和‘好’"), SAME("It’s"));
}

static void test_markup(Checks *c)
{
    CASES(c, {"他说|,|你好", "他说|，|你好"}, {"他说,|`a,b:c`|,好", "他说，|`a,b:c`|，好"},
          {"他说\"|真|\"。", "他说“|真|”。"}, {"|他|说|(|好|)", "|他|说|（|好|）"}, {"他说, |他来", "他说，|他来"},
          {"`f(x)`|, 其中", "`f(x)`|，其中"}, {"使用`a--b`|--好", "使用`a--b`|——好"}, {"好.|`.`|..", "好.|`.`|.."});
}

static void test_spaces(Checks *c)
{
    CASES(c, {"他说， 他来 ，好", "他说，他来，好"}, {"见（ 图 ）和《 书 》。", "见（图）和《书》。"},
          {"见http://a.com/b 。好", "见http://a.com/b。好"}, {"他说， |他来", "他说，|他来"}, {"好。  ", "好。"});
    CASES(c, SAME("他用 Word 写"), SAME("他说 “好” 吧"), SAME("Hello, world"), SAME("`a ，b`"));
    NormPiece title = {.text = "他说， 好", .keeps_spaces = true};
    Arena *a = arena_new();
    normalise_paragraph(a, NULL, LANG_ZH_HANS, &title, 1);
    CHECK_STR(c, title.text, "他说， 好");
    arena_free(a);
}

static void test_reports(Checks *c)
{
    static const char text[] = "前文。他说,\"好\"...";
    Source src = {.path = "a.md", .text = text, .len = sizeof text - 1};
    size_t start = strlen("前文。");
    Arena *a = arena_new();
    Diag *d = diag_new();
    NormPiece p = {.text = text + start, .span = span_at(&src, start, sizeof text - 1)};
    normalise_paragraph(a, d, LANG_ZH_HANS, &p, 1);
    CHECK_STR(c, p.text, "他说，“好”……");
    Buf b = {0};
    diag_print(d, true, &b);
    CHECK(c, strstr(b.data, "a.md:1:6: note: ',' set as '，' (GB/T 15834)") != NULL);
    CHECK(c, strstr(b.data, "a.md:1:7: note: '\"' set as '“' (GB/T 15834)") != NULL);
    CHECK(c, strstr(b.data, "a.md:1:10: note: '...' set as '……' (GB/T 15834)") != NULL);
    CHECK_INT(c, diag_warnings(d), 0);
    b.len = 0;
    NormPiece odd = {.text = "他说\"不好", .span = span_none()};
    normalise_paragraph(a, d, LANG_ZH_HANS, &odd, 1);
    CHECK_STR(c, odd.text, "他说“不好");
    CHECK_INT(c, diag_warnings(d), 1);
    NormPiece crossed = {.text = "“引\"好”了"};
    Diag *dc = diag_new();
    normalise_paragraph(a, dc, LANG_ZH_HANS, &crossed, 1);
    CHECK_INT(c, diag_warnings(dc), 1);
    diag_free(dc);
    static const char nested[] = "他说“这是“好”的”";
    Source nested_src = {.path = "b.md", .text = nested, .len = sizeof nested - 1};
    NormPiece inner = {.text = nested, .span = span_at(&nested_src, 0, sizeof nested - 1)};
    NormPiece quote = {.text = "“甲”，“乙”"};
    Diag *dn = diag_new();
    normalise_paragraph(a, dn, LANG_ZH_HANS, &quote, 1);
    CHECK_INT(c, diag_warnings(dn), 0);
    normalise_paragraph(a, dn, LANG_ZH_HANS, &inner, 1);
    CHECK(c, inner.text == nested);
    b.len = 0;
    diag_print(dn, false, &b);
    CHECK(c, strstr(b.data, "b.md:1:6: warning: “ ” stand within “ ”") != NULL);
    diag_free(dn);
    NormPiece point = {.text = "他来了.你走"};
    normalise_paragraph(a, d, LANG_ZH_HANS, &point, 1);
    CHECK_STR(c, point.text, "他来了.你走");
    CHECK_INT(c, diag_warnings(d), 2);
    NormPiece time = {.text = "时间11:30.地点"}, label = {.text = "说明2.地点"};
    normalise_paragraph(a, d, LANG_ZH_HANS, &time, 1);
    normalise_paragraph(a, d, LANG_ZH_HANS, &label, 1);
    CHECK_INT(c, diag_warnings(d), 3);
    /* Nothing to do: the very same text comes back. */
    static const char *const done[] = {"他说，“好”……——3.9万", "Hello, world", "值3,000元，10:30", "中文。"};
    for (size_t i = 0; i < sizeof done / sizeof *done; i++) {
        NormPiece q = {.text = done[i]};
        normalise_paragraph(a, d, LANG_ZH_HANS, &q, 1);
        CHECK(c, q.text == done[i]);
    }
    NormPiece bo = {.text = "བོད,ཡིག་\"中,文\""};
    const char *same = bo.text;
    normalise_paragraph(a, d, LANG_BO, &bo, 1);
    CHECK(c, bo.text == same);
    buf_free(&b);
    diag_free(d);
    arena_free(a);
}

/* Twice is once, on random mixtures of everything that matters. */
static void test_idempotence(Checks *c)
{
    static const char *const alphabet[] = {"中",      "文",
                                           "年",      "三",
                                           "A",       "b",
                                           "5",       "0",
                                           " ",       "  ",
                                           ",",       ";",
                                           ":",       "?",
                                           "!",       ".",
                                           "...",     "(",
                                           ")",       "--",
                                           "-",       "—",
                                           "——",      "…",
                                           "……",      "。",
                                           "，",      "“",
                                           "”",       "‘",
                                           "’",       "\"",
                                           "'",       "「",
                                           "」",      "|",
                                           "|`a,b`|", "http://a.b/c",
                                           "%",       "（",
                                           "）",      "《",
                                           "》",      "word",
                                           "。。。",  "\n",
                                           "／",      "@",
                                           "w.x"};
    size_t m = sizeof alphabet / sizeof *alphabet;
    uint32_t seed = 2025;
    Arena *a = arena_new();
    Buf in = {0}, once = {0}, twice = {0};
    for (int round = 0; round < 40000; round++) {
        in.len = once.len = twice.len = 0;
        size_t pipes = 0;
        for (int k = 0; k < 2 + round % 24; k++) {
            seed = seed * 1664525u + 1013904223u;
            const char *s = alphabet[(seed >> 8) % m];
            pipes += strchr(s, '|') != NULL ? 2 : 0;
            if (pipes < MAX_PIECES || strchr(s, '|') == NULL)
                buf_puts(&in, s);
        }
        normalised(a, NULL, in.data, &once);
        normalised(a, NULL, once.data, &twice);
        CHECK_AT(c, strcmp(once.data, twice.data) == 0, "\"%s\" → \"%s\" → \"%s\"", in.data, once.data, twice.data);
        arena_reset(a);
    }
    buf_free(&in);
    buf_free(&once);
    buf_free(&twice);
    arena_free(a);
}

static void test_linear(Checks *c)
{
    static const char *const units[] = {"他说,", "\"", "'", "(",   "!",   "他 ", " ,",
                                        "-- ",   ".",  "“", "(中", "中)", "a,",  "—"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        Arena *a = arena_new();
        Buf b = {0};
        buf_puts(&b, "中");
        while (b.len < 100000)
            buf_puts(&b, units[i]);
        Source src = {.path = "a.md", .text = b.data, .len = b.len};
        NormPiece p = {.text = b.data, .span = span_at(&src, 0, b.len)};
        Diag *d = diag_new();
        clock_t start = clock();
        normalise_paragraph(a, d, LANG_ZH_HANS, &p, 1);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        CHECK_AT(c, seconds < 5.0, "%s: %.2f s", units[i], seconds);
        diag_free(d);
        buf_free(&b);
        arena_free(a);
    }
}

int main(void)
{
    Checks c = {0};
    test_marks(&c);
    test_brackets(&c);
    test_dashes(&c);
    test_quotes(&c);
    test_markup(&c);
    test_spaces(&c);
    test_reports(&c);
    test_idempotence(&c);
    test_linear(&c);
    return CHECK_END(&c);
}
