/* layout.yaml, then <lang>.yaml over it, then sparse.yaml over both: each file changes what it names. */
#include "style/larger.h"
#include "style/style.h"

#include "site/load.h"
#include "style/layout_yaml.h"
#include "style/press.h"
#include "style/spread.h"
#include "style/units.h"
#include "yaml/nearest.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct Loader {
    World *w;
    Diag *d;
    Arena *a;
    FontBook *fonts;
    Layout *l;
    Units units;
    const LayoutYaml *y; /* the file being read */
} Loader;

static const char *names_list(Arena *a, const char *head, const char *const *names, size_t n)
{
    const char *all = head;
    for (size_t i = 0; i < n; i++)
        all = arena_printf(a, "%s%s%s", all, i ? ", " : "", names[i]);
    return all;
}

/* Why a length of the right form is none of this layout. */
static const char *length_hint(const Loader *x, const char *text)
{
    const char **names = ARENA_ARRAY(x->a, const char *, x->units.n_sizes + 1);
    double number;
    const char *unit;
    for (size_t i = 0; i < x->units.n_sizes; i++)
        names[i] = x->units.sizes[i].name;
    if (yaml_split_length(text, &number, &unit))
        return arena_printf(x->a, "no page is longer than %d pt", UNITS_LONGEST_PT);
    if (!x->units.n_sizes)
        return "lengths: 3mm, 9pt, 13字, 2行, or a name of the table `sizes`";
    return names_list(x->a, "lengths: 3mm, 9pt, 13字, 2行, or a name of the table `sizes`: ", names, x->units.n_sizes);
}

static void put_len(const Loader *x, const char *key, YamlText t, Len *out)
{
    if (t.span.src && !units_parse(&x->units, t.text, out))
        diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, key, t.text, length_hint(x, t.text));
}

static void put_int(YamlInt t, int *out)
{
    if (t.span.src)
        *out = t.value;
}

static void put_flag(YamlFlag t, bool *out)
{
    if (t.span.src)
        *out = t.value;
}

static void put_text(YamlText t, const char **out)
{
    if (t.span.src)
        *out = t.text;
}

/* A colour, or a swatch of the layout. */
static void put_color(const Loader *x, const char *key, YamlColor t, Rgb *out)
{
    if (!t.span.src)
        return;
    const Swatch *swatch = *t.text == '#' ? NULL : press_swatch(&x->l->press, t.text);
    if (*t.text == '#')
        *out = t.value;
    else if (swatch)
        *out = swatch->rgb;
    else
        diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, key, t.text, "a colour as \"#rrggbb\", or a name of `swatches`");
}

static void put_align(YamlChoice t, Align *out)
{
    if (t.span.src)
        *out = (Align)t.value;
}

static void put_role(const Loader *x, YamlText t, int *out)
{
    if (!t.span.src)
        return;
    int role = font_book_role(x->fonts, t.text);
    if (role >= 0) {
        *out = role;
        return;
    }
    size_t n = font_book_roles(x->fonts);
    const char **names = ARENA_ARRAY(x->a, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = font_book_role_name(x->fonts, (int)i);
    diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, "role", t.text, names_list(x->a, "roles of fonts.yaml: ", names, n));
}

static int larger_first(const void *a, const void *b)
{
    Len x = *(const Len *)a, y = *(const Len *)b;
    return (x < y) - (x > y);
}

/* The sizes that type comes in, falling. */
static void load_scale(const Loader *x)
{
    size_t n = x->units.n_sizes;
    Len *scale = ARENA_ARRAY(x->a, Len, n + 1);
    for (size_t i = 0; i < n; i++)
        scale[i] = x->units.sizes[i].size;
    qsort(scale, n, sizeof *scale, larger_first);
    x->l->scale = scale;
    x->l->size_names = x->units.sizes;
    x->l->n_size_names = n;
    x->l->n_scale = n;
}

