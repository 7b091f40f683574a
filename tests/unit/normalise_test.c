/* Agency text to GB/T 15834: each rule, boundaries of markup, what must stay. */
#include "normalise/normalise.h"
#include "base/utf8.h"
#include "tests/check.h"
#include "tests/proportion.h"

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
    CASES(c, {"涨5%,-5℃到3℃", "涨5%，−5℃到3℃"}, {"在2019,2020,2021年", "在2019，2020，2021年"},
          {"比分3:2,2021年", "比分3:2，2021年"}, {"共$5, $6", "共$5，$6"},
          {"iPhone 13 Pro,价格:5,999元;CEO Tim Cook说", "iPhone 13 Pro，价格：5,999元；CEO Tim Cook说"});
    /* A sentence that ends in a number or a Latin word. */
    CASES(c, {"增长5%.", "增长5%。"}, {"气温为-3℃.", "气温为−3℃。"}, {"定于10:00.", "定于10:00。"},
          {"他用Word.", "他用Word。"}, {"打开a.txt.", "打开a.txt。"}, {"他用Word. 然后走", "他用Word。然后走"},
          {"写作“1.000,1”. 你看", "写作“1.000,1”。你看"}, {"（共3.）", "（共3。）"},
          {"他说“好”.她也说", "他说“好”。她也说"}, {"读《春》.又读", "读《春》。又读"},
          {"完了.(张三)", "完了。（张三）"}, {"完了.“好”", "完了。“好”"},
          {"他(张三)来了(见图).他", "他（张三）来了（见图）。他"}, {"邮箱:a@b.cn.", "邮箱：a@b.cn。"},
          {"在室内(A座301).", "在室内（A座301）。"});
    CASES(c, SAME("他来自U.S."), SAME("某公司Co., Ltd."), SAME("苹果Apple Inc."), SAME("致Mr. 王先生"),
          SAME("图1. 城市"), SAME("点（1,2）和"), SAME("他说“It’s great.”"), SAME("书、笔etc."), SAME("约3.5万"),
          SAME("第1.2节"), SAME("1. 好"), SAME("（1）.好"), SAME("好；（2）.好"));
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
          SAME("1)首先"), SAME("用((n + 2) & ~1)算"), SAME("当(a < b)时"), SAME("甲(乙"), SAME("甲)乙"), SAME("(a)"));
}

static void test_dashes(Checks *c)
{
    CASES(c, {"这是--真的", "这是——真的"}, {"这是---真的", "这是——真的"}, {"这是—真的", "这是——真的"},
          {"这是 -- 真的", "这是——真的"}, {"—中国", "——中国"}, {"——中国", "——中国"}, {"他说--OK", "他说——OK"},
          {"他说“好”--走", "他说“好”——走"}, {"等等――好", "等等——好"}, {"好－－来", "好——来"}, {"好––来", "好——来"},
          {"中文-----中文", "中文——中文"}, {"-- HN 读者", "——HN 读者"}, {"—— HN 读者", "—— HN 读者"},
          {"-- 王小明", "——王小明"}, {"好──来", "好——来"}, {"———中", "——中"});
    CASES(c, SAME("3—5人"), SAME("3-5人"), SAME("5%—10%的"), SAME("5月1日—7日"), SAME("2020年—2025年"),
          SAME("三月—五月"), SAME("歼-20"), SAME("a--b用"), SAME("word—word"), SAME("他——你"), SAME("3--5人"),
          SAME("北京－上海"), SAME("上–下"));
    /* 一字线: from … to (GB/T 15834 4.13.3.2). */
    CASES(c, SAME("北京—上海特别旅客快车"), SAME("北京—上海—广州航线"), SAME("沈括（1031—1095）"), SAME("（1955—）"),
          SAME("2011年2月3日—10日"), SAME("周一—周五"), SAME("周日—周三"), SAME("上午9时—下午3时"), SAME("2021年—至今"),
          SAME("零下10℃—零下5℃"), SAME("拉萨市—日喀则市"), SAME("吉隆县—聂拉木县"), SAME("丽江站—香格里拉站"),
          SAME("拉萨—泽当公路"), {"成都--拉萨铁路", "成都—拉萨铁路"}, {"他到了北京—真没想到", "他到了北京——真没想到"},
          {"车站—他到了", "车站——他到了"}, {"他有三个孩子—两个上学", "他有三个孩子——两个上学"});
    CASES(c, SAME("那曲—班戈"), SAME("京—沪线"), SAME("川—藏公路"), SAME("阿里—日土"), SAME("秦岭—淮河以南"),
          SAME("上半年—下半年"), SAME("昆明—大理—丽江是"), SAME("自驾玉树—囊谦"), SAME("北京（南）—上海"),
          SAME("小说—散文"), SAME("离线—在线"), SAME("主动—被动"), SAME("清晨—傍晚"), SAME("西藏的首府—拉萨"));
    CASES(c, {"他来了—好", "他来了——好"}, {"愿望—就是", "愿望——就是"}, {"他们—包括老师—都来", "他们——包括老师——都来"},
          {"《春》—巴金著", "《春》——巴金著"}, {"只有一句—“走”", "只有一句——“走”"}, {"“我—”他", "“我——”他"},
          {"好，—这", "好，——这"}, {"他说 — 这不", "他说——这不"}, {"他停住—", "他停住——"});
    CASES(c, {"我...不", "我……不"}, {"我。。。不", "我……不"}, {"我…不", "我……不"}, {"我......", "我……"},
          {"我………好", "我……好"}, {"...我", "……我"}, {"OK...我", "OK……我"});
    CASES(c, SAME("wait... what中"), SAME("1...100为"), SAME("我……不"), SAME("我…………不"), SAME("我..不"),
          SAME("好。。"));
}

