/* The keys `press` and `swatches` of a layout: which press, which inks. */
#include "cascade/press.h"

#include "diag/phrase.h"
#include "colour/colour.h"
#include <assert.h>
#include <string.h>

enum { LEAST_LIMIT = 100, MOST_LIMIT = 400, DEFAULT_LIMIT = 240, LEAST_RESAMPLE = 100, MOST_RESAMPLE = 2400 };
#define BUILT_IN "newspaper" /* layouts/_press/newspaper.icc */

static const char *const intents[] = {"perceptual", "relative", "saturation", "absolute", NULL};
static const char *const standards[] = {"X-4", "X-1a", NULL};
static_assert(sizeof standards / sizeof *standards == PRESS_X1A + 2, "a word for each PressStandard, and NULL");
static const char *const over[] = {"report", "convert", NULL};

#define AT(name) offsetof(PressYaml, name)
static const YamlField press_fields[] = {
    {.key = "profile", .term = "色彩特性文件", .type = YT_TEXT, .offset = AT(profile), .name = true},
    {.key = "condition", .term = "印刷条件", .type = YT_TEXT, .offset = AT(condition)},
    {.key = "intent", .term = "再现意图", .type = YT_CHOICE, .offset = AT(intent), .choices = intents},
    {.key = "standard", .term = "标准", .type = YT_CHOICE, .offset = AT(standard), .choices = standards},
    {.key = "over_limit", .term = "超过总墨量", .type = YT_CHOICE, .offset = AT(over_limit), .choices = over},
    {.key = "marks", .term = "裁切标记", .type = YT_FLAG, .offset = AT(marks)},
    {.key = "ink_limit",
     .term = "总墨量",
     .type = YT_INT,
     .offset = AT(ink_limit),
     .min = LEAST_LIMIT,
     .max = MOST_LIMIT,
     .preset = DEFAULT_LIMIT},
    {.key = "resample", .term = "分辨率", .type = YT_INT, .offset = AT(resample), .max = MOST_RESAMPLE, .preset = 300},
};
#undef AT
const YamlSchema press_schema = {.what = "`press`", YAML_FIELDS(PressYaml, press_fields)};

static const YamlField ink = {.type = YT_INT, .max = 100};
static const YamlField swatch_fields[] = {
    {.key = "rgb", .term = "屏幕色", .type = YT_COLOR, .offset = offsetof(SwatchYaml, rgb), .required = true},
    {.key = "cmyk",
     .term = "油墨",
     .type = YT_LIST,
     .offset = offsetof(SwatchYaml, cmyk),
     .required = true,
     .item = &ink,
     .count = INKS},
};
static const YamlSchema swatch_schema = {.what = "a swatch", YAML_FIELDS(SwatchYaml, swatch_fields)};
const YamlField swatch_item = {.type = YT_MAP, .of = &swatch_schema};

typedef struct Reading {
    World *w;
    Diag *d;
    Arena *a;
    const char *dir;
    Press *p;
} Reading;

void press_defaults(Press *p)
{
    *p = (Press){.profile_name = BUILT_IN,
                 .condition = "",
                 .intent = COLOUR_RELATIVE,
                 .ink_limit = DEFAULT_LIMIT,
                 .resample = 300};
}

const Swatch *press_swatch(const Press *p, const char *name)
{
    for (size_t i = 0; i < p->n_swatches; i++)
        if (strcmp(p->swatches[i].name, name) == 0)
            return &p->swatches[i];
    return NULL;
}

/* ---- the profile ---- */

static bool take_profile(const Reading *x, const char *path, Span at)
{
    Buf b = {0};
    bool ok = world_read(x->w, x->d, path, &b, NULL);
    if (ok) {
        ColourProfile *profile = colour_profile_read(b.data, b.len);
        ok = profile && colour_profile_model(profile) == COLOUR_CMYK && colour_profile_is_output(profile) &&
             colour_profile_version(profile) <= 4;
        colour_profile_free(profile);
        if (!ok)
            diag_error(x->d, at.src ? at : diag_file(x->d, path), DIAG_PRESS_PROFILE_UNFIT, path);
    }
    if (ok) {
        x->p->profile = arena_dup(x->a, b.data, b.len);
        x->p->profile_size = b.len;
    }
    buf_free(&b);
    return ok;
}

/* A file beside the layout, or the word for the built-in one, which press_complete reads. */
static void read_profile(const Reading *x, YamlText name)
{
    x->p->profile_name = name.text;
    x->p->profile = NULL;
    if (strcmp(name.text, BUILT_IN) == 0)
        return;
    const char *path = *name.text == '/' ? name.text : arena_printf(x->a, "%s/%s", x->dir, name.text);
    if (!world_exists(x->w, path) || world_is_dir(x->w, path))
        diag_error(x->d, name.span, DIAG_PRESS_PROFILE_MISSING, path,
                   phrase(x->a, "a file beside layout.yaml, or the built-in profile: `%s`", BUILT_IN));
    else
        take_profile(x, path, name.span);
}

