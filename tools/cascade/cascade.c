/* layout.yaml, then <lang>.yaml over it, then sparse.yaml over both: each file changes what it names. */
#include "cascade/loader.h"

#include "diag/phrase.h"
#include "cascade/larger.h"
#include "cascade/press.h"
#include "cascade/spread.h"
#include "cascade/cascade.h"
#include <stdlib.h>

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
    loader_role(x, y->role, &e->role);
    loader_len(x, "size", y->size, &e->size);
    loader_len(x, "pitch", y->pitch, &e->pitch);
    loader_len(x, "indent", y->indent, &e->indent);
    loader_len(x, "tracking", y->tracking, &e->tracking);
    loader_color(x, "color", y->color, &e->color);
    loader_align(y->align, &e->align);
}

/* Pages added to an issue come as leaves or as whole sheets. */
static void load_sheet(const Loader *x)
{
    YamlInt t = x->y->extra_pages;
    if (t.span.src && t.value == 3)
        diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, "extra_pages", "3", "2 or 4");
    loader_int(t, &x->l->extra_pages);
}

/* 字 is the body's size: it comes first. */
static void load_elements(Loader *x)
{
    Len *body = &x->l->elements[EL_BODY].size;
    loader_len(x, "size", x->y->elements.at[EL_BODY].size, body);
    x->units.em = *body > 0 ? *body : 9 * LEN_PT; /* a fault there is told once, not wherever 字 is used */
    for (int i = 0; i < ELEMENTS; i++)
        load_element(x, &x->y->elements.at[i], &x->l->elements[i]);
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
    loader_flag(y->hanging, &l->hanging);
    loader_flag(y->grid, &l->grid);
    loader_flag(y->tsheg_pad, &l->tsheg_pad);
    loader_text(y->jump_to, &l->jump_to);
    loader_text(y->jump_from, &l->jump_from);
    fields_check_jump(x->d, x->a, y->jump_to);
    fields_check_jump(x->d, x->a, y->jump_from);
    loader_text(y->advert, &l->advert);
    loader_text(y->index_title, &l->index_title);
    load_commentary(x);
    loader_int(y->intro, &l->intro_columns);
    loader_len(x, "english_indent", y->english_indent, &l->english_indent);
    loader_int(y->tibetan_digits, &l->number_digits);
}

static void load_lists(const Loader *x)
{
    if (x->y->lists.numbering.span.src)
        x->l->lists_chinese = x->y->lists.numbering.value;
    loader_flag(x->y->lists.hang, &x->l->lists_hang);
}

static void load_page(const Loader *x)
{
    const LayoutYaml *y = x->y;
    Layout *l = x->l;
    const Len narrower = l->measure - l->box_measure;
    loader_int(y->grid.lines, &l->lines);
    page_size_load(x);
    loader_len(x, "bleed", y->page.bleed, &l->bleed);
    loader_len(x, "top", y->page.top, &l->top);
    loader_int(y->columns.count, &l->columns);
    if (l->fold && y->columns.count.span.src) /* as many on either side */
        l->columns *= 2;
    loader_len(x, "measure", y->columns.measure, &l->measure);
    loader_len(x, "gutter", y->columns.gutter, &l->gutter);
    loader_len(x, "fold", y->columns.fold, &l->fold_gutter);
    if (x->overlay && y->columns.measure.span.src) /* text in frames is as much narrower as it was */
        l->box_measure = l->measure - narrower;
    loader_len(x, "box_measure", y->columns.box_measure, &l->box_measure);
    if (!x->overlay)
        reshape_page(x);
    loader_int(y->tiers, &l->tiers);
    loader_int(y->front_top, &l->front_top);
    loader_int(y->inside_top, &l->inside_top);
    loader_int(y->bottom, &l->bottom);
    loader_len(x, "width", y->rules.width, &l->rule);
    loader_len(x, "box", y->rules.box, &l->box_rule);
    loader_color(x, "color", y->rules.color, &l->rule_color);
    loader_color(x, "tint", y->rules.tint, &l->tint);
}

