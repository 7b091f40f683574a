/* What agencies paste: raw HTML, lines Markdown takes for something else, pictures that are none. Text stays, in order;
 * what is certain is mended, and all of it is told. */
#include "tests/unit/parse_fixture.h"

#define TAG(place) place ": warning: raw HTML is not printed (delete the tag, or write \\< for the character)"

#define NO_TAG(place, tag)                                                                                             \
    place ": warning: " tag " is no tag of HTML: it prints as it stands (write \\< for the character)"

static const Told html[] = {
    {"<!-- 注 -->正文一句。", "para \"正文一句。\"", ""},
    {"<!-- 一\n\n二 -- 三 -->\n正文。", "para \"正文。\"", ""},
    {"<!-- 一 --><!-- 二 --> 正文。<!-- 三 -->尾", "para \"正文。尾\"", ""},
    {"> <!-- 注 -->引文", "quote; .para \"引文\"", ""},
    {"- <!-- 注 -->项", "list tight; .item; ..para \"项\"", ""},
    {"甲\n<!-- 注 -->\n乙", "para \"甲\"; para \"乙\"", ""},
    {"a\n\n<!-- no end\n\nb", "para \"a\"; para \"<!-- no end\"; para \"b\"",
     "6:1: error: the comment has no end (end it with -->)"},
    {"<!--", "para \"<!--\"", "4:1: error: the comment has no end (end it with -->)"},
    {"```\n<!-- 码 -->\n<p>\n```", "code \"<!-- 码 -->\\n<p>\"", ""},
    {"> ```\n> <!-- 码 -->\n> ```", "quote; .code \"<!-- 码 -->\"", ""},
    {"    <!-- x -->\n    y();", "code \"<!-- x -->\\ny();\"", ""},
    {"`<p>甲</p>`", "para code verbatim \"<p>甲</p>\"", ""},
    {"<p>重要内容</p>", "para \"重要内容\"", TAG("4:1") "; " TAG("4:8")},
    {"<P CLASS=\"x\">甲</P><p>乙</p>\n<p>丙\n丁</p>", "para \"甲\"; para \"乙\"; para \"丙丁\"",
     TAG("4:1") "; " TAG("4:15") "; " TAG("4:19") "; " TAG("4:23") "; " TAG("5:1") "; " TAG("6:2")},
    {"<div>\n\n**甲**，&amp;乙\n\n</div>", "para strong \"甲\" \"，&乙\"", TAG("4:1") "; " TAG("8:1")},
    {"<center>\n甲\n</center>\n乙", "para \"甲\"; para \"乙\"", TAG("4:1") "; " TAG("6:1")},
    {"<ul>\n  <li>甲</li>\n  <li>乙</li>\n</ul>", "para \"甲\"; para \"乙\"",
     TAG("4:1") "; " TAG("5:3") "; " TAG("5:8") "; " TAG("6:3") "; " TAG("6:8") "; " TAG("7:1")},
    {"<table>\n<tr><td>甲</td><td>乙</td></tr>\n</table>", "para \"甲 乙\"",
     TAG("4:1") "; " TAG("5:1") "; " TAG("5:5") "; " TAG("5:10") "; " TAG("5:15") "; " TAG("5:20") "; " TAG(
         "5:25") "; " TAG("6:1")},
    {"<p\tclass=x>甲</p\t>", "para \"甲\"", TAG("4:1") "; " TAG("4:13")},
    {"甲<br>乙<br/>丙<BR />丁", "para \"甲\" break \"乙\" break \"丙\" break \"丁\"", ""},
    {"甲<br>\n乙\n<br>\n丙", "para \"甲\" break \"乙\" break \"丙\"", ""},
    {"<br>甲<br>", "para \"甲\"", ""},
    {"甲<br><br>乙", "para \"甲\"; para \"乙\"", ""},
    {"甲<br>\n<br>\n　　乙", "para \"甲\"; para \"乙\"", "6:1: note: an indented line begins a paragraph"},
    {"|甲<br>乙|\n|-|", "table -; .row; ..cell \"甲\" break \"乙\"", ""},
    {"one\n<span>\ntwo", "para \"one two\"", TAG("5:1")},
    {"one\n<!-- x --> <b>\ntwo", "para \"one two\"", TAG("5:12")},
    {"汉\n<span>\n字", "para \"汉字\"", TAG("5:1")},
    {"one <i>two</i> three", "para \"one two three\"", TAG("4:5") "; " TAG("4:11")},
    {"<script>\nvar a = \"甲\";\n\nb()\n</script>\n正文", "para \"正文\"",
     "4:1: warning: a script is left out (delete it)"},
    {"<style>p{}</style>正文", "para \"正文\"", "4:1: warning: a style sheet is left out (delete it)"},
    {"正<script>a()</script>文", "para \"正文\"",
     "4:2: warning: raw HTML is not printed, nor what is in this tag (delete the tag, or write \\< for the character); "
     "4:13: warning: raw HTML is not printed, nor what is in this tag (delete the tag, or write \\< for the "
     "character)"},
    {"<img src=\"a.jpg\" alt='湖' width=20>", "figure src=\"a.jpg\" alt=\"湖\"",
     "4:1: warning: a picture in raw HTML (write ![湖](a.jpg))"},
    {"甲<img alt=湖 src=a.jpg title=\"说明\"/>乙", "para \"甲乙\"; figure src=\"a.jpg\" alt=\"湖\" \"说明\"",
     "4:2: warning: a picture in raw HTML (write ![湖](a.jpg))"},
    {"<img width=1>", "",
     "2:8: error: the article is empty (write the text below the second ---, or add an image); "
     "4:1: warning: a picture without a file (write ![text](file))"},
    {"<![CDATA[甲<乙]]>", "para \"甲<乙\"", TAG("4:1")},
    {"<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n甲", "para \"甲\"", TAG("4:1") "; " TAG("5:1")},
    {"a < b，<https://a.b>", "para \"a < b，\" verbatim link=\"https://a.b\" \"https://a.b\"", ""},
    {"<https://a.b>甲", "para verbatim link=\"https://a.b\" \"https://a.b\" \"甲\"", ""},
    {"\\<p>甲", "para \"<p>甲\"", ""},
    {"装<package-name>，得linux-<version>.tar.bz2", "para \"装<package-name>，得linux-<version>.tar.bz2\"",
     NO_TAG("4:2", "<package-name>") "; " NO_TAG("4:24", "<version>")},
    {"<your name> 甲", "para \"<your name> 甲\"", NO_TAG("4:1", "<your name>")},
    {"<title>，<area>_<source>", "para \"<title>，<area>_<source>\"",
     NO_TAG("4:1", "<title>") "; " NO_TAG("4:9", "<area>") "; " NO_TAG("4:16", "<source>")},
    {"List<String>与**<T>**", "para \"List<String>与\" strong \"<T>\"",
     NO_TAG("4:5", "<String>") "; " NO_TAG("4:16", "<T>")},
    {"[见<id>](https://a.b/)", "para link=\"https://a.b/\" \"见<id>\"", NO_TAG("4:3", "<id>")},
    {"甲<ref>乙</ref>丙<Ref>", "para \"甲乙丙\"", TAG("4:2") "; " TAG("4:8") "; " TAG("4:15")},
    {"<header>甲</header>\n\n<title>乙</title>", "para \"甲\"; para \"乙\"",
     TAG("4:1") "; " TAG("4:10") "; " TAG("6:1") "; " TAG("6:9")},
    {"甲<tab x=\"1\">乙<tab/>丙</tab>", "para \"甲乙丙\"", TAG("4:2") "; " TAG("4:14") "; " TAG("4:21")},
    {"装<version>，`</version>`", "para \"装<version>，\" code verbatim \"</version>\"", NO_TAG("4:2", "<version>")},
    {"甲<b>乙<span>丙<u>", "para \"甲乙丙\"", TAG("4:2") "; " TAG("4:6") "; " TAG("4:13")},
};

