/* The keys of the front matter, what is meant by others, and the lines about it. */
#include "front/front.h"

#include "front/fence.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#define AT(name) offsetof(Front, name)

#define HANS "write lang: zh-Hans"
#define HANT "write lang: zh-Hant"
#define TIBETAN "write lang: bo"
#define ENGLISH "write lang: en"
const YamlConfusion front_lang_words[] = {
    {"cn", HANS},         {"zh-CN", HANS},      {"zh_CN", HANS},      {"zh-cn", HANS},    {"chinese", HANS},
    {"Chinese", HANS},    {"简体", HANS},       {"简体中文", HANS},   {"汉语", HANS},     {"tw", HANT},
    {"hk", HANT},         {"zh-TW", HANT},      {"zh_TW", HANT},      {"zh-HK", HANT},    {"zh-tw", HANT},
    {"繁体", HANT},       {"繁體", HANT},       {"繁体中文", HANT},   {"繁體中文", HANT}, {"tibetan", TIBETAN},
    {"Tibetan", TIBETAN}, {"bo-CN", TIBETAN},   {"tib", TIBETAN},     {"藏文", TIBETAN},  {"藏语", TIBETAN},
    {"བོད་ཡིག", TIBETAN},   {"english", ENGLISH}, {"English", ENGLISH}, {"eng", ENGLISH},   {"en-US", ENGLISH},
    {"en-GB", ENGLISH},   {"英文", ENGLISH},    {"英语", ENGLISH},    {NULL, NULL}};

static const char *const langs[] = {"zh-Hans", "zh-Hant", "bo", "en", NULL};
static const char *const lists[] = {"arabic", "chinese", NULL};

#define IN_PICTURE(name) offsetof(FrontPicture, name)
static const YamlField share = {.type = YT_SHARE, .min = 0, .max = 1000, .preset = 500};
static const YamlField picture_fields[] = {
    {.key = "file", .term = "图片文件", .type = YT_TEXT, .offset = IN_PICTURE(file), .name = true, .required = true},
    {.key = "alt", .term = "图片描述", .type = YT_TEXT, .offset = IN_PICTURE(alt)},
    {.key = "caption", .term = "图片说明", .type = YT_TEXT, .offset = IN_PICTURE(caption)},
    {.key = "credit", .term = "图片来源", .type = YT_TEXT, .offset = IN_PICTURE(credit)},
    {.key = "span", .term = "栏数", .type = YT_INT, .offset = IN_PICTURE(columns), .min = 1, .max = 16},
    {.key = "height", .term = "高", .type = YT_TEXT, .offset = IN_PICTURE(height)},
    {.key = "crop", .term = "裁切", .type = YT_TEXT, .offset = IN_PICTURE(crop)},
    {.key = "focus", .term = "焦点", .type = YT_LIST, .offset = IN_PICTURE(focus), .item = &share, .count = 2},
};
static const YamlConfusion picture_confusions[] = {
    {"src", "write file: photo.jpg"},
    {"path", "write file: photo.jpg"},
    {"url", "write file: photo.jpg"},
    {"name", "write file: photo.jpg"},
    {"title", "write caption: …"},
    {"source", "write credit: …"},
    {"author", "write credit: …"},
    {"width", "write span: 3, the columns it stands over"},
    {"columns", "write span: 3, the columns it stands over"},
    {"lines", "write height: 30行"},
    {"no_crop", "write crop: no"},
    {"position", "write focus: [0.4, 0.3] for the point that stays when it is cropped"},
    {NULL, NULL},
};
static const YamlSchema picture_schema = {.what = "a picture",
                                          YAML_FIELDS(FrontPicture, picture_fields),
                                          .where = "under image",
                                          .short_key = "file",
                                          .confusions = picture_confusions,
                                          .list_hint = "several are a group: write images: […]"};
static const YamlField picture_item = {.type = YT_MAP, .of = &picture_schema};

