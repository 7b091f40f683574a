/* The finer typography of article pages: languages of words, apostrophes, addresses. */
#include "check.h"

#include "html/article.h"

static void says(Checks *c, Lang lang, const char *text, const char *html)
{
    Buf out = {0};
    article_text(lang, text, strlen(text), &out);
    CHECK_STR(c, out.data, html);
    buf_free(&out);
}

/* It’s: the apostrophe belongs to the Latin word; quotation marks around Latin words stay Chinese. */
static void test_apostrophes(Checks *c)
{
    says(c, LANG_ZH_HANS, "如It’s、rock’n’roll；",
         "如<span lang=\"en\">It’s</span>、<span lang=\"en\">rock’n’roll</span>；");
    says(c, LANG_ZH_HANS, "It’s", "<span lang=\"en\">It’s</span>");
    says(c, LANG_ZH_HANS, "café’s 2’s", "<span lang=\"en\">café’s</span> 2’s");
    says(c, LANG_ZH_HANS, "如“Hello, world”。", "如“Hello, world”。");
    says(c, LANG_ZH_HANS, "说：“把‘go’去掉。”", "说：“把‘go’去掉。”");
    says(c, LANG_ZH_HANS, "’s ab’", "’s ab’");
    says(c, LANG_ZH_HANS, "it’’s", "it’’s");
    says(c, LANG_ZH_HANS, "A’B藏བོད།C’d",
         "<span lang=\"en\">A’B</span>藏<span lang=\"bo\">བོད།</span><span lang=\"en\">C’d</span>");
    says(c, LANG_BO, "བོད་It’s中文།", "བོད་It’s<span lang=\"zh-Hans\">中文</span>།");
}

static void test_addresses(Checks *c)
{
    says(c, LANG_ZH_HANS, "见https://www.w3.org/TR/clreq/。",
         "见https://<wbr>www.<wbr>w3.<wbr>org/<wbr>TR/<wbr>clreq/。");
    says(c, LANG_ZH_HANS, "http://a/?x=<1>&y=2.", "http://<wbr>a/?<wbr>x=&lt;1&gt;&amp;y=2.");
    says(c, LANG_ZH_HANS, "比分3://2，://", "比分3://2，://");
    says(c, LANG_ZH_HANS, "It’s ftp://b/c’s", "<span lang=\"en\">It’s</span> ftp://<wbr>b/c’s");
    says(c, LANG_ZH_HANS, "官网(www.szse.cn)公布，a.b@c-d.com。",
         "官网(www.<wbr>szse.<wbr>cn)公布，a.<wbr>b<wbr>@c-d.<wbr>com。");
    says(c, LANG_ZH_HANS, "https://a.cn/%E4%B8%AD?b=%2F,c",
         "https://<wbr>a.<wbr>cn/<wbr>%E4<wbr>%B8<wbr>%AD?<wbr>b=<wbr>%2F,c");
}

static void test_titles(Checks *c)
{
    Buf out = {0};
    article_title(LANG_ZH_HANS, "It’s 时间　到了", &out);
    CHECK_STR(c, out.data, "<span><span lang=\"en\">It’s</span></span> <span>时间</span> <span>到了</span>");
    buf_free(&out);
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    test_apostrophes(c);
    test_addresses(c);
    test_titles(c);
    return CHECK_END(c);
}
