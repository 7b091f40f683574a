/* The keys `press` and `swatches` of a layout: which press, which inks. */
#include "style/press.h"

#include "colour/colour.h"
#include <stdlib.h>
#include <string.h>

enum { LEAST_LIMIT = 100, MOST_LIMIT = 400, DEFAULT_LIMIT = 240, LEAST_RESAMPLE = 100, MOST_RESAMPLE = 2400 };
#define BUILT_IN "newspaper" /* layouts/_press/newspaper.icc */

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

/* ---- single values ---- */

static void bad_value(const Reading *x, Span at, const char *key, const char *text, const char *hint)
{
    diag_error(x->d, at, DIAG_LAYOUT_VALUE, key, text, hint);
}

/* One of a list of words; its index, or -1. */
static int get_word(const Reading *x, const Node *map, const char *key, const char *const *words)
{
    Span at;
    const char *t = reader_text(x->d, map, key, &at), *all = "";
    if (!t)
        return -1;
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], t) == 0)
            return i;
        all = arena_printf(x->a, "%s%s%s", all, i ? ", " : "one of: ", words[i]);
    }
    bad_value(x, at, key, t, all);
    return -1;
}

/* Digits only; -1 when it is none between least and most. */
static int number_of(const char *t, int least, int most)
{
    size_t n = strspn(t, "0123456789");
    if (!n || t[n] || n > 6)
        return -1;
    int v = atoi(t);
    return v >= least && v <= most ? v : -1;
}

