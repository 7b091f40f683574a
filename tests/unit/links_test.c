/* Links of articles: where each leads on the site, or what is said of it. */
#include "links/links.h"
#include "tests/check.h"
#include "tests/unit/site_fixture.h"
#include <stdio.h>

/* The folder that the tests' links stand in has this article and two more; the day before has one. */
typedef struct File {
    const char *path, *text;
} File;

#define TWO "content/bao/2021-11-02/"
static const File files[] = {
    {"content/group.yaml", "name: 集团\npapers: [bao, wan]\n"},
    {"content/bao/paper.yaml", "title: 试报\nlang: zh-Hans\nlayout: broadsheet\n"},
    {"content/wan/paper.yaml", "title: 晚报\nlang: zh-Hans\nlayout: broadsheet\n"},
    {TWO "issue.yaml", "pages:\n- {title: 要闻, articles: [01-tou, 02-shui]}\n- {title: 综合, articles: [03-shan]}\n"},
    {TWO "02-shui.md", "---\ntitle: 水\n---\n\n字。\n\n## 一、来水\n\n字。\n\n## 小结\n\n字。\n\n## 小结\n\n字。\n"},
    {TWO "03-shan.md", "---\ntitle: 山\n---\n\n字。\n"},
    {TWO "04-gao.md", "---\ntitle: 稿\ndraft: true\n---\n\n字。\n"},
    {TWO "05-wai.md", "---\ntitle: 外\n---\n\n字。\n"},
    {"content/bao/2021-11-01/zuo.md", "---\ntitle: 昨\n---\n\n## 后续\n\n字。\n"},
    {"content/wan/2021-11-02/ye.md", "---\ntitle: 夜\n---\n\n字。\n"},
    {NULL, NULL},
};

typedef struct LinkCase {
    const char *link, *got; /* an address, or "! message (hint)" */
} LinkCase;

