/* layout.yaml, then <lang>.yaml over it, then sparse.yaml over both: each file changes what it names. */
#include "style/loader.h"

#include "diag/phrase.h"
#include "style/larger.h"
#include "style/press.h"
#include "style/spread.h"
#include "yaml/nearest.h"
#include <stdlib.h>
#include <string.h>

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
    loader_int(y->grid.lines, &l->lines);
    loader_len(x, "width", y->page.width, &l->page_width);
    loader_len(x, "height", y->page.height, &l->page_height);
    loader_len(x, "bleed", y->page.bleed, &l->bleed);
    loader_len(x, "top", y->page.top, &l->top);
    loader_int(y->columns.count, &l->columns);
    if (l->fold && y->columns.count.span.src) /* as many on either side */
        l->columns *= 2;
    loader_len(x, "measure", y->columns.measure, &l->measure);
    loader_len(x, "gutter", y->columns.gutter, &l->gutter);
    loader_len(x, "fold", y->columns.fold, &l->fold_gutter);
    loader_len(x, "box_measure", y->columns.box_measure, &l->box_measure);
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
    press_read(x->w, x->d, x->a, x->l->dir, y, &x->l->press); /* colours may be named there */
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
    load_lists(x);
    furniture_load(x, &y->front, &x->l->front);
    furniture_load(x, &y->inside, &x->l->inside);
    loader_int(y->sparse, &x->l->sparse);
    for (int i = 0; i < MAKEUP_COSTS; i++)
        loader_int(y->makeup.weights[i], &x->l->weights.of[i]);
    load_sheet(x);
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
            layout_check(x);
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
        return phrase(a, "%s has no layouts: name their folder with --layouts", layouts_dir);
    unsigned distance;
    const char *near = nearest_word(name, names, kept, &distance);
    if (distance <= 2)
        return phrase(a, "did you mean `%s`?", near);
    return loader_names(a, "the layouts are ", names, kept);
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

/* Ever larger type for ever emptier pages: sparse.yaml, then sparser.yaml. */
static bool load_sparse(Loader *x)
{
    static const char *const names[] = {"sparse", "sparser"};
    const Layout *normal = x->l;
    const char *suffix = normal->lang == LANG_BO ? ".bo" : "";
    for (int step = 0; step < 2; step++) {
        bool found = false;
        Layout *from = x->l;
        x->l = arena_dup(x->a, from, sizeof *from);
        if (step) /* the first step is the layout's to say; then as large as it will go */
            x->l->sparse = 100;
        if (!apply(x, arena_printf(x->a, "%s/%s%s.yaml", normal->dir, names[step], suffix), true, &found))
            return false;
        if (!found) {
            x->l = from;
            break;
        }
        finish(x->l);
        from->sparse = x->l->sparse;
        layout_link_larger(x->a, from, x->l);
    }
    if (x->l != normal) {
        x->l->sparse = 100;
        layout_link_larger(x->a, x->l, NULL);
    }
    return true;
}

/* What <name>.yaml and <name>.<lang>.yaml say over a page's layout, a copy of which x has. Tibetan papers have
 * <name>.bo.yaml alone. */
static bool load_over(Loader *x, const Layout *page, const char *name)
{
    const char *names[] = {name, arena_printf(x->a, "%s.%s", name, lang_tag(page->lang))};
    x->units.em = page->elements[EL_BODY].size;
    x->units.pitch = page->pitch;
    for (int i = page->lang == LANG_BO; i < 2; i++)
        if (!apply(x, arena_printf(x->a, "%s/%s.yaml", page->dir, names[i]), true, NULL))
            return false;
    finish(x->l);
    layout_link_larger(x->a, x->l, NULL);
    return true;
}

/* Two facing pages as one: as spread.yaml says, else in the columns of both. */
static bool load_spread(Loader *x, Layout *page)
{
    x->l = spread_new(x->a, page);
    spread_divide(x->l, true);
    page->spread = x->l;
    return load_over(x, page, "spread");
}

/* A page whose text stands in columns 竖排, as vertical.yaml says. Tibetan never does. */
static bool load_vertical(Loader *x, Layout *page)
{
    enum { TIERS = 5 };
    if (page->lang == LANG_BO)
        return true;
    x->l = arena_dup(x->a, page, sizeof *page);
    x->l->larger = x->l->spread = NULL;
    x->l->tiers = TIERS;
    page->vertical = x->l;
    return load_over(x, page, "vertical");
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
    return load_sparse(&x) && load_spread(&x, normal) && load_vertical(&x, normal) ? normal : NULL;
}
