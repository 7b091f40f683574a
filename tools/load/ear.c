/* The ear: keys, and what of them goes together (load/ear.h). */
#include "load/ear.h"

#include <stddef.h>

static const char *const shows[] = {"导读", "日期", "index", "date", NULL};
static const EarKind show_of[] = {EAR_INDEX, EAR_DATE, EAR_INDEX, EAR_DATE};
static_assert(sizeof shows / sizeof *shows == sizeof show_of / sizeof *show_of + 1, "a kind for each word");

#define AT(name) offsetof(EarAdYaml, name)
static const YamlField ad_fields[] = {
    {.key = "image", .term = "图片", .type = YT_TEXT, .offset = AT(image), .name = true},
    {.key = "alt", .term = "替代文字", .type = YT_TEXT, .offset = AT(alt)},
    {.key = "title", .term = "名称", .type = YT_TEXT, .offset = AT(title)},
    {.key = "link", .term = "链接", .type = YT_TEXT, .offset = AT(link)},
};
#undef AT
#define IN_THE_EAR "the layout says how large the ear is"
static const YamlConfusion ad_confusions[] = {
    {"size", IN_THE_EAR},
    {"columns", IN_THE_EAR},
    {"height", IN_THE_EAR},
    {"file", "write image: ad.png"},
    {"url", "write link: https://…"},
    {NULL, NULL},
};
static const YamlSchema ad_schema = {
    .what = "an advertisement in the ear", YAML_FIELDS(EarAdYaml, ad_fields), .confusions = ad_confusions};

#define AT(name) offsetof(EarYaml, name)
static const YamlField ear_fields[] = {
    {.key = "show", .term = "内容", .type = YT_CHOICE, .offset = AT(show), .choices = shows, .preset = -1},
    {.key = "story", .term = "稿子", .type = YT_TEXT, .offset = AT(story), .name = true},
    {.key = "image", .term = "图片", .type = YT_TEXT, .offset = AT(image), .name = true},
    {.key = "alt", .term = "替代文字", .type = YT_TEXT, .offset = AT(alt)},
    {.key = "caption", .term = "说明", .type = YT_TEXT, .offset = AT(caption)},
    {.key = "link", .term = "链接", .type = YT_TEXT, .offset = AT(link)},
    {.key = "ad", .term = "广告", .type = YT_MAP, .offset = AT(ad), .of = &ad_schema},
};
#undef AT
static const YamlConfusion ear_confusions[] = {
    {"article", "write ear: {story: name}, the article's file without .md"},
    {"slug", "write ear: {story: name}, the article's file without .md"},
    {"picture", "write ear: {image: photo.jpg, alt: what it shows}"},
    {"file", "write ear: {image: photo.jpg, alt: what it shows}"},
    {"ads", "write ear: {ad: {image: ad.png, title: what is advertised}}"},
    {"advert", "write ear: {ad: {image: ad.png, title: what is advertised}}"},
    {"index", "write ear: index; which titles it has says `index`, a key of its own"},
    {NULL, NULL},
};
const YamlSchema ear_schema = {
    .what = "the ear", YAML_FIELDS(EarYaml, ear_fields), .short_key = "show", .confusions = ear_confusions};

/* The key that comes second is one too many. */
static bool is_one(const AdsLoader *l, const EarYaml *y)
{
    const Span said[] = {y->show.span, y->story.span, y->image.span, y->ad.span};
    Span first = span_none();
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (said[i].src && first.src) {
            diag_error(l->diag, said[i], DIAG_EAR_TWO);
            return false;
        } else if (said[i].src) {
            first = said[i];
        }
    if (!first.src && !yaml_is_faulty(y->show.span) && !yaml_is_faulty(y->story.span) && !yaml_is_faulty(y->image.span))
        diag_error(l->diag, y->span, DIAG_EAR_EMPTY);
    return first.src;
}

Ear ear_take(const AdsLoader *l, const EarYaml *y)
{
    const Ear index = {.kind = EAR_INDEX, .caption = ""};
    Ear ear = {.caption = y->caption.text, .span = y->span};
    if (!y->span.src || !is_one(l, y))
        return index;
    if (y->show.span.src) {
        ear.kind = show_of[y->show.value];
    } else if (y->story.span.src) {
        ear.kind = EAR_STORY;
        ear.span = y->story.span;
    } else if (y->image.span.src) {
        ear.kind = EAR_PICTURE;
        YamlText none = {.text = ""}, says = *y->alt.text ? y->alt : y->caption;
        if (!ad_take_picture(l, y->image, says, none, y->link, &ear.ad))
            return index;
    } else {
        ear.kind = EAR_AD;
        ear.ad.span = y->ad.span;
        if (!ad_take_picture(l, y->ad.image, y->ad.alt, y->ad.title, y->ad.link, &ear.ad))
            return index;
    }
    return ear;
}
