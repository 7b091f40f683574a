/* layout.yaml, then <lang>.yaml over it, then sparse.yaml over both: each file changes what it names. */
#include "style/larger.h"
#include "style/style.h"

#include "yaml/nearest.h"
#include "yaml/reader.h"
#include "style/press.h"
#include "style/units.h"
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
} Loader;

static void bad_value(const Loader *x, Span at, const char *key, const char *text, const char *hint)
{
    diag_error(x->d, at, DIAG_LAYOUT_VALUE, key, text, hint);
}

static void get_len(const Loader *x, const Node *map, const char *key, Len *out)
{
    Span at;
    const char *t = reader_text(x->d, map, key, &at);
    if (t && !units_parse(&x->units, t, out))
        bad_value(x, at, key, t, "lengths: 3mm, 9pt, 13字, 2行, or a name of the table `sizes`");
}

/* A length that can't be negative. */
static void get_size(const Loader *x, const Node *map, const char *key, Len *out)
{
    get_len(x, map, key, out);
    if (*out >= 0)
        return;
    diag_error(x->d, reader_get(map, key)->span, DIAG_LAYOUT_NEGATIVE, key);
    *out = 0;
}

static void get_int(const Loader *x, const Node *map, const char *key, int least, int most, int *out)
{
    Span at;
    const char *t = reader_text(x->d, map, key, &at);
    if (!t)
        return;
    char *end;
    long v = strtol(t, &end, 10);
    if (*end || end == t || v < least || v > most)
        bad_value(x, at, key, t, arena_printf(x->a, "a whole number from %d to %d", least, most));
    else
        *out = (int)v;
}

static void get_string(const Loader *x, const Node *map, const char *key, const char **out)
{
    const char *t = reader_text(x->d, map, key, NULL);
    if (t)
        *out = t;
}

/* One of a list of words; its index. */
static void get_word(const Loader *x, const Node *map, const char *key, const char *const *words, int *out)
{
    Span at;
    const char *t = reader_text(x->d, map, key, &at);
    if (!t)
        return;
    const char *all = "";
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], t) == 0) {
            *out = i;
            return;
        }
        all = arena_printf(x->a, "%s%s%s", all, i ? ", " : "one of: ", words[i]);
    }
    bad_value(x, at, key, t, all);
}

static void get_bool(const Loader *x, const Node *map, const char *key, bool *out)
{
    static const char *const words[] = {"false", "true", NULL};
    int v = *out;
    get_word(x, map, key, words, &v);
    *out = v;
}

static void get_color(const Loader *x, const Node *map, const char *key, Rgb *out)
{
    Span at;
    const char *t = reader_text(x->d, map, key, &at);
    if (!t)
        return;
    const Swatch *swatch = press_swatch(&x->l->press, t);
    if (swatch)
        *out = swatch->rgb;
    else if (*t != '#' || strlen(t) != 7 || strspn(t + 1, "0123456789abcdefABCDEF") != 6)
        bad_value(x, at, key, t, "a colour as \"#rrggbb\", or a name of `swatches`");
    else
        *out = (Rgb)strtoul(t + 1, NULL, 16);
}

static void get_role(const Loader *x, const Node *map, const char *key, int *out)
{
    Span at;
    const char *t = reader_text(x->d, map, key, &at);
    if (!t)
        return;
    int r = font_book_role(x->fonts, t);
    if (r >= 0) {
        *out = r;
        return;
    }
    const char *all = "";
    for (size_t i = 0; i < font_book_roles(x->fonts); i++)
        all = arena_printf(x->a, "%s%s%s", all,
                           i ? ", " : "roles of fonts.yaml: ", font_book_role_name(x->fonts, (int)i));
    bad_value(x, at, key, t, all);
}

static void get_align(const Loader *x, const Node *map, Align *out)
{
    static const char *const words[] = {"justify", "left", "center", "right", NULL};
    static_assert(sizeof words / sizeof *words == ALIGN_RIGHT + 2, "a word for each Align, and NULL");
    int v = (int)*out;
    get_word(x, map, "align", words, &v);
    *out = (Align)v;
}

/* The map or list of a key, or NULL; a report when it is something else. */
static const Node *get_node(const Loader *x, const Node *map, const char *key, NodeKind kind)
{
    const Node *n = reader_get(map, key);
    if (!n || n->kind == kind)
        return n;
    diag_error(x->d, n->span, kind == NODE_MAP ? DIAG_LAYOUT_NOT_A_MAP : DIAG_LAYOUT_NOT_A_LIST, key);
    return NULL;
}