/* A file's names go before those of the files below it. */
static void load_sizes(Loader *x)
{
    const YamlTable *t = &x->y->sizes;
    const YamlText *values = t->at;
    SizeName *names = ARENA_ARRAY(x->a, SizeName, t->n + x->units.n_sizes);
    Units plain = {0};
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        names[n].name = t->keys[i].text;
        if (!units_parse(&plain, values[i].text, &names[n].size) || names[n].size <= 0)
            diag_error(x->d, values[i].span, DIAG_LAYOUT_VALUE, names[n].name, values[i].text, "a size in pt or mm");
        else
            n++;
    }
    for (size_t i = 0; i < x->units.n_sizes; i++)
        names[n++] = x->units.sizes[i];
    x->units.sizes = names;
    x->units.n_sizes = n;
    load_scale(x);
}

static void load_element(const Loader *x, const ElementYaml *y, ElementStyle *e)
{
    put_role(x, y->role, &e->role);
    put_len(x, "size", y->size, &e->size);
    put_len(x, "pitch", y->pitch, &e->pitch);
    put_len(x, "indent", y->indent, &e->indent);
    put_len(x, "tracking", y->tracking, &e->tracking);
    put_color(x, "color", y->color, &e->color);
    put_align(y->align, &e->align);
}

/* Pages added to an issue come as leaves or as whole sheets. */
static void load_sheet(const Loader *x)
{
    YamlInt t = x->y->extra_pages;
    if (t.span.src && t.value == 3)
        diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, "extra_pages", "3", "2 or 4");
    put_int(t, &x->l->extra_pages);
}

/* 字 is the body's size: it comes first. */
static void load_elements(Loader *x)
{
    Len *body = &x->l->elements[EL_BODY].size;
    put_len(x, "size", x->y->elements.at[EL_BODY].size, body);
    x->units.em = *body > 0 ? *body : 9 * LEN_PT; /* a fault there is told once, not wherever 字 is used */
    for (int i = 0; i < ELEMENTS; i++)
        load_element(x, &x->y->elements.at[i], &x->l->elements[i]);
}

static void load_headlines(Loader *x)
{
    const HeadlineYaml *y = x->y->headlines.at;
    size_t n = x->y->headlines.n;
    if (!x->y->headlines.span.src)
        return;
    x->l->headlines = ARENA_ARRAY(x->a, HeadlineStep, n);
    x->l->n_headlines = n;
    for (size_t i = 0; i < n; i++, y++) {
        HeadlineStep *h = &x->l->headlines[i];
        h->columns = y->columns.value;
        h->lines = y->lines.value;
        h->fill = y->fill.value;
        put_role(x, y->role, &h->role);
        put_len(x, "size", y->size, &h->size);
        h->least = h->size;
        put_len(x, "least", y->least, &h->least);
        put_len(x, "kicker", y->kicker, &h->kicker);
        put_len(x, "deck", y->deck, &h->deck);
        if (y->columns.span.src && h->columns <= (i ? h[-1].columns : 0))
            diag_error(x->d, y->columns.span, DIAG_HEADLINES_ORDER);
        if (y->least.span.src && h->size > 0 && h->least > h->size)
            diag_error(x->d, y->least.span, DIAG_LAYOUT_LEAST);
    }
}

/* 头条, 二条, 主体, 简讯, most important first. */
static void load_levels(const Loader *x)
{
    const YamlList *list = &x->y->levels;
    const LevelYaml *y = list->at;
    if (!list->span.src)
        return;
    if (list->n != HEADLINE_LEVELS) {
        diag_error(x->d, list->span, DIAG_LEVELS_NUMBER, HEADLINE_LEVELS, (int)list->n);
        return;
    }
    x->l->n_levels = list->n;
    for (size_t i = 0; i < list->n; i++, y++) {
        HeadlineLevel *h = &x->l->levels[i];
        *h = (HeadlineLevel){.role = -1};
        put_role(x, y->role, &h->role);
        put_len(x, "size", y->size, &h->size);
        h->least = h->narrow = h->size;
        put_len(x, "least", y->least, &h->least);
        put_len(x, "narrow", y->narrow, &h->narrow);
        put_len(x, "kicker", y->kicker, &h->kicker);
        put_len(x, "deck", y->deck, &h->deck);
        if (h->size > 0 && h->least > h->size)
            diag_error(x->d, y->least.span, DIAG_LAYOUT_LEAST);
        else if (h->size > 0 && i && h->size >= h[-1].least)
            diag_error(x->d, y->size.span, DIAG_LEVELS_ORDER);
    }
}