/* Named by the issue: #小结, nope.html, other.md, an empty one, mailto: without a name; each with its neighbours. */
static const LinkCase cases[] = {
    /* headings of the article itself: 一、前言 and 小结 of GDP */
    {"[x](#前言)", "! 01-tou.md has no heading named #前言 (the nearest is #一前言)"},
    {"[x](#一前言)", "01-tou.html#一前言"},
    {"[x](#一、前言)", "01-tou.html#一前言"},
    {"[x](#%E4%B8%80%E5%89%8D%E8%A8%80)", "01-tou.html#一前言"},
    {"[x](#GDP小结)", "01-tou.html#gdp小结"},
    {"[x](#gdp小结)", "01-tou.html#gdp小结"},
    {"[x](#gdp小接)", "! 01-tou.md has no heading named #gdp小接 (the nearest is #gdp小结)"},
    {"[x](#结论部分)", "! 01-tou.md has no heading named #结论部分 (its headings are #一前言 #gdp小结)"},
    {"[x](#1)", "! 01-tou.md has no heading named #1 (its headings are #一前言 #gdp小结)"},
    {"[x](#n1)", "! 01-tou.md has no heading named #n1 (a note is referred to by [^1])"},
    {"[x](#^2)", "! 01-tou.md has no heading named #^2 (a note is referred to by [^1])"},
    {"[x](#fn-1)", "! 01-tou.md has no heading named #fn-1 (a note is referred to by [^1])"},
    {"[x](#main)", "! 01-tou.md has no heading named #main (its headings are #一前言 #gdp小结)"},
    {"[x](＃小结)", "! the link to ＃小结 leads nowhere (write an ASCII # before a heading's name)"},
    {"[x](#top)", "01-tou.html#top"},
    /* nothing */
    {"[空]()", "! the link has no address: it leads nowhere"},
    {"[空](<>)", "! the link has no address: it leads nowhere"},
    {"[空](#)", "! the link has no address: it leads nowhere"},
    {"[空]( )", "! the link has no address: it leads nowhere"},
    {"[空](02-shui.md#)", "! the link has no address: it leads nowhere"},
    /* articles of the issue */
    {"[x](02-shui.md)", "02-shui.html"},
    {"[x](./02-shui.md)", "02-shui.html"},
    {"[x](02-shui.html)", "02-shui.html"},
    {"[x](<02-shui.md>)", "02-shui.html"},
    {"[x](02-shui.md \"题\")", "02-shui.html"},
    {"[x](02-shui.md#来水)", "! 02-shui.md has no heading named #来水 (the nearest is #一来水)"},
    {"[x](02-shui.md#小结)", "02-shui.html#小结"},
    {"[x](02-shui.md#小结-1)", "02-shui.html#小结-1"},
    {"[x](02-shui.md#小结-2)", "! 02-shui.md has no heading named #小结-2 (the nearest is #小结)"},
    {"[x](01-tou.md#一前言)", "01-tou.html#一前言"},
    {"[x](03-shan.md#小结)",
     "! 03-shan.md has no heading named #小结 (it has no headings: lead to the article itself)"},
    {"[x](02-shiu.md)", "! the link to 02-shiu.md leads nowhere (the nearest is 02-shui.md)"},
    {"[x](02-shui)", "! the link to 02-shui leads nowhere (the nearest is 02-shui.md)"},
    {"[x](02-shui.htm)", "! the link to 02-shui.htm leads nowhere (the nearest is 02-shui.md)"},
    {"[x](02-Shui.md)", "! the link to 02-Shui.md leads nowhere (the nearest is 02-shui.md)"},
    {"[x](02-shui.MD)", "! the link to 02-shui.MD leads nowhere (the nearest is 02-shui.md)"},
    {"[x](nope.html)", "! the link to nope.html leads nowhere (the issue has 01-tou.md, 02-shui.md …)"},
    {"[x](other.md)", "! the link to other.md leads nowhere (the issue has 01-tou.md, 02-shui.md …)"},
    {"[x](zuo.md)", "! the link to zuo.md leads nowhere (the nearest is ../2021-11-01/zuo.md)"},
    {"[x](04-gao.md)", "! the link to 04-gao.md leads nowhere (it is a draft: publish it, or delete the link)"},
    {"[x](05-wai.md)", "! the link to 05-wai.md leads nowhere (no page of its issue has it: list it in issue.yaml)"},
    {"[x](tu.png)", "! the link to tu.png leads nowhere (show a picture with ![what it shows](tu.png))"},
    {"[x](biao.xlsx)",
     "! the link to biao.xlsx leads nowhere (an issue's files are not published as they are: give its web "
     "address)"},
    /* pages */
    {"[x](01.html)", "01.html"},
    {"[x](02.html#03-shan)", "02.html#03-shan"},
    {"[x](02.html#shan)",
     "! the link to 02.html#shan leads nowhere (what stands after # on a page is an article's name, "
     "as 01.html#name)"},
    {"[x](03.html)", "! the link to 03.html leads nowhere (its pages are 01.html to 02.html)"},
    {"[x](00.html)", "! the link to 00.html leads nowhere (the issue has 01-tou.md, 02-shui.md …)"},
    {"[x](02.pdf)", "02.pdf"},
    {"[x](issue.pdf)", "issue.pdf"},
    {"[x](index.html)", "index.html"},
    {"[x](./)", "index.html"},
    /* other issues and papers */
    {"[x](../2021-11-01/zuo.md)", "../2021-11-01/zuo.html"},
    {"[x](../2021-11-01/zuo.md#后续)", "../2021-11-01/zuo.html#后续"},
    {"[x](../2021-11-01/zuo.md#前情)", "! zuo.md has no heading named #前情 (its headings are #后续)"},
    {"[x](../2021-11-01/)", "../2021-11-01/index.html"},
    {"[x](../2021-11-01)", "../2021-11-01/index.html"},
    {"[x](../2021-11-02/02-shui.md)", "02-shui.html"},
    {"[x](../../bao/2021-11-02/02-shui.md)", "02-shui.html"},
    {"[x](../2021-11-03/zuo.md)",
     "! the link to ../2021-11-03/zuo.md leads nowhere (the nearest issue is ../2021-11-01/)"},
    {"[x](../20211101/zuo.md)", "! the link to ../20211101/zuo.md leads nowhere (the nearest issue is ../2021-11-01/)"},
    {"[x](../2021-11-01/zou.md)",
     "! the link to ../2021-11-01/zou.md leads nowhere (the nearest is ../2021-11-01/zuo.md)"},
    {"[x](../2021-11-01/zuoo.md)",
     "! the link to ../2021-11-01/zuoo.md leads nowhere (the nearest is ../2021-11-01/zuo.md)"},
    {"[x](2021-11-01/zuo.md)",
     "! the link to 2021-11-01/zuo.md leads nowhere (an article beside this one is name.md, one "
     "of another day ../2021-11-01/name.md)"},
    {"[x](../../wan/2021-11-02/ye.md)", "../../wan/2021-11-02/ye.html"},
    {"[x](../../wan/)", "../../wan/index.html"},
    {"[x](../../wam/)", "! the link to ../../wam/ leads nowhere (the nearest paper is ../../wan/)"},
    {"[x](../)", "../index.html"},
    {"[x](../index.html#search)", "../index.html#search"},
    {"[x](../index.html#nope)", "! the link to ../index.html#nope leads nowhere (delete the # and what follows)"},
    {"[x](../2021-11.html)", "../2021-11.html"},
    {"[x](../2021-12.html)",
     "! the link to ../2021-12.html leads nowhere (a paper has ../index.html and months: ../2021-11.html)"},
    {"[x](../../)", "../../index.html"},
    {"[x](../../../x.md)", "! the link to ../../../x.md leads nowhere (an article beside this one is name.md, one of "
                           "another day ../2021-11-01/name.md)"},
    {"[x](/bao/2021-11-01/zuo.md)",
     "! the link to /bao/2021-11-01/zuo.md leads nowhere (write it from the article's own "
     "folder: name.md, ../2021-11-01/name.md)"},
    {"[x](..\\\\2021-11-01\\\\zuo.md)", "! the link to ..\\2021-11-01\\zuo.md leads nowhere (write / between folders)"},
    /* out of the site: the form alone */
    {"[x](https://a.cn/b)", "https://a.cn/b"},
    {"[x](http://例子.中国/页)", "http://例子.中国/页"},
    {"[x](https://a.cn:8080/?q=1#y)", "https://a.cn:8080/?q=1#y"},
    {"[x](http://localhost/)", "http://localhost/"},
    {"[x](http://[::1]:80/b)", "http://[::1]:80/b"},
    {"[x](https://)", "! the address https:// is not well formed (write the host: https://host/path)"},
    {"[x](https:///b)", "! the address https:///b is not well formed (write https://b)"},
    {"[x](http:/a.cn)", "! the address http:/a.cn is not well formed (write http://a.cn)"},
    {"[x](https:a.cn)", "! the address https:a.cn is not well formed (write https://a.cn)"},
    {"[x](http//a.cn/b)", "! the address http//a.cn/b is not well formed (write http://a.cn/b)"},
    {"[x](https://https://a.cn)",
     "! the address https://https://a.cn is not well formed (https:// stands there twice: delete one)"},
    {"[x](https://a..cn)",
     "! the address https://a..cn is not well formed (a host is named as www.example.cn: letters on "
     "both sides of each point)"},
    {"[x](https://a。cn)",
     "! the address https://a。cn is not well formed (write an ASCII point between the parts of the host)"},
    {"[x](https://a.cn:x/)",
     "! the address https://a.cn:x/ is not well formed (a port is a number: https://host:8080/)"},
    {"[x](<https://a.cn/b c>)",
     "! the address https://a.cn/b c is not well formed (write %20 for a blank in an address)"},
    {"[x](https：//a.cn/b)", "! the address https：//a.cn/b is not well formed (write https://a.cn/b)"},
    {"[x](//a.cn/b)", "! the address //a.cn/b is not well formed (write https://a.cn/b)"},
    {"[x](www.a.cn)", "! the address www.a.cn is not well formed (write https://www.a.cn)"},
    {"[x](a.cn/b)", "! the address a.cn/b is not well formed (write https://a.cn/b)"},
    {"[x](mailto:a@b.cn)", "mailto:a@b.cn"},
    {"[x](mailto:a@b.cn?subject=y)", "mailto:a@b.cn?subject=y"},
    {"[x](mailto:a@b.cn,c@d.cn)", "mailto:a@b.cn,c@d.cn"},
    {"[x](mailto:)", "! the address mailto: is not well formed (write mailto:name@host.cn)"},
    {"[x](mailto:a)", "! the address mailto:a is not well formed (write mailto:name@host.cn)"},
    {"[x](mailto:a@b.cn,)", "mailto:a@b.cn,"},
    {"[x](mailto:?subject=y)", "! the address mailto:?subject=y is not well formed (write mailto:name@host.cn)"},
    {"[x](a@b.cn)", "! the address a@b.cn is not well formed (write mailto:a@b.cn)"},
    {"[x](a＠b.cn)", "! the address a＠b.cn is not well formed (write mailto:a@b.cn)"},
    {"[x](tel:110)", "tel:110"},
    {"[x](tel:)", "! the address tel: is not well formed (write tel:+86-10-12345678)"},
    /* written otherwise */
    {"[x][y]\n\n[y]: 02-shui.md#小结", "02-shui.html#小结"},
    {"[x][y]\n\n[y]: nope.html", "! the link to nope.html leads nowhere (the issue has 01-tou.md, 02-shui.md …)"},
    {"> - [x](02-shui.md)", "02-shui.html"},
    {"字[^1]。\n\n[^1]: 见[x](02-shui.md)。", "02-shui.html"},
    {"字[^1]。\n\n[^1]: 见[x](nope.md)。",
     "! the link to nope.md leads nowhere (the issue has 01-tou.md, 02-shui.md …)"},
    {"| 甲 | 乙 |\n|---|---|\n| [x](02-shui.md) | 1 |", "02-shui.html"},
};

