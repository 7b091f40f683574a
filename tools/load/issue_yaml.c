/* The keys of issue.yaml, and what is meant by others. */
#include "load/issue_yaml.h"

#include "load/groups.h"
#include "load/load.h"
#include "load/sections.h"
#include <assert.h>
#include <stddef.h>

static const char *const page_inks[] = {"cmyk", "k", NULL};

static const YamlField entry_fields[] = {
    {.key = "slug",
     .term = "文章",
     .type = YT_TEXT,
     .offset = offsetof(EntryYaml, slug),
     .required = true,
     .name = true},
    PINS_FIELDS(offsetof(EntryYaml, pins)),
};
static const YamlConfusion entry_confusions[] = {
    PINS_CONFUSIONS,
    {"article", "write slug: name, the article's file without .md"},
    {"file", "write slug: name, the article's file without .md"},
    {"title", "an article's title is in its own file, between the --- lines"},
    {"box", "write box: true in the article's own file, between the --- lines"},
    {NULL, NULL},
};
static const YamlSchema entry_schema = {.what = "an article of a page",
                                        YAML_FIELDS(EntryYaml, entry_fields),
                                        .short_key = "slug",
                                        .confusions = entry_confusions};

static const YamlField text_item = {.type = YT_TEXT};
static const YamlField slug_item = {.type = YT_TEXT, .name = true};
static const YamlField entry_item = {.type = YT_MAP, .of = &entry_schema};

#define ADS_CONFUSIONS                                                                                                 \
    {"ad", "write ads: [{columns: 3, height: 8cm, image: ad.png}]"},                                                   \
        {"adverts", "write ads: [{columns: 3, height: 8cm, image: ad.png}]"},                                          \
    {                                                                                                                  \
        "advertisements", "write ads: [{columns: 3, height: 8cm, image: ad.png}]"                                      \
    }

#define AT(name) offsetof(PageYaml, name)
static const YamlField page_fields[] = {
    {.key = "title", .term = "版名", .type = YT_TEXT, .offset = AT(title), .required = true},
    {.key = "editors",
     .term = "编辑",
     .tibetan = "འགན་འཁུར་རྩོམ་སྒྲིག",
     .type = YT_LIST,
     .offset = AT(editors),
     .item = &text_item},
    {.key = "layout", .term = "版式", .type = YT_TEXT, .offset = AT(layout), .name = true},
    {.key = "address", .term = "网址编号", .type = YT_TEXT, .offset = AT(address), .name = true},
    {.key = "ink", .term = "墨色", .type = YT_CHOICE, .offset = AT(ink), .choices = page_inks, .preset = AS_THE_PAPER},
    {.key = "spread", .term = "通版", .type = YT_FLAG, .offset = AT(spread)},
    {.key = "vertical", .term = "竖排", .type = YT_FLAG, .offset = AT(vertical)},
    {.key = "articles", .term = "文章", .type = YT_LIST, .offset = AT(articles), .item = &entry_item},
    {.key = "ads", .term = "广告", .type = YT_LIST, .offset = AT(ads), .item = &ads_of_page},
    {.key = "groups", .term = "集纳", .type = YT_TABLE, .offset = AT(groups), .item = &groups_item},
};
#undef AT
static const YamlConfusion page_confusions[] = {
    {"name", "write title: 要闻"},
    {"section", "write title: 要闻"},
    {"editor", "write editors: [张三, 李四]"},
    {"number", "pages are numbered as they are listed"},
    {"page", "pages are numbered as they are listed"},
    {"stories", "write articles: [one, another]"},
    {"facing", "write spread: true at the left one of two facing pages"},
    {"double", "write spread: true at the left one of two facing pages"},
    {"竖排", "write vertical: true"},
    {"supplement", "write vertical: true for a page set in columns 竖排"},
    {"通版", "write spread: true at the left one of two facing pages"},
    {"group", "write group: name at each of its articles; groups: {name: {title: …, frame: rule}} says how it looks"},
    ADS_CONFUSIONS,
    {NULL, NULL},
};
static const YamlSchema page_schema = {
    .what = "a page", YAML_FIELDS(PageYaml, page_fields), .confusions = page_confusions};
static const YamlField page_item = {.type = YT_MAP, .of = &page_schema};