/* What each kind can't be set without. */
static void check_furniture(const Loader *x, const Furniture *f, const FurnitureYaml *y)
{
    const bool text = f->kind == FURN_TEXT || f->kind == FURN_NAMEPLATE || f->kind == FURN_INDEX;
    const bool image = f->kind == FURN_IMAGE;
    const struct {
        const char *key;
        Span at;
        bool needed;
    } keys[] = {{"size", y->size.span, text},
                {"width", y->width.span, text || image},
                {"pitch", y->pitch.span, f->kind == FURN_INDEX},
                {"height", y->height.span, image},
                {"file", y->file.span, image}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].needed && !keys[i].at.src && !yaml_is_faulty(keys[i].at))
            diag_error(x->d, y->span, DIAG_LAYOUT_KEY_MISSING, keys[i].key);
    if (f->size && f->least > f->size)
        diag_error(x->d, y->least.span, DIAG_LAYOUT_LEAST);
}

/* A text of one line that names no least size may shrink to two thirds. */
static Len usual_least(const Furniture *f)
{
    return f->pitch ? f->size : len_mul(f->size, 2, 3);
}

static void load_piece(const Loader *x, const FurnitureYaml *y, Furniture *f)
{
    f->kind = (FurnitureKind)y->kind.value;
    f->align = (Align)y->align.value;
    f->mirror = y->mirror.value;
    f->stroke = x->l->rule;
    f->alt = y->alt.text;
    f->span = y->text.span.src ? y->text.span : y->span;
    put_role(x, y->role, &f->role);
    put_len(x, "size", y->size, &f->size);
    put_len(x, "tracking", y->tracking, &f->tracking);
    put_color(x, "color", y->color, &f->color);
    put_len(x, "x", y->x, &f->x);
    put_len(x, "y", y->y, &f->y);
    put_len(x, "width", y->width, &f->width);
    put_len(x, "height", y->height, &f->height);
    put_len(x, "stroke", y->stroke, &f->stroke);
    put_len(x, "pitch", y->pitch, &f->pitch);
    f->least = usual_least(f);
    put_len(x, "least", y->least, &f->least);
    bool name = f->kind == FURN_NAMEPLATE && !y->text.span.src;
    f->text = fields_read(x->d, x->a, name ? (YamlText){"{title}", y->span} : y->text);
    if (y->file.span.src && f->kind == FURN_IMAGE)
        site_picture(x->w, x->d, x->a, x->l->dir, "the layout", y->file, &f->picture);
    check_furniture(x, f, y);
}

/* From where to where a piece reaches, from the trim's top left. */
static Rect reach(const Layout *l, const Furniture *f)
{
    Rect r = {l->left + f->x, l->top + f->y, f->width, f->height};
    if (f->kind == FURN_TEXT || f->kind == FURN_NAMEPLATE || f->kind == FURN_INDEX) {
        r.y -= len_mul(f->size, 88, 100);
        r.h = f->kind == FURN_INDEX ? f->height : f->size;
    }
    return r;
}

/* A piece may bleed, but not lie off the page; told at the key that leads there. */
static void check_place(const Loader *x, const Furniture *f, const FurnitureYaml *y)
{
    const Layout *l = x->l;
    Rect r = reach(l, f);
    Span at;
    if (r.x < -l->bleed || r.x > l->page_width)
        at = y->x.span;
    else if (r.x + (int64_t)r.w > l->page_width + l->bleed)
        at = y->width.span;
    else if (r.y < -l->bleed || r.y > l->page_height)
        at = y->y.span;
    else if (r.y + (int64_t)r.h > l->page_height + l->bleed)
        at = y->height.span.src ? y->height.span : y->y.span;
    else
        return;
    diag_error(x->d, at.src ? at : y->span, DIAG_FURNITURE_OFF_PAGE,
               arena_printf(x->a, "%.0f pt", len_to_pt(l->page_width)),
               arena_printf(x->a, "%.0f pt", len_to_pt(l->page_height)));
}