static void load_root(Loader *x)
{
    const LayoutYaml *y = x->y;
    loader_text(y->name, &x->l->name);
    press_read(x->w, x->d, x->a, loader_dir(x, y->press.profile), y, &x->l->press); /* colours may be named there */
    load_sizes(x);
    loader_len(x, "pitch", y->grid.pitch, &x->l->pitch); /* 行 and 字 come first: other lengths use them */
    x->units.pitch = x->l->pitch > 0 ? x->l->pitch : 12 * LEN_PT;
    load_elements(x);
    load_page(x);
    load_text(x);
    if (y->missing.span.src)
        x->l->replace_missing = y->missing.value;
    titles_load(x);
    loader_int(y->lead_picture.columns, &x->l->lead_picture.columns);
    loader_int(y->lead_picture.area, &x->l->lead_picture.area);
    if (!x->overlay)
        reshape_titles(x);
    load_lists(x);
    furniture_load(x, &y->front, &x->l->front);
    furniture_load(x, &y->inside, &x->l->inside);
    loader_int(y->sparse, &x->l->sparse);
    for (int i = 0; i < MAKEUP_COSTS; i++)
        loader_int(y->makeup.weights[i], &x->l->weights.of[i]);
    load_sheet(x);
    loader_flag(y->vertical, &x->l->all_vertical);
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

/* Lays what a tree of keys says over the layout; false when it has faults. */
static bool apply(Loader *x, const YamlNode *tree)
{
    size_t before = diag_errors(x->d);
    LayoutYaml y;
    yaml_read(x->d, x->a, tree, layout_schema(), &y);
    if (y.span.src) {
        x->y = &y;
        load_root(x);
        if (diag_errors(x->d) == before)
            layout_check(x);
        x->y = NULL;
    }
    return diag_errors(x->d) == before;
}

/* A file's keys over a finished page; tree NULL: there is none. */
static bool apply_over(Loader *x, const YamlNode *tree, size_t errors)
{
    return diag_errors(x->d) == errors && (!tree || apply(x, tree));
}

bool layout_exists(World *w, Diag *d, const char *layouts_dir, const char *name, Span used_at)
{
    Arena *a = arena_new();
    LayoutChain chain;
    bool there = layout_chain(w, d, a, layouts_dir, name, used_at, &chain);
    arena_free(a);
    return there;
}

/* Ever larger type for ever emptier pages: sparse.yaml, then sparser.yaml. On another page than these were written for
 * the sizes are made of the page's own. */
static bool load_sparse(Loader *x)
{
    enum { USUAL = 50 };
    static const char *const names[] = {"sparse", "sparser"};
    Layout *normal = x->l;
    const char *suffix = normal->lang == LANG_BO ? ".bo" : "";
    for (int step = 0; step < 2; step++) {
        Layout *from = x->l;
        x->l = arena_dup(x->a, from, sizeof *from);
        if (step) /* the first step is the layout's to say; then as large as it will go */
            x->l->sparse = 100;
        const size_t errors = diag_errors(x->d);
        const YamlNode *tree = levels_file(x, arena_printf(x->a, "%s%s", names[step], suffix), NULL, true);
        if (!apply_over(x, tree ? levels_named(x, tree) : NULL, errors))
            return false;
        if (!tree) {
            x->l = from;
            break;
        }
        finish(x->l);
        from->sparse = x->l->sparse;
        layout_link_larger(x->a, from, x->l);
    }
    if (x->l != normal || x->was) {
        Len own = normal->sparse;
        x->l->sparse = 100;
        layout_link_larger(x->a, x->l, NULL);
        if (x->l == normal)
            normal->sparse = own ? own : USUAL;
    }
    return true;
}

/* What <name>.yaml and <name>.<lang>.yaml say over a page's layout, a copy of which x has. Tibetan papers have
 * <name>.bo.yaml alone. `named`: they may change the page's pieces by their names. */
static bool load_over(Loader *x, const Layout *page, const char *name, bool named)
{
    const bool alone = page->lang == LANG_BO;
    const size_t errors = diag_errors(x->d);
    const YamlNode *tree =
        levels_file(x, alone ? arena_printf(x->a, "%s.bo", name) : name, alone ? NULL : lang_tag(page->lang), false);
    x->units.em = page->elements[EL_BODY].size;
    x->units.pitch = page->pitch;
    if (!apply_over(x, tree && named ? levels_named(x, tree) : tree, errors))
        return false;
    finish(x->l);
    layout_link_larger(x->a, x->l, NULL);
    return true;
}

/* Two facing pages as one: as spread.yaml says, else in the columns of both. Its head line is its own. */
static bool load_spread(Loader *x, Layout *page)
{
    x->l = spread_new(x->a, page);
    spread_divide(x->l, true);
    page->spread = x->l;
    return load_over(x, page, "spread", false);
}

/* A page whose text stands in columns 竖排, as vertical.yaml says. Tibetan never does. */
static bool load_vertical(Loader *x, Layout *page)
{
    enum { TIERS = 5 };
    if (page->lang == LANG_BO || page->lang == LANG_EN)
        return true;
    x->l = arena_dup(x->a, page, sizeof *page);
    x->l->larger = x->l->spread = NULL;
    x->l->tiers = TIERS;
    page->vertical = x->l;
    return load_over(x, page, "vertical", true);
}

/* A layout of which nothing is known yet. */
static Layout *layout_blank(Loader *x, const char *name, Lang lang)
{
    Layout *l = ARENA_NEW(x->a, Layout);
    l->lang = lang;
    l->fonts = x->fonts;
    l->name = name;
    l->tint = 0xFFFFFF;
    l->english_indent = -1;
    l->bleed = len_from_pt(3 * 72 / 25.4); /* newspapers' own, when the layout gives none */
    press_defaults(&l->press);
    l->extra_pages = 2;
    l->weights = makeup_weights;
    l->groups.ornament = "";
    l->groups.frame = FRAME_RULE;
    l->sidebars = (SidebarStyle){FRAME_TINT, LABEL_TAG};
    l->jump_to = l->jump_from = l->advert = l->index_title = "";
    return l;
}

/* The layout of the first n levels. */
static bool load_levels(Loader *x, int n)
{
    x->l = layout_blank(x, x->l->name, x->l->lang);
    x->l->dir = x->levels[n - 1].dir;
    x->units = (Units){0};
    size_t before = diag_errors(x->d);
    x->tree = levels_tree(x, n);
    return x->tree && apply(x, x->tree) && diag_errors(x->d) == before;
}

/* A layout that gives the page another shape begins with what the ones below it make of theirs. */
static void load_page_below(Loader *x, int n)
{
    Loader below = *x;
    below.d = diag_new(); /* its faults are told when the whole is read */
    bool good = load_levels(&below, n);
    if (good)
        finish(below.l);
    for (int i = x->shaped; good && i < n; i++) {
        x->levels[i].units = below.units;
        x->levels[i].width = layout_span(below.l, below.l->columns);
    }
    diag_free(below.d);
    x->was = good ? below.l : NULL;
    x->shaped = n;
}

static bool load_all_levels(Loader *x)
{
    for (int i = 1; i < x->n_levels; i++)
        if (levels_shape(x, i))
            load_page_below(x, i);
    return load_levels(x, x->n_levels);
}

Layout *layout_load(World *w, Diag *d, Arena *a, FontBook *fonts, const char *layouts_dir, const char *name, Lang lang,
                    Span used_at)
{
    Loader x = {.w = w, .d = d, .a = a, .fonts = fonts};
    x.l = layout_blank(&x, name, lang);
    if (!levels_find(&x, layouts_dir, name, used_at))
        return NULL;
    size_t before = diag_errors(d);
    levels_read(&x);
    if (!load_all_levels(&x) || diag_errors(d) != before || !press_complete(w, d, a, layouts_dir, &x.l->press))
        return NULL;
    finish(x.l);
    Layout *normal = x.l;
    x.overlay = true;
    return load_sparse(&x) && load_spread(&x, normal) && load_vertical(&x, normal) ? normal : NULL;
}
