/* Masthead 报头, running head 报眉, folio, imprint: the layout's furniture filled with the issue's fields. */
#include "compose/furniture.h"

#include "compose/fold.h"
#include "frame/item.h"

#include <string.h>

static void mirrored(const PageBuild *b, Furniture *f)
{
    if (!f->mirror || b->facing || page_in_section(b->issue->sections, b->number) % 2)
        return; /* odd pages are right-hand pages; each section is folded by itself */
    Len whole = layout_span(b->c->layout, b->c->layout->columns);
    f->x = whole - f->x - f->width;
    if (f->align == ALIGN_LEFT)
        f->align = ALIGN_RIGHT;
    else if (f->align == ALIGN_RIGHT)
        f->align = ALIGN_LEFT;
}

static void put_text(PageBuild *b, const Furniture *f, FilledText t)
{
    const Layout *l = b->c->layout;
    if (!*t.text)
        return;
    SetText s = f->pitch ? furniture_set(b, f, t, f->size, f->width) : furniture_fit(b, f, t, f->width);
    Len y = l->top + f->y - (f->size - s.size) * 2 / 5; /* a shrunk name keeps its middle */
    furniture_place(b, &s, l->left + f->x, y, f->pitch ? f->pitch : l->pitch, f->width);
}

/* An ornament belongs to the page; a picture that says something is a figure. */
static void put_picture(PageBuild *b, const SitePicture *p, Rect box, Align align, const char *alt)
{
    if (!p->path)
        return;
    Item picture = picture_item(p, picture_within(box, p->picture, align), alt);
    if (!*alt) {
        vec_push(&b->items, picture);
        return;
    }
    Item figure = item_begin(TAG_FIGURE, b->c->layout->lang, -1, b->next_id++, 0);
    figure.u.group.alt = alt;
    vec_push(&b->items, figure);
    vec_push(&b->items, picture);
    vec_push(&b->items, item_end());
}

/* The paper's name: its nameplate where it has one. */
static void put_nameplate(PageBuild *b, const Furniture *f)
{
    const Layout *l = b->c->layout;
    const Paper *p = b->issue->paper;
    if (!p->nameplate.path) {
        put_text(b, f, furniture_fill(b, f));
        return;
    }
    Len height = f->height ? f->height : f->size;
    Rect box = {l->left + f->x, l->top + f->y - len_mul(f->size, 88, 100), f->width, height};
    put_picture(b, &p->nameplate, box, f->align, p->title);
}

static void put_box(PageBuild *b, const Furniture *f)
{
    const Layout *l = b->c->layout;
    Rect at = {l->left + f->x, l->top + f->y, f->width, f->height};
    vec_push(&b->items, f->kind == FURN_TINT ? item_rect(at, f->color) : item_stroke(at, f->stroke, f->color));
}

static void put_piece(PageBuild *b, const Furniture *f)
{
    const Layout *l = b->c->layout;
    switch (f->kind) {
    case FURN_TEXT:
        put_text(b, f, furniture_fill(b, f));
        break;
    case FURN_INDEX:
        furniture_ear(b, f);
        break;
    case FURN_IMAGE:
        put_picture(b, &f->picture, (Rect){l->left + f->x, l->top + f->y, f->width, f->height}, f->align, f->alt);
        break;
    case FURN_NAMEPLATE:
        put_nameplate(b, f);
        break;
    case FURN_RULE:
    case FURN_BOX:
    case FURN_TINT:
        put_box(b, f);
        break;
    }
}

static void put_pieces(PageBuild *b, const Furniture *pieces, size_t n, FurniturePlaced *placed)
{
    for (size_t i = 0; i < n; i++) {
        size_t from = b->items.len;
        put_piece(b, &pieces[i]);
        placed[i] = (FurniturePlaced){from, b->items.len, furniture_fill(b, &pieces[i]), pieces[i].span};
    }
}

static bool may_shrink(const Furniture *f)
{
    return (f->kind == FURN_TEXT || f->kind == FURN_NAMEPLATE) && !f->pitch && f->size > f->least;
}

/* A step smaller, about the same middle. */
static void shrink(Furniture *f)
{
    Len smaller = len_mul(f->size, 96, 100);
    smaller = smaller >= f->size ? f->size - 1 : smaller > f->least ? smaller : f->least;
    f->y -= (f->size - smaller) * 2 / 5;
    f->tracking = len_mul(f->tracking, smaller, f->size);
    f->size = smaller;
}

/* Of two whose texts meet the one that gives way while it may be smaller: the larger, the paper's name last; `n`:
 * neither. */
static size_t gives_way(const Furniture *pieces, size_t one, size_t other, size_t n)
{
    const bool first = pieces[other].kind == FURN_NAMEPLATE ||
                       (pieces[one].kind != FURN_NAMEPLATE && pieces[one].size >= pieces[other].size);
    const size_t gives = first ? one : other, stays = first ? other : one;
    return may_shrink(&pieces[gives]) ? gives : may_shrink(&pieces[stays]) ? stays : n;
}

/* Pieces whose texts would meet become smaller, down to the least that each may be. */
static void put_all(PageBuild *b, const FurnitureList *list)
{
    const size_t n = list->n, errors = diag_errors(b->c->diag), first = b->items.len;
    const int32_t id = b->next_id;
    FurniturePlaced *placed = ARENA_ARRAY(b->c->arena, FurniturePlaced, n + 1);
    Furniture *pieces = arena_dup(b->c->arena, list->at, sizeof *pieces * n);
    for (size_t i = 0; i < n; i++)
        mirrored(b, &pieces[i]);
    put_pieces(b, pieces, n, placed);
    size_t one, other;
    while (diag_errors(b->c->diag) == errors && overprint_first(b, placed, n, &one, &other)) {
        const size_t i = gives_way(pieces, one, other, n);
        if (i == n) {
            overprint_check(b, placed, n);
            return;
        }
        shrink(&pieces[i]);
        b->items.len = first;
        b->next_id = id;
        put_pieces(b, pieces, n, placed);
    }
}

/* One page of a spread as if it stood alone: its own number, name, editors and place. */
static PageBuild half_of(const PageBuild *b, bool right)
{
    const Layout *page = b->c->layout->page;
    Layout *own = arena_dup(b->c->arena, page, sizeof *page);
    SetContext *sc = arena_dup(b->c->arena, b->c, sizeof *b->c);
    PageBuild half = *b;
    const PageSpec *spec = &b->issue->pages[b->number - 1 + right];
    own->left += right ? page->page_width : 0;
    sc->layout = own;
    half.c = sc;
    half.number += right;
    half.facing = 0;
    half.title = spec->title;
    half.editors = (const char *const *)spec->editors;
    half.n_editors = spec->n_editors;
    return half;
}

static void put_halves(PageBuild *b)
{
    for (int right = 0; right < 2; right++) {
        PageBuild half = half_of(b, right);
        put_all(&half, &half.c->layout->inside);
        b->items = half.items;
        b->next_id = half.next_id;
    }
}

void compose_furniture(PageBuild *b, const FurnitureList *list)
{
    const size_t first = b->items.len;
    vec_push(&b->items, item_begin(TAG_FURNITURE, b->c->layout->lang, -1, 0, 0));
    if (b->facing && !b->c->layout->head_across)
        put_halves(b);
    else
        put_all(b, list);
    if (b->facing)
        fold_clear(b, first, 0, b->c->layout->page_width);
    vec_push(&b->items, item_end());
}