static void check_places(const Loader *x, const YamlList *list, const FurnitureList *pieces)
{
    for (size_t i = 0; i < list->n; i++)
        check_place(x, &pieces->at[i], (const FurnitureYaml *)list->at + i);
}

static void load_furniture(const Loader *x, const YamlList *list, FurnitureList *out)
{
    if (!list->span.src)
        return;
    *out = (FurnitureList){ARENA_ARRAY(x->a, Furniture, list->n), list->n};
    for (size_t i = 0; i < list->n; i++)
        load_piece(x, (const FurnitureYaml *)list->at + i, &out->at[i]);
}

static void load_commentary(const Loader *x)
{
    const YamlList *list = &x->y->text.commentary;
    if (!list->span.src)
        return;
    const char **columns = ARENA_ARRAY(x->a, const char *, list->n + 1);
    for (size_t i = 0; i < list->n; i++)
        columns[i] = ((const YamlText *)list->at)[i].text;
    x->l->commentary = columns;
    x->l->n_commentary = list->n;
}

static void load_text(const Loader *x)
{
    const TextYaml *y = &x->y->text;
    Layout *l = x->l;
    if (y->level.span.src)
        l->level = (BreakLevel)y->level.value;
    if (y->punctuation.span.src)
        l->punct = (PunctStyle)y->punctuation.value;
    put_flag(y->hanging, &l->hanging);
    put_flag(y->grid, &l->grid);
    put_flag(y->tsheg_pad, &l->tsheg_pad);
    put_text(y->jump_to, &l->jump_to);
    put_text(y->jump_from, &l->jump_from);
    fields_check_jump(x->d, x->a, y->jump_to);
    fields_check_jump(x->d, x->a, y->jump_from);
    put_text(y->advert, &l->advert);
    put_text(y->index_title, &l->index_title);
    load_commentary(x);
    put_len(x, "english_indent", y->english_indent, &l->english_indent);
    put_int(y->tibetan_digits, &l->number_digits);
}

/* What editors call the faces of titles. */
static void load_faces(const Loader *x)
{
    const YamlTable *t = &x->y->faces;
    const YamlText *roles = t->at;
    if (!t->span.src)
        return;
    x->l->faces = ARENA_ARRAY(x->a, FaceName, t->n + 1);
    x->l->n_faces = t->n;
    for (size_t i = 0; i < t->n; i++) {
        x->l->faces[i] = (FaceName){.name = t->keys[i].text};
        put_role(x, roles[i], &x->l->faces[i].role);
    }
}

/* A face by its name, or a role. */
static void put_face(const Loader *x, YamlText t, int *out)
{
    if (!t.span.src)
        return;
    *out = layout_face(x->l, t.text);
    if (*out >= 0)
        return;
    const char **names = ARENA_ARRAY(x->a, const char *, x->l->n_faces + 1);
    for (size_t i = 0; i < x->l->n_faces; i++)
        names[i] = x->l->faces[i].name;
    diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, "face", t.text,
               names_list(x->a, "a name of `faces`, or a role of fonts.yaml: ", names, x->l->n_faces));
}

/* A word for a drawn one, or the file of a picture. */
static void load_ornament(const Loader *x, YamlText t, LabelLook *look)
{
    static const char *const words[] = {"none", "rule", "double", "bracket", "dot"};
    static_assert(sizeof words / sizeof *words == ORNAMENT_PICTURE, "a word for each that is drawn");
    if (!t.span.src)
        return;
    for (int i = 0; i < ORNAMENT_PICTURE; i++)
        if (strcmp(t.text, words[i]) == 0) {
            look->ornament = (Ornament)i;
            return;
        }
    if (!strchr(t.text, '.'))
        diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, "ornament", t.text,
                   "none, rule, double (文武线), bracket, dot, or a picture's file beside the layout");
    else if (site_picture(x->w, x->d, x->a, x->l->dir, "the layout", t, &look->picture))
        look->ornament = ORNAMENT_PICTURE;
}

