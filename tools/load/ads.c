/* Advertisements: keys, and what of them goes together (load/ads.h). */
#include "load/ads.h"

#include "doc/address.h"
#include "beside/picture.h"
#include <assert.h>
#include <stddef.h>
#include <string.h>

static const char *const sizes[] = {"通栏",       "半通栏",  "1/4",       "半版", "整版", "strip",
                                    "half-strip", "quarter", "half-page", "page", NULL};
static const AdSize size_of[] = {AD_STRIP, AD_HALF_STRIP, AD_QUARTER, AD_HALF_PAGE, AD_PAGE,
                                 AD_STRIP, AD_HALF_STRIP, AD_QUARTER, AD_HALF_PAGE, AD_PAGE};
static_assert(sizeof sizes / sizeof *sizes == sizeof size_of / sizeof *size_of + 1, "a size for each word");

static const char *const places[] = {"左",    "右",     "底",          "左下",         "右下", "left",
                                     "right", "bottom", "bottom-left", "bottom-right", NULL};
static const AdSide side_of[] = {AD_LEFT, AD_RIGHT, AD_ANYWHERE, AD_LEFT, AD_RIGHT,
                                 AD_LEFT, AD_RIGHT, AD_ANYWHERE, AD_LEFT, AD_RIGHT};
static_assert(sizeof places / sizeof *places == sizeof side_of / sizeof *side_of + 1, "a side for each word");

enum { NOT_SAID = -1 };

#define AT(name) offsetof(AdYaml, name)
#define AD_FIELDS                                                                                                      \
    {.key = "size", .term = "规格", .type = YT_CHOICE, .offset = AT(size), .choices = sizes, .preset = NOT_SAID},      \
        {.key = "columns", .term = "栏数", .type = YT_INT, .offset = AT(columns), .min = 1, .max = 16},                \
        {.key = "height", .term = "高", .type = YT_LENGTH, .offset = AT(height)},                                      \
        {.key = "at", .term = "位置", .type = YT_CHOICE, .offset = AT(at), .choices = places, .preset = NOT_SAID},     \
        {.key = "image", .term = "图片", .type = YT_TEXT, .offset = AT(image), .name = true},                          \
        {.key = "alt", .term = "替代文字", .type = YT_TEXT, .offset = AT(alt)},                                        \
        {.key = "title", .term = "名称", .type = YT_TEXT, .offset = AT(title)},                                        \
    {                                                                                                                  \
        .key = "link", .term = "链接", .type = YT_TEXT, .offset = AT(link)                                             \
    }
static const YamlField page_ad_fields[] = {AD_FIELDS};
static const YamlField issue_ad_fields[] = {
    {.key = "page", .term = "版", .type = YT_PAGE, .offset = AT(page), .required = true, .min = 1, .max = 999},
    AD_FIELDS,
};
#undef AT

#define AD_CONFUSIONS                                                                                                  \
    {"width", "write columns: 3"}, {"span", "write columns: 3"}, {"file", "write image: ad.png"},                      \
        {"picture", "write image: ad.png"}, {"src", "write image: ad.png"}, {"url", "write link: https://…"},          \
        {"href", "write link: https://…"},                                                                             \
        {"position", "write at: left or at: right: advertisements stand at the "                                       \
                     "foot of their page"},                                                                            \
        {"area", "write columns: 3, height: 8cm and at: left or right: advertisements stand at the foot"},             \
        {"name", "write title: what is advertised"}, {"caption", "an advertisement says all in its picture"},          \
        {"slug", "an advertisement in words is an article with advert: true, listed in `articles`"},                   \
    {                                                                                                                  \
        "article", "an advertisement in words is an article with advert: true, listed in `articles`"                   \
    }
static const YamlConfusion page_ad_confusions[] = {
    AD_CONFUSIONS,
    {"page", "it stands on the page that lists it; with `page` it goes into the `ads` of the whole issue"},
    {NULL, NULL},
};
static const YamlConfusion issue_ad_confusions[] = {AD_CONFUSIONS, {NULL, NULL}};

static const YamlSchema page_ad_schema = {
    .what = "an advertisement", YAML_FIELDS(AdYaml, page_ad_fields), .confusions = page_ad_confusions};
static const YamlSchema issue_ad_schema = {
    .what = "an advertisement", YAML_FIELDS(AdYaml, issue_ad_fields), .confusions = issue_ad_confusions};
const YamlField ads_of_page = {.type = YT_MAP, .of = &page_ad_schema};
const YamlField ads_of_issue = {.type = YT_MAP, .of = &issue_ad_schema};

/* ---- what it shows ---- */

