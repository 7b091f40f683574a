/* Names in bylines, files of words, and the pages of long lists. */
#include "check.h"

#include "facets/byline.h"
#include "facets/facets.h"
#include <string.h>

static void test_bylines(Checks *c, Arena *a)
{
    static const struct {
        Lang lang;
        const char *byline, *names;
    } cases[] = {
        {LANG_ZH_HANS, "本报记者 刘枫", "刘枫"},
        {LANG_ZH_HANS, "本报记者 刘枫 尼玛·次仁", "刘枫|尼玛·次仁"},
        {LANG_ZH_HANS, "本报记者刘枫、实习生扎西", "刘枫|扎西"},
        {LANG_ZH_HANS, "新华社记者　王 强　李秀兰", "王强|李秀兰"}, /* set apart to be as wide as three */
        {LANG_ZH_HANS, "王 强 李 明", "王强|李明"},
        {LANG_ZH_HANS, "文/德吉 图/洛桑", "德吉|洛桑"},
        {LANG_ZH_HANS, "德吉 文 洛桑 摄", "德吉|洛桑"},
        {LANG_ZH_HANS, "洛桑摄", "洛桑"},
        {LANG_ZH_HANS, "样报美术组 绘", "=样报美术组"},
        {LANG_ZH_HANS, "王志文", "王志文"}, /* 文 ends a name */
        {LANG_ZH_HANS, "作者：央金（西藏大学）", "央金"},
        {LANG_ZH_HANS, "本报评论员", ""},
        {LANG_ZH_HANS, "记者 John Smith 刘枫", "John Smith|刘枫"},
        {LANG_ZH_HANS, "刘枫 刘枫", "刘枫"},
        {LANG_ZH_HANS, "样报编辑 甲", "甲"},
        {LANG_ZH_HANS, "本报记者 甲 乙 通讯员 丙", "甲|乙|丙"}, /* two who are not named */
        {LANG_ZH_HANS, "本报记者 张 丁", "张丁"},
        {LANG_ZH_HANS, "本报记者 刘枫、德吉，通讯员 央金；实习生 扎西", "刘枫|德吉|央金|扎西"},
        {LANG_ZH_HANS, "新华社", "=新华社"},
        {LANG_ZH_HANS, "新华社记者 刘枫", "刘枫"},
        {LANG_ZH_HANS, "张建社", "张建社"}, /* a man's name, not an agency's */
        {LANG_ZH_HANS, "综合新华社 中新网", "=新华社|=中新网"},
        {LANG_ZH_HANS, "西藏日报编辑部", "=西藏日报编辑部"},
        {LANG_ZH_HANS, "市气象局 供稿", "=市气象局"},
        {LANG_ZH_HANT, "中央社", "=中央社"},
        {LANG_BO, "བོད་ལྗོངས་ཚགས་པར་ཁང་།", "=བོད་ལྗོངས་ཚགས་པར་ཁང་"},
        {LANG_EN, "Xinhua", "=Xinhua"},
        {LANG_ZH_HANT, "本報記者 陳美", "陳美"},
        {LANG_BO, "གསར་འགོད་པ། བསོད་ནམས། བཀྲ་ཤིས།", "བསོད་ནམས|བཀྲ་ཤིས"},
        {LANG_BO, "གསར་འགོད་པ་བསོད་ནམས།", "བསོད་ནམས"},
        {LANG_EN, "By John Smith, Ann O’Neil", "John Smith|Ann O’Neil"},
        {LANG_ZH_HANS, "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        BylineName *names;
        size_t n = byline_names(a, cases[i].lang, cases[i].byline, &names);
        const char *all = "";
        for (size_t k = 0; k < n; k++)
            all = arena_printf(a, "%s%s%s%s", all, k ? "|" : "", names[k].body ? "=" : "", names[k].name);
        CHECK_STR(c, all, cases[i].names);
    }
    BylineName *names;
    CHECK_INT(c, byline_names(a, LANG_ZH_HANS, "记者王 强", &names), 1);
    CHECK_INT(c, names[0].from, strlen("记者"));
    CHECK_INT(c, names[0].to, strlen("记者王 强"));
}

static void test_files(Checks *c, Arena *a)
{
    static const struct {
        const char *word, *file;
    } cases[] = {
        {"要闻", "要闻"},
        {"ＧＤＰ", "gdp"},
        {"GDP", "gdp"},
        {"王 强", "王强"},
        {"John Smith", "john-smith"},
        {"C#", "c~23"},
        {"C", "c"},
        {"a/b", "a~2fb"},
        {"../etc", "~2e.~2fetc"},
        {"Index", "~index"},
        {"~index", "~7eindex"},
        {"？！", ""},
        {"རིག་གནས།", "རིག་གནས"},
        {"རིག་གནས་", "རིག་གནས"},
        {"二〇二一", "二〇二一"},
        {" 文化 ", "文化"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(c, facet_file(a, cases[i].word), cases[i].file);
    /* long names differ where they are cut */
    char one[700] = "", two[700];
    for (int i = 0; i < 100; i++)
        strcat(one, "长");
    strcpy(two, one);
    strcat(two, "短");
    CHECK(c, strlen(facet_file(a, one)) < 200 && strcmp(facet_file(a, one), facet_file(a, two)) != 0);
}

/* What is full stays as it is when articles come. */
static void test_pages(Checks *c)
{
    static const struct {
        size_t n, full, from, to; /* of the newest page */
    } cases[] = {{0, 0, 0, 0},       {1, 0, 0, 1},       {199, 0, 0, 199},
                 {200, 1, 100, 200}, {299, 1, 100, 299}, {300, 2, 200, 300}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Facet f = {.n = cases[i].n};
        size_t from, to, covered = 0;
        CHECK_INT(c, facet_full_pages(&f), cases[i].full);
        for (size_t p = 1; p <= facet_full_pages(&f); p++) {
            facet_page(&f, p, &from, &to);
            CHECK_INT(c, from, covered);
            CHECK_INT(c, to - from, FACET_PAGE);
            covered = to;
        }
        facet_page(&f, 0, &from, &to);
        CHECK_INT(c, from, covered);
        CHECK_INT(c, from, cases[i].from);
        CHECK_INT(c, to, cases[i].to);
    }
}

/* Where articles are, by their numbers. */
static void test_issues_of_pages(Checks *c)
{
    FacetIssue at[] = {{NULL, 3, 0}, {NULL, 1, 3}, {NULL, 200, 4}};
    const Facet f = {.at = at, .n_issues = 3, .n = 204};
    static const struct {
        size_t from, to, first, last;
    } cases[] = {{0, 1, 0, 0}, {0, 3, 0, 0},   {0, 4, 0, 1},    {2, 5, 0, 2},
                 {3, 4, 1, 1}, {4, 204, 2, 2}, {203, 204, 2, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t first, last;
        facet_issues(&f, cases[i].from, cases[i].to, &first, &last);
        CHECK_INT(c, first, cases[i].first);
        CHECK_INT(c, last, cases[i].last);
    }
}

/* What a list shows of an issue is in its marks: other texts, other marks; what it doesn't show is not. */
static void test_marks(Checks *c, Arena *a)
{
    Paper paper = paper_blank("p", "l", LANG_ZH_HANS);
    Article x = {.slug = "x", .title = "题", .kicker = "", .section = "", .column = "", .byline = "", .address = ""};
    Article *articles[] = {&x};
    Issue issue = issue_blank(&paper, (Date){2021, 11, 1});
    issue.articles = articles;
    issue.n_articles = 1;
    IssueBrief was, now;
    brief_of_issue(a, &issue, &was);
    x.deck = "副题"; /* no list shows it */
    brief_of_issue(a, &issue, &now);
    CHECK(c, was.listed == now.listed && was.mapped == now.mapped && !now.changes);
    x.title = "又题";
    brief_of_issue(a, &issue, &now);
    CHECK(c, was.listed != now.listed && was.mapped == now.mapped);
    Correction correction = {.text = "更正"};
    x.corrections = &correction;
    x.n_corrections = 1;
    brief_of_issue(a, &issue, &now);
    CHECK(c, now.changes != 0);
    Buf text = {0};
    brief_put(&now, &text);
    CHECK(c, brief_take(a, text.data, text.len, &was) && was.listed == now.listed && was.changes == now.changes);
    CHECK(c, !brief_take(a, text.data, text.len - 1, &was));
    buf_free(&text);
}

static Article article(const char *slug, const char *section, const char *byline, const char **tags, size_t n_tags)
{
    return (Article){.slug = slug,
                     .title = "",
                     .kicker = "",
                     .section = section,
                     .column = "",
                     .byline = byline,
                     .tags = tags,
                     .n_tags = n_tags};
}

static void test_filing(Checks *c, Arena *a)
{
    static const char *one[] = {"ＡＩ", "算力"}, *two[] = {"ai", "AI"};
    Article x = article("x", "要闻", "本报记者 王 强", one, 2), y = article("y", "要闻", "王强", two, 2),
            ad = article("ad", "要闻", "", NULL, 0);
    ad.advert = true;
    Article *first[] = {&x, &ad}, *second[] = {&y};
    Paper paper = paper_blank("p", "l", LANG_ZH_HANS);
    Issue issues[] = {issue_blank(&paper, (Date){2021, 11, 1}), issue_blank(&paper, (Date){2021, 11, 2})};
    Issue *list[] = {&issues[0], &issues[1]};
    issues[0].articles = first;
    issues[0].n_articles = 2;
    issues[1].articles = second;
    issues[1].n_articles = 1;
    paper.issues = list;
    paper.n_issues = 2;
    IssueBrief briefs[2];
    for (size_t i = 0; i < 2; i++) {
        brief_of_issue(a, &issues[i], &briefs[i]);
        issues[i].brief = &briefs[i];
    }
    const Facets *f = facets_of_paper(a, &paper);
    CHECK_INT(c, f->n[FACET_SECTION], 1);
    CHECK_INT(c, f->of[FACET_SECTION][0].n, 2); /* no advertisement */
    const Facet *section = &f->of[FACET_SECTION][0];
    CHECK(c, section->n_issues == 2 && section->at[0].n == 1 && section->at[1].before == 1);
    CHECK(c, section->at[1].issue == &issues[1]);
    const Article **filed;
    CHECK_INT(c, facet_articles(a, &issues[0], FACET_SECTION, section->file, &filed), 1);
    CHECK(c, filed[0] == &x);
    CHECK_INT(c, facet_articles(a, &issues[1], FACET_TAG, "ai", &filed), 1);
    CHECK_INT(c, facet_articles(a, &issues[1], FACET_TAG, "算力", &filed), 0);
    CHECK_INT(c, f->n[FACET_COLUMN], 0);
    CHECK_INT(c, f->n[FACET_TAG], 2);
    CHECK_STR(c, f->of[FACET_TAG][0].file, "ai");
    CHECK_STR(c, f->of[FACET_TAG][0].name, "AI"); /* as it was written last */
    CHECK_INT(c, f->of[FACET_TAG][0].n, 2);       /* an article is there once */
    CHECK_INT(c, f->n[FACET_AUTHOR], 1);
    CHECK_STR(c, facet_path(a, FACET_TAG, "ai", 0), "tags/ai.html");
    CHECK_STR(c, facet_path(a, FACET_AUTHOR, "王强", 3), "authors/王强~p3.html");
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    Arena *a = arena_new();
    test_bylines(c, a);
    test_files(c, a);
    test_pages(c);
    test_issues_of_pages(c);
    test_marks(c, a);
    test_filing(c, a);
    arena_free(a);
    return CHECK_END(c);
}