#define BEGINS(place, what) place ": note: " what " begins a paragraph"
#define HEADING(place) place ": warning: set as a heading (write a space after the #)"

static const Told lines[] = {
    /* indentation that Markdown takes for code */
    {"    这一段是缩进的正文，不是代码。", "para \"这一段是缩进的正文，不是代码。\"",
     "4:5: note: an indented text is set as a paragraph, not as code"},
    {"\t这一段是缩进的正文，有2021年。", "para \"这一段是缩进的正文，有2021年。\"",
     "4:2: note: an indented text is set as a paragraph, not as code"},
    {"> 引。\n>\n>     缩进的一段，在引文里。", "quote; .para \"引。\"; .para \"缩进的一段，在引文里。\"",
     "6:7: note: an indented text is set as a paragraph, not as code"},
    {"    第一段，到此为止。\n    第二段，也到此为止。\n    第三段",
     "para \"第一段，到此为止。\"; para \"第二段，也到此为止。\"; para \"第三段\"",
     "4:5: note: an indented text is set as a paragraph, not as code; " BEGINS("5:5", "an indented line") "; " BEGINS(
         "6:5", "an indented line")},
    {"    一行没有说完，\n    下一行接着说。", "para \"一行没有说完，下一行接着说。\"",
     "4:5: note: an indented text is set as a paragraph, not as code"},
    {"    int 变量 = 1; // 注释，在代码里。", "code \"int 变量 = 1; // 注释，在代码里。\"", ""},
    {"    打印(甲)\n\n    这里接着是代码里的话，不动。", "code \"打印(甲)\\n\\n这里接着是代码里的话，不动。\"", ""},
    {"    甲乙", "code \"甲乙\"", ""},
    {"- 项。\n\n    这是列表项的第二段，不动。", "list; .item; ..para \"项。\"; ..para \"这是列表项的第二段，不动。\"",
     ""},
    {"甲[^1]\n\n[^1]: 注。\n\n    注的第二段，在注里。",
     "para \"甲\" note=1; note 1; .para \"注。\"; .para \"注的第二段，在注里。\"", ""},
    {"```\n    围起来的话，是代码。\n```", "code \"    围起来的话，是代码。\"", ""},
    /* paragraphs that begin with full-width spaces, no empty lines between */
    {"　　第一段。\n　　第二段。\n  　　第三段。", "para \"第一段。\"; para \"第二段。\"; para \"第三段。\"",
     BEGINS("5:1", "an indented line") "; " BEGINS("6:3", "an indented line")},
    {"> 　　甲。\n> 　　乙。", "quote; .para \"甲。\"; .para \"乙。\"", BEGINS("5:3", "an indented line")},
    {"甲　\n　乙", "para \"甲乙\"", ""},
    /* numbered lines */
    {"1、甲\n2、乙\n3、丙", "para \"1、甲\"; para \"2、乙\"; para \"3、丙\"",
     BEGINS("5:1", "a numbered line") "; " BEGINS("6:1", "a numbered line")},
    {"分三步：\n（1）甲，\n这行接着甲；\n（2）乙。",
     "para \"分三步：\"; para \"（1）甲，这行接着甲；\"; para \"（2）乙。\"",
     BEGINS("5:1", "a numbered line") "; " BEGINS("7:1", "a numbered line")},
    {"①甲\n②乙", "para \"①甲\"; para \"②乙\"", BEGINS("5:1", "a numbered line")},
    {"一、甲\n二、乙\n（一）丙\n（二）丁", "para \"一、甲\"; para \"二、乙\"; para \"（一）丙\"; para \"（二）丁\"",
     BEGINS("5:1", "a numbered line") "; " BEGINS("6:1", "a numbered line") "; " BEGINS("7:1", "a numbered line")},
    {"1.甲\n2.乙", "para \"1.甲\"; para \"2.乙\"", BEGINS("5:1", "a numbered line")},
    {"十九、甲\n二十、乙", "para \"十九、甲\"; para \"二十、乙\"", BEGINS("5:1", "a numbered line")},
    {"第一条　甲\n第二条　乙", "para \"第一条　甲\"; para \"第二条　乙\"", BEGINS("5:1", "a numbered line")},
    {"●甲\n●乙", "para \"●甲\"; para \"●乙\"", BEGINS("5:1", "a line with a bullet")},
    {"如下：\n——甲；\n——乙。", "para \"如下：\"; para \"——甲；\"; para \"——乙。\"",
     BEGINS("5:1", "a line with a bullet") "; " BEGINS("6:1", "a line with a bullet")},
    {"> 1、甲\n> 2、乙", "quote; .para \"1、甲\"; .para \"2、乙\"", BEGINS("5:3", "a numbered line")},
    {"共有3、\n4、5三种", "para \"共有3、4、5三种\"", ""},
    {"他说\n——真的", "para \"他说——真的\"", ""},
    {"1、甲\n3、乙", "para \"1、甲3、乙\"", ""},
    {"增长\n1.5亿\n2.6亿", "para \"增长1.5亿2.6亿\"", ""},
    {"```\n1、甲\n2、乙\n```", "code \"1、甲\\n2、乙\"", ""},
    /* headings */
    {"##标题", "heading 2 \"标题\"", HEADING("4:1")},
    {"##　标题", "heading 2 \"标题\"", HEADING("4:1")},
    {"#　标题", "heading 1 \"标题\"", HEADING("4:1")},
    {"甲\n###《乙》", "para \"甲\"; heading 3 \"《乙》\"", HEADING("5:1")},
    {"##2021年", "heading 2 \"2021年\"", HEADING("4:1")},
    {"#话题#大家说", "para \"#话题#大家说\"", ""},
    {"#1", "para \"#1\"", ""},
    {"#标题", "para \"#标题\"", "4:1: warning: # prints as it stands (for a heading put a space after it)"},
    {"####### 七", "para \"####### 七\"",
     "4:1: warning: headings go six deep: 7 # print as they stand (write six # at most)"},
    {"C##", "para \"C##\"", ""},
    {"```\n##标题\n```", "code \"##标题\"", ""},
    /* a rule right below prose */
    {"这一段说完了。\n---\n乙", "para \"这一段说完了。\"; rule; para \"乙\"",
     "5:1: warning: a rule right below a text would make a heading of it: set as a rule (put an empty line before it)"},
    {"> 这一段说完了。\n> ---", "quote; .para \"这一段说完了。\"; .rule",
     "5:3: warning: a rule right below a text would make a heading of it: set as a rule (put an empty line before it)"},
    {"这一段说完了。\n===", "heading 1 \"这一段说完了。\"",
     "5:1: warning: this line makes a heading of the text above (put an empty line before it)"},
    {"小标题\n---", "heading 2 \"小标题\"", ""},
};

