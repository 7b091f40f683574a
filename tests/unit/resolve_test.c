/* The resolved document: labels, note marks, languages, levels of headings, floats and their place, numbers of tables.
 * Documents are written as `dump --stage=resolved` does, kind:text a leaf, joined by " / ". */
#include "check.h"

#include "doc/tongue.h"
#include "parse/article.h"
#include "resolve/internal.h"

typedef struct Bench {
    Arena *arena;
    Diag *diag;
} Bench;

static ResolvedDoc *resolved(Bench *b, const char *front, const char *body, bool chinese)
{
    Source *src = ARENA_NEW(b->arena, Source);
    src->path = "a.md";
    src->text = arena_printf(b->arena, "---\ntitle: 题\n%s---\n%s", front, body);
    src->len = strlen(src->text);
    Article *a = article_parse(NULL, b->diag, b->arena, src, LANG_ZH_HANS);
    return resolve_article(b->arena, a, &(ResolveOptions){chinese});
}

/* The leaves after the title; of each its kind, what it is in, its text or file. */
static const char *leaves(Bench *b, const ResolvedDoc *doc)
{
    Buf json = {0}, out = {0};
    resolved_dump(doc, &json);
    buf_puts(&out, "");
    for (char *line = json.data, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        *next++ = '\0';
        char kind[16] = "", *in = strstr(line, "\"in\":["), *text = strstr(line, "\"text\":\"");
        sscanf(line, "{\"kind\":\"%15[^\"]", kind);
        if (strcmp(kind, "title") == 0)
            continue;
        if (out.len)
            buf_puts(&out, " / ");
        for (in += 6; *in != ']'; in++)
            if (*in != '"')
                buf_putc(&out, *in == ',' ? '.' : *in);
        buf_puts(&out, out.len && out.data[out.len - 1] != ' ' ? "." : "");
        buf_puts(&out, kind);
        if (strstr(line, "\"note\":"))
            buf_puts(&out, "@");
        if (!text)
            text = strstr(line, "\"src\":\"");
        if (text) {
            text = strchr(text, ':') + 2;
            buf_printf(&out, ":%.*s", (int)strcspn(text, "\""), text);
        }
    }
    const char *s = arena_strdup(b->arena, out.data);
    buf_free(&json);
    buf_free(&out);
    return s;
}

typedef struct Case {
    const char *front, *body, *want;
} Case;

static void check_cases(Checks *c, Bench *b, const Case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        CHECK_STR(c, leaves(b, resolved(b, cases[i].front, cases[i].body, false)), cases[i].want);
}
#define CHECK_CASES(c, b, cases) check_cases(c, b, cases, sizeof(cases) / sizeof *(cases))