static void test_signs(Checks *c)
{
    CASES(c, {"气温-12.5℃", "气温−12.5℃"}, {"最低-3℃～-2℃", "最低−3℃～−2℃"}, {"-5~3℃之间", "−5～3℃之间"},
          {"增速为-2.1%", "增速为−2.1%"}, {"亏损-3.2亿元", "亏损−3.2亿元"}, {"（-5℃）", "（−5℃）"},
          {"－5℃的夜", "−5℃的夜"}, {"降到-20", "降到−20"}, {"－-2℃", "－−2℃"});
    CASES(c, SAME("3-5人"), SAME("歼-20"), SAME("长征-5号"), SAME("东风-41导弹"), SAME("表2-8"), SAME("C-130飞机"),
          SAME("2021-01-02"), SAME("电话010-62345678"), SAME("选项 -1 表示"), SAME("kill -9命令"), SAME("COVID-19疫情"),
          SAME("苏-27、米格-29"), SAME("−5℃"));
    CASES(c, {"50天~60天", "50天～60天"}, {"3~5人", "3～5人"}, {"10%~20%的", "10%～20%的"}, {"5kg~8kg的", "5kg～8kg的"},
          {"第五~八课", "第五～八课"}, {"8:00~9:00开", "8:00～9:00开"}, {"约3 ~ 5人", "约3～5人"},
          {"3〜5人", "3～5人"});
    CASES(c, SAME("好~真好"), SAME("~50人"), SAME("~/目录"), SAME("好~~"), SAME("版本0~110429"));
    CASES(c, {"奥巴马・侯赛因", "奥巴马·侯赛因"}, {"奥巴马•侯赛因", "奥巴马·侯赛因"},
          {"奥巴马‧侯赛因", "奥巴马·侯赛因"}, {"约翰•F•肯尼迪", "约翰·F·肯尼迪"}, {"J•K•罗琳", "J·K·罗琳"});
    CASES(c, SAME("苹果 • 香蕉"), SAME("• 第一"), SAME("ア・イ"), SAME("a•b"), SAME("扎西·次仁"));
}