/* Elements that HTML sets as blocks (Rendering, 15.3): the text after one is another paragraph's. */
static void test_html_blocks(Checks *c)
{
    static const char *const names[] = {
        "address", "article", "aside",   "blockquote", "body",  "caption",  "center", "dd",         "details",
        "dialog",  "dir",     "div",     "dl",         "dt",    "fieldset", "figure", "figcaption", "footer",
        "form",    "h1",      "h2",      "h3",         "h4",    "h5",       "h6",     "header",     "hgroup",
        "hr",      "html",    "legend",  "li",         "main",  "menu",     "nav",    "ol",         "p",
        "pre",     "section", "summary", "table",      "tbody", "tfoot",    "thead",  "tr",         "ul"};
    static const char *const within[] = {"a", "abbr", "b", "em", "i", "span", "strong", "sub", "u"};
    Buf dump = {0};
    char body[64];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(body, sizeof body, "甲<%s>乙</%s>", names[i], names[i]);
        for (int capitals = 0; capitals < 2; capitals++) {
            parse_text("", body, LANG_ZH_HANS, &dump, NULL);
            CHECK_AT(c, strcmp(dump.data, "para \"甲\"; para \"乙\"") == 0, "%s: %s", body, dump.data);
            for (char *s = body; *s; s++)
                *s = *s >= 'a' && *s <= 'z' ? (char)(*s - 32) : *s;
        }
    }
    for (size_t i = 0; i < sizeof within / sizeof *within; i++) {
        snprintf(body, sizeof body, "甲<%s>乙", within[i]);
        parse_text("", body, LANG_ZH_HANS, &dump, NULL);
        CHECK_AT(c, strcmp(dump.data, "para \"甲乙\"") == 0, "%s: %s", body, dump.data);
    }
    buf_free(&dump);
}

