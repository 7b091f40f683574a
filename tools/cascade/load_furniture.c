/* Furniture of a layout: nameplate, rules, texts and pictures that stand on every page. */
#include "cascade/loader.h"

#include "load/load.h"

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
                {"width", y->width.span, image},
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
    loader_role(x, y->role, &f->role);
    reshape_size(x, y->size, &f->size);
    reshape_len(x, "tracking", y->tracking, &f->tracking);
    loader_color(x, "color", y->color, &f->color);
    reshape_len(x, "height", y->height, &f->height);
    loader_len(x, "stroke", y->stroke, &f->stroke);
    loader_len(x, "pitch", y->pitch, &f->pitch);
    f->least = usual_least(f);
    if (y->least.span.src)
        reshape_size(x, y->least, &f->least);
    if (f->size && y->least.span.src != y->size.span.src && f->least > f->size)
        f->least = f->size; /* a size that a file changes alone */
    reshape_least(x, y->size, f);
    bool name = f->kind == FURN_NAMEPLATE && !y->text.span.src;
    f->text = fields_read(x->d, x->a, name ? (YamlText){"{title}", y->span} : y->text);
    if (y->file.span.src && f->kind == FURN_IMAGE)
        site_picture(x->w, x->d, x->a, loader_dir(x, y->file), "the layout", y->file, &f->picture);
    check_furniture(x, f, y);
}

void furniture_load(const Loader *x, const YamlList *list, FurnitureList *out)
{
    if (!list->span.src)
        return;
    *out = (FurnitureList){ARENA_ARRAY(x->a, Furniture, list->n), list->n};
    for (size_t i = 0; i < list->n; i++)
        load_piece(x, (const FurnitureYaml *)list->at + i, &out->at[i]);
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

void furniture_check(const Loader *x, const YamlList *list, const FurnitureList *pieces)
{
    for (size_t i = 0; i < list->n; i++)
        check_place(x, &pieces->at[i], (const FurnitureYaml *)list->at + i);
}