static int larger_first(const void *a, const void *b)
{
    Len x = *(const Len *)a, y = *(const Len *)b;
    return (x < y) - (x > y);
}

static void load_sizes(Loader *x, const Node *root)
{
    const Node *sizes = get_node(x, root, "sizes", NODE_MAP);
    if (!sizes)
        return;
    SizeName *names = ARENA_ARRAY(x->a, SizeName, sizes->n);
    Units plain = {0};
    for (size_t i = 0; i < sizes->n; i++) {
        names[i].name = sizes->keys[i];
        sizes->asked[i] = true;
        const char *t = sizes->children[i].text;
        if (!t || !units_parse(&plain, t, &names[i].size) || names[i].size <= 0)
            bad_value(x, sizes->children[i].span, names[i].name, t ? t : "a list", "a size in pt or mm");
    }
    x->units.sizes = names;
    x->units.n_sizes = sizes->n;
    Len *scale = ARENA_ARRAY(x->a, Len, sizes->n);
    for (size_t i = 0; i < sizes->n; i++)
        scale[i] = names[i].size;
    if (sizes->n)
        qsort(scale, sizes->n, sizeof *scale, larger_first);
    x->l->scale = scale;
    x->l->n_scale = sizes->n;
}

static void load_element(const Loader *x, const Node *map, ElementStyle *e)
{
    get_role(x, map, "role", &e->role);
    get_size(x, map, "size", &e->size);
    get_size(x, map, "pitch", &e->pitch);
    get_len(x, map, "indent", &e->indent);
    get_len(x, map, "tracking", &e->tracking);
    get_color(x, map, "color", &e->color);
    get_align(x, map, &e->align);
    reader_unknown(x->d, map);
}

static void load_elements(Loader *x, const Node *root)
{
    static const char *const names[] = {"body",   "strong", "code_inline", "byline",    "dateline",   "kicker",
                                        "deck",   "column", "summary",     "heading",   "subheading", "quote",
                                        "pull",   "verse",  "code",        "table",     "table_head", "caption",
                                        "credit", "note",   "jump",        "continued", "advert",     "vertical"};
    static_assert(sizeof names / sizeof *names == ELEMENTS, "a key for each Element");
    const Node *map = get_node(x, root, "elements", NODE_MAP);
    const Node *body = reader_get(map, "body");
    get_len(x, body, "size", &x->l->elements[EL_BODY].size);
    Len em = x->l->elements[EL_BODY].size;
    x->units.em = em > 0 ? em : 9 * LEN_PT; /* a fault there is told once, not wherever 字 is used */
    for (int i = 0; i < ELEMENTS; i++) {
        const Node *e = get_node(x, map, names[i], NODE_MAP);
        if (e)
            load_element(x, e, &x->l->elements[i]);
    }
    if (map)
        reader_unknown(x->d, map);
}

/* Pages added to an issue come as leaves or as whole sheets. */
static void load_sheet(const Loader *x, const Node *root)
{
    Span at;
    const char *text = reader_text(x->d, root, "extra_pages", &at);
    if (text && strcmp(text, "2") != 0 && strcmp(text, "4") != 0)
        bad_value(x, at, "extra_pages", text, "2 or 4");
    else if (text)
        x->l->extra_pages = *text - '0';
}

static void load_headlines(Loader *x, const Node *root)
{
    const Node *list = get_node(x, root, "headlines", NODE_LIST);
    if (!list)
        return;
    x->l->headlines = ARENA_ARRAY(x->a, HeadlineStep, list->n);
    x->l->n_headlines = list->n;
    for (size_t i = 0; i < list->n; i++) {
        HeadlineStep *h = &x->l->headlines[i];
        const Node *m = &list->children[i];
        h->lines = 2;
        get_int(x, m, "columns", 1, MOST_LAYOUT_COLUMNS, &h->columns);
        get_role(x, m, "role", &h->role);
        get_len(x, m, "size", &h->size);
        h->least = h->size;
        get_len(x, m, "least", &h->least);
        get_size(x, m, "kicker", &h->kicker);
        get_size(x, m, "deck", &h->deck);
        get_int(x, m, "lines", 1, 6, &h->lines);
        get_bool(x, m, "fill", &h->fill);
        reader_unknown(x->d, m);
        if (h->columns <= (i ? h[-1].columns : 0))
            diag_error(x->d, m->span, i ? DIAG_HEADLINES_ORDER : DIAG_HEADLINES_COLUMNS);
        if (h->size <= 0 || h->least <= 0 || h->least > h->size)
            diag_error(x->d, m->span, h->size <= 0 ? DIAG_HEADLINES_SIZE : DIAG_HEADLINES_LEAST);
    }
}