/* Ways to number lines, bullets: of each the first line's and the next one's. */
static const char *const enumerators[][2] = {{"①", "②"},
                                             {"⑲", "⑳"},
                                             {"⑴", "⑵"},
                                             {"⒆", "⒇"},
                                             {"⒈", "⒉"},
                                             {"⒚", "⒛"},
                                             {"❶", "❷"},
                                             {"❾", "❿"},
                                             {"㈠", "㈡"},
                                             {"㈨", "㈩"},
                                             {"Ⅰ", "Ⅱ"},
                                             {"Ⅺ", "Ⅻ"},
                                             {"1、", "2、"},
                                             {"9．", "10．"},
                                             {"1）", "2）"},
                                             {"（9）", "（10）"},
                                             {"三、", "四、"},
                                             {"五、", "六、"},
                                             {"七、", "八、"},
                                             {"九、", "十、"},
                                             {"十、", "十一、"},
                                             {"二十九、", "三十、"},
                                             {"（八）", "（九）"},
                                             {"第1条 ", "第2条 "},
                                             {"第三章　", "第四章　"},
                                             {"第五节　", "第六节　"},
                                             {"第七款　", "第八款　"},
                                             {"第九项　", "第十项　"},
                                             {"第一步", "第二步"},
                                             {"第一條　", "第二條　"},
                                             {"第一節　", "第二節　"},
                                             {"第一項　", "第二項　"},
                                             {"•", "•"},
                                             {"●", "●"},
                                             {"○", "○"},
                                             {"■", "■"},
                                             {"□", "□"},
                                             {"◆", "◆"},
                                             {"◇", "◇"},
                                             {"▶", "▶"},
                                             {"►", "►"},
                                             {"▪", "▪"},
                                             {"▲", "▲"},
                                             {"△", "△"},
                                             {"★", "★"},
                                             {"☆", "☆"},
                                             {"➢", "➢"},
                                             {"➤", "➤"},
                                             {"※", "※"},
                                             {"·", "·"},
                                             {"⭐", "⭐"},
                                             {"——", "——"}};