bool press_complete(World *w, Diag *d, Arena *a, const char *layouts_dir, Press *p)
{
    if (p->profile)
        return true;
    Reading x = {.w = w, .d = d, .a = a, .p = p};
    const char *path = world_find(w, a, arena_printf(a, "%s/_press/" BUILT_IN ".icc", layouts_dir));
    /* Without it pages can be composed and checked; the PDF asks for it. */
    return !world_exists(w, path) || take_profile(&x, path, span_none());
}

static void read_press(const Reading *x, const PressYaml *y)
{
    Press *p = x->p;
    if (y->profile.span.src)
        read_profile(x, y->profile);
    if (y->condition.span.src)
        p->condition = y->condition.text;
    if (y->intent.span.src)
        p->intent = y->intent.value;
    if (y->standard.span.src)
        p->standard = (PressStandard)y->standard.value;
    if (y->over_limit.span.src)
        p->limit_pictures = y->over_limit.value;
    if (y->marks.span.src)
        p->marks = y->marks.value;
    if (y->ink_limit.span.src)
        p->ink_limit = y->ink_limit.value;
    if (!y->resample.span.src)
        return;
    p->resample = y->resample.value;
    if (p->resample && p->resample < LEAST_RESAMPLE)
        diag_error(x->d, y->resample.span, DIAG_LAYOUT_VALUE, "resample", arena_printf(x->a, "%d", p->resample),
                   "a whole number from 100 to 2400, or 0 for none");
}

/* ---- swatches ---- */

/* The page's inks are found by its colours: two swatches of one colour would print alike. */
static void check_swatch(const Reading *x, const Swatch *s, Span inks, Span rgb)
{
    const Press *p = x->p;
    int sum = s->inks[INK_CYAN] + s->inks[INK_MAGENTA] + s->inks[INK_YELLOW] + s->inks[INK_BLACK];
    if (sum > p->ink_limit)
        diag_error(x->d, inks, DIAG_SWATCH_OVER_LIMIT, s->name, sum, p->ink_limit);
    for (const Swatch *o = p->swatches; o < s; o++)
        if (o->rgb == s->rgb && memcmp(o->inks, s->inks, sizeof o->inks) != 0)
            diag_error(x->d, rgb, DIAG_SWATCHES_ALIKE, o->name, s->name);
}

/* A later file's come after those of the earlier ones, and take the place of one of the same name. */
static void read_swatches(const Reading *x, const YamlTable *table)
{
    Press *p = x->p;
    Swatch *all = ARENA_ARRAY(x->a, Swatch, p->n_swatches + table->n);
    size_t n = p->n_swatches;
    if (n)
        memcpy(all, p->swatches, sizeof *all * n);
    p->swatches = all;
    for (size_t i = 0; i < table->n; i++) {
        const SwatchYaml *y = (const SwatchYaml *)table->at + i;
        const YamlInt *inks = y->cmyk.at;
        if (!y->rgb.span.src || y->cmyk.n != INKS)
            continue;
        Swatch s = {.name = table->keys[i].text, .rgb = y->rgb.value};
        for (int k = 0; k < INKS; k++)
            s.inks[k] = (uint8_t)inks[k].value;
        size_t at = 0;
        while (at < n && strcmp(all[at].name, s.name) != 0)
            at++;
        n += at == n;
        all[at] = s;
        check_swatch(x, &all[at], y->cmyk.span, y->rgb.span);
    }
    p->n_swatches = n;
}

void press_read(World *w, Diag *d, Arena *a, const char *dir, const LayoutYaml *y, Press *p)
{
    Reading x = {w, d, a, dir, p};
    read_press(&x, &y->press);
    read_swatches(&x, &y->swatches);
}

/* ---- rules ---- */

static void check_rule(Diag *d, Span at, const char *key, Len width, Rgb color)
{
    bool screened = color && color != 0xFFFFFF && (color >> 16 & 255) == (color >> 8 & 255) &&
                    (color >> 8 & 255) == (color & 255); /* a grey is a screen of black */
    if (width > 0 && width < PRESS_LEAST_RULE)
        diag_warning(d, at, DIAG_RULE_TOO_THIN, key);
    else if (width > 0 && width < LEN_PT && screened)
        diag_warning(d, at, DIAG_RULE_SCREENED, key);
}

static void check_furniture(Diag *d, Span at, const char *key, const FurnitureList *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].kind == FURN_RULE || list->at[i].kind == FURN_BOX)
            check_rule(d, at, key, list->at[i].stroke, list->at[i].color);
}

void press_check_rules(Diag *d, Span at, const Layout *l)
{
    check_rule(d, at, "rules.width", l->rule, l->rule_color);
    check_rule(d, at, "rules.box", l->box_rule, l->rule_color);
    check_furniture(d, at, "front", &l->front);
    check_furniture(d, at, "inside", &l->inside);
}
