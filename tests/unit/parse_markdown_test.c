/* Markdown → our tree: blocks, inlines, and what is our own. */
#include "tests/unit/parse_fixture.h"

/* Emphasis beside Chinese marks: by CommonMark's flanking rules most of these would stay asterisks. */
static const Case flanking[] = {
    {"**真，**她说", "para strong \"真，\" \"她说\""},
    {"**真。**她说", "para strong \"真。\" \"她说\""},
    {"**真；**她说", "para strong \"真；\" \"她说\""},
    {"**真：**她说", "para strong \"真：\" \"她说\""},
    {"**真？**她说", "para strong \"真？\" \"她说\""},
    {"**真！**她说", "para strong \"真！\" \"她说\""},
    {"**真、**她说", "para strong \"真、\" \"她说\""},
    {"**真……**她说", "para strong \"真……\" \"她说\""},
    {"**真——**她说", "para strong \"真——\" \"她说\""},
    {"**“真”**她说", "para strong \"“真”\" \"她说\""},
    {"**‘真’**她说", "para strong \"‘真’\" \"她说\""},
    {"**（真）**她说", "para strong \"（真）\" \"她说\""},
    {"**《真》**她说", "para strong \"《真》\" \"她说\""},
    {"**〈真〉**她说", "para strong \"〈真〉\" \"她说\""},
    {"**「真」**她说", "para strong \"「真」\" \"她说\""},
    {"**『真』**她说", "para strong \"『真』\" \"她说\""},
    {"**【真】**她说", "para strong \"【真】\" \"她说\""},
    {"**〔真〕**她说", "para strong \"〔真〕\" \"她说\""},
    {"她说**“真”**", "para \"她说\" strong \"“真”\""},
    {"她说**《真》**", "para \"她说\" strong \"《真》\""},
    {"她说**（真）**", "para \"她说\" strong \"（真）\""},
    {"她说**「真」**了", "para \"她说\" strong \"「真」\" \"了\""},
    {"她说**“真。”**然后", "para \"她说\" strong \"“真。”\" \"然后\""},
    {"她说*“真。”*然后", "para \"她说\" em \"“真。”\" \"然后\""},
    {"*真，*她说", "para em \"真，\" \"她说\""},
    {"***真，***她说", "para em strong \"真，\" \"她说\""},
    {"**真，***她*说", "para strong \"真，\" em \"她\" \"说\""},
    {"**真，*她。*说**", "para strong \"真，\" em strong \"她。\" strong \"说\""},
    {"~~真，~~她说", "para strike \"真，\" \"她说\""},
    {"她说~~“真”~~了", "para \"她说\" strike \"“真”\" \"了\""},
    {"**甲**，**“乙”**丙", "para strong \"甲\" \"，\" strong \"“乙”\" \"丙\""},
    {"**甲，**乙**丙。**丁", "para strong \"甲，\" \"乙\" strong \"丙。\" \"丁\""},
    {"**OK!**她说", "para strong \"OK！\" \"她说\""},
    {"她说**\"OK\"**了", "para \"她说\" strong \"“OK”\" \"了\""},
    {"**真**，她", "para strong \"真\" \"，她\""},
    {"她**真**说", "para \"她\" strong \"真\" \"说\""},
    {"**问：报纸？**", "para strong \"问：报纸？\""},
    {"甲~乙~丙", "para \"甲~乙~丙\""},
    {"\\*真，\\*她", "para \"*真，*她\""},
    {"`**真，**她`", "para code verbatim \"**真，**她\""},
    {"**ཀ།**ཁ", "para strong \"ཀ།\" \"ཁ\""},
    {"ཀ**༼ཁ༽**ག", "para \"ཀ\" strong \"༼ཁ༽\" \"ག\""},
    {"- **真，**她", "list tight; .item; ..para strong \"真，\" \"她\""},
    {"> **真，**她", "quote; .para strong \"真，\" \"她\""},
    {"## **真，**她", "heading 2 strong \"真，\" \"她\""},
};