#define AT(name) offsetof(SectionYaml, name)
static const YamlField section_fields[] = {
    {.key = "name", .term = "叠次", .type = YT_TEXT, .offset = AT(name), .required = true},
    {.key = "title", .term = "叠名", .type = YT_TEXT, .offset = AT(title)},
    {.key = "layout", .term = "版式", .type = YT_TEXT, .offset = AT(layout), .name = true},
    {.key = "pages",
     .term = "版面",
     .tibetan = "པར་ངོས་ཁག",
     .type = YT_LIST,
     .offset = AT(pages),
     .item = &page_item,
     .min = 1},
};
#undef AT
static const YamlConfusion section_confusions[] = {
    {"section", "write name: A, the letter of its pages' names"},
    {"id", "write name: A, the letter of its pages' names"},
    {"letter", "write name: A, the letter of its pages' names"},
    {"articles", "articles stand on a page: pages: [{title: 要闻, articles: […]}]"},
    {"number", "pages are numbered as they are listed, 01 the first of each section"},
    {NULL, NULL},
};
static const YamlSchema section_schema = {
    .what = "a section", YAML_FIELDS(SectionYaml, section_fields), .confusions = section_confusions};
static const YamlField section_item = {.type = YT_MAP, .of = &section_schema};

/* Each in English and in Chinese, by IssueKind. */
static const char *const kinds[] = {"regular", "extra", "号外", "additional", "增期", NULL};

static const char *const oversets[] = {"error", "jump", "cut", "extra", NULL};
static_assert(OVERSET_EXTRA == 3, "a name for each that may be asked for");

#define AT(name) offsetof(IssueYaml, name)
static const YamlField issue_fields[] = {
    {.key = "number", .term = "期号", .type = YT_TEXT, .offset = AT(number)},
    {.key = "lunar", .term = "农历", .type = YT_TEXT, .offset = AT(lunar)},
    {.key = "weather", .term = "天气", .type = YT_TEXT, .offset = AT(weather)},
    {.key = "notice", .term = "启事", .type = YT_TEXT, .offset = AT(notice)},
    {.key = "overset", .term = "溢排", .type = YT_CHOICE, .offset = AT(overset), .choices = oversets, .preset = -1},
    {.key = "pages", .term = "版面", .tibetan = "པར་ངོས་ཁག", .type = YT_LIST, .offset = AT(pages), .item = &page_item},
    {.key = "ads", .term = "广告", .type = YT_LIST, .offset = AT(ads), .item = &ads_of_issue},
    {.key = "index", .term = "导读", .type = YT_LIST, .offset = AT(index), .item = &slug_item},
    {.key = "ear", .term = "报眼", .type = YT_MAP, .offset = AT(ear), .of = &ear_schema},
    {.key = "sections", .term = "分叠", .type = YT_LIST, .offset = AT(sections), .item = &section_item, .min = 1},
    {.key = "edition", .term = "版本", .type = YT_TEXT, .offset = AT(edition)},
    {.key = "kind", .term = "种类", .type = YT_CHOICE, .offset = AT(kind), .choices = kinds},
    {.key = "publish_at", .term = "上线时间", .type = YT_TEXT, .offset = AT(publish_at)},
};
#undef AT
static const YamlConfusion issue_confusions[] = {
    {"date", "an issue's date is its folder's name: <paper>/<YYYY-MM-DD>/"},
    {"paper", "an issue's paper is the folder that it is in"},
    {"issue", "write number: 12345"},
    {"issue_number", "write number: 12345"},
    {"lang", "a paper's language is in paper.yaml"},
    ADS_CONFUSIONS,
    {"extra", "write kind: 号外"},
    {"号外", "write kind: 号外"},
    {"增期", "write kind: 增期"},
    {"type", "write kind: 号外 or kind: 增期"},
    {"publish", "write publish_at: 2021-11-02 06:00"},
    {"published", "write publish_at: 2021-11-02 06:00"},
    {"embargo", "write publish_at: 2021-11-02 06:00"},
    {NULL, NULL},
};
const YamlSchema issue_yaml = {
    .what = "issue.yaml", YAML_FIELDS(IssueYaml, issue_fields), .confusions = issue_confusions};

const YamlSchema *issue_schema(void)
{
    return &issue_yaml;
}

IssueKind issue_yaml_kind(YamlChoice kind)
{
    return kind.value == 0 ? ISSUE_REGULAR : kind.value <= 2 ? ISSUE_EXTRA : ISSUE_ADDITIONAL;
}