static void load_column_styles(const Loader *x)
{
    const YamlTable *t = &x->y->column_styles;
    const ColumnStyleYaml *y = t->at;
    if (!t->span.src)
        return;
    x->l->column_styles = ARENA_ARRAY(x->a, ColumnStyle, t->n + 1);
    x->l->n_column_styles = t->n;
    for (size_t i = 0; i < t->n; i++) {
        ColumnStyle *s = &x->l->column_styles[i];
        *s = (ColumnStyle){
            .column = t->keys[i].text, .role = -1, .look = {.label = x->l->label, .ornament = ORNAMENT_OF_LABEL}};
        put_face(x, y[i].face, &s->role);
        if (y[i].label.span.src)
            s->look.label = (LabelStyle)y[i].label.value;
        load_ornament(x, y[i].ornament, &s->look);
    }
}

static void load_groups(const Loader *x)
{
    const GroupsYaml *y = &x->y->groups;
    if (y->frame.span.src && y->frame.value != FRAME_LAYOUT)
        x->l->groups.frame = (GroupFrame)y->frame.value;
    if (y->head.span.src)
        x->l->groups.band = y->head.value;
    put_text(y->ornament, &x->l->groups.ornament);
}

static void load_sidebars(const Loader *x)
{
    const SidebarsYaml *y = &x->y->sidebars;
    if (y->frame.span.src && y->frame.value != FRAME_LAYOUT)
        x->l->sidebars.frame = (GroupFrame)y->frame.value;
    if (y->label.span.src)
        x->l->sidebars.label = (LabelStyle)y->label.value;
}

static void load_lists(const Loader *x)
{
    if (x->y->lists.numbering.span.src)
        x->l->lists_chinese = x->y->lists.numbering.value;
    put_flag(x->y->lists.hang, &x->l->lists_hang);
}

static void load_page(const Loader *x)
{
    const LayoutYaml *y = x->y;
    Layout *l = x->l;
    put_int(y->grid.lines, &l->lines);
    put_len(x, "width", y->page.width, &l->page_width);
    put_len(x, "height", y->page.height, &l->page_height);
    put_len(x, "bleed", y->page.bleed, &l->bleed);
    put_len(x, "top", y->page.top, &l->top);
    put_int(y->columns.count, &l->columns);
    if (l->fold && y->columns.count.span.src) /* as many on either side */
        l->columns *= 2;
    put_len(x, "measure", y->columns.measure, &l->measure);
    put_len(x, "gutter", y->columns.gutter, &l->gutter);
    put_len(x, "fold", y->columns.fold, &l->fold_gutter);
    put_len(x, "box_measure", y->columns.box_measure, &l->box_measure);
    put_int(y->tiers, &l->tiers);
    put_int(y->front_top, &l->front_top);
    put_int(y->inside_top, &l->inside_top);
    put_int(y->bottom, &l->bottom);
    put_len(x, "width", y->rules.width, &l->rule);
    put_len(x, "box", y->rules.box, &l->box_rule);
    put_color(x, "color", y->rules.color, &l->rule_color);
    put_color(x, "tint", y->rules.tint, &l->tint);
}

static void load_root(Loader *x)
{
    const LayoutYaml *y = x->y;
    put_text(y->name, &x->l->name);
    press_read(x->w, x->d, x->a, x->l->dir, y, &x->l->press); /* colours may be named there */
    load_sizes(x);
    put_len(x, "pitch", y->grid.pitch, &x->l->pitch); /* 行 and 字 come first: other lengths use them */
    x->units.pitch = x->l->pitch > 0 ? x->l->pitch : 12 * LEN_PT;
    load_elements(x);
    load_page(x);
    load_text(x);
    if (y->missing.span.src)
        x->l->replace_missing = y->missing.value;
    if (y->label.span.src)
        x->l->label = (LabelStyle)y->label.value;
    load_faces(x);
    load_column_styles(x);
    load_groups(x);
    put_int(x->y->lead_picture.columns, &x->l->lead_picture.columns);
    put_int(x->y->lead_picture.area, &x->l->lead_picture.area);
    load_sidebars(x);
    load_lists(x);
    load_headlines(x);
    load_levels(x);
    load_furniture(x, &y->front, &x->l->front);
    load_furniture(x, &y->inside, &x->l->inside);
    put_int(y->sparse, &x->l->sparse);
    for (int i = 0; i < MAKEUP_COSTS; i++)
        put_int(y->makeup.weights[i], &x->l->weights.of[i]);
    load_sheet(x);
}