static const Case plain[] = {
    {"中文", "para \"中文\""},
    {"  中文  ", "para \"中文\""},
    {"　　中文", "para \"中文\""},
    {"中文\n\n\n中文", "para \"中文\"; para \"中文\""},
    {"a\\*b &amp; &copy; &#20013; c", "para \"a*b & © 中 c\""},
    {"a  b\tc", "para \"a b c\""},
    {"`a  b`", "para code verbatim \"a  b\""},
    {"# 一\n\n## 二 ##\n\n###### 六", "heading 1 \"一\"; heading 2 \"二\"; heading 6 \"六\""},
    {"一\n===\n\n二\n---", "heading 1 \"一\"; heading 2 \"二\""},
    {"a\n\n***\n\nb", "para \"a\"; rule; para \"b\""},
    {"    code\n    more", "code \"code\\nmore\""},
    {"```c\nint x;\n\n  y\n```", "code info=\"c\" \"int x;\\n\\n  y\""},
    {"<!-- 编者注 -->\n\na <!-- 注 --> b", "para \"a b\""},
    {"[ ] 甲\n\n- [ ] 乙\n- [x] 丙", "para \"[ ] 甲\"; list tight; .item; ..para \"☐ 乙\"; .item; ..para \"☑ 丙\""},
    {"一、甲\n\n（一）乙", "para \"一、甲\"; para \"（一）乙\""},
};

static const Case breaks[] = {
    {"甲　\n乙", "para \"甲乙\""},
    {"甲　\n　b", "para \"甲b\""},
    {"**甲**　\n乙　\n", "para strong \"甲\" \"乙\""},
    {"`甲`　\n\n乙　　\n`丙`", "para code verbatim \"甲\"; para \"乙\" code verbatim \"丙\""},
    {"汉\n字", "para \"汉字\""},
    {"汉，\n字", "para \"汉，字\""},
    {"汉\n“字”", "para \"汉“字”\""},
    {"……\n字", "para \"……字\""},
    {"汉\nLatin", "para \"汉Latin\""},
    {"Latin\n汉", "para \"Latin汉\""},
    {"two\nwords", "para \"two words\""},
    {"two   \nwords", "para \"two\" break \"words\""},
    {"汉\\\n字", "para \"汉\" break \"字\""},
    {"汉  \n　字", "para \"汉\" break \"字\""},
    {"**汉**\n**字**", "para strong \"汉字\""},
    {"**two**\n*words*", "para strong \"two\" \" \" em \"words\""},
    {"> 汉\n> 字", "quote; .para \"汉字\""},
    {"> 汉\n字", "quote; .para \"汉字\""},
    {"- two\n  words", "list tight; .item; ..para \"two words\""},
    {"ཀ་\nཁ", "para \"ཀ་ཁ\""},
    {"ཀ།\nཁ", "para \"ཀ། ཁ\""},
    {"`a\nb`", "para code verbatim \"a b\""},
};

static const Case ruby[] = {
    {"{汉字|hàn|zì}", "para ruby{汉字|hàn|zì}"},
    {"{汉字|hànzì}", "para ruby{汉字|hànzì}"},
    {"读{汉字|hàn|zì}吧", "para \"读\" ruby{汉字|hàn|zì} \"吧\""},
    {"**{汉字|hàn|zì}**", "para strong ruby{汉字|hàn|zì}"},
    {"**甲{汉|hàn}乙**", "para strong \"甲\" strong ruby{汉|hàn} strong \"乙\""},
    {"{汉|hàn}{字|zì}", "para ruby{汉|hàn} ruby{字|zì}"},
    {"{汉字|ha\u0300n|zi\u0300}", "para ruby{汉字|hàn|zì}"},
    {"{か\u3099き|ga|ki}", "para ruby{がき|ga|ki}"},
    {"`e\u0301`与e\u0301", "para code verbatim \"é\" \"与é\""},
    {"{汉|hàn}和{字|zì}", "para ruby{汉|hàn} \"和\" ruby{字|zì}"},
    {"{汉字| hàn | zì }", "para ruby{汉字|hàn|zì}"},
    {"{汉字|hàn|}", "para ruby{汉字|hàn|}"},
    {"`{汉|hàn}`", "para code verbatim \"{汉|hàn}\""},
    {"\\{汉|hàn}", "para \"{汉|hàn}\""},
    {"{x|y} {} {汉}", "para \"{x|y} {} {汉}\""},
    {"# {汉|hàn}", "heading 1 ruby{汉|hàn}"},
    {"[{汉|hàn}](http://a.b)", "para link=\"http://a.b\" ruby{汉|hàn}"},
    {"| {汉字|hàn|zì} | b |\n|--|--|\n| {字|zì} | c |",
     "table --; .row; ..cell ruby{汉字|hàn|zì}; ..cell \"b\"; .row; ..cell ruby{字|zì}; ..cell \"c\""},
    {"| {字\\|zì} |\n|--|", "table -; .row; ..cell ruby{字|zì}"},
    {"| {カナ|kana} |\n|--|", "table -; .row; ..cell ruby{カナ|kana}"},
    {"```诗\n{床|chuáng}前\n```", "verse ruby{床|chuáng} \"前\""},
};