/* Marks of wholly Latin sentences, and of what only looks like one. */
static void test_latin(Checks *c)
{
    CASES(c, SAME("他走了。Why learn Go? It is fun. 我信"), SAME("Why learn Go?我们看"), SAME("读《Why learn Go?》"),
          SAME("（see also: Go, Rust!）好"));
    CASES(c, {"他问:Why learn Go?", "他问：Why learn Go?"}, {"他喊OK!", "他喊OK！"}, {"OK!走", "OK！走"},
          {"他说“OK”,“Yes”等", "他说“OK”，“Yes”等"},
          {"甲(Tom Hanks), 乙(Meg Ryan)", "甲（Tom Hanks），乙（Meg Ryan）"});
    CASES(c, {"Q:您怎么看?", "Q：您怎么看？"}, {"A: 很好.", "A：很好。"}, {"Q:ChatGPT好吗?", "Q：ChatGPT好吗？"},
          {"嘉宾A:好", "嘉宾A：好"}, {"B:不", "B：不"});
    CASES(c, SAME("C:盘"), SAME("在D:盘上"), SAME("A:B的比例"), SAME("在C:上"));
    CASES(c, {"SRT(Street Racing Technology)是部门", "SRT（Street Racing Technology）是部门"},
          {"去年GDP(gross domestic product)增长", "去年GDP（gross domestic product）增长"},
          {"他在CERN(European Council)。", "他在CERN（European Council）。"},
          {"ChatGPT(2022）火", "ChatGPT（2022）火"});
    CASES(c, SAME("open(char path)是"), SAME("Open(int count)是"), SAME("printf(3)是"), SAME("sin(x)是"));
}

/* What is no text. */
static void test_debris(Checks *c)
{
    CASES(c, SAME("他笑:-)"), SAME("他笑 :-) 好"), SAME("真好:)"), SAME("好(T_T)"), SAME("--'返回'"),
          SAME("按--'返回'键"), SAME("点击—>设置"), SAME("点-->设"), SAME("&KR0671;也"), SAME("作&#23383;之"),
          SAME("1, 2, 3 … 是"), SAME("设 a1, a2, …, an 为"), SAME("1，2，3，…，n的"),
          SAME("{\"a\": \"甲\", \"b\": [1,2]}是"), SAME("<a href=\"x\">好</a>"), SAME("设lang=\"zh\"吧"),
          SAME("print(\"你好\", 3)好"), SAME("用--help吧"), SAME("姓名：------"), SAME("结果是#NUM!"),
          SAME("按 :wq 好"), SAME("\\emph{a,b}好"), SAME("``a,b''好"));
    CASES(c, {"(如下:)", "（如下：）"}, {"他说:(笑)好", "他说：（笑）好"}, {"这个\"?\"号", "这个“?”号"},
          {"AT&T;他", "AT&T；他"}, {"他<b,我>c", "他<b，我>c"});
}