/* The first of these places that is in the file being read, else its head. */
static Span place(const Loader *x, Span a, Span b, Span c)
{
    return a.src ? a : b.src ? b : c.src ? c : span_at(x->y->span.src, x->y->span.start, x->y->span.start + 1);
}

/* What every layout needs; false after a report. */
static bool check_needed(const Loader *x)
{
    const Layout *l = x->l;
    const LayoutYaml *y = x->y;
    struct {
        const char *key;
        int64_t value;
        Span at, map;
    } needed[] = {{"page.width", l->page_width, y->page.width.span, y->page.span},
                  {"page.height", l->page_height, y->page.height.span, y->page.span},
                  {"grid.pitch", l->pitch, y->grid.pitch.span, y->grid.span},
                  {"grid.lines", l->lines, y->grid.lines.span, y->grid.span},
                  {"columns.count", l->columns, y->columns.count.span, y->columns.span},
                  {"columns.measure", l->measure, y->columns.measure.span, y->columns.span},
                  {"elements.body.size", l->elements[EL_BODY].size, y->elements.at[EL_BODY].size.span,
                   y->elements.at[EL_BODY].span},
                  {"headlines", (int64_t)l->n_headlines, y->headlines.span, y->headlines.span}};
    bool ok = true;
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (needed[i].value <= 0) {
            diag_error(x->d, place(x, needed[i].at, needed[i].map, span_none()),
                       needed[i].at.src ? DIAG_LAYOUT_NOT_POSITIVE : DIAG_LAYOUT_KEY_MISSING, needed[i].key);
            ok = false;
        }
    return ok;
}

/* A spread is two pages: as broad, with a gutter in the middle. */
static void check_spread(const Loader *x)
{
    Layout *l = x->l;
    const LayoutYaml *y = x->y;
    if (l->page_width != 2 * l->page->page_width)
        diag_error(x->d, y->page.width.span, DIAG_SPREAD_WIDTH);
    if (l->page_height != l->page->page_height)
        diag_error(x->d, y->page.height.span, DIAG_SPREAD_HEIGHT);
    l->head_across |= y->inside.span.src != NULL;
    spread_divide(l, !y->columns.gutter.span.src && y->columns.span.src);
}

static void check_layout(const Loader *x)
{
    Layout *l = x->l;
    const LayoutYaml *y = x->y;
    const ColumnsYaml *columns = &y->columns;
    Span body = y->elements.at[EL_BODY].size.span;
    if (!check_needed(x))
        return;
    if (l->fold)
        check_spread(x);
    if (layout_span(l, l->columns) + (l->fold ? l->fold_white : 0) > l->page_width)
        diag_error(x->d, place(x, columns->measure.span, columns->count.span, y->page.width.span),
                   DIAG_COLUMNS_TOO_WIDE);
    if (l->top + (int64_t)l->lines * l->pitch > l->page_height)
        diag_error(x->d, place(x, y->grid.lines.span, y->page.top.span, y->page.height.span), DIAG_TYPE_AREA_TOO_TALL);
    if (l->front_top + l->bottom + 10 > l->lines || l->inside_top + 10 > l->lines)
        diag_error(x->d, place(x, y->front_top.span, y->bottom.span, y->inside_top.span), DIAG_NO_LINES_LEFT);
    press_check_rules(x->d, place(x, y->rules.width.span, y->rules.box.span, span_none()), l);
    Len em = l->elements[EL_BODY].size;
    if (l->measure < 2 * em)
        diag_error(x->d, place(x, columns->measure.span, body, span_none()), DIAG_COLUMNS_TOO_NARROW);
    l->left = layout_margin(l);
    check_places(x, &y->front, &l->front);
    check_places(x, &y->inside, &l->inside);
    if (l->lang == LANG_BO) /* the rest is about Chinese */
        return;
    if (em < len_from_pt(7.875))
        diag_warning(x->d, place(x, body, span_none(), span_none()), DIAG_BODY_TOO_SMALL);
    if (l->measure % em)
        diag_warning(x->d, place(x, columns->measure.span, body, span_none()), DIAG_MEASURE_NOT_WHOLE);
    if (l->pitch < em + em / 4)
        diag_warning(x->d, place(x, y->grid.pitch.span, body, span_none()), DIAG_LINES_TOO_CLOSE);
}