static const Case names[] = {
    {"[毕昇]{.name}造字", "para name \"毕昇\" \"造字\""},
    {"读[梦溪笔谈]{.book}", "para \"读\" book \"梦溪笔谈\""},
    {"[**毕**昇]{.name}", "para strong name \"毕\" name \"昇\""},
    {"**[毕昇]{.name}**", "para strong name \"毕昇\""},
    {"[{毕|bì}昇]{.name}", "para name ruby{毕|bì} name \"昇\""},
    {"[甲]{.name}、[乙]{.name}", "para name \"甲\" \"、\" name \"乙\""},
    {"[沈括]{.name}[毕昇]{.name}", "para name \"沈括\" name \"毕昇\""},
    {"[甲[乙]丙]{.book}", "para book \"甲[乙]丙\""},
    {"`[甲]{.name}`", "para code verbatim \"[甲]{.name}\""},
};

static const Case links[] = {
    {"[文](http://a.b/c)", "para link=\"http://a.b/c\" \"文\""},
    {"[文](http://a.b/c \"题\")后", "para link=\"http://a.b/c\" \"文\" \"后\""},
    {"[文][x]后\n\n[x]: http://a.b", "para link=\"http://a.b\" \"文\" \"后\""},
    {"[x]后\n\n[x]: <http://a.b> '题'", "para link=\"http://a.b\" \"x\" \"后\""},
    {"<http://a.b>", "para verbatim link=\"http://a.b\" \"http://a.b\""},
    {"见https://a.b/c，好", "para \"见\" verbatim link=\"https://a.b/c\" \"https://a.b/c\" \"，好\""},
    {"见https://a.b/c好**真**", "para \"见\" verbatim link=\"https://a.b/c\" \"https://a.b/c\" \"好\" strong \"真\""},
    {"（https://a.b）", "para \"（\" verbatim link=\"https://a.b\" \"https://a.b\" \"）\""},
    {"https://a.b, c.", "para verbatim link=\"https://a.b\" \"https://a.b\" \", c.\""},
    {"`https://a.b，好`", "para code verbatim \"https://a.b，好\""},
    {"[见](https://a.b/中文)", "para link=\"https://a.b/中文\" \"见\""},
    {"www.a.b 好", "para verbatim link=\"http://www.a.b\" \"www.a.b\" \" 好\""},
    {"信a@b.cn 收", "para \"信\" verbatim link=\"mailto:a@b.cn\" \"a@b.cn\" \" 收\""},
    {"**[文](x.html)，**好", "para strong link=\"x.html\" \"文\" strong \"，\" \"好\""},
    {"[*文*](#a)", "para em link=\"#a\" \"文\""},
};

static const Case lists[] = {
    {"- 甲\n- 乙", "list tight; .item; ..para \"甲\"; .item; ..para \"乙\""},
    {"- 甲\n\n- 乙", "list; .item; ..para \"甲\"; .item; ..para \"乙\""},
    {"3. 甲\n4. 乙", "list ordered start=3 tight; .item; ..para \"甲\"; .item; ..para \"乙\""},
    {"1) 甲\n   - 乙", "list ordered start=1 tight; .item; ..para \"甲\"; ..list tight; ...item; ....para \"乙\""},
    {"> 甲\n> > 乙", "quote; .para \"甲\"; .quote; ..para \"乙\""},
    {"> [!pull]\n> 金句", "quote pull; .para \"金句\""},
    {"> [!pull]\n>\n> 金**句**", "quote pull; .para \"金\" strong \"句\""},
    {"> [!pull] 金句", "quote pull; .para \"金句\""},
    {"> [!提引]\n> 金句", "quote pull; .para \"金句\""},
    {"> [!PULL]\n> 金句", "quote pull; .para \"金句\""},
    {"> \\[!pull] 金句", "quote; .para \"[!pull] 金句\""},
    {"> [\\!链接] 甲", "quote; .para \"[!链接] 甲\""},
    {"> &#91;!链接] 甲", "quote; .para \"[!链接] 甲\""},
    {"> [!链接]\n> 甲", "sidebar \"链接\"; .para \"甲\""},
    {"> [!link] 题**目**\n> 甲\n> 乙\n>\n> - 丙",
     "sidebar \"链接\"; .heading 1 \"题\" strong \"目\"; .para \"甲乙\"; .list tight; ..item; ...para \"丙\""},
    {"> [！名词解释]词\n>\n> 甲", "sidebar \"名词解释\"; .heading 1 \"词\"; .para \"甲\""},
    {"> [!Background]\n> 甲", "sidebar \"背景\"; .para \"甲\""},
    {"> [!小资料] 链接\n> 链接是", "sidebar \"小资料\"; .heading 1 \"链接\"; .para \"链接是\""},
    {"> [!相关](https://example.org/) 甲", "quote; .para link=\"https://example.org/\" \"!相关\" \" 甲\""},
    {"> [!pull]\n> 甲\n>\n> 乙", "quote pull; .para \"甲\"; .para \"乙\""},
    {"```poem\n床前明月光，\n疑是地上霜。\n\n举头\n```",
     "verse \"床前明月光，\" break \"疑是地上霜。\" break break \"举头\""},
    {"> ```诗\n> 甲\n> 乙\n> ```", "quote; .verse \"甲\" break \"乙\""},
};