/* The first href of an article, wherever it stands. */
static const char *href_of(const Block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < blocks[i].inlines.n; k++)
            if (blocks[i].inlines.at[k].href)
                return blocks[i].inlines.at[k].href;
        const char *below = href_of(blocks[i].children, blocks[i].n_children);
        if (below)
            return below;
    }
    return NULL;
}

static const char *first_href(const Article *x)
{
    const char *href = href_of(x->blocks, x->n_blocks);
    for (size_t i = 0; !href && i < x->n_notes; i++)
        href = href_of(x->notes[i].blocks, x->notes[i].n_blocks);
    return href ? href : "";
}

/* "message (hint)" of the errors of the article, in one line. */
static void put_errors(const Diag *d, Buf *out)
{
    Buf b = {0};
    diag_print(d, false, &b);
    for (char *line = b.len ? b.data : NULL, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        *next++ = 0;
        const char *error = strstr(line, ": error: ");
        if (error)
            buf_printf(out, "! %s", error + strlen(": error: "));
        if (strncmp(line, "hint: ", 6) == 0 && out->len && !strstr(out->data, "no address"))
            buf_printf(out, " (%s)", line + 6);
    }
    buf_free(&b);
}

static void write_site(World *w, Diag *d)
{
    for (const File *f = files; f->path; f++)
        world_write(w, d, f->path, f->text, strlen(f->text));
}