#define IN_CORRECTION(name) offsetof(FrontCorrection, name)
static const YamlField correction_fields[] = {
    {.key = "text", .term = "更正内容", .type = YT_TEXT, .offset = IN_CORRECTION(text), .required = true},
    {.key = "date", .term = "更正日期", .type = YT_MOMENT, .offset = IN_CORRECTION(date)},
};
static const YamlConfusion correction_confusions[] = {
    {"correction", "write text: …"},
    {"note", "write text: …"},
    {"updated", "write date: 2021-11-03"},
    {"time", "write date: 2021-11-03 09:30"},
    {NULL, NULL},
};
static const YamlSchema correction_schema = {.what = "a correction",
                                             YAML_FIELDS(FrontCorrection, correction_fields),
                                             .where = "under correction",
                                             .short_key = "text",
                                             .confusions = correction_confusions,
                                             .list_hint = "write several as corrections: […]"};
static const YamlField correction_item = {.type = YT_MAP, .of = &correction_schema};

#define IN_RETRACTION(name) offsetof(FrontRetraction, name)
static const YamlField retraction_fields[] = {
    {.key = "reason", .term = "撤稿原因", .type = YT_TEXT, .offset = IN_RETRACTION(reason)},
    {.key = "date", .term = "撤稿日期", .type = YT_MOMENT, .offset = IN_RETRACTION(date)},
};
static const YamlConfusion retraction_confusions[] = {
    {"text", "write reason: …"},
    {"note", "write reason: …"},
    {"why", "write reason: …"},
    {"updated", "write date: 2021-11-05"},
    {"time", "write date: 2021-11-05 09:30"},
    {NULL, NULL},
};
static const YamlSchema retraction_schema = {
    .what = "`retracted`",
    YAML_FIELDS(FrontRetraction, retraction_fields),
    .short_key = "reason",
    .confusions = retraction_confusions,
    .list_hint = "write retracted: 2021-11-05, or retracted: {date: 2021-11-05, reason: …}"};

static const YamlField tag_item = {.type = YT_TEXT};

static const YamlField fields[] = {
    {.key = "title", .term = "标题", .type = YT_TEXT, .offset = AT(title), .required = true},
    {.key = "kicker", .term = "引题", .type = YT_TEXT, .offset = AT(kicker)},
    {.key = "deck", .term = "副题", .type = YT_TEXT, .offset = AT(deck)},
    {.key = "byline", .term = "作者", .tibetan = "རྩོམ་པ་པོ།", .type = YT_TEXT, .offset = AT(byline)},
    {.key = "dateline", .term = "电头", .type = YT_TEXT, .offset = AT(dateline)},
    {.key = "section", .term = "版块", .tibetan = "སྡེ་ཚན།", .type = YT_TEXT, .offset = AT(section)},
    {.key = "page",
     .term = "版次",
     .tibetan = "པར་ངོས།",
     .type = YT_PAGE,
     .offset = AT(page),
     .min = 1,
     .max = 999,
     .preset = 1},
    {.key = "priority",
     .term = "次序",
     .type = YT_INT,
     .offset = AT(priority),
     .min = -9999,
     .max = 9999,
     .preset = 100},
    {.key = "lang",
     .term = "语言",
     .type = YT_CHOICE,
     .offset = AT(lang),
     .choices = langs,
     .words = front_lang_words,
     .preset = -1},
    {.key = "lists", .term = "编号", .type = YT_CHOICE, .offset = AT(lists), .choices = lists, .preset = -1},
    {.key = "summary", .term = "提要", .type = YT_TEXT, .offset = AT(summary)},
    {.key = "tags", .term = "标签", .tibetan = "ཤོག་བྱང་།", .type = YT_LIST, .offset = AT(tags), .item = &tag_item},
    {.key = "image", .term = "图片", .type = YT_MAP, .offset = AT(image), .of = &picture_schema},
    {.key = "images", .term = "组图", .type = YT_LIST, .offset = AT(images), .item = &picture_item, .min = 1},
    {.key = "alt", .term = "图片描述", .type = YT_TEXT, .offset = AT(alt)},
    {.key = "caption", .term = "图片说明", .type = YT_TEXT, .offset = AT(caption)},
    {.key = "credit", .term = "图片来源", .type = YT_TEXT, .offset = AT(credit)},
    {.key = "draft", .term = "草稿", .type = YT_FLAG, .offset = AT(draft)},
    {.key = "address", .term = "网址编号", .type = YT_TEXT, .offset = AT(address), .name = true},
    {.key = "updated", .term = "更新", .tibetan = "གསར་བཅོས།", .type = YT_MOMENT, .offset = AT(updated)},
    {.key = "correction",
     .term = "更正",
     .tibetan = "ཡོ་བསྲང་།",
     .type = YT_MAP,
     .offset = AT(correction),
     .of = &correction_schema},
    {.key = "corrections", .type = YT_LIST, .offset = AT(corrections), .item = &correction_item, .min = 1},
    {.key = "retracted",
     .term = "撤稿",
     .tibetan = "ཕྱིར་འཐེན།",
     .type = YT_MAP,
     .offset = AT(retracted),
     .filled = true,
     .of = &retraction_schema},
    {.key = "column", .term = "栏目", .tibetan = "ཆེད་སྒྲིག", .type = YT_TEXT, .offset = AT(column)},
    PINS_FIELDS(AT(pins)),
    {.key = "box", .term = "加框", .type = YT_FLAG, .offset = AT(box)},
    {.key = "vertical", .term = "竖排", .type = YT_FLAG, .offset = AT(vertical)},
    {.key = "picture_story", .term = "图片新闻", .type = YT_FLAG, .offset = AT(picture_story)},
    {.key = "vertical_title", .term = "竖题", .type = YT_FLAG, .offset = AT(vertical_title)},
    {.key = "advert", .term = "广告", .tibetan = "ཁྱབ་བསྒྲགས།", .type = YT_FLAG, .offset = AT(advert)},
    {.key = "normalize", .term = "标点规范", .type = YT_FLAG, .offset = AT(normalize)},
};

