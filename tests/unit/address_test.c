/* Addresses in running text: where they begin and end, for parsing, printing and the web; where links may lead. */
#include "tests/unit/parse_fixture.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "doc/address.h"
#include "tests/proportion.h"

/* Web and mail addresses in [ ], others in ⟨ ⟩ would be too much: in { }. By RFC 3986 and the issue's rules. */
static const Case extents[] = {
    /* Han and full-width characters end it. */
    {"官网(www.szse.cn)公布的规定", "官网([www.szse.cn])公布的规定"},
    {"见 www.example.org，完。", "见 [www.example.org]，完。"},
    {"http://t.cn/8s9J(分享)", "[http://t.cn/8s9J](分享)"},
    {"http://t.cn/8s9J（分享）", "[http://t.cn/8s9J]（分享）"},
    {"官网www.gov.cn公布", "官网[www.gov.cn]公布"},
    {"（www.gov.cn）", "（[www.gov.cn]）"},
    {"《www.a.cn》“http://b.cn/c”、ftp://d.cn/e。", "《[www.a.cn]》“[http://b.cn/c]”、[ftp://d.cn/e]。"},
    {"http://a.cn/b：c", "[http://a.cn/b]：c"},
    {"http://a.cn/路/b", "[http://a.cn/]路/b"},
    {"http://a.cn/é", "[http://a.cn/]é"},
    {"http://a.cn/b\u3000c", "[http://a.cn/b]\u3000c"},
    {"http://a.cn/b…… http://a.cn/c——完", "[http://a.cn/b]…… [http://a.cn/c]——完"},
    /* Any case. */
    {"HTTPS://A.CN/b、Http://a.cn、WWW.A.CN、Ftp://a.cn", "[HTTPS://A.CN/b]、[Http://a.cn]、[WWW.A.CN]、[Ftp://a.cn]"},
    /* Where one begins. */
    {"网址：https://a.cn", "网址：[https://a.cn]"},
    {"第2https://a.cn", "第2[https://a.cn]"},
    {"xhttp://a.cn", "{xhttp://a.cn}"},
    {"git+https://a.cn", "git+{https://a.cn}"},
    {"awww.a.cn 1www.a.cn", "awww.a.cn 1www.a.cn"},
    {"/www.a.cn \\www.a.cn", "/www.a.cn \\www.a.cn"},
    {"_www.a.cn_ *www.a.cn* -www.a.cn", "_[www.a.cn]_ *[www.a.cn]* -[www.a.cn]"},
    {"www. www.，http:// https://，http://例.cn", "www. www.，http:// https://，http://例.cn"},
    {"http://localhost:8080/a http://[::1]/b", "[http://localhost:8080/a] [http://[::1]/b]"},
    {"http://xn--fiq228c.cn/a，www.xn--fiq228c.cn", "[http://xn--fiq228c.cn/a]，[www.xn--fiq228c.cn]"},
    /* Marks that end the sentence. */
    {"http://a.cn. http://a.cn/, http://a.cn/b; http://a.cn/c: http://a.cn/d! http://a.cn/e?",
     "[http://a.cn]. [http://a.cn/], [http://a.cn/b]; [http://a.cn/c]: [http://a.cn/d]! [http://a.cn/e]?"},
    {"http://a.cn/... 'http://a.cn/b', \"http://a.cn/c\"", "[http://a.cn/]... '[http://a.cn/b]', \"[http://a.cn/c]\""},
    {"'http://a.cn/b'和'http://a.cn/it's'", "'[http://a.cn/b]'和'[http://a.cn/it]'s'"},
    {"http://a.cn/it's http://a.cn/b?c=d,e;f", "[http://a.cn/it's] [http://a.cn/b?c=d,e;f]"},
    {"www.a.cn,www.b.cn;http://c.cn/d,http://e.cn/f，", "[www.a.cn],[www.b.cn];[http://c.cn/d],[http://e.cn/f]，"},
    {"http://a.cn/b,https://c.cn;ftp://d.cn/e,www.f.cn", "[http://a.cn/b],[https://c.cn];[ftp://d.cn/e],[www.f.cn]"},
    {"http://a.cn/b/http://c.cn/d", "[http://a.cn/b/http://c.cn/d]"},
    {"http://a.cn**后 http://a.cn/b**后 http://a.cn/~c~~后",
     "[http://a.cn]**后 [http://a.cn/b]**后 [http://a.cn/~c]~~后"},
    {"<http://a.cn/b> \"http://a.cn\" http://a.cn|b `http://a.cn`",
     "<[http://a.cn/b]> \"[http://a.cn]\" [http://a.cn]|b `[http://a.cn]`"},
    /* Brackets. */
    {"https://en.wikipedia.org/wiki/A_(b)", "[https://en.wikipedia.org/wiki/A_(b)]"},
    {"(https://en.wikipedia.org/wiki/A_(b))", "([https://en.wikipedia.org/wiki/A_(b)])"},
    {"(见http://a.cn/b)。", "(见[http://a.cn/b])。"},
    {"http://a.cn/b(c", "[http://a.cn/b](c"},
    {"http://a.cn/b.(c。", "[http://a.cn/b].(c。"},
    {"http://a.cn/b)c http://a.cn/b]c http://a.cn/b}c", "[http://a.cn/b])c [http://a.cn/b]]c [http://a.cn/b]}c"},
    {"http://a.cn/b((c)d)e http://a.cn/((b)", "[http://a.cn/b((c)d)e] [http://a.cn/]((b)"},
    {"http://a.cn/{id}/b http://a.cn/{汉|hàn}", "[http://a.cn/{id}/b] [http://a.cn/]{汉|hàn}"},
    {"http://a.cn/b[^1] http://a.cn/b[1] http://a.cn/?b[]=1 http://a.cn/?b[^1]",
     "[http://a.cn/b][^1] [http://a.cn/b][1] [http://a.cn/?b[]=1] [http://a.cn/?b][^1]"},
    {"http://a.cn(b) www.a.cn(b)", "[http://a.cn](b) [www.a.cn](b)"},
    /* Percent-encoding and the rest stay whole. */
    {"https://a.cn/%E4%B8%AD%E6%96%87。", "[https://a.cn/%E4%B8%AD%E6%96%87]。"},
    {"https://a.cn/#/b?c=%2F&d=e+f~g@h:i!j$k*l，", "[https://a.cn/#/b?c=%2F&d=e+f~g@h:i!j$k*l]，"},
    {"https://u:p@a.cn:80/b", "[https://u:p@a.cn:80/b]"},
    /* Mail. */
    {"a@b.cn，邮箱：a.b@c.com。信x+y_z-w@b-c.com.cn收", "[a@b.cn]，邮箱：[a.b@c.com]。信[x+y_z-w@b-c.com.cn]收"},
    {"mailto:a@b.cn，MAILTO:a@b.cn", "[mailto:a@b.cn]，[MAILTO:a@b.cn]"},
    {"微信号@某某，@a.cn，a@b，a@b.，重3@2.5元，a@b.cn@c.cn", "微信号@某某，@a.cn，a@b，a@b.，重3@2.5元，a@b.cn@c.cn"},
    {"(a@b.cn)、<a@b.cn>、a@b.cn/c、a@b.cn,c@d.cn", "([a@b.cn])、<[a@b.cn]>、[a@b.cn]/c、[a@b.cn],[c@d.cn]"},
    /* Not linked, but set as addresses. */
    {"扫weixin://dl/scan或看example.com/path。", "扫{weixin://dl/scan}或看{example.com/path}。"},
    {"and/or、e.g./x、/usr/bin、3://2、://x、v1.2/x", "and/or、e.g./x、/usr/bin、3://2、://x、v1.2/x"},
};