/* 头条, 二条, 主体, 简讯, most important first. */
static void load_levels(Loader *x, const Node *root)
{
    const Node *list = get_node(x, root, "levels", NODE_LIST);
    if (!list)
        return;
    if (list->n != HEADLINE_LEVELS) {
        diag_error(x->d, list->span, DIAG_LEVELS_NUMBER, HEADLINE_LEVELS, (int)list->n);
        return;
    }
    x->l->n_levels = list->n;
    for (size_t i = 0; i < list->n; i++) {
        HeadlineLevel *h = &x->l->levels[i];
        const Node *m = &list->children[i];
        const char *name = "";
        *h = (HeadlineLevel){.role = -1};
        get_string(x, m, "name", &name); /* for the reader of the file */
        get_role(x, m, "role", &h->role);
        get_len(x, m, "size", &h->size);
        h->least = h->narrow = h->size;
        get_len(x, m, "least", &h->least);
        get_len(x, m, "narrow", &h->narrow);
        get_size(x, m, "kicker", &h->kicker);
        get_size(x, m, "deck", &h->deck);
        reader_unknown(x->d, m);
        if (h->size <= 0 || h->least <= 0 || h->least > h->size)
            diag_error(x->d, m->span, h->size <= 0 ? DIAG_HEADLINES_SIZE : DIAG_HEADLINES_LEAST);
        else if (i && h->size >= h[-1].least)
            diag_error(x->d, m->span, DIAG_LEVELS_ORDER);
    }
}

/* What text, and an index of texts, can't be set without. */
static void check_furniture(const Loader *x, const Furniture *f, Span at)
{
    if (f->kind != FURN_TEXT && f->kind != FURN_INDEX)
        return;
    if (!f->size || !f->width || (f->kind == FURN_INDEX && !f->pitch))
        diag_error(x->d, at, DIAG_LAYOUT_KEY_MISSING, !f->size ? "size" : !f->width ? "width" : "pitch");
    if (f->least > f->size)
        diag_error(x->d, at, DIAG_LAYOUT_LEAST);
}

static void load_furniture(Loader *x, const Node *root, const char *key, FurnitureList *out)
{
    static const char *const kinds[] = {"text", "rule", "box", "tint", "index", NULL};
    static_assert(sizeof kinds / sizeof *kinds == FURN_INDEX + 2, "a word for each FurnitureKind, and NULL");
    const Node *list = get_node(x, root, key, NODE_LIST);
    if (!list)
        return;
    out->at = ARENA_ARRAY(x->a, Furniture, list->n);
    out->n = list->n;
    for (size_t i = 0; i < list->n; i++) {
        Furniture *f = &out->at[i];
        const Node *m = &list->children[i];
        int kind = FURN_TEXT;
        get_word(x, m, "kind", kinds, &kind);
        f->kind = (FurnitureKind)kind;
        f->text = "";
        f->stroke = x->l->rule;
        get_string(x, m, "text", &f->text);
        get_role(x, m, "role", &f->role);
        get_size(x, m, "size", &f->size);
        get_size(x, m, "least", &f->least);
        get_len(x, m, "tracking", &f->tracking);
        get_color(x, m, "color", &f->color);
        f->align = ALIGN_LEFT;
        get_align(x, m, &f->align);
        get_len(x, m, "x", &f->x);
        get_len(x, m, "y", &f->y);
        get_size(x, m, "width", &f->width);
        get_size(x, m, "height", &f->height);
        get_size(x, m, "stroke", &f->stroke);
        get_size(x, m, "pitch", &f->pitch);
        get_bool(x, m, "mirror", &f->mirror);
        check_furniture(x, f, m->span);
        reader_unknown(x->d, m);
    }
}

static void load_text(Loader *x, const Node *root)
{
    static const char *const levels[] = {"basic", "gb", "strict", NULL};
    static_assert(sizeof levels / sizeof *levels == BREAK_STRICT + 2, "a word for each BreakLevel, and NULL");
    static const char *const puncts[] = {"full", "kaiming", "half", NULL};
    static_assert(sizeof puncts / sizeof *puncts == PUNCT_HALF + 2, "a word for each PunctStyle, and NULL");
    const Node *m = get_node(x, root, "text", NODE_MAP);
    if (!m)
        return;
    int level = (int)x->l->level, punct = (int)x->l->punct;
    get_word(x, m, "level", levels, &level);
    get_word(x, m, "punctuation", puncts, &punct);
    x->l->level = (BreakLevel)level;
    x->l->punct = (PunctStyle)punct;
    get_bool(x, m, "hanging", &x->l->hanging);
    get_bool(x, m, "grid", &x->l->grid);
    get_bool(x, m, "tsheg_pad", &x->l->tsheg_pad);
    get_string(x, m, "jump_to", &x->l->jump_to);
    get_string(x, m, "jump_from", &x->l->jump_from);
    get_string(x, m, "advert", &x->l->advert);
    get_string(x, m, "index_title", &x->l->index_title);
    get_len(x, m, "english_indent", &x->l->english_indent);
    get_int(x, m, "tibetan_digits", 0, 1, &x->l->number_digits);
    reader_unknown(x->d, m);
}