static const Case tables[] = {
    {"| 甲 | 乙 | 丙 | 丁 |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |",
     "table -lcr; .row; ..cell \"甲\"; ..cell \"乙\"; ..cell \"丙\"; ..cell \"丁\"; "
     ".row; ..cell \"1\"; ..cell \"2\"; ..cell \"3\"; ..cell \"4\""},
    {"|a|b|\n|-|-|\n|**真，**她|\n",
     "table --; .row; ..cell \"a\"; ..cell \"b\"; .row; ..cell strong \"真，\" \"她\"; ..cell"},
    {"|a|\n|-|\n|x\\|y|\n", "table -; .row; ..cell \"a\"; .row; ..cell \"x|y\""},
    {"|a|\n|-|\n\n表：**价**格", "table - strong \"价\" \"格\"; .row; ..cell \"a\""},
    {"|a|\n|-|\n\nTable: prices", "table - \"prices\"; .row; ..cell \"a\""},
    {"|a![](q.png)|\n|-|\n\n表：价格", "table - \"价格\"; .row; ..cell \"a\"; figure src=\"q.png\""},
    {"|a|\n|-|\n\n![](q.png)\n\n表：价格", "table -; .row; ..cell \"a\"; figure src=\"q.png\"; para \"表：价格\""},
    {"表：不是表题", "para \"表：不是表题\""},
};

static const Case notes[] = {
    {"甲[^a]乙[^b]\n\n[^b]: 二\n\n[^a]: 一",
     "para \"甲\" note=1 \"乙\" note=2; note 1; .para \"一\"; note 2; .para \"二\""},
    {"甲[^1]乙[^1]\n\n[^1]: 一\n    续", "para \"甲\" note=1 \"乙\" note=1; note 1; .para \"一续\""},
    {"**甲[^1]**，\n\n[^1]: **注，**文",
     "para strong \"甲\" strong note=1 \"，\"; note 1; .para strong \"注，\" \"文\""},
    {"甲[^1]\n\n[^1]: 一\n\n    二", "para \"甲\" note=1; note 1; .para \"一\"; .para \"二\""},
    {"`[^1]: x`\n\n```\n[^2]: y\n```", "para code verbatim \"[^1]: x\"; code \"[^2]: y\""},
};

