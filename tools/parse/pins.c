#include "parse/pins.h"

const YamlField pins_area_item = {.type = YT_INT, .min = 1, .max = 999};

const char *const pins_places[] = {"头条", "报眼",     "倒头条",    "左上",        "右上",         "左下",   "右下",
                                   "底",   "top-left", "top-right", "bottom-left", "bottom-right", "bottom", NULL};
static const PinPlace places[] = {PIN_TOP_LEFT,    PIN_TOP_RIGHT,    PIN_BOTTOM_RIGHT, PIN_TOP_LEFT, PIN_TOP_RIGHT,
                                  PIN_BOTTOM_LEFT, PIN_BOTTOM_RIGHT, PIN_BOTTOM,       PIN_TOP_LEFT, PIN_TOP_RIGHT,
                                  PIN_BOTTOM_LEFT, PIN_BOTTOM_RIGHT, PIN_BOTTOM};
static_assert(sizeof places / sizeof *places + 1 == sizeof pins_places / sizeof *pins_places, "a place for each word");
const char *const pins_keeps[] = {"whole", NULL};

void pins_take(const PinsYaml *y, Article *a)
{
    Pins *p = &a->pins;
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
    if (y->group.span.src) {
        p->group = y->group.text;
        p->group_span = y->group.span;
    }
    if (y->jump.span.src)
        p->whole = !y->jump.value;
    if (y->keep.span.src)
        p->whole = true;
    if (y->fill.span.src)
        p->filler = y->fill.value;
}