static void put_address(const char *text, const Address *a, size_t *done, Buf *out)
{
    bool other = a->kind == ADDRESS_OTHER;
    buf_put(out, text + *done, a->from - *done);
    buf_putc(out, other ? '{' : '[');
    buf_put(out, text + a->from, a->to - a->from);
    buf_putc(out, other ? '}' : ']');
    *done = a->to;
}

/* The same in UTF-8 and in code points, which the addresses' ASCII has in common. */
static void test_extents(Checks *c)
{
    Buf got = {0}, points = {0};
    for (size_t i = 0; i < sizeof extents / sizeof *extents; i++) {
        const char *text = extents[i].in;
        size_t n = strlen(text), n_cps = 0, done = 0;
        uint32_t cps[256];
        size_t at[256];
        for (size_t k = 0; k < n; n_cps++) {
            at[n_cps] = k;
            k += (size_t)utf8_decode(text + k, &cps[n_cps]);
        }
        at[n_cps] = n;
        got.len = points.len = 0;
        for (Address a; address_next(text, n, done, &a);)
            put_address(text, &a, &done, &got);
        buf_puts(&got, text + done);
        CHECK_STR(c, got.data, extents[i].out);
        done = 0;
        Address a = {0};
        for (size_t k = 0; address_next_cps(cps, n_cps, k, &a); k = a.to)
            put_address(text, &(Address){a.kind, at[a.from], at[a.to]}, &done, &points);
        buf_puts(&points, text + done);
        CHECK_STR(c, points.data, extents[i].out);
    }
    buf_free(&got);
    buf_free(&points);
}