static const Case pictures[] = {
    {"![图](a.png)", "figure src=\"a.png\" alt=\"图\""},
    {"![图](a.png \"说_明_\")", "figure src=\"a.png\" alt=\"图\" \"说_明_\""},
    {"![图](a.png){span=3}", "figure src=\"a.png\" alt=\"图\" span=3"},
    {"![](a.png \"说\"){span=3 credit=\"张三 摄\"}", "figure src=\"a.png\" span=3 credit=\"张三 摄\" \"说\""},
    {"![图](a.png){span=2} 甲 ![图](a.png){span=3} 乙",
     "para \"甲 乙\"; figure src=\"a.png\" alt=\"图\" span=2; figure "
     "src=\"a.png\" alt=\"图\" span=3"},
    {"甲 {汉|h} ![图](a.png){span=2}", "para \"甲 \" ruby{汉|h}; figure src=\"a.png\" alt=\"图\" span=2"},
    {"甲![图](a.png){span=2}乙", "para \"甲乙\"; figure src=\"a.png\" alt=\"图\" span=2"},
    {"![](a.png \"一\")\n\n![](b.png \"二\")", "figure src=\"a.png\" \"一\"; figure src=\"b.png\" \"二\""},
    {"![](a.png)\n![](b.png)", "pictures; .figure src=\"a.png\"; .figure src=\"b.png\""},
    {"![甲](a.png \"一。\") ![](b.png)",
     "pictures \"一。\"; .figure src=\"a.png\" alt=\"甲\"; .figure src=\"b.png\" alt=\"一。\""},
    {"![甲](a.png \"一。\") ![乙](b.png \"二。\"){span=4 crop=no}",
     "pictures span=4 \"①一。②二。\"; .figure src=\"a.png\" alt=\"甲\" letter=①; .figure src=\"b.png\" alt=\"乙\" "
     "crop=0 letter=②"},
    {"![甲](a.png)![乙](b.png \"图②：二。\")",
     "pictures \"图②：二。\"; .figure src=\"a.png\" alt=\"甲\"; .figure src=\"b.png\" alt=\"乙\" letter=②"},
    {"![甲](a.png){credit=丙}![乙](b.png){credit=丙}![丁](c.png){credit=戊}",
     "pictures credit=\"丙、戊\"; .figure src=\"a.png\" alt=\"甲\"; .figure src=\"b.png\" alt=\"乙\"; .figure "
     "src=\"c.png\" alt=\"丁\""},
    {"![](a.png) 甲 ![](b.png)", "para \"甲\"; figure src=\"a.png\"; figure src=\"b.png\""},
    {"![](a.png \"地图。\")\n![](b.png \"图书馆。\")",
     "pictures \"①地图。②图书馆。\"; .figure src=\"a.png\" alt=\"地图。\" letter=①; .figure src=\"b.png\" "
     "alt=\"图书馆。\" letter=②"},
    {"![](a.png \"小图书馆。\")\n![](b.png \"图为甲。\")",
     "pictures \"①小图书馆。②图为甲。\"; .figure src=\"a.png\" alt=\"小图书馆。\" letter=①; .figure src=\"b.png\" "
     "alt=\"图为甲。\" letter=②"},
    {"![](a.png \"左圖：甲。\")\n![](b.png \"图右为乙。\")",
     "pictures \"左圖：甲。图右为乙。\"; .figure src=\"a.png\" alt=\"左圖：甲。\"; .figure src=\"b.png\" "
     "alt=\"图右为乙。\""},
    {"![](a.png \"图1：甲。\")\n![](b.png \"图二：乙。\")",
     "pictures \"图1：甲。图二：乙。\"; .figure src=\"a.png\" alt=\"图1：甲。\"; .figure src=\"b.png\" "
     "alt=\"图二：乙。\""},
    {"- ![](a.png)\n  ![](b.png)", "list tight; .item; ..pictures; ...figure src=\"a.png\"; ...figure src=\"b.png\""},
    {"![甲*乙*](a.png)", "figure src=\"a.png\" alt=\"甲乙\""},
    {"![](<a b.png> '说')", "figure src=\"a b.png\" \"说\""},
    {"- ![](a.png)", "list tight; .item; ..figure src=\"a.png\""},
    {"|![](a.png)|\n|-|", "table -; .row; ..cell; figure src=\"a.png\""},
};

static const Case normalised[] = {
    {"真,她", "para \"真，她\""},
    {"**真**,她", "para strong \"真\" \"，她\""},
    {"`真,她`", "para code verbatim \"真,她\""},
    {"|真,她|\n|-|", "table -; .row; ..cell \"真，她\""},
    {"甲[^1]\n\n[^1]: 真,她", "para \"甲\" note=1; note 1; .para \"真，她\""},
};
/* `normalize: false` leaves the text alone: marks, dashes, dots, quotes, brackets. */
static void test_normalize_off(Checks *c)
{
    static const Case as_written[] = {{"真,她...", "para \"真,她...\""},
                                      {"真--她—他", "para \"真--她—他\""},
                                      {"他说:\"真(假)\"?", "para \"他说:\\\"真(假)\\\"?\""},
                                      {"**真**,她", "para strong \"真\" \",她\""}};
    CHECK_CASES(c, "normalize: false\n", LANG_ZH_HANS, as_written);
}