static void test_labels(Checks *c, Bench *b)
{
    static const struct {
        Numbering n;
        int number;
        const char *label;
    } cases[] = {
        {NUM_DECIMAL, 0, "0."},          {NUM_DECIMAL, 12, "12."}, {NUM_HAN, 1, "一、"},
        {NUM_HAN, 10, "十、"},           {NUM_HAN, 15, "十五、"},  {NUM_HAN, 20, "二十、"},
        {NUM_HAN, 42, "四十二、"},       {NUM_HAN, 0, "0、"},      {NUM_HAN_PAREN, 3, "（三）"},
        {NUM_HAN_PAREN, 100, "（100）"}, {NUM_PAREN, 7, "（7）"},  {NUM_CIRCLED, 1, "①"},
        {NUM_CIRCLED, 20, "⑳"},          {NUM_CIRCLED, 21, "㉑"},  {NUM_CIRCLED, 35, "㉟"},
        {NUM_CIRCLED, 36, "㊱"},         {NUM_CIRCLED, 50, "㊿"},  {NUM_CIRCLED, 51, "（51）"},
        {NUM_TIBETAN, 108, "༡༠༨"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(c, label_of(b->arena, cases[i].n, cases[i].number), cases[i].label);
    /* one table of note marks, for the page and the site */
    CHECK_STR(c, label_of_note(b->arena, LANG_ZH_HANS, 1), "①");
    CHECK_STR(c, label_of_note(b->arena, LANG_ZH_HANS, 20), "⑳");
    CHECK_STR(c, label_of_note(b->arena, LANG_ZH_HANS, 21), "㉑");
    CHECK_STR(c, label_of_note(b->arena, LANG_ZH_HANT, 50), "㊿");
    CHECK_STR(c, label_of_note(b->arena, LANG_ZH_HANS, 51), "(51)");
    CHECK_STR(c, label_of_note(b->arena, LANG_BO, 21), "༢༡");
}

/* Every kind inside every other keeps its text, once, in order. */
static void test_nesting(Checks *c, Bench *b)
{
    static const Case cases[] = {
        {"", "1. 如图。![图](p.jpg \"步骤图\")\n",
         "list.item.label:1. / list.item.para:如图。 / list.item.figure:p.jpg / list.item.caption:步骤图"},
        {"", "> [!pull]\n> 引。\n>\n> - 甲\n> - 乙\n>\n> ```\n> ls\n> ```\n",
         "pull.para:引。 / pull.list.item.label:• / pull.list.item.para:甲 / pull.list.item.label:• / "
         "pull.list.item.para:乙 / pull.code:ls"},
        {"", "> [!链接] 题\n> 甲\n>\n> - 乙\n",
         "sidebar.sidebar-label:链接 / sidebar.heading:题 / sidebar.para:甲 / sidebar.list.item.label:• / "
         "sidebar.list.item.para:乙"},
        {"", "> |甲|乙|\n> |---|---|\n> |1|2|\n", "quote.cell:甲 / quote.cell:乙 / quote.cell:1 / quote.cell:2"},
        {"", "- 一\n\n  |甲|\n  |---|\n  |1|\n",
         "list.item.label:• / list.item.para:一 / list.item.cell:甲 / list.item.cell:1"},
        {"", "正文[^1]。\n\n[^1]: 注。![图](n.png)\n\n    - 列\n",
         "note-mark:① / para:正文。 / label@:① / para@:注。 / figure@:n.png / list.item.label@:• / list.item.para@:列"},
        {"lists: chinese\n", "1. 甲\n   1. 乙\n",
         "list.item.label:一、 / list.item.para:甲 / list.item.list.item.label:（一） / list.item.list.item.para:乙"},
    };
    CHECK_CASES(c, b, cases);
}

/* The dateline runs in before the first paragraph, below headings and pictures; before anything else it stands alone.
 */
static void test_dateline(Checks *c, Bench *b)
{
    static const Case cases[] = {
        {"dateline: 本报电\n", "正文。\n", "dateline:本报电 / para:正文。"},
        {"dateline: 本报电\n", "## 题\n\n正文。\n", "heading:题 / dateline:本报电 / para:正文。"},
        {"dateline: 本报电\n", "- 甲\n\n乙\n", "dateline:本报电 / list.item.label:• / list.item.para:甲 / para:乙"},
        {"dateline: 本报电\n", "> 甲\n", "dateline:本报电 / quote.para:甲"},
        {"dateline: 本报电\n", "![图](a.png)\n", "figure:a.png / dateline:本报电"},
    };
    CHECK_CASES(c, b, cases);
}

/* Levels as the structure has them, whatever the author began with; also inside other blocks. */
static void test_headings(Checks *c, Bench *b)
{
    const ResolvedDoc *doc = resolved(b, "", "### 甲\n\n##### 乙\n\n#### 丙\n\n# 丁\n\n> ###### 戊\n", false);
    /* the top level is that of 丁; 甲, two below it, comes first and is held at 2 */
    CHECK_INT(c, doc->blocks[0].level, 2);
    CHECK_INT(c, doc->blocks[1].level, 3);
    CHECK_INT(c, doc->blocks[2].level, 4);
    CHECK_INT(c, doc->blocks[3].level, 2);
    CHECK_INT(c, doc->blocks[4].children[0].level, 3);
    /* a sidebar's stand below the text's, which go on as if it weren't there */
    doc = resolved(b, "", "## 甲\n\n### 乙\n\n> [!链接] 题\n> 文\n>\n> ## 丙\n>\n> ### 丁\n\n### 戊\n", false);
    CHECK_INT(c, doc->blocks[1].level, 3);
    CHECK_INT(c, doc->blocks[2].children[0].level, 4);
    CHECK_INT(c, doc->blocks[2].children[2].level, 5);
    CHECK_INT(c, doc->blocks[2].children[3].level, 6);
    CHECK_INT(c, doc->blocks[3].level, 3);
}

/* A note that is cited twice has two references. */
static void test_references(Checks *c, Bench *b)
{
    const ResolvedDoc *doc = resolved(b, "", "甲[^x]乙[^y]丙[^x]\n\n[^x]: 注一\n[^y]: 注二\n", false);
    CHECK_INT(c, doc->n_notes, 2);
    CHECK_INT(c, doc->notes[0].references, 2);
    CHECK_INT(c, doc->notes[1].references, 1);
    const Inlines in = doc->blocks[0].inlines;
    unsigned seen = 0;
    for (size_t i = 0; i < in.n; i++)
        if (in.at[i].kind == INL_NOTE && in.at[i].note == 1)
            CHECK_INT(c, in.at[i].reference, ++seen);
    CHECK_INT(c, seen, 2);
}

static const char *languages(Bench *b, Lang own, const char *text)
{
    Buf out = {0};
    for (size_t at = 0, n = strlen(text); at < n;) {
        Lang lang;
        size_t length = lang_stretch(own, text + at, n - at, &lang);
        CHECK_AT(&(Checks){0}, length > 0, "no progress");
        buf_printf(&out, "%s[%.*s]", lang_tag(lang), (int)length, text + at);
        at += length;
    }
    const char *s = arena_strdup(b->arena, out.data ? out.data : "");
    buf_free(&out);
    return s;
}

static void test_languages(Checks *c, Bench *b)
{
    CHECK_STR(c, languages(b, LANG_ZH_HANS, "见“བོད་ ལྗོངས།”一词。"), "zh-Hans[见“]bo[བོད་ ལྗོངས།]zh-Hans[”一词。]");
    CHECK_STR(c, languages(b, LANG_BO, "བོད་ 中国 ཡིན།"), "bo[བོད་ ]zh-Hans[中国]bo[ ཡིན།]");
    CHECK_STR(c, languages(b, LANG_ZH_HANT, "abc 12"), "zh-Hant[abc 12]");
    CHECK_STR(c, languages(b, LANG_ZH_HANS, "བོད"), "bo[བོད]");
}

/* As lang_stretch, with the language's tag where a stretch says one. */
static const char *tongues(Bench *b, Lang own, const char *text)
{
    Buf out = {0};
    for (size_t at = 0, n = strlen(text); at < n;) {
        char room[TONGUE_ROOM];
        Tongue t;
        size_t length = tongue_stretch(own, text + at, n - at, &t);
        buf_printf(&out, "%s[%.*s]", t ? tongue_tag(t, room) : "", (int)length, text + at);
        at += length;
    }
    const char *s = arena_strdup(b->arena, out.data ? out.data : "");
    buf_free(&out);
    return s;
}

/* BCP 47; a script that several living languages are written in is und-Xxxx. */
static void test_tongues(Checks *c, Bench *b)
{
    static const struct {
        Lang own;
        const char *text, *want;
    } cases[] = {
        {LANG_ZH_HANS, "店名叫“さくら”。", "[店名叫“]ja[さくら][”。]"},
        {LANG_ZH_HANS, "喝コーヒー。", "[喝]ja[コーヒー][。]"}, /* ー is of two scripts */
        {LANG_ZH_HANS, "哈ー哈・哈", "[哈ー哈・哈]"},
        {LANG_ZH_HANS, "ありがとう、ごめん！好", "ja[ありがとう、ごめん][！好]"},
        {LANG_ZH_HANS, "東京のタワー", "[東京]ja[のタワー]"}, /* Han say nothing */
        {LANG_ZH_HANS, "首尔서울 시청站", "[首尔]ko[서울 시청][站]"},
        {LANG_ZH_HANS, "书名《Война и мир》", "[书名《]und-Cyrl[Война и мир][》]"},
        {LANG_ZH_HANS, "词源λόγος，", "[词源]el[λόγος][，]"},
        {LANG_ZH_HANS, "α粒子、β、γ射线，Т型", "[α粒子、β、γ射线，Т型]"}, /* signs */
        {LANG_ZH_HANS, "μῆνιν ἄειδε", "el[μῆνιν ἄειδε]"},
        {LANG_ZH_HANS, "泰文ภาษาไทย", "[泰文]th[ภาษาไทย]"},
        {LANG_ZH_HANS, "说مرحبا ١٢٣。", "[说]und-Arab[مرحبا ١٢٣][。]"},
        {LANG_ZH_HANS, "नमस्ते।好", "und-Deva[नमस्ते][।好]"},
        {LANG_ZH_HANS, "שלום", "und-Hebr[שלום]"},
        {LANG_ZH_HANS, "Բարեւ გამარჯობა", "hy[Բարեւ][ ]ka[გამარჯობა]"},
        {LANG_ZH_HANS, "ᠮᠣᠩᠭᠣᠯ", "und-Mong[ᠮᠣᠩᠭᠣᠯ]"},
        {LANG_ZH_HANS, "注音ㄅㄆ", "[注音ㄅㄆ]"},
        {LANG_EN, "read ㄅㄆ", "[read ]zh-Bopo[ㄅㄆ]"},
        {LANG_EN, "the ポスト, 5 Ω and λόγος", "[the ]ja[ポスト][, 5 Ω and ]el[λόγος]"},
        {LANG_EN, "Déjà vu in 北京", "[Déjà vu in ]zh-Hans[北京]"},
        {LANG_BO, "བོད་ さくら བོད", "[བོད་ ]ja[さくら][ བོད]"},
        {LANG_BO, "བོད་ 中国 ABC", "[བོད་ ]zh-Hans[中国][ ABC]"},
        {LANG_ZH_HANS, "说“The quick fox”了", "[说“]en[The quick fox][”了]"},
        {LANG_ZH_HANS, "用It’s a dog’s life，", "[用]en[It’s a dog’s life][，]"},
        {LANG_ZH_HANS, "“New York”“Los Angeles”", "[“]en[New York][”“]en[Los Angeles][”]"},
        {LANG_ZH_HANS, "Nikon相机、iPhone 16、USB HID", "[Nikon相机、iPhone 16、USB HID]"},
        {LANG_ZH_HANS, "读nǐ hǎo", "[读nǐ hǎo]"},
        {LANG_ZH_HANS, "カメラ Nikon レンズ", "ja[カメラ][ Nikon ]ja[レンズ]"},
        {LANG_ZH_HANT, "5 Ω、㌔、㎡", "[5 Ω、㌔、㎡]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(c, tongues(b, cases[i].own, cases[i].text), cases[i].want);
}

static void test_tongues_of_readings(Checks *c)
{
    static const struct {
        Lang own;
        const char *reading, *want;
    } cases[] = {
        {LANG_ZH_HANS, "hànzì", "zh-Latn-pinyin"},
        {LANG_ZH_HANT, "ㄏㄢˋ", "zh-Bopo"},
        {LANG_ZH_HANS, "とうきょう", "ja"},
        {LANG_ZH_HANS, "世贸组织", ""},
        {LANG_ZH_HANS, "བོད", "bo"},
        {LANG_BO, "སྐད", ""},
        {LANG_EN, "hello", ""},
        {LANG_ZH_HANS, "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char room[TONGUE_ROOM];
        Tongue t = tongue_of_reading(cases[i].own, cases[i].reading, strlen(cases[i].reading));
        CHECK_STR(c, t ? tongue_tag(t, room) : "", cases[i].want);
    }
}

/* One rule for print and web: sign, digits, decimals, a unit of up to three characters. */
static void test_numbers(Checks *c, Bench *b)
{
    const ResolvedDoc *doc = resolved(b, "",
                                      "|月份|人均|比上月|说明|里程|时间|左|\n"
                                      "|---|---|---|---|---|---|:--|\n"
                                      "|9月|2.29|—|3个村子多|12.5公里|9:30|1|\n"
                                      "|10月|13.8|36.5%|12人|3公里|10:00|2|\n"
                                      "|11月|7|-3%||1,024.25公里|11:15|3|\n"
                                      "|合计||……|5|/|12:00|4|\n",
                                      false);
    static const struct {
        bool numeric;
        const char *whole, *fraction;
    } want[] = {{false, "", ""}, {true, "13", ".29"}, {true, "36", ".5%"}, {false, "", ""}, {true, "1,024", ".25公里"},
                {false, "", ""}, {false, "", ""}};
    CHECK_INT(c, doc->n_floats, 1);
    const ResolvedFloat *t = &doc->floats[0];
    for (size_t k = 0; k < sizeof want / sizeof *want; k++) {
        CHECK_INT(c, t->columns_of[k].numeric, want[k].numeric);
        CHECK_STR(c, t->columns_of[k].whole, want[k].whole);
        CHECK_STR(c, t->columns_of[k].fraction, want[k].fraction);
    }
    CHECK_INT(c, resolved_cell(t, 1, 4)->whole, 2);
    CHECK(c, !resolved_cell(t, 4, 4)->number && resolved_cell(t, 4, 4)->blank);
}

static void test_plain(Checks *c, Bench *b)
{
    Buf out = {0};
    resolved_plain(resolved(b, "image: a.png\ncaption: 头图\ncredit: 某 摄\n",
                            "甲\n\n- 乙\n\n|丙|\n|---|\n|丁|\n\n```\n戊\n```\n\n己[^1]\n\n[^1]: 庚\n", false),
                   &out);
    CHECK_STR(c, out.data, "头图\n某 摄\n甲\n乙\n丙\n丁\n戊\n己\n庚\n");
    out.len = 0;
    resolved_running(resolved(b, "", "甲。\n\n- 乙\n- 丙\n\n丁。\n\n戊。\n", false), 100, &out);
    CHECK_STR(c, out.data, "甲。乙 丙 丁。戊。"); /* what has no mark at its end stands apart */
    buf_free(&out);
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    Bench bench = {arena_new(), diag_new()}, *b = &bench;
    test_labels(c, b);
    test_nesting(c, b);
    test_dateline(c, b);
    test_headings(c, b);
    test_references(c, b);
    test_languages(c, b);
    test_tongues(c, b);
    test_tongues_of_readings(c);
    test_numbers(c, b);
    test_plain(c, b);
    arena_free(b->arena);
    diag_free(b->diag);
    return CHECK_END(c);
}