/* Bare addresses become links whose text is theirs and is not normalised; everything around stays text. */
static const Case bare[] = {
    {"官网(www.szse.cn)公布的规定",
     "para \"官网（\" verbatim link=\"http://www.szse.cn\" \"www.szse.cn\" \"）公布的规定\""},
    {"见 www.example.org，完。",
     "para \"见 \" verbatim link=\"http://www.example.org\" \"www.example.org\" \"，完。\""},
    {"http://t.cn/8s9J(分享)", "para verbatim link=\"http://t.cn/8s9J\" \"http://t.cn/8s9J\" \"（分享）\""},
    {"官网www.gov.cn公布", "para \"官网\" verbatim link=\"http://www.gov.cn\" \"www.gov.cn\" \"公布\""},
    {"HTTPS://A.cn/b，后", "para verbatim link=\"HTTPS://A.cn/b\" \"HTTPS://A.cn/b\" \"，后\""},
    {"见Www.a.cn、wwW.b.cn、hTTp://c.cn", "para \"见\" verbatim link=\"http://Www.a.cn\" \"Www.a.cn\" \"、\" verbatim "
                                          "link=\"http://wwW.b.cn\" \"wwW.b.cn\" \"、\" verbatim "
                                          "link=\"hTTp://c.cn\" \"hTTp://c.cn\""},
    {"ab:/c wwhttp://a.cn", "para \"ab:/c wwhttp://a.cn\""},
    {"**http**://a.cn", "para strong \"http\" \"://a.cn\""},
    {"见https://a.cn/中文", "para \"见\" verbatim link=\"https://a.cn/\" \"https://a.cn/\" \"中文\""},
    {"见<https://a.cn/中文>，", "para \"见\" verbatim link=\"https://a.cn/中文\" \"https://a.cn/中文\" \"，\""},
    {"[文](https://a.cn/中文(b))，", "para link=\"https://a.cn/中文(b)\" \"文\" \"，\""},
    {"[文](<https://a.cn/中 文>)，", "para link=\"https://a.cn/中 文\" \"文\" \"，\""},
    {"[文][x]，\n\n[x]: https://a.cn/中文", "para link=\"https://a.cn/中文\" \"文\" \"，\""},
    {"<www.a.cn>，", "para \"<\" verbatim link=\"http://www.a.cn\" \"www.a.cn\" \">，\""},
    {"《www.a.cn》", "para \"《\" verbatim link=\"http://www.a.cn\" \"www.a.cn\" \"》\""},
    /* An address keeps its own marks from Markdown, and Markdown's end it. */
    {"https://a.cn/__init__.py，*b*", "para verbatim link=\"https://a.cn/__init__.py\" \"https://a.cn/__init__.py\" "
                                      "\"，\" em \"b\""},
    {"https://a.cn/*/b/*/c", "para verbatim link=\"https://a.cn/*/b/*/c\" \"https://a.cn/*/b/*/c\""},
    {"**见www.a.cn**，", "para strong \"见\" strong verbatim link=\"http://www.a.cn\" \"www.a.cn\" \"，\""},
    {"**https://a.cn/b**后", "para strong verbatim link=\"https://a.cn/b\" \"https://a.cn/b\" \"后\""},
    {"*www.a.cn*", "para em verbatim link=\"http://www.a.cn\" \"www.a.cn\""},
    {"~~https://a.cn/~b~~", "para strike verbatim link=\"https://a.cn/~b\" \"https://a.cn/~b\""},
    {"见https://a.cn/b[^1]。\n\n[^1]: www.c.cn。",
     "para \"见\" verbatim link=\"https://a.cn/b\" \"https://a.cn/b\" note=1 \"。\"; note 1; .para verbatim "
     "link=\"http://www.c.cn\" \"www.c.cn\" \"。\""},
    {"https://a.cn/{汉|hàn}", "para verbatim link=\"https://a.cn/\" \"https://a.cn/\" ruby{汉|hàn}"},
    /* Entities and escapes. */
    {"https://a.cn/?b=1&amp;c=2，", "para verbatim link=\"https://a.cn/?b=1&c=2\" \"https://a.cn/?b=1&c=2\" \"，\""},
    {"https://a.cn/?b=1&#38;c=2&#x26;d", "para verbatim link=\"https://a.cn/?b=1&c=2&d\" \"https://a.cn/?b=1&c=2&d\""},
    {"https://a.cn/?b=1&copy=2", "para verbatim link=\"https://a.cn/?b=1&copy=2\" \"https://a.cn/?b=1&copy=2\""},
    {"https://a.cn/b&nbsp;c", "para verbatim link=\"https://a.cn/b\" \"https://a.cn/b\" \"\u00a0c\""},
    {"https://a.cn/b&#20013;c", "para verbatim link=\"https://a.cn/b\" \"https://a.cn/b\" \"中c\""},
    {"&lt;https://a.cn/b&gt;", "para \"<\" verbatim link=\"https://a.cn/b\" \"https://a.cn/b\" \">\""},
    {"https://a.cn/b\\_c\\_d，", "para verbatim link=\"https://a.cn/b_c_d\" \"https://a.cn/b_c_d\" \"，\""},
    {"<https://a.cn/?b=1&amp;c=2>，后",
     "para verbatim link=\"https://a.cn/?b=1&c=2\" \"https://a.cn/?b=1&c=2\" \"，后\""},
    {"https://a.cn/%E4%B8%AD,%e6", "para verbatim link=\"https://a.cn/%E4%B8%AD,%e6\" \"https://a.cn/%E4%B8%AD,%e6\""},
    /* Within links, code, tables, tags, lines. */
    {"[见https://a.cn文](b.html)后",
     "para link=\"b.html\" \"见\" verbatim link=\"b.html\" \"https://a.cn\" link=\"b.html\" \"文\" \"后\""},
    {"[https://a.cn/路,文](https://a.cn/路,文)", "para verbatim link=\"https://a.cn/路,文\" \"https://a.cn/路,文\""},
    {"[一,文](https://a.cn/一,文)", "para link=\"https://a.cn/一,文\" \"一，文\""},
    {"`www.a.cn，a@b.cn`", "para code verbatim \"www.a.cn，a@b.cn\""},
    {"```\nhttps://a.cn，\n```", "code \"https://a.cn，\""},
    {"|www.a.cn|https://b.cn/c\\|d|\n|-|-|\n|a@b.cn|后|",
     "table --; .row; ..cell verbatim link=\"http://www.a.cn\" \"www.a.cn\"; ..cell verbatim link=\"https://b.cn/c\" "
     "\"https://b.cn/c\" \"|d\"; .row; ..cell verbatim link=\"mailto:a@b.cn\" \"a@b.cn\"; ..cell \"后\""},
    {"见WWW.A.CN，", "para \"见\" verbatim link=\"http://WWW.A.CN\" \"WWW.A.CN\" \"，\""},
    {"见\nwww.a.cn\n文", "para \"见\" verbatim link=\"http://www.a.cn\" \"www.a.cn\" \"文\""},
    {"[注：https://a.cn/b]后", "para \"[注：\" verbatim link=\"https://a.cn/b\" \"https://a.cn/b\" \"]后\""},
    {"- www.a.cn，\n- > https://b.cn：", "list tight; .item; ..para verbatim link=\"http://www.a.cn\" \"www.a.cn\" "
                                         "\"，\"; .item; ..quote; ...para verbatim link=\"https://b.cn\" "
                                         "\"https://b.cn\" \"：\""},
    {"## 见www.a.cn。", "heading 2 \"见\" verbatim link=\"http://www.a.cn\" \"www.a.cn\" \"。\""},
    {"http://例.cn、www.例.cn", "para \"http://例.cn、www.例.cn\""},
    /* Mail. */
    {"a@b.cn，邮箱：a.b@c.com。", "para verbatim link=\"mailto:a@b.cn\" \"a@b.cn\" \"，邮箱：\" verbatim "
                                  "link=\"mailto:a.b@c.com\" \"a.b@c.com\" \"。\""},
    {"信a_b_c@d.cn，**e@f.cn**", "para \"信\" verbatim link=\"mailto:a_b_c@d.cn\" \"a_b_c@d.cn\" \"，\" strong "
                                 "verbatim link=\"mailto:e@f.cn\" \"e@f.cn\""},
    {"mailto:a@b.cn、微信号@某某", "para verbatim link=\"mailto:a@b.cn\" \"mailto:a@b.cn\" \"、微信号@某某\""},
    {"[信a@b.cn](c.html)", "para link=\"c.html\" \"信a@b.cn\""},
    {"<a@b.cn>，", "para verbatim link=\"mailto:a@b.cn\" \"a@b.cn\" \"，\""},
};