static void get_number(const Reading *x, const Node *map, const char *key, int least, int most, bool or_none, int *out)
{
    Span at;
    const char *t = reader_text(x->d, map, key, &at);
    if (!t)
        return;
    int v = or_none && strcmp(t, "0") == 0 ? 0 : number_of(t, least, most);
    if (v < 0)
        bad_value(x, at, key, t,
                  arena_printf(x->a, "a whole number from %d to %d%s", least, most, or_none ? ", or 0 for none" : ""));
    else
        *out = v;
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
static void read_profile(const Reading *x, const Node *map)
{
    Span at;
    const char *t = reader_text(x->d, map, "profile", &at);
    if (!t)
        return;
    x->p->profile_name = t;
    x->p->profile = NULL;
    if (strcmp(t, BUILT_IN) == 0)
        return;
    const char *path = *t == '/' ? t : arena_printf(x->a, "%s/%s", x->dir, t);
    if (!world_exists(x->w, path) || world_is_dir(x->w, path))
        diag_error(x->d, at, DIAG_PRESS_PROFILE_MISSING, path,
                   "a file beside layout.yaml, or the built-in profile: `" BUILT_IN "`");
    else
        take_profile(x, path, at);
}

bool press_complete(World *w, Diag *d, Arena *a, const char *layouts_dir, Press *p)
{
    if (p->profile)
        return true;
    Reading x = {.w = w, .d = d, .a = a, .p = p};
    const char *path = arena_printf(a, "%s/_press/" BUILT_IN ".icc", layouts_dir);
    /* Without it pages can be composed and checked; the PDF asks for it. */
    return !world_exists(w, path) || take_profile(&x, path, span_none());
}

static void read_press(const Reading *x, const Node *map)
{
    static const char *const intents[] = {"perceptual", "relative", "saturation", "absolute", NULL};
    static const char *const standards[] = {"X-4", "X-1a", NULL};
    static const char *const over[] = {"report", "convert", NULL};
    static const char *const flags[] = {"false", "true", NULL};
    Press *p = x->p;
    int v;
    read_profile(x, map);
    const char *condition = reader_text(x->d, map, "condition", NULL);
    if (condition)
        p->condition = condition;
    if ((v = get_word(x, map, "intent", intents)) >= 0)
        p->intent = v;
    if ((v = get_word(x, map, "standard", standards)) >= 0)
        p->standard = (PressStandard)v;
    if ((v = get_word(x, map, "over_limit", over)) >= 0)
        p->limit_pictures = v;
    if ((v = get_word(x, map, "marks", flags)) >= 0)
        p->marks = v;
    get_number(x, map, "ink_limit", LEAST_LIMIT, MOST_LIMIT, false, &p->ink_limit);
    get_number(x, map, "resample", LEAST_RESAMPLE, MOST_RESAMPLE, true, &p->resample);
    reader_unknown(x->d, map);
}

/* ---- swatches ---- */

static bool read_inks(const Reading *x, const Node *map, const char *name, Swatch *s)
{
    const Node *list = reader_get(map, "cmyk");
    bool ok = list && list->kind == NODE_LIST && list->n == INKS;
    for (size_t i = 0; ok && i < INKS; i++) {
        int v = list->children[i].kind == NODE_SCALAR ? number_of(list->children[i].text, 0, 100) : -1;
        s->inks[i] = (uint8_t)(v < 0 ? 0 : v);
        ok = v >= 0;
    }
    if (!ok)
        diag_error(x->d, list ? list->span : map->span, DIAG_SWATCH_INKS, name);
    return ok;
}

/* "#rrggbb"; false after a report. */
static bool read_rgb(const Reading *x, const Node *map, Rgb *rgb)
{
    Span at;
    const char *t = reader_text(x->d, map, "rgb", &at);
    if (!t) {
        diag_error(x->d, map->span, DIAG_LAYOUT_KEY_MISSING, "rgb");
        return false;
    }
    if (*t != '#' || strlen(t) != 7 || strspn(t + 1, "0123456789abcdefABCDEF") != 6) {
        bad_value(x, at, "rgb", t, "a colour as \"#rrggbb\"");
        return false;
    }
    *rgb = (Rgb)strtoul(t + 1, NULL, 16);
    return true;
}

/* The page's inks are found by its colours: two swatches of one colour would print alike. */
static void check_swatch(const Reading *x, const Swatch *s, Span at)
{
    const Press *p = x->p;
    int sum = s->inks[INK_CYAN] + s->inks[INK_MAGENTA] + s->inks[INK_YELLOW] + s->inks[INK_BLACK];
    if (sum > p->ink_limit)
        diag_error(x->d, at, DIAG_SWATCH_OVER_LIMIT, s->name, sum, p->ink_limit);
    for (const Swatch *o = p->swatches; o < s; o++)
        if (o->rgb == s->rgb && memcmp(o->inks, s->inks, sizeof o->inks) != 0)
            diag_error(x->d, at, DIAG_SWATCHES_ALIKE, o->name, s->name);
}

/* A later file's come after those of the earlier ones, and take the place of one of the same name. */
static void read_swatches(const Reading *x, const Node *map)
{
    Press *p = x->p;
    Swatch *all = ARENA_ARRAY(x->a, Swatch, p->n_swatches + map->n);
    size_t n = p->n_swatches;
    if (n)
        memcpy(all, p->swatches, sizeof *all * n);
    p->swatches = all;
    for (size_t i = 0; i < map->n; i++) {
        const Node *m = &map->children[i];
        Swatch s = {.name = map->keys[i]};
        map->asked[i] = true;
        if (m->kind != NODE_MAP) {
            diag_error(x->d, m->span, DIAG_SWATCH_INKS, s.name);
            continue;
        }
        bool inks = read_inks(x, m, s.name, &s), rgb = read_rgb(x, m, &s.rgb);
        reader_unknown(x->d, m);
        if (!inks || !rgb)
            continue;
        size_t at = 0;
        while (at < n && strcmp(all[at].name, s.name) != 0)
            at++;
        n += at == n;
        all[at] = s;
        check_swatch(x, &all[at], m->span);
    }
    p->n_swatches = n;
}

static const Node *get_map(const Reading *x, const Node *root, const char *key)
{
    const Node *n = reader_get(root, key);
    if (!n || n->kind == NODE_MAP)
        return n;
    diag_error(x->d, n->span, DIAG_LAYOUT_NOT_A_MAP, key);
    return NULL;
}

void press_read(World *w, Diag *d, Arena *a, const char *dir, const Node *root, Press *p)
{
    Reading x = {w, d, a, dir, p};
    const Node *press = get_map(&x, root, "press"), *swatches = get_map(&x, root, "swatches");
    if (press)
        read_press(&x, press);
    if (swatches)
        read_swatches(&x, swatches);
}