bool ad_take_picture(const AdsLoader *l, YamlText image, YamlText alt, YamlText title, YamlText link, Ad *out)
{
    Block figure = {
        .kind = BLK_FIGURE, .src = image.text, .alt = *alt.text ? alt.text : title.text, .span = image.span};
    bool good = !yaml_is_faulty(image.span);
    out->alt = alt.text;
    out->title = title.text;
    out->link = link.text;
    out->link_span = link.span;
    out->image_span = image.span;
    if (*link.text && !link_is_allowed(link.text)) {
        diag_error(l->diag, link.span, DIAG_LINK_INVALID);
        good = false;
    }
    if (!image.span.src)
        return good;
    picture_find(l->world, l->pictures, l->diag, l->arena, l->dir, "issue.yaml", &figure);
    out->picture = (SitePicture){figure.path, figure.picture};
    if (figure.path && !*figure.alt)
        diag_warning(l->diag, image.span, DIAG_PICTURE_ALT_MISSING, image.text, "add alt: what it says and shows");
    return good && figure.path;
}

/* ---- its size ---- */

/* cm, mm and pt are lengths, 行 lines of the page. */
static bool take_height(const AdsLoader *l, YamlText height, Ad *ad)
{
    static const struct {
        const char *unit;
        double pt;
    } units[] = {{"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"pt", 1}};
    enum { TALLEST = 14400 /* points: the longest side of a PDF's page */ };
    double n = 0;
    const char *unit = "";
    yaml_split_length(height.text, &n, &unit);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(unit, units[i].unit) == 0 && n > 0 && n * units[i].pt <= TALLEST) {
            ad->height = len_from_pt(n * units[i].pt);
            return true;
        }
    ad->lines = strcmp(unit, "行") == 0 && n <= 999 ? (int)n : 0;
    if (ad->lines < 1 || ad->lines != n)
        diag_error(l->diag, height.span, DIAG_AD_HEIGHT, height.text);
    return ad->lines >= 1 && ad->lines == n;
}

/* 通栏 and 半通栏 may be of any height, the others' is their share of the page. */
static bool take_size(const AdsLoader *l, const AdYaml *y, Ad *ad)
{
    bool named = y->size.span.src, strip;
    if (yaml_is_faulty(y->size.span) || yaml_is_faulty(y->columns.span) || yaml_is_faulty(y->height.span))
        return false;
    ad->size = named ? size_of[y->size.value] : AD_BY_COLUMNS;
    strip = ad->size == AD_STRIP || ad->size == AD_HALF_STRIP;
    ad->columns = y->columns.value;
    ad->size_span = named ? y->size.span : y->columns.span.src ? y->columns.span : y->span;
    ad->height_span = y->height.span.src ? y->height.span : ad->size_span;
    if (named && y->columns.span.src)
        diag_error(l->diag, y->columns.span, DIAG_AD_TWO_SIZES, sizes[y->size.value], "columns");
    else if (named && !strip && y->height.span.src)
        diag_error(l->diag, y->height.span, DIAG_AD_TWO_SIZES, sizes[y->size.value], "height");
    else if (!named && !y->columns.span.src)
        diag_error(l->diag, y->height.span.src ? y->height.span : y->span, DIAG_AD_NO_SIZE);
    else if (!named && !y->height.span.src)
        diag_error(l->diag, y->columns.span, DIAG_AD_NO_HEIGHT);
    else
        return !y->height.span.src || take_height(l, y->height, ad);
    return false;
}

static bool take(const AdsLoader *l, const AdYaml *y, Ad *ad)
{
    *ad = (Ad){.span = y->span, .side = y->at.span.src ? side_of[y->at.value] : AD_ANYWHERE};
    bool good = ad_take_picture(l, y->image, y->alt, y->title, y->link, ad);
    return take_size(l, y, ad) && good;
}

/* ---- pages ---- */

static void add(Arena *a, PageSpec *page, const Ad *ad)
{
    Ad *all = ARENA_ARRAY(a, Ad, page->n_ads + 1);
    if (page->n_ads)
        memcpy(all, page->ads, page->n_ads * sizeof *all);
    all[page->n_ads++] = *ad;
    page->ads = all;
}

void ads_of_page_take(const AdsLoader *l, const YamlList *list, PageSpec *page)
{
    const AdYaml *y = list->at;
    Ad ad;
    for (size_t i = 0; i < list->n; i++)
        if (y[i].span.src && take(l, &y[i], &ad))
            add(l->arena, page, &ad);
}

void ads_of_issue_take(const AdsLoader *l, const YamlList *list, Issue *issue)
{
    const AdYaml *y = list->at;
    Ad ad;
    for (size_t i = 0; i < list->n; i++) {
        bool good = y[i].span.src && take(l, &y[i], &ad);
        if (!y[i].page.span.src)
            continue;
        const char *name =
            arena_printf(l->arena, *y[i].page.section ? "%s%02d" : "%s%d", y[i].page.section, y[i].page.value);
        int page = page_named(issue->sections, name, strlen(name));
        if (!page || (size_t)page > issue->n_pages)
            diag_error(l->diag, y[i].page.span, DIAG_AD_PAGE_UNKNOWN, name,
                       page_word(issue->sections, (int)issue->n_pages).text);
        else if (good)
            add(l->arena, &issue->pages[page - 1], &ad);
    }
}