/* A link that may lead nowhere: its text stays, and is told at its place. */
static const struct {
    const char *in, *out, *reports;
} left_out[] = {
#define TOLD(place, href)                                                                                              \
    place ": warning: the link to " href " is left out, its text stays (a link leads to http, https, mailto, tel, "    \
          "ftp or a page of the site)"
    {"见<irc://a.cn/b>。", "para \"见\" verbatim \"irc://a.cn/b\" \"。\"", TOLD("4:2", "irc://a.cn/b")},
    {"甲\n[**点**这里](javascript:alert(1))看", "para \"甲\" strong \"点\" \"这里看\"",
     TOLD("5:1", "javascript:alert(1)")},
    {"[a](JaVa&Tab;Script:x)", "para \"a\"", TOLD("4:1", "JaVa\tScript:x")},
    {"[甲](data:text/html,x)[乙](file:///etc/x)", "para \"甲乙\"",
     TOLD("4:1", "data:text/html,x") "; " TOLD("4:22", "file:///etc/x")},
    {"<magnet:?xt=a>、<weixin://dl/b>", "para verbatim \"magnet:?xt=a\" \"、\" verbatim \"weixin://dl/b\"",
     TOLD("4:1", "magnet:?xt=a") "; " TOLD("4:16", "weixin://dl/b")},
    {"[文][x]\n\n[x]: vbscript:y", "para \"文\"", TOLD("4:1", "vbscript:y")},
    {"|[文](irc:b)|\n|-|", "table -; .row; ..cell \"文\"", TOLD("4:2", "irc:b")},
    {"[文](tel:12)[文](MAILTO:a@b.cn)[文](b/c.html#d:e)[文](甲：乙.html)[文](?a:b)",
     "para link=\"tel:12\" \"文\" link=\"MAILTO:a@b.cn\" \"文\" link=\"b/c.html#d:e\" \"文\" "
     "link=\"甲：乙.html\" \"文\" link=\"?a:b\" \"文\"",
     ""},
};