static void finish(Layout *l)
{
    l->left = layout_margin(l);
    Len em = l->elements[EL_BODY].size;
    l->first_baseline = (l->pitch - em) / 2 + len_mul(em, 88, 100);
    if (l->english_indent < 0)
        l->english_indent = em;
    if (!l->box_measure)
        l->box_measure = l->measure - em;
    if (!l->elements[EL_GROUP].size)
        l->elements[EL_GROUP].size = 2 * em;
    static const Element like[][2] = {
        {EL_SIDEBAR, EL_QUOTE}, {EL_SIDEBAR_LABEL, EL_COLUMN}, {EL_SIDEBAR_TITLE, EL_SUBHEADING}};
    for (size_t i = 0; i < sizeof like / sizeof *like; i++) /* layouts that say nothing of sidebars */
        if (!l->elements[like[i][0]].size)
            l->elements[like[i][0]] = l->elements[like[i][1]];
    for (int i = 0; i < ELEMENTS; i++)
        if (!l->elements[i].size)
            l->elements[i].size = em;
}

/* Reads one file over the layout; false when it has faults. */
static bool apply(Loader *x, const char *path, bool optional, bool *found)
{
    bool missing = false;
    size_t before = diag_errors(x->d);
    LayoutYaml y;
    yaml_read_file(x->w, x->d, x->a, path, layout_schema(), &y, optional ? &missing : NULL);
    if (found)
        *found = !missing;
    if (y.span.src) {
        x->y = &y;
        load_root(x);
        if (diag_errors(x->d) == before)
            check_layout(x);
        x->y = NULL;
    }
    return missing || diag_errors(x->d) == before;
}

/* The layouts that are there, for a hint. */
static const char *layouts_hint(World *w, Arena *a, const char *layouts_dir, const char *name)
{
    DirEntry *entries;
    size_t n, kept = 0;
    Diag *quiet = diag_new();
    bool ok = world_list(w, quiet, a, layouts_dir, &entries, &n);
    diag_free(quiet);
    const char **names = ARENA_ARRAY(a, const char *, ok ? n + 1 : 1);
    for (size_t i = 0; ok && i < n; i++)
        if (entries[i].is_dir && world_exists(w, arena_printf(a, "%s/%s/layout.yaml", layouts_dir, entries[i].name)))
            names[kept++] = entries[i].name;
    if (!kept)
        return arena_printf(a, "%s has no layouts: name their folder with --layouts", layouts_dir);
    unsigned distance;
    const char *near = nearest_word(name, names, kept, &distance);
    if (distance <= 2)
        return arena_printf(a, "did you mean `%s`?", near);
    Buf list = {0};
    for (size_t i = 0; i < kept; i++)
        buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
    const char *hint = arena_printf(a, "the layouts are %s", list.data);
    buf_free(&list);
    return hint;
}

bool layout_exists(World *w, Diag *d, const char *layouts_dir, const char *name, Span used_at)
{
    if (*name == '.' || strchr(name, '/')) {
        diag_error(d, used_at, DIAG_LAYOUT_NAME_INVALID, name, layouts_dir);
        return false;
    }
    Arena *a = arena_new();
    const char *base = arena_printf(a, "%s/%s/layout.yaml", layouts_dir, name);
    bool there = world_exists(w, base);
    if (!there)
        diag_error(d, used_at, DIAG_NO_SUCH_LAYOUT, base, layouts_hint(w, a, layouts_dir, name));
    arena_free(a);
    return there;
}

/* Two facing pages as one: as spread.yaml and spread.<lang>.yaml say, else in the columns of both. Tibetan papers have
 * spread.bo.yaml alone. */