#define DATES "an article's date is its issue's; when it was changed: updated: 2021-11-03 09:30"
#define SIZES "a title's size is headline: {size: 36pt}; all others are the layout's: layouts/<layout>/layout.yaml"
#define COLOURS "how articles look is the layout's: layouts/<layout>/layout.yaml"
#define PAGE "a page's layout is in issue.yaml, a paper's in paper.yaml"
#define MARGINS "margins are the layout's: `page: {top: …}` and `columns` in layouts/<layout>/layout.yaml"
#define FONTS "fonts are the layout's: roles in layouts/<layout>/layout.yaml, their families in fonts/fonts.yaml"
static const YamlConfusion confusions[] = {
    PINS_CONFUSIONS,
    {"author", "write byline: 本报记者 某某"},
    {"authors", "write byline: 本报记者 某某、某某"},
    {"writer", "write byline: 本报记者 某某"},
    {"reporter", "write byline: 本报记者 某某"},
    {"记者", "write byline: 本报记者 某某"},
    {"date", "an article's date is its issue's, the folder's name: <paper>/<YYYY-MM-DD>/"},
    {"日期", "an article's date is its issue's, the folder's name: <paper>/<YYYY-MM-DD>/"},
    {"retraction", "write retracted: 2021-11-05, or retracted: {date: 2021-11-05, reason: …}"},
    {"withdrawn", "write retracted: 2021-11-05, or retracted: {date: 2021-11-05, reason: …}"},
    {"removed", "write retracted: 2021-11-05, or retracted: {date: 2021-11-05, reason: …}"},
    {"modified", "write updated: 2021-11-03"},
    {"changed", "write updated: 2021-11-03"},
    {"erratum", "write correction: what was wrong, and what is right"},
    {"errata", "write correction: what was wrong, and what is right"},
    {"勘误", "write correction: what was wrong, and what is right"},
    {"time", DATES},
    {"datetime", DATES},
    {"pubdate", DATES},
    {"publishdate", DATES},
    {"publish_date", DATES},
    {"时间", DATES},
    {"publish_at", "`publish_at` is an issue's: write it in issue.yaml"},
    {"发布时间", "`publish_at` is an issue's: write it in issue.yaml"},
    {"published", "write draft: true to leave the article out"},
    {"hidden", "write draft: true to leave the article out"},
    {"slug", "an article is named by its file: slug.md"},
    {"id", "an article is named by its file: slug.md"},
    {"url", "an article is named by its file: slug.md"},
    {"permalink", "an article is named by its file: slug.md"},
    {"subtitle", "write deck: … for what stands below the title, kicker: … for what stands above it"},
    {"副标题", "write deck: … for what stands below the title, kicker: … for what stands above it"},
    {"副题目", "write deck: … for what stands below the title, kicker: … for what stands above it"},
    {"主标题", "write title: …"},
    {"题目", "write title: …"},
    {"肩题", "write kicker: …"},
    {"眉题", "write kicker: …"},
    {"摘要", "write summary: …"},
    {"导语", "write summary: …"},
    {"内容提要", "write summary: …"},
    {"关键词", "write tags: [甲, 乙]"},
    {"关键字", "write tags: [甲, 乙]"},
    {"分类", "write section: 要闻"},
    {"栏目分类", "write section: 要闻"},
    {"封面", "write image: photo.jpg"},
    {"配图", "write image: photo.jpg"},
    {"照片", "write image: photo.jpg"},
    {"来源", "write credit: … for a picture's source; an article's goes into byline or dateline"},
    {"地点", "write dateline: 本报拉萨电"},
    {"排序", "write priority: 1; a smaller one comes first"},
    {"subhead", "write deck: … for what stands below the title; headings in the text begin with ##"},
    {"heading", "write title: …"},
    {"name", "write title: …"},
    {"place", "write dateline: 本报拉萨电"},
    {"location", "write dateline: 本报拉萨电"},
    {"category", "write section: 要闻"},
    {"categories", "write section: 要闻, and tags: [甲, 乙]"},
    {"keywords", "write tags: [甲, 乙]"},
    {"description", "write summary: …"},
    {"abstract", "write summary: …"},
    {"excerpt", "write summary: …"},
    {"picture", "write image: photo.jpg"},
    {"photo", "write image: photo.jpg"},
    {"photo_story", "write picture_story: true"},
    {"photo_news", "write picture_story: true"},
    {"picture_news", "write picture_story: true"},
    {"photos", "write images: [a.jpg, b.jpg] for a group of pictures"},
    {"pictures", "write images: [a.jpg, b.jpg] for a group of pictures"},
    {"cover", "write image: photo.jpg"},
    {"source", "write credit: … for a picture's source; an article's goes into byline or dateline"},
    {"language", "write lang: en"},
    {"weight", "write priority: 1; a smaller one comes first"},
    {"order", "write priority: 1; a smaller one comes first"},
    {"columns", "write span: 3"},
    {"width", "write span: 3, the columns it stands over"},
    {"frame", "write box: true"},
    {"border", "write box: true"},
    {"ad", "write advert: true"},
    {"layout", PAGE},
    {"template", PAGE},
    {"margin", MARGINS},
    {"padding", MARGINS},
    {"边距", MARGINS},
    {"margins", MARGINS},
    {"font", FONTS},
    {"size", FONTS},
    {"fontsize", SIZES},
    {"font_size", SIZES},
    {"字号", SIZES},
    {"字体", FONTS},
    {"color", COLOURS},
    {"colour", COLOURS},
    {"颜色", COLOURS},
    {"style", COLOURS},
    {"issue", "an article belongs to the issue whose folder it is in"},
    {"paper", "an article belongs to the paper whose folder it is in"},
    {NULL, NULL},
};
static const YamlSchema schema = {
    .what = "an article", YAML_FIELDS(Front, fields), .where = "between the --- lines", .confusions = confusions};