/* The article, not waiting for the disk. */
static void write_article(Checks *c, const char *link)
{
    FILE *f = fopen(TWO "01-tou.md", "wb");
    CHECK(c, f != NULL);
    if (!f)
        return;
    fprintf(f, "---\ntitle: 头\n---\n\n%s\n\n## 一、前言\n\n字。\n\n### GDP小结\n\n字。\n", link);
    CHECK(c, fclose(f) == 0);
}

/* Reads the site and resolves the links of all its issues; the bao's second issue. */
static Issue *load_site(World *w, Diag *d, Arena *a)
{
    Diag *told = diag_new(); /* of what lies about unlisted */
    Group *g = load_whole_site(w, told, a, "content", false);
    diag_free(told);
    for (size_t i = 0; i < g->n_papers; i++)
        for (size_t k = 0; k < g->papers[i].n_issues; k++)
            site_resolve_links(w, d, g, g->papers[i].issues[k]);
    return g->papers[0].issues[1];
}

static void test_links(Checks *c)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        World *w = world_new();
        Diag *d = diag_new();
        Arena *a = arena_new();
        Buf got = {0};
        if (!i)
            write_site(w, d);
        write_article(c, cases[i].link);
        const Issue *issue = load_site(w, d, a);
        buf_puts(&got, "");
        put_errors(d, &got);
        if (!got.len)
            buf_puts(&got, first_href(issue->articles[0]));
        CHECK_AT(c, strcmp(got.data, cases[i].got) == 0, "%s: %s", cases[i].link, got.data);
        buf_free(&got);
        arena_free(a);
        diag_free(d);
        world_free(w);
    }
}