static bool load_spread(Loader *x, Layout *page)
{
    const char *names[] = {"spread", arena_printf(x->a, "spread.%s", lang_tag(page->lang))};
    x->l = spread_new(x->a, page);
    x->units.em = page->elements[EL_BODY].size;
    x->units.pitch = page->pitch;
    spread_divide(x->l, true);
    for (int i = page->lang == LANG_BO; i < 2; i++)
        if (!apply(x, arena_printf(x->a, "%s/%s.yaml", page->dir, names[i]), true, NULL))
            return false;
    finish(x->l);
    page->spread = x->l;
    layout_link_larger(x->a, x->l, NULL);
    return true;
}

/* A page whose text stands in columns 竖排, as vertical.yaml says. */
static bool load_vertical(Loader *x, Layout *page)
{
    enum { TIERS = 5 };
    const char *names[] = {"vertical", arena_printf(x->a, "vertical.%s", lang_tag(page->lang))};
    if (page->lang == LANG_BO)
        return true;
    x->l = arena_dup(x->a, page, sizeof *page);
    x->l->larger = x->l->spread = NULL;
    x->l->tiers = TIERS;
    x->units.em = page->elements[EL_BODY].size;
    x->units.pitch = page->pitch;
    for (int i = 0; i < 2; i++)
        if (!apply(x, arena_printf(x->a, "%s/%s.yaml", page->dir, names[i]), true, NULL))
            return false;
    finish(x->l);
    page->vertical = x->l;
    layout_link_larger(x->a, x->l, NULL);
    return true;
}

Layout *layout_load(World *w, Diag *d, Arena *a, FontBook *fonts, const char *layouts_dir, const char *name, Lang lang,
                    Span used_at)
{
    Loader x = {.w = w, .d = d, .a = a, .fonts = fonts, .l = ARENA_NEW(a, Layout)};
    x.l->dir = arena_printf(a, "%s/%s", layouts_dir, name);
    x.l->lang = lang;
    x.l->fonts = fonts;
    x.l->name = name;
    x.l->tint = 0xFFFFFF;
    x.l->english_indent = -1;
    x.l->bleed = len_from_pt(3 * 72 / 25.4); /* newspapers' own, when the layout gives none */
    press_defaults(&x.l->press);
    x.l->extra_pages = 2;
    x.l->weights = makeup_weights;
    x.l->groups.ornament = "";
    x.l->groups.frame = FRAME_RULE;
    x.l->sidebars = (SidebarStyle){FRAME_TINT, LABEL_TAG};
    x.l->jump_to = x.l->jump_from = x.l->advert = x.l->index_title = "";
    if (!layout_exists(w, d, layouts_dir, name, used_at))
        return NULL;
    const char *base = arena_printf(a, "%s/layout.yaml", x.l->dir);
    bool ok = apply(&x, base, false, NULL);
    ok &= apply(&x, arena_printf(a, "%s/%s.yaml", x.l->dir, lang_tag(lang)), true, NULL);
    if (!ok || !press_complete(w, d, a, layouts_dir, &x.l->press))
        return NULL;
    finish(x.l);
    Layout *normal = x.l;
    for (int step = 0; ok && step < 2; step++) { /* ever larger type for ever emptier pages */
        static const char *const names[] = {"sparse", "sparser"};
        bool found = false;
        Layout *from = x.l;
        x.l = arena_dup(a, from, sizeof *from);
        x.l->sparse = step ? 100 : x.l->sparse; /* the first step is the layout's to say; then as large as it will go */
        const char *suffix = lang == LANG_BO ? ".bo" : "";
        ok = apply(&x, arena_printf(a, "%s/%s%s.yaml", normal->dir, names[step], suffix), true, &found);
        if (!found) {
            x.l = from;
            break;
        }
        finish(x.l);
        from->sparse = x.l->sparse;
        layout_link_larger(a, from, x.l);
    }
    if (ok && x.l != normal) {
        x.l->sparse = 100;
        layout_link_larger(a, x.l, NULL);
    }
    return ok && load_spread(&x, normal) && load_vertical(&x, normal) ? normal : NULL;
}