/* Each way to number lines, each bullet: lines that follow one another are paragraphs. */
static void test_enumerators(Checks *c)
{
    Buf dump = {0};
    char body[64], want[128];
    for (size_t i = 0; i < sizeof enumerators / sizeof *enumerators; i++) {
        snprintf(body, sizeof body, "%s甲\n%s乙", enumerators[i][0], enumerators[i][1]);
        snprintf(want, sizeof want, "para \"%s甲\"; para \"%s乙\"", enumerators[i][0], enumerators[i][1]);
        parse_text("", body, LANG_ZH_HANS, &dump, NULL);
        CHECK_AT(c, strcmp(dump.data, want) == 0, "%s: %s", body, dump.data);
        /* what does not follow is no list */
        if (strcmp(enumerators[i][0], enumerators[i][1]) == 0)
            continue;
        snprintf(body, sizeof body, "%s甲\n%s乙", enumerators[i][1], enumerators[i][0]);
        parse_text("", body, LANG_ZH_HANS, &dump, NULL);
        CHECK_AT(c, !strstr(dump.data, "; para"), "%s: %s", body, dump.data);
    }
    buf_free(&dump);
}

#define ODD(place) place ": warning: set as a picture, though not written as one (write ![text](file \"caption\"))"
#define LOST(place)                                                                                                    \
    place                                                                                                              \
        ": error: this is not a picture: its address is not well formed (write ![text](file.jpg \"caption\"); a name " \
        "with spaces goes between < and >)"

