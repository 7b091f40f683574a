/* The finer typography of article pages: languages of words, apostrophes, addresses. */
#include "check.h"

#include "article/article.h"

static void check_html(Checks *c, Lang lang, const char *text, const char *html)
{
    Buf out = {0};
    article_text(lang, text, strlen(text), &out);
    CHECK_STR(c, out.data, html);
    buf_free(&out);
}

/* It’s: the apostrophe belongs to the Latin word; quotation marks around Latin words stay Chinese. */
static void test_apostrophes(Checks *c)
{
    check_html(c, LANG_ZH_HANS, "如It’s、rock’n’roll；",
               "如<span lang=\"en\">It’s</span>、<span lang=\"en\">rock’n’roll</span>；");
    check_html(c, LANG_ZH_HANS, "It’s", "<span lang=\"en\">It’s</span>");
    check_html(c, LANG_ZH_HANS, "café’s 2’s", "<span lang=\"en\">café’s</span> 2’s");
    check_html(c, LANG_ZH_HANS, "如“Hello, world”。", "如“<span lang=\"en\">Hello, world</span>”。");
    check_html(c, LANG_ZH_HANS, "说：“把‘go’去掉。”", "说：“把‘go’去掉。”");
    check_html(c, LANG_ZH_HANS, "’s ab’", "’<span lang=\"en\">s ab</span>’");
    check_html(c, LANG_ZH_HANS, "it’’s", "it’’s");
    check_html(c, LANG_ZH_HANS, "A’B藏བོད།C’d",
               "<span lang=\"en\">A’B</span>藏<span lang=\"bo\">བོད།</span><span lang=\"en\">C’d</span>");
    check_html(c, LANG_BO, "བོད་It’s中文།", "བོད་It’s<span lang=\"zh-Hans\">中文</span>།");
}

static void test_addresses(Checks *c)
{
    check_html(c, LANG_ZH_HANS, "见https://www.w3.org/TR/clreq/。",
               "见https://<wbr>www.<wbr>w3.<wbr>org/<wbr>TR/<wbr>clreq/。");
    check_html(c, LANG_ZH_HANS, "http://a/?x=<1>&y=2.", "http://<wbr>a/?<wbr>x=&lt;1&gt;&amp;y=2.");
    check_html(c, LANG_ZH_HANS, "比分3://2，://", "比分3://2，://");
    check_html(c, LANG_ZH_HANS, "It’s ftp://b/c’s", "<span lang=\"en\">It’s</span> ftp://<wbr>b/c’s");
    check_html(c, LANG_ZH_HANS, "官网(www.szse.cn)公布，a.b@c-d.com。",
               "官网(www.<wbr>szse.<wbr>cn)公布，a.<wbr>b<wbr>@c-d.<wbr>com。");
    check_html(c, LANG_ZH_HANS, "https://a.cn/%E4%B8%AD?b=%2F,c",
               "https://<wbr>a.<wbr>cn/<wbr>%E4<wbr>%B8<wbr>%AD?<wbr>b=<wbr>%2F,c");
}

/* What print keeps together the browser must not divide; characters are as they were, marks at a unit's ends outside.
 */
static void test_units(Checks *c)
{
    static const char *const whole[] = {"2021年", "8月",    "3.9万亿元", "650万吨", "第3版",
                                        "63 kg",  "20多年", "３月",      "12.5%以", "5℃"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        bool divides = i < 8; /* a browser would */
        char text[64], html[128];
        snprintf(text, sizeof text, "在“%s”，", whole[i]);
        snprintf(html, sizeof html, divides ? "在“<span class=\"unit\">%s</span>”，" : "在“%s”，", whole[i]);
        check_html(c, LANG_ZH_HANS, text, html);
    }
    check_html(c, LANG_ZH_HANS, "到8月1日前", "到<span class=\"unit\">8月</span><span class=\"unit\">1日</span>前");
    check_html(c, LANG_ZH_HANS, "见1<2年", "见<span class=\"unit\">1&lt;2年</span>");
    check_html(c, LANG_ZH_HANS, "八月一日，A纸", "八月一日，A纸");
    check_html(c, LANG_ZH_HANT, "8月", "<span class=\"unit\">8月</span>");
    check_html(c, LANG_BO, "8月", "8<span lang=\"zh-Hans\">月</span>"); /* TLREQ knows no such rule */
    /* what is wider than four characters gives way where print lets it */
    check_html(c, LANG_ZH_HANS, "共70650万吨", "共<span class=\"unit\">70650万</span>吨");
    check_html(c, LANG_ZH_HANS, "2019—2021年", "<span class=\"unit\">2019—</span><span class=\"unit\">2021年</span>");
    check_html(c, LANG_ZH_HANS, "12345678901234567890123年", "12345678901234567890123年");
}

static void test_titles(Checks *c)
{
    Buf out = {0};
    article_title(LANG_ZH_HANS, "It’s 时间　到了", &out);
    CHECK_STR(c, out.data, "<span><span lang=\"en\">It’s</span></span> <span>时间</span> <span>到了</span>");
    out.len = 0;
    article_title(LANG_BO, "༄༅། །ལོ་དང་ཟླ་བ། ཉིན་ཞག", &out); /* the opening mark is no part of its own */
    CHECK_STR(c, out.data, "<span><span class=\"opening\">༄༅། </span>།ལོ་དང་ཟླ་བ།</span> <span>ཉིན་ཞག</span>");
    out.len = 0;
    article_title(LANG_BO, "༄༅།", &out);
    CHECK_STR(c, out.data, "<span>༄༅།</span>");
    buf_free(&out);
}

/* An excerpt ends where a line may: after a word, a syllable, a whole cluster. */
static void test_excerpts(Checks *c)
{
    static const struct {
        Lang lang;
        const char *text, *excerpt;
        size_t characters;
    } cases[] = {
        {LANG_ZH_HANS, "今天天气很好。", "今天天气很好。", 7},
        {LANG_ZH_HANS, "今天天气很好，明天也好。", "今天天气很好……", 7}, /* no comma before …… */
        {LANG_ZH_HANS, "今天天气很好，明天也好。", "今天天气很……", 5},
        {LANG_ZH_HANS, "今天天气好。明天呢？", "今天天气……", 5}, /* no stop at a line's start, none is left behind */
        {LANG_ZH_HANS, "他说“好”，就走了", "他说……", 3},
        {LANG_ZH_HANS, "增长3,900万元以上", "增长……", 5}, /* a number whole */
        {LANG_ZH_HANS, "使用Markdown写稿", "使用……", 6},  /* a word whole */
        {LANG_EN, "The paper of record", "The paper……", 12},
        {LANG_BO, "བོད་ལྗོངས་ཀྱི་གསར་འགྱུར།", "བོད་ལྗོངས་……", 12},       /* a syllable whole */
        {LANG_ZH_HANS, "一👨‍👩‍👧二", "一……", 3}, /* a family is one */
        {LANG_ZH_HANS, "诗的一行\n又一行", "诗的一行 又一行", 20},
        {LANG_ZH_HANS, "", "", 5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buf out = {0};
        excerpt_cut(cases[i].lang, cases[i].text, cases[i].characters, &out);
        CHECK_STR(c, out.data ? out.data : "", cases[i].excerpt);
        buf_free(&out);
    }
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    test_apostrophes(c);
    test_addresses(c);
    test_units(c);
    test_titles(c);
    test_excerpts(c);
    return CHECK_END(c);
}