static void test_left_out(Checks *c)
{
    Buf dump = {0}, reports = {0};
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
        parse_text("", left_out[i].in, LANG_ZH_HANS, &dump, &reports);
        CHECK_STR(c, dump.data, left_out[i].out);
        CHECK_STR(c, reports.data, left_out[i].reports);
    }
    buf_free(&dump);
    buf_free(&reports);
}

static void test_allowed(Checks *c)
{
    static const char *const yes[] = {"https://a",      "HTTP://a", "mailto:a@b", "tel:1", "ftp://a", "",
                                      "../x.html#a:b",  "#n1",      "?a=b:c",     "a/b:c", "//a",     "1:2",
                                      "\xE7\x94\xB2:b", "b.md",     " https://a"};
    static const char *const no[] = {"javascript:x",
                                     " JAVASCRIPT:x",
                                     "java\nscript:x",
                                     "data:x",
                                     "vbscript:x",
                                     "\x01javascript:x",
                                     "averyveryverylongscheme:x",
                                     "httpss:x",
                                     "htt:x",
                                     "irc://a",
                                     "c:\\a",
                                     "x+y-z.1:a"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        CHECK_AT(c, link_is_allowed(yes[i]), "%s", yes[i]);
    CHECK(c, link_is_internal("b.md#c") && link_is_internal("../b?c=d:e") && link_is_internal("") &&
                 !link_is_internal("//a/b.md") && !link_is_internal("HTTP://a/b.md") &&
                 !link_is_internal("mailto:a@b.md") && !link_is_internal("ftp://a/b.md"));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        CHECK_AT(c, !link_is_allowed(no[i]), "%s", no[i]);
}

/* RFC 3986, 2.1; what is no escape stays, and so does a NUL, which would end the text. */
static void test_escapes(Checks *c)
{
    static const char *const pairs[][2] = {{"a%20b", "a b"},       {"%E5%b0%8F", "小"}, {"100%", "100%"}, {"%4", "%4"},
                                           {"%G0%4g%", "%G0%4g%"}, {"%00a", "%00a"},    {"%2520", "%20"}, {"", ""}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char text[16];
        strcpy(text, pairs[i][0]);
        CHECK(c, address_unescape(text) == strlen(pairs[i][1]));
        CHECK_STR(c, text, pairs[i][1]);
    }
}

static void addresses_in(void *text, size_t n)
{
    size_t i = 0;
    for (Address a; address_next(text, n, i, &a); i = a.to)
        continue;
}

static void markdown_of(void *with, size_t n)
{
    char *text = with;
    const char end = text[n];
    text[n] = 0;
    parse_text("", text, LANG_ZH_HANS, NULL, NULL);
    text[n] = end;
}

/* Hostile repetitions: a million characters to find addresses in, and a tenth of that (below what a paragraph may have)
 * through Markdown. */
static void test_linear(Checks *c)
{
    static const char *const patterns[] = {
        "http://a.b/(",   "www.a(",         "(http://a.b,", "a@",           "a.b@c-",
        "a@b.c@",         "x://",           "http:/",       "-_.",          "www.",
        "'http://a'",     "a/b.c/",         "[www.a",       "http://a.b/!", "mailto:",
        "https://a&amp;", "http://a.b/\\(", "a.b"};
    enum { N = 1000000 };
    char *text = mem_alloc(N + 1);
    for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
        const size_t m = strlen(patterns[p]);
        for (size_t k = 0; k < N; k++)
            text[k] = patterns[p][k % m];
        text[N] = 0;
        CHECK_AT(c, proportion_holds(addresses_in, text, N), "%s", patterns[p]);
        CHECK_AT(c, proportion_holds(markdown_of, text, N / 10), "%s in Markdown", patterns[p]);
    }
    mem_free(text);
}

int main(void)
{
    Checks c = {0};
    test_extents(&c);
    CHECK_CASES(&c, "", LANG_ZH_HANS, bare);
    test_left_out(&c);
    test_allowed(&c);
    test_escapes(&c);
    test_linear(&c);
    return CHECK_END(&c);
}