static const Told pictures[] = {
    {"![湖边](云 湖.jpg \"说明\"){span=3}", "figure src=\"云 湖.jpg\" alt=\"湖边\" span=3 \"说明\"", ""},
    {"![湖](湖(1).jpg)", "figure src=\"湖(1).jpg\" alt=\"湖\"", ""},
    {"![湖](湖 (1) 副本.JPG '说')", "figure src=\"湖 (1) 副本.JPG\" alt=\"湖\" \"说\"", ""},
    {"![湖](湖（一）.png)尾", "para \"尾\"; figure src=\"湖（一）.png\" alt=\"湖\"", ""},
    {"![湖](湖(1.png)", "figure src=\"湖(1.png\" alt=\"湖\"", ""},
    {"![a](x y.png)和![b](z w.png)", "para \"和\"; figure src=\"x y.png\" alt=\"a\"; figure src=\"z w.png\" alt=\"b\"",
     ""},
    {"![湖]( a b.png )", "figure src=\"a b.png\" alt=\"湖\"", ""},
    {"| ![湖](a b.png) |\n|-|", "table -; .row; ..cell; figure src=\"a b.png\" alt=\"湖\"", ""},
    {"！[图](a.jpg)", "figure src=\"a.jpg\" alt=\"图\"", ODD("4:1")},
    {"![图]（a.jpg）", "figure src=\"a.jpg\" alt=\"图\"", ODD("4:1")},
    {"！【图】（云 湖.jpg “说‘一’明”）{span=2}", "figure src=\"云 湖.jpg\" alt=\"图\" span=2 \"说‘一’明\"", ODD("4:1")},
    {"![图](a.jpg “说明”)", "figure src=\"a.jpg\" alt=\"图\" \"说明\"", ODD("4:1")},
    {"!【图】(a.jpg)", "figure src=\"a.jpg\" alt=\"图\"", ODD("4:1")},
    {"![图](<a b.jpg> \"说\")", "figure src=\"a b.jpg\" alt=\"图\" \"说\"", ""},
    {"![图](a.jpg) {span=2 credit=\"甲\"}", "figure src=\"a.jpg\" alt=\"图\" span=2 credit=\"甲\"", ""},
    {"甲![图](a.jpg) {span=2}乙", "para \"甲乙\"; figure src=\"a.jpg\" alt=\"图\" span=2", ""},
    {"`![图](a b.jpg)` `` ！[图](a.jpg) ``",
     "para code verbatim \"![图](a b.jpg)\" \" \" code verbatim \"！[图](a.jpg)\"", ""},
    {"```\n![图](a b.jpg)\n```", "code \"![图](a b.jpg)\"", ""},
    {"\\![图](a.jpg)", "para \"!\" link=\"a.jpg\" \"图\"", ""},
    {"！[图](.png)", "para \"！\" link=\".png\" \"图\"", ""}, /* a kind of file is no name */
    {"![图](a b)", "para \"![图](a b)\"", LOST("4:1")},
    {"真好![图][b]", "para \"真好！[图][b]\"",
     "4:3: error: this is not a picture: what it refers to is not defined (write ![text](file.jpg \"caption\"); a name "
     "with spaces goes between < and >); 4:3: note: '!' set as '！' (GB/T 15834)"},
    {"![图][b]\n\n[b]: a.jpg", "figure src=\"a.jpg\" alt=\"图\"", ""},
    {"甲{span=2}", "para \"甲{span=2}\"",
     "4:2: warning: this follows no picture: it prints as it stands (write it right after a picture: "
     "![text](file){span=2})"},
};

#define ALONE(place, what, write) place ": warning: " what " has no partner (close it, or write " write ")"

static const Told emphasis[] = {
    {"__下划线，__她", "para strong \"下划线，\" \"她\"", ""},
    {"她说__“真”__了", "para \"她说\" strong \"“真”\" \"了\"", ""},
    {"她__真__说", "para \"她\" strong \"真\" \"说\"", ""},
    {"_真，_她", "para em \"真，\" \"她\"", ""},
    {"___真，___她", "para em strong \"真，\" \"她\"", ""},
    {"她说_真_。", "para \"她说\" em \"真\" \"。\"", ""},
    {"报告_终稿_张三", "para \"报告_终稿_张三\"",
     ALONE("4:3", "_", "\\_ for the character") "; " ALONE("4:6", "_", "\\_ for the character")},
    {"foo_bar_baz和a__b__c", "para \"foo_bar_baz和a__b__c\"", ""},
    {"`__真，__她`", "para code verbatim \"__真，__她\"", ""},
    {"[文](_中_.html)", "para link=\"_中_.html\" \"文\"", ""},
    {"甲__乙", "para \"甲__乙\"", ALONE("4:2", "__", "\\_\\_ for the characters")},
    {"甲*乙", "para \"甲*乙\"", ALONE("4:2", "*", "\\* for the character")},
    {"甲\\*乙 5*3 \\_丙", "para \"甲*乙 5*3 _丙\"", ""},
    {"甲~~乙", "para \"甲~~乙\"", ALONE("4:2", "~~", "\\~\\~ for the characters")},
    {"甲`乙", "para \"甲`乙\"", ALONE("4:2", "`", "\\` for the character")},
};

static const Told lists[] = {
    {"- [ ] 甲\n- [x] 乙\n- [X] **丙**\n1. [ ]\t丁",
     "list tight; .item; ..para \"☐ 甲\"; .item; ..para \"☑ 乙\"; .item; ..para \"☑ \" strong \"丙\"; "
     "list ordered start=1 tight; .item; ..para \"☐ 丁\"",
     ""},
    {"- \\[ ] 甲\n- [ ]乙\n- 丙 [x] 丁",
     "list tight; .item; ..para \"[ ] 甲\"; .item; ..para \"[ ]乙\"; .item; ..para \"丙 [x] 丁\"", ""},
    {"[ ] 甲", "para \"[ ] 甲\"", ""},
};