const YamlSchema *article_schema(void)
{
    return &schema;
}

/* A line `title: …` or `标题：…` where the front matter should begin. */
static bool is_key_line(const Source *src, size_t at)
{
    for (size_t i = 0; i < schema.n_fields; i++) {
        const char *const words[] = {schema.fields[i].key, schema.fields[i].term};
        for (size_t k = 0; k < 2; k++) {
            size_t n = words[k] ? strlen(words[k]) : 0;
            const char *after = src->text + at + n;
            if (n && src->len - at > n && memcmp(src->text + at, words[k], n) == 0 &&
                (*after == ':' || strncmp(after, "：", 3) == 0))
                return true;
        }
    }
    return false;
}

/* A page of the web, saved as it is. */
static bool is_html(const char *s)
{
    static const char *const begins[] = {"<!doctype", "<html", "<head", "<body", "<div", "<p>"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (strncasecmp(s, begins[i], strlen(begins[i])) == 0)
            return true;
    return false;
}

/* No line ---: told once, with what stands in its place. Where the body begins, the lines of what was meant left out.
 */
static size_t front_missing(Diag *d, const Source *src, size_t at)
{
    size_t meant = front_fence_meant(src, at), i = at;
    bool keys = is_key_line(src, meant ? at + meant : at);
    if (is_html(src->text + at)) {
        diag_error(d, span_at(src, at, at + 1), DIAG_FRONT_MISSING_HTML);
        return src->len; /* each tag would be told */
    }
    if (meant && keys)
        diag_error(d, span_at(src, at, at + meant), DIAG_FRONT_FENCE_BEGIN);
    else
        diag_error(d, span_at(src, at, at < src->len ? at + 1 : at), DIAG_FRONT_MISSING);
    if (!keys)
        return 0;
    for (i += meant; i < src->len && src->text[i] != '\n'; i = front_next_line(src, i))
        if (front_fence(src, i) || front_fence_meant(src, i))
            return front_next_line(src, i);
    return i;
}

/* No line --- at the end: the one that was meant so, else at its beginning. */
static size_t front_unclosed(Diag *d, const Source *src, size_t open, size_t start)
{
    for (size_t at = start; at < src->len; at = front_next_line(src, at)) {
        size_t meant = front_fence_meant(src, at);
        if (meant) {
            diag_error(d, span_at(src, at, at + meant), DIAG_FRONT_FENCE_END);
            return at;
        }
    }
    diag_error(d, span_at(src, open, open + 3), DIAG_FRONT_UNCLOSED);
    return src->len;
}

/* Another one behind it, as of two files that were put together: told, and its lines left out. */
static size_t skip_second(Diag *d, const Source *src, size_t at)
{
    size_t begins = at;
    while (begins < src->len && src->text[begins] == '\n')
        begins++;
    const size_t open = front_fence(src, begins);
    if (!open || !is_key_line(src, begins + open))
        return at;
    for (size_t i = begins + open; i < src->len && src->text[i] != '\n'; i = front_next_line(src, i))
        if (front_fence(src, i)) {
            diag_error(d, span_at(src, begins, begins + 3), DIAG_FRONT_TWICE);
            return front_next_line(src, i);
        }
    return at;
}

size_t front_read(Diag *d, Arena *a, const Source *src, Front *out)
{
    size_t lead = 0;
    while (lead < src->len && (src->text[lead] == '\n' || src->text[lead] == ' '))
        lead++;
    yaml_read(d, a, NULL, &schema, out);
    size_t open = front_fence(src, lead), start = lead + open, at = start;
    if (!open)
        return front_missing(d, src, lead);
    while (at < src->len && !front_fence(src, at))
        at = front_next_line(src, at);
    out->found = at < src->len;
    if (!out->found && (at = front_unclosed(d, src, lead, start)) == src->len)
        return src->len;
    YamlNode *root = yaml_parse_as(d, a, src, start, at, &schema);
    if (root && !root->n && root->kind == YK_NULL)
        root->span = span_at(src, lead, lead + 3);
    bool found = out->found;
    yaml_read(d, a, root, &schema, out);
    out->found = found;
    return skip_second(d, src, front_next_line(src, at));
}
