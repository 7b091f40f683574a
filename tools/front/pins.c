/* The keys of pins, and what they say of an article. */
#include "front/pins.h"

const YamlField pins_area_item = {.type = YT_INT, .min = 1, .max = 999};

const char *const pins_places[] = {"头条", "报眼",     "倒头条",    "左上",        "右上",         "左下",   "右下",
                                   "底",   "top-left", "top-right", "bottom-left", "bottom-right", "bottom", NULL};
static const PinPlace places[] = {PIN_TOP_LEFT,    PIN_TOP_RIGHT,    PIN_BOTTOM_RIGHT, PIN_TOP_LEFT, PIN_TOP_RIGHT,
                                  PIN_BOTTOM_LEFT, PIN_BOTTOM_RIGHT, PIN_BOTTOM,       PIN_TOP_LEFT, PIN_TOP_RIGHT,
                                  PIN_BOTTOM_LEFT, PIN_BOTTOM_RIGHT, PIN_BOTTOM};
static_assert(sizeof places / sizeof *places + 1 == sizeof pins_places / sizeof *pins_places, "a place for each word");
#define AT(name) offsetof(HeadlinePinsYaml, name)
static const YamlField headline_fields[] = {
    {.key = "size", .term = "字号", .type = YT_LENGTH, .offset = AT(size)},
    {.key = "lines", .term = "行数", .type = YT_INT, .offset = AT(lines), .min = 1, .max = 6},
    {.key = "vertical", .term = "竖题", .type = YT_FLAG, .offset = AT(vertical)},
    {.key = "face", .term = "字体", .type = YT_TEXT, .offset = AT(face)},
    {.key = "over_picture", .term = "压题", .type = YT_FLAG, .offset = AT(over)},
};
#undef AT
static const YamlConfusion headline_confusions[] = {
    {"font", "write face: 黑; a layout's `faces` names them"},
    {"role", "write face: 黑; a layout's `faces` names them"},
    {"level", "write size: 36pt, or leave it to the order of the page's articles"},
    {"columns", "write span: 3 beside headline: the columns of the article"},
    {"span", "write span: 3 beside headline: the columns of the article"},
    {"title", "write title: … beside headline"},
    {"over", "write over_picture: true"},
    {"overlay", "write over_picture: true"},
    {"on_picture", "write over_picture: true"},
    {"压图", "write over_picture: true"},
    {"text", "write title: … beside headline"},
    {NULL, NULL},
};
const YamlSchema pins_headline_schema = {.what = "`headline`",
                                         YAML_FIELDS(HeadlinePinsYaml, headline_fields),
                                         .confusions = headline_confusions,
                                         .text_hint = "a title is title: …; headline: {size: 36pt} says how it looks"};

const char *const pins_keeps[] = {"whole", NULL};

static void take_text(YamlText t, const char **out, Span *span)
{
    if (!t.span.src)
        return;
    *out = t.text;
    *span = t.span;
}

static void take_headline(const HeadlinePinsYaml *y, Article *a)
{
    HeadlinePins *h = &a->pins.headline;
    take_text(y->size, &h->size, &h->size_span);
    take_text(y->face, &h->face, &h->face_span);
    if (y->lines.span.src) {
        h->lines = y->lines.value;
        h->lines_span = y->lines.span;
    }
    if (y->vertical.span.src) {
        a->vertical_title = y->vertical.value;
        h->vertical_span = y->vertical.span;
    }
    if (y->over.span.src) {
        h->over = y->over.value;
        h->over_span = y->over.span;
    }
}

void pins_take(Diag *d, const PinsYaml *y, Article *a)
{
    Pins *p = &a->pins;
    if (y->jump.span.src && y->jump.value && y->keep.span.src)
        diag_error(d, y->keep.span, DIAG_PIN_KEEP_AND_JUMP);
    if (y->columns.span.src) {
        a->span = y->columns.value;
        a->columns_span = y->columns.span;
    }
    for (size_t i = 0; i < y->area.n; i++)
        p->area[i] = ((const YamlInt *)y->area.at)[i].value;
    if (y->area.span.src)
        p->area_span = y->area.span;
    if (y->at.span.src) {
        p->lead = y->at.value == 0;
        p->place = places[y->at.value];
        p->place_word = pins_places[y->at.value];
        p->place_span = y->at.span;
    }
    take_headline(&y->headline, a);
    take_text(y->after, &p->after, &p->after_span);
    take_text(y->beside, &p->beside, &p->beside_span);
    take_text(y->group, &p->group, &p->group_span);
    if (y->fixed.span.src)
        p->fixed_span = y->fixed.value ? y->fixed.span : (Span){0};
    if (y->jump.span.src)
        p->whole = !y->jump.value;
    if (y->keep.span.src)
        p->whole = true;
    if (y->jump.span.src || y->keep.span.src)
        p->whole_span = y->keep.span.src ? y->keep.span : y->jump.span;
    if (y->fill.span.src)
        p->filler = y->fill.value;
}