#define CELLS(place, n)                                                                                                \
    place ": error: the row has more cells than the table's " n                                                        \
          " (give the table's head and its line of dashes as many cells; write \\| for the character)"

/* cmark drops cells beyond the head's. */
static const Told tables[] = {
    {"|a|b|\n|-|-|\n|1|2|3|", "table --; .row; ..cell \"a\"; ..cell \"b\"; .row; ..cell \"1\"; ..cell \"2\"",
     CELLS("6:6", "2 columns")},
    {"a|b\n-|-\n1|2| |", "table --; .row; ..cell \"a\"; ..cell \"b\"; .row; ..cell \"1\"; ..cell \"2\"", ""},
    {"> |a|\n> |-|\n> | x\\|y | **z** |", "quote; .table -; ..row; ...cell \"a\"; ..row; ...cell \"x|y\"",
     CELLS("6:12", "1 column")},
    {"- |a|\n  |-|\n  |1|", "list tight; .item; ..table -; ...row; ....cell \"a\"; ...row; ....cell \"1\"", ""},
    {"1. > |a|\n   > |-|", "list ordered start=1 tight; .item; ..quote; ...table -; ....row; .....cell \"a\"", ""},
    {"|a|b|\n|-|\n|1|2|", "para \"|a|b| |-| |1|2|\"",
     "5:1: warning: this makes no table: it prints as it stands (give the head and the line of dashes below it as many "
     "cells)"},
};

#define UNUSED(place, label)                                                                                           \
    place ": warning: nothing refers to " label                                                                        \
          ": its line is not printed (refer to it with [text][label], or delete it; write \\[ if it is text)"

static const Told references[] = {
    {"甲\n\n[x]: http://a.b\n[y]: c \"t\"", "para \"甲\"", UNUSED("6:1", "[x]") "; " UNUSED("7:1", "[y]")},
    {"[甲][X y] [z]\n\n[x  Y]: b\n\n[z]: <c>", "para link=\"b\" \"甲\" \" \" link=\"c\" \"z\"", ""},
    {"[x]\n\n[x]: a\n\n[x]: b", "para link=\"a\" \"x\"", "8:1: error: [x]: is defined already (give it another label)"},
    {"[注]: 这是正文一句。", "para \"[注]：这是正文一句。\"", "4:4: note: ':' set as '：' (GB/T 15834)"},
    {"[甲]乙\n\n[甲]: 图.html", "para link=\"图.html\" \"甲\" \"乙\"", ""},
    {"[1]: 二 三", "para \"[1]：二 三\"", "4:4: note: ':' set as '：' (GB/T 15834)"},
    {"```\n[x]: y\n```\n\n甲", "code \"[x]: y\"; para \"甲\"", ""},
    {"[甲][abc]", "para \"[甲][abc]\"",
     "4:4: warning: [abc] is not defined: it prints as it stands (write its address: [label]: https://…)"},
    {"见[1][2]", "para \"见[1][2]\"", ""},
    {"甲[^1]\n\n[^1]: 一\n\n[^1]: 二", "para \"甲\" note=1; note 1; .para \"一\"",
     "8:1: error: the note [^1] stands in line 6 already (give it another label)"},
};

static void test_html(Checks *c)
{
    CHECK_TOLD(c, html);
}

static void test_lines(Checks *c)
{
    CHECK_TOLD(c, lines);
}

static void test_pictures(Checks *c)
{
    CHECK_TOLD(c, pictures);
}

static void test_emphasis(Checks *c)
{
    CHECK_TOLD(c, emphasis);
}

static void test_lists(Checks *c)
{
    CHECK_TOLD(c, lists);
}

static void test_tables(Checks *c)
{
    CHECK_TOLD(c, tables);
}

static void test_references(Checks *c)
{
    CHECK_TOLD(c, references);
}

int main(void)
{
    Checks c = {0};
    test_html(&c);
    test_html_blocks(&c);
    test_lines(&c);
    test_enumerators(&c);
    test_pictures(&c);
    test_emphasis(&c);
    test_lists(&c);
    test_tables(&c);
    test_references(&c);
    return CHECK_END(&c);
}