static void load_label(Loader *x, const Node *root)
{
    static const char *const words[] = {"rule", "tag", NULL};
    static_assert(sizeof words / sizeof *words == LABEL_TAG + 2, "a word for each LabelStyle, and NULL");
    int label = (int)x->l->label;
    get_word(x, root, "label", words, &label);
    x->l->label = (LabelStyle)label;
}

static void load_missing(Loader *x, const Node *root)
{
    static const char *const words[] = {"error", "replace", NULL};
    int replace = x->l->replace_missing;
    get_word(x, root, "missing", words, &replace);
    x->l->replace_missing = replace;
}

static void load_lists(Loader *x, const Node *root)
{
    static const char *const numberings[] = {"arabic", "chinese", NULL};
    const Node *m = get_node(x, root, "lists", NODE_MAP);
    if (!m)
        return;
    int chinese = x->l->lists_chinese;
    get_word(x, m, "numbering", numberings, &chinese);
    x->l->lists_chinese = chinese;
    get_bool(x, m, "hang", &x->l->lists_hang);
    reader_unknown(x->d, m);
}

static void load_page(Loader *x, const Node *root)
{
    Layout *l = x->l;
    const Node *page = get_node(x, root, "page", NODE_MAP), *grid = get_node(x, root, "grid", NODE_MAP);
    const Node *cols = get_node(x, root, "columns", NODE_MAP), *rules = get_node(x, root, "rules", NODE_MAP);
    reader_get(grid, "pitch"); /* read already */
    get_int(x, grid, "lines", 10, MOST_LAYOUT_LINES, &l->lines);
    get_len(x, page, "width", &l->page_width);
    get_len(x, page, "height", &l->page_height);
    get_size(x, page, "bleed", &l->bleed);
    get_len(x, page, "top", &l->top);
    get_int(x, cols, "count", 1, MOST_LAYOUT_COLUMNS, &l->columns);
    get_len(x, cols, "measure", &l->measure);
    get_size(x, cols, "gutter", &l->gutter);
    get_size(x, cols, "box_measure", &l->box_measure);
    get_int(x, root, "front_top", 0, 100, &l->front_top);
    get_int(x, root, "inside_top", 0, 100, &l->inside_top);
    get_int(x, root, "bottom", 0, 100, &l->bottom);
    get_size(x, rules, "width", &l->rule);
    get_size(x, rules, "box", &l->box_rule);
    get_color(x, rules, "color", &l->rule_color);
    get_color(x, rules, "tint", &l->tint);
    reader_unknown(x->d, page);
    reader_unknown(x->d, grid);
    reader_unknown(x->d, cols);
    reader_unknown(x->d, rules);
}

static void load_root(Loader *x, const Node *root)
{
    get_string(x, root, "name", &x->l->name);
    press_read(x->w, x->d, x->a, x->l->dir, root, &x->l->press); /* colours may be named there */
    load_sizes(x, root);
    get_len(x, reader_get(root, "grid"), "pitch", &x->l->pitch); /* 行 and 字 come first: other lengths use them */
    x->units.pitch = x->l->pitch > 0 ? x->l->pitch : 12 * LEN_PT;
    load_elements(x, root);
    load_page(x, root);
    load_text(x, root);
    load_missing(x, root);
    load_label(x, root);
    load_lists(x, root);
    load_headlines(x, root);
    load_levels(x, root);
    load_furniture(x, root, "front", &x->l->front);
    load_furniture(x, root, "inside", &x->l->inside);
    get_int(x, root, "sparse", 0, 100, &x->l->sparse);
    load_sheet(x, root);
    reader_unknown(x->d, root);
}