/* Every fault of a file in one run, each at its link. */
static void test_places(Checks *c)
{
    World *w = world_new();
    Diag *d = diag_new();
    Arena *a = arena_new();
    Buf b = {0};
    write_article(c, "字[甲](nope.md)和[乙]()。\n\n- 行[丙](mailto:)\n  续**[丁](#无)**");
    load_site(w, d, a);
    diag_print(d, false, &b);
    CHECK(c, strstr(b.data, TWO "01-tou.md:5:2: error: the link to nope.md"));
    CHECK(c, strstr(b.data, TWO "01-tou.md:5:15: error: the link has no address"));
    CHECK(c, strstr(b.data, TWO "01-tou.md:7:4: error: the address mailto:"));
    CHECK(c, strstr(b.data, TWO "01-tou.md:8:6: error: 01-tou.md has no heading named #无"));
    CHECK_INT(c, diag_errors(d), 4);
    buf_free(&b);
    arena_free(a);
    diag_free(d);
    world_free(w);
}

/* The issues and months that its links lead to, whether they are there or not, before and after they are resolved; its
 * own never. What links see of an issue changes with its articles and their headings. */
static void test_leads(Checks *c)
{
    static const char *const leads[] = {"bao/2020-01-01", "bao/2021-11-01", "bao/2021-11.html", "bao/index.html",
                                        "wan/2021-11-02"};
    World *w = world_new();
    Diag *d = diag_new();
    Arena *a = arena_new();
    write_article(
        c, "[a](02-shui.md) [b](#GDP小结) [c](../2021-11-01/zuo.md#后续) [d](../../wan/2021-11-02/)\n"
           "[e](../2021-11.html) [f](https://a.cn) [g](../2021-11-01/) [h](../2020-01-01/x.md) [i](../index.html)\n"
           "[j](../2021-11-02/03-shan.md)");
    Group *g = load_whole_site(w, d, a, "content", false);
    Issue *issue = g->papers[0].issues[1];
    for (int resolved = 0; resolved < 2; resolved++) {
        const char **names;
        size_t n = site_leads(a, g, issue, &names);
        CHECK_INT(c, n, sizeof leads / sizeof *leads);
        for (size_t i = 0; i < n && i < sizeof leads / sizeof *leads; i++)
            CHECK_STR(c, names[i], leads[i]);
        site_resolve_links(w, d, g, issue);
    }
    uint64_t view = site_view(issue);
    write_article(c, "另\n\n字。");
    Arena *again = arena_new();
    CHECK(c, site_view(load_site(w, d, again)) == view); /* the text is nobody else's */
    write_article(c, "## 添\n\n字。");
    Arena *third = arena_new();
    CHECK(c, site_view(load_site(w, d, third)) != view);
    arena_free(third);
    arena_free(again);
    arena_free(a);
    diag_free(d);
    world_free(w);
}

int main(void)
{
    Checks c = {0};
    test_links(&c);
    test_leads(&c);
    test_places(&c);
    return CHECK_END(&c);
}