static void test_quotes(Checks *c)
{
    CASES(c, {"他说\"好\"。", "他说“好”。"}, {"\"好\",他说", "“好”，他说"}, {"他说\"你说'好'吗\"", "他说“你说‘好’吗”"},
          {"他说“这是\"好\"的”", "他说“这是‘好’的”"}, {"It's and don't", "It’s and don’t"},
          {"the students' book", "the students’ book"}, {"rock 'n' roll", "rock ’n’ roll"}, {"'90s的", "’90s的"},
          {"他说:\"Hello, world!\"", "他说：“Hello, world!”"}, {"「他说\"好\"」", "「他说“好”」"},
          {"\"甲\"\"乙\"", "“甲”“乙”"}, {"他说'好'", "他说‘好’"}, {"用\"iPhone 6\"手机", "用“iPhone 6”手机"},
          {"\"\"", "“”"}, {"他说“好吗？\" 他走", "他说“好吗？” 他走"});
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

/* How many warnings a paragraph of its own gives; told: one of them (NULL: any). */
static size_t warnings_of(Checks *c, Arena *a, NormPiece *p, const char *told)
{
    Diag *d = diag_new();
    Buf b = {0};
    normalise_paragraph(a, d, LANG_ZH_HANS, p, 1);
    diag_print(d, false, &b);
    const size_t n = diag_warnings(d);
    CHECK_AT(c, !told || (b.len && strstr(b.data, told)), "%s: not %s", p->text, told);
    buf_free(&b);
    diag_free(d);
    return n;
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
    buf_free(&b);
    diag_free(d);
    arena_free(a);
}

/* Quotes without a partner, crossed, within their own kind. */
static void test_odd_quotes(Checks *c)
{
    static const char nested[] = "他说“这是“好”的”";
    Source src = {.path = "b.md", .text = nested, .len = sizeof nested - 1};
    Arena *a = arena_new();
    NormPiece odd = {.text = "他说\"不好", .span = span_none()}, crossed = {.text = "“引\"好”了"};
    NormPiece quote = {.text = "“甲”，“乙”"}, inner = {.text = nested, .span = span_at(&src, 0, sizeof nested - 1)};
    CHECK_INT(c, warnings_of(c, a, &odd, NULL), 1);
    CHECK_STR(c, odd.text, "他说“不好");
    CHECK_INT(c, warnings_of(c, a, &crossed, NULL), 1);
    CHECK_INT(c, warnings_of(c, a, &quote, NULL), 0);
    CHECK_INT(c, warnings_of(c, a, &inner, "b.md:1:6: warning: “ ” stand within “ ”"), 1);
    CHECK(c, inner.text == nested);
    arena_free(a);
}

/* A point that may be a full stop or none. */
static void test_odd_points(Checks *c)
{
    Arena *a = arena_new();
    NormPiece point = {.text = "他来了.你走"}, time = {.text = "时间11:30.地点"}, label = {.text = "说明2.地点"};
    CHECK_INT(c, warnings_of(c, a, &point, NULL), 1);
    CHECK_STR(c, point.text, "他来了.你走");
    CHECK_INT(c, warnings_of(c, a, &time, NULL), 1);
    CHECK_INT(c, warnings_of(c, a, &label, NULL), 0);
    arena_free(a);
}

/* Nothing to do: the very same text comes back. */
static void test_same(Checks *c)
{
    static const char *const done[] = {"他说，“好”……——3.9万", "Hello, world", "值3,000元，10:30", "中文。"};
    Arena *a = arena_new();
    for (size_t i = 0; i < sizeof done / sizeof *done; i++) {
        NormPiece q = {.text = done[i]};
        CHECK_INT(c, warnings_of(c, a, &q, NULL), 0);
        CHECK(c, q.text == done[i]);
    }
    NormPiece bo = {.text = "བོད,ཡིག་\"中,文\""};
    const char *same = bo.text;
    normalise_paragraph(a, NULL, LANG_BO, &bo, 1);
    CHECK(c, bo.text == same);
    arena_free(a);
}

/* The first n bytes of a text as a paragraph, whole characters. */
static void normalise_some(void *with, size_t n)
{
    const char *text = with;
    while (((unsigned char)text[n] & 0xc0) == 0x80)
        n--;
    Arena *a = arena_new();
    Buf b = {0};
    buf_put(&b, text, n);
    buf_puts(&b, "");
    Source src = {.path = "a.md", .text = b.data, .len = b.len};
    NormPiece p = {.text = b.data, .span = span_at(&src, 0, b.len)};
    Diag *d = diag_new();
    normalise_paragraph(a, d, LANG_ZH_HANS, &p, 1);
    diag_free(d);
    buf_free(&b);
    arena_free(a);
}

static void test_linear(Checks *c)
{
    static const char *const units[] = {"他说,", "\"", "'", "(",   "!",   "他 ", " ,",
                                        "-- ",   ".",  "“", "(中", "中)", "a,",  "—"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        Buf b = {0};
        buf_puts(&b, "中");
        while (b.len < 100000)
            buf_puts(&b, units[i]);
        CHECK_AT(c, proportion_holds(normalise_some, b.data, b.len), "%s", units[i]);
        buf_free(&b);
    }
}

/* ---- reports without a place in a source: codes of one paragraph, and how often ---- */

static int count_words(Diag *d, const char *words)
{
    Buf b = {0};
    int n = 0;
    diag_print(d, true, &b);
    buf_puts(&b, "");
    for (const char *s = b.data; (s = strstr(s, words)) != NULL; s++)
        n++;
    buf_free(&b);
    return n;
}

static int told(const char *text, const char *words)
{
    Arena *a = arena_new();
    Diag *d = diag_new();
    NormPiece p = {.text = text};
    normalise_paragraph(a, d, LANG_ZH_HANS, &p, 1);
    int n = count_words(d, words);
    diag_free(d);
    arena_free(a);
    return n;
}

/* What is kept in doubt is told; what is certain either way, and what is no dash of the two, is not. */
static void test_kept_dashes(Checks *c)
{
    static const char *const doubtful[] = {"西藏的首府—拉萨", "他心里只有一个想法—活下去", "Debian—社区很大"};
    static const char *const certain[] = {
        "北京—上海，", "拉萨—日喀则铁路", "秦岭—淮河以南", "上半年—下半年的", "3—5人", "周一—周五",
        "1949—2024年", "点击—>设置",      "word—word",     "好——坏",          "—"};
    for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++)
        CHECK_AT(c, told(doubtful[i], "a single '—' is kept") == 1, "%s", doubtful[i]);
    for (size_t i = 0; i < sizeof certain / sizeof *certain; i++)
        CHECK_AT(c, told(certain[i], "'—'") == 0, "%s", certain[i]);
}