/* What every layout needs; false after a report. */
static bool check_needed(const Loader *x, Span at)
{
    const Layout *l = x->l;
    struct {
        const char *key;
        int64_t value;
    } needed[] = {{"page.width", l->page_width},
                  {"page.height", l->page_height},
                  {"grid.pitch", l->pitch},
                  {"grid.lines", l->lines},
                  {"columns.count", l->columns},
                  {"columns.measure", l->measure},
                  {"elements.body.size", l->elements[EL_BODY].size},
                  {"headlines", (int64_t)l->n_headlines}};
    bool ok = true;
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (needed[i].value <= 0) {
            diag_error(x->d, at, needed[i].value < 0 ? DIAG_LAYOUT_NOT_POSITIVE : DIAG_LAYOUT_KEY_MISSING,
                       needed[i].key);
            ok = false;
        }
    return ok;
}

static void check_layout(const Loader *x, const Node *root)
{
    const Layout *l = x->l;
    Span at = {root->span.src, root->span.start, root->span.start + 1};
    if (!check_needed(x, at))
        return;
    if (layout_span(l, l->columns) > l->page_width)
        diag_error(x->d, at, DIAG_COLUMNS_TOO_WIDE);
    if (l->top + (int64_t)l->lines * l->pitch > l->page_height)
        diag_error(x->d, at, DIAG_TYPE_AREA_TOO_TALL);
    if (l->front_top + l->bottom + 10 > l->lines || l->inside_top + 10 > l->lines)
        diag_error(x->d, at, DIAG_NO_LINES_LEFT);
    Len em = l->elements[EL_BODY].size;
    if (l->measure < 2 * em)
        diag_error(x->d, at, DIAG_COLUMNS_TOO_NARROW);
    if (l->lang == LANG_BO) /* the rest is about Chinese */
        return;
    if (em < len_from_pt(7.875))
        diag_warning(x->d, at, DIAG_BODY_TOO_SMALL);
    if (l->measure % em)
        diag_warning(x->d, at, DIAG_MEASURE_NOT_WHOLE);
    if (l->pitch < em + em / 4)
        diag_warning(x->d, at, DIAG_LINES_TOO_CLOSE);
}

static void finish(Layout *l)
{
    l->left = (l->page_width - layout_span(l, l->columns)) / 2;
    Len em = l->elements[EL_BODY].size;
    l->first_baseline = (l->pitch - em) / 2 + len_mul(em, 88, 100);
    if (l->english_indent < 0)
        l->english_indent = em;
    if (!l->box_measure)
        l->box_measure = l->measure - em;
    for (int i = 0; i < ELEMENTS; i++)
        if (!l->elements[i].size)
            l->elements[i].size = em;
}

/* Reads one file over the layout; false when it has faults. */
static bool apply(Loader *x, const char *path, bool optional, bool *found)
{
    bool missing = false;
    size_t before = diag_errors(x->d);
    const Node *root = reader_load(x->w, x->d, x->a, path, optional ? &missing : NULL);
    if (found)
        *found = root != NULL;
    if (!root)
        return missing;
    if (root->kind != NODE_MAP) {
        diag_error(x->d, root->span, DIAG_LAYOUT_NO_MAP);
        return false;
    }
    load_root(x, root);
    if (diag_errors(x->d) == before)
        check_layout(x, root);
    return diag_errors(x->d) == before;
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
    Arena *a = arena_new();
    const char *base = arena_printf(a, "%s/%s/layout.yaml", layouts_dir, name);
    bool there = world_exists(w, base);
    if (!there)
        diag_error(d, used_at, DIAG_NO_SUCH_LAYOUT, base, layouts_hint(w, a, layouts_dir, name));
    arena_free(a);
    return there;
}

Layout *layout_load(World *w, Diag *d, Arena *a, FontBook *fonts, const char *layouts_dir, const char *name, Lang lang,
                    Span used_at)
{
    Loader x = {.w = w, .d = d, .a = a, .fonts = fonts, .l = ARENA_NEW(a, Layout)};
    x.l->dir = arena_printf(a, "%s/%s", layouts_dir, name);
    x.l->lang = lang;
    x.l->name = name;
    x.l->tint = 0xFFFFFF;
    x.l->english_indent = -1;
    x.l->bleed = len_from_pt(3 * 72 / 25.4); /* newspapers' own, when the layout gives none */
    press_defaults(&x.l->press);
    x.l->extra_pages = 2;
    x.l->jump_to = x.l->jump_from = x.l->advert = x.l->index_title = "";
    if (!layout_exists(w, d, layouts_dir, name, used_at))
        return NULL;
    const char *base = arena_printf(a, "%s/layout.yaml", x.l->dir);
    bool ok = apply(&x, base, false, NULL);
    ok = ok && apply(&x, arena_printf(a, "%s/%s.yaml", x.l->dir, lang_tag(lang)), true, NULL);
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
    return ok ? normal : NULL;
}