/* Nothing in a formula is markup; what is no formula, and code, is as ever. */
static void test_formulae(Checks *c)
{
    static const Case cases[] = {
        {"设$a*b*c$,则", "para \"设$a*b*c$，则\""},
        {"设$x_1 + y_1$和$a\\,b$", "para \"设$x_1 + y_1$和$a\\\\,b$\""},
        {"$$\n- a < b & c > d\n= e\n$$", "para \"$$ - a < b & c > d = e $$\""},
        {"|式|值|\n|--|--|\n|$P(A)$|$5|\n|$5|US$|",
         "table --; .row; ..cell \"式\"; ..cell \"值\"; .row; ..cell \"$P(A)$\"; ..cell \"$5\"; .row; ..cell \"$5\"; "
         "..cell \"US$\""},
        {"从$5涨*到*$6", "para \"从$5涨\" em \"到\" \"$6\""},
        {"`$a*b*c$`", "para code verbatim \"$a*b*c$\""},
        {"```\n$a*b$\n```", "code \"$a*b$\""},
        {"\\$a*b*c$", "para \"$a\" em \"b\" \"c$\""},
    };
    Buf dump = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        parse_text("", cases[i].in, LANG_ZH_HANS, &dump, NULL);
        CHECK_STR(c, dump.data, cases[i].out);
    }
    buf_free(&dump);
}

/* {.asis}: a paragraph, a list by its last item, any block by a paragraph of its own; the rest is normalised. */
static void test_asis(Checks *c)
{
    static const Case cases[] = {
        {"真,她 {.asis}\n\n真,她", "para \"真,她\"; para \"真，她\""},
        {"真,她{.asis}", "para \"真,她\""},
        {"真,她\n{.asis}\n\n真,她", "para \"真,她\"; para \"真，她\""},
        {"**真**,她 {.asis}", "para strong \"真\" \",她\""},
        {"1. 张三. 真[J]. 学报, 2020, 3(2): 1-5.\n2. 李四, 真.\n{.asis}\n\n真,她",
         "list ordered start=1 tight; .item; ..para \"张三. 真[J]. 学报, 2020, 3(2): 1-5.\"; .item; ..para \"李四, "
         "真.\"; "
         "para \"真，她\""},
        {"- 真,她\n- 她,真 {.asis}", "list tight; .item; ..para \"真,她\"; .item; ..para \"她,真\""},
        {"- 真,她 {.asis}\n- 她,真", "list tight; .item; ..para \"真,她\"; .item; ..para \"她，真\""},
        {"- 真,她\n- 她,真\n\n{.asis}\n\n真,她",
         "list tight; .item; ..para \"真,她\"; .item; ..para \"她,真\"; para \"真，她\""},
        {"> 真,她\n\n{.asis}", "quote; .para \"真,她\""},
        {"# 真,她 {.asis}\n\n真,她", "heading 1 \"真,她\"; para \"真，她\""},
        {"真,她 `{.asis}`", "para \"真，她 \" code verbatim \"{.asis}\""},
        {"真,她 \\{.asis}", "para \"真，她 {.asis}\""},
    };
    CHECK_CASES(c, "", LANG_ZH_HANS, cases);
}

/* An article's own language counts, not its paper's. */
static void test_language(Checks *c)
{
    static const Case chinese[] = {{"真,她", "para \"真，她\""}}, other[] = {{"真,她", "para \"真,她\""}};
    CHECK_CASES(c, "lang: zh-Hans\n", LANG_BO, chinese);
    CHECK_CASES(c, "lang: zh-Hant\n", LANG_BO, chinese);
    CHECK_CASES(c, "lang: bo\n", LANG_ZH_HANS, other);
    CHECK_CASES(c, "lang: en\n", LANG_ZH_HANS, other);
}

int main(void)
{
    Checks c = {0};
    CHECK_CASES(&c, "", LANG_ZH_HANS, flanking);
    CHECK_CASES(&c, "", LANG_ZH_HANS, plain);
    CHECK_CASES(&c, "", LANG_ZH_HANS, breaks);
    CHECK_CASES(&c, "", LANG_ZH_HANS, ruby);
    CHECK_CASES(&c, "", LANG_ZH_HANS, names);
    CHECK_CASES(&c, "", LANG_ZH_HANS, links);
    CHECK_CASES(&c, "", LANG_ZH_HANS, lists);
    CHECK_CASES(&c, "", LANG_ZH_HANS, tables);
    CHECK_CASES(&c, "", LANG_ZH_HANS, notes);
    CHECK_CASES(&c, "", LANG_ZH_HANS, pictures);
    CHECK_CASES(&c, "", LANG_ZH_HANS, normalised);
    test_normalize_off(&c);
    test_language(&c);
    test_asis(&c);
    test_formulae(&c);
    return CHECK_END(&c);
}