/* GB/T 15834 4.13.3.1 e): a hyphen joins a double name or what two names gave; between first and last name stands ·. */
static void test_names(Checks *c)
{
    static const char *const wrong[] = {"丹尼尔-克雷格主演", "莱昂纳多-迪卡普里奥", "汤姆-克鲁斯", "安吉丽娜-朱莉"};
    static const char *const right[] = {
        "让-雅克·卢梭", "皮埃尔·孟戴斯-弗朗斯", "吐鲁番-哈密盆地", "牛顿-莱布尼茨公式", "巴黎-达喀尔拉力赛",
        "歼-20",        "丹尼尔·克雷格",        "京-沪线",         "经济-社会发展"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK_AT(c, told(wrong[i], "a hyphen within a foreign name") == 1, "%s", wrong[i]);
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        CHECK_AT(c, told(right[i], "a hyphen within a foreign name") == 0, "%s", right[i]);
}

/* ---- several paragraphs, written apart by / ---- */

static void check_story(Checks *c, Lang lang, const char *in, const char *out, int warnings)
{
    Arena *a = arena_new();
    Diag *d = diag_new();
    NormStory story = {0};
    Buf b = {0};
    for (const char *s = in; *s;) {
        size_t n = strcspn(s, "/");
        NormPiece p = {.text = arena_strndup(a, s, n)};
        normalise_next(a, d, lang, &story, &p, 1);
        buf_printf(&b, "%s%s", b.len ? "/" : "", p.text);
        s += n + (s[n] == '/');
    }
    normalise_break(d, &story);
    CHECK_STR(c, b.data, out);
    CHECK_AT(c, (int)diag_warnings(d) == warnings, "%s: %d warnings", in, (int)diag_warnings(d));
    buf_free(&b);
    diag_free(d);
    arena_free(a);
}

/* GB/T 15834 4.8.3.6: each paragraph of a quotation begins with “, the last one ends with ”. */
static void test_stories(Checks *c)
{
    check_story(c, LANG_ZH_HANS, "他说:\"一。/\"二。/\"三。\"", "他说：“一。/“二。/“三。”", 0);
    check_story(c, LANG_ZH_HANS, "\"一,'甲'。/\"二,'乙'。\"他走了。/后来\"好\"。",
                "“一，‘甲’。/“二，‘乙’。”他走了。/后来“好”。", 0);
    check_story(c, LANG_ZH_HANS, "“一。/\"二。/“三。\"", "“一。/“二。/“三。”", 0);
    check_story(c, LANG_ZH_HANS, "\"一。/\"他问\"真\"吗。/\"三。\"", "“一。/“他问‘真’吗。/“三。”", 0);
    check_story(c, LANG_ZH_HANS, "'一。/'二。'", "‘一。/‘二。’", 0);
    check_story(c, LANG_ZH_HANT, "他說:\"一。/\"二,他說'好'。/\"三。\"", "他說：「一。/「二，他說『好』。/「三。」", 0);
    /* Without the opening marks the last one still closes, and is told. */
    check_story(c, LANG_ZH_HANS, "\"一。/二。/三。\"他说。", "“一。/二。/三。”他说。", 1);
    /* A slip in one paragraph doesn't turn those of the next. */
    check_story(c, LANG_ZH_HANS, "\"一。/他说\"甲\"和\"乙\"。/\"丙\"。", "“一。/他说“甲”和“乙”。/“丙”。", 1);
    check_story(c, LANG_ZH_HANS, "\"一。/二。/三。", "“一。/二。/三。", 1);
}

static void test_traditional(Checks *c)
{
    check_story(c, LANG_ZH_HANT, "他說\"你好\",就走了", "他說「你好」，就走了", 0);
    check_story(c, LANG_ZH_HANT, "\"你說'好'嗎\"", "「你說『好』嗎」", 0);
    check_story(c, LANG_ZH_HANT, "他說'好'", "他說「好」", 0);
    check_story(c, LANG_ZH_HANT, "「他說\"好\"」", "「他說『好』」", 0);
    check_story(c, LANG_ZH_HANT, "用\"iPhone 6\"手機", "用「iPhone 6」手機", 0);
    check_story(c, LANG_ZH_HANT, "他說“好”", "他說“好”", 0);
    check_story(c, LANG_ZH_HANT, "It's a \"test\" of words", "It’s a “test” of words", 0);
}

/* Told once an article, and left alone with all that is in it. */
static void test_formulae(Checks *c)
{
    check_story(c, LANG_ZH_HANS, "设$a, b$,则/又$c: d$", "设$a, b$，则/又$c: d$", 1);
    check_story(c, LANG_ZH_HANS, "$$x, y; \\text{当, 时}$$", "$$x, y; \\text{当, 时}$$", 1);
    check_story(c, LANG_ZH_HANS, "导数$f'(x), g''$是", "导数$f'(x), g''$是", 1);
    check_story(c, LANG_ZH_HANS, "从$5涨到$6,贵", "从$5涨到$6，贵", 0);
    check_story(c, LANG_ZH_HANS, "共$5, $6", "共$5，$6", 0);
    check_story(c, LANG_ZH_HANS, "US$和HK$,两种", "US$和HK$，两种", 0);
}

/* A link's text without Han keeps its marks; what stands after it belongs to the sentence. */
static void test_links(Checks *c)
{
    static const char link[] = "https://a.com/";
    Arena *a = arena_new();
    NormPiece p[] = {{.text = "见:"},   {.text = "Why learn Go?", .href = link},
                     {.text = ",又见"}, {.text = "Go, Rust: a tour!", .href = link + 1},
                     {.text = ",好"},   {.text = "他说,好!", .href = link}};
    static const char *const right[] = {"见：", "Why learn Go?", "，又见", "Go, Rust: a tour!", "，好", "他说，好！"};
    normalise_paragraph(a, NULL, LANG_ZH_HANS, p, sizeof p / sizeof *p);
    for (size_t i = 0; i < sizeof p / sizeof *p; i++)
        CHECK_STR(c, p[i].text, right[i]);
    arena_free(a);
}

/* Cells of tables: numbers and nothing else. */
static void test_cells(Checks *c)
{
    CASES(c, {"-1.1", "−1.1"}, {"-5", "−5"}, {"-12.5%", "−12.5%"}, {"-3℃", "−3℃"}, {"10%~20%", "10%～20%"},
          {"-5~-2", "−5～−2"}, {"5kg~8kg", "5kg～8kg"}, {"-1,234.5", "−1,234.5"});
    CASES(c, SAME("−0.1"), SAME("3-5"), SAME("2021-01-02"), SAME("010-62345678"), SAME("A-1"), SAME("-"), SAME("--"),
          SAME("-n"), SAME("-9x"), SAME("1.0~beta"));
}

int main(void)
{
    Checks c = {0};
    test_kept_dashes(&c);
    test_names(&c);
    test_stories(&c);
    test_traditional(&c);
    test_formulae(&c);
    test_links(&c);
    test_cells(&c);
    test_marks(&c);
    test_brackets(&c);
    test_dashes(&c);
    test_signs(&c);
    test_latin(&c);
    test_debris(&c);
    test_quotes(&c);
    test_markup(&c);
    test_spaces(&c);
    test_reports(&c);
    test_odd_quotes(&c);
    test_odd_points(&c);
    test_same(&c);
    test_linear(&c);
    return CHECK_END(&c);
}
