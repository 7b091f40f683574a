/* No piece of furniture prints over another: boxes of glyphs' ink, of texts that come near each other. */
#include "compose/furniture.h"

#include "fonts/face.h"

enum { MOST_GLYPHS = 4096 };

typedef struct InkBox {
    Len left, top, right, bottom;
} InkBox;

/* By more than half a point: the corners of a glyph's box are white. */
static bool meet(const InkBox *a, const InkBox *b)
{
    enum { CORNER = LEN_PT / 2 };
    return a->left + CORNER < b->right && b->left + CORNER < a->right && a->top + CORNER < b->bottom &&
           b->top + CORNER < a->bottom;
}

/* What no glyph of the line reaches beyond: a stack of Tibetan hangs deep. */
static InkBox widest_box(const Line *l)
{
    Len size = line_size(l);
    return (InkBox){l->x - size / 4, l->y - len_mul(size, 12, 10), l->x + l->w + size / 4, l->y + size};
}

static InkBox glyph_box(const Line *l, const Run *r, const Glyph *g)
{
    hb_glyph_extents_t e;
    if (!hb_font_get_glyph_extents(r->face->hb_font, g->gid, &e) || !e.width || !e.height)
        return (InkBox){0};
    int upem = r->face->upem;
    Len x = l->x + g->x + len_mul(r->size, e.x_bearing, upem), y = l->y + g->y - len_mul(r->size, e.y_bearing, upem);
    return (InkBox){x, y, x + len_mul(r->size, e.width, upem), y - len_mul(r->size, e.height, upem)};
}

static size_t glyph_boxes(const Line *l, InkBox *out)
{
    size_t n = 0;
    for (uint32_t i = 0; i < l->n_runs; i++)
        for (uint32_t k = 0; k < l->runs[i].n_glyphs && n < MOST_GLYPHS; k++)
            out[n++] = glyph_box(l, &l->runs[i], &l->runs[i].glyphs[k]);
    return n;
}

static bool ink_meets(Arena *a, const Line *one, const Line *other)
{
    InkBox *boxes = ARENA_ARRAY(a, InkBox, 2 * MOST_GLYPHS), *others = boxes + MOST_GLYPHS;
    size_t n = glyph_boxes(one, boxes), m = glyph_boxes(other, others);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++)
            if (meet(&boxes[i], &others[k]))
                return true;
    return false;
}

static bool pieces_meet(const PageBuild *b, const FurniturePlaced *one, const FurniturePlaced *other)
{
    for (size_t i = one->from; i < one->to; i++) {
        const Item *it = &b->items.ptr[i];
        if (it->kind != ITEM_LINE)
            continue;
        InkBox box = widest_box(&it->u.line);
        for (size_t k = other->from; k < other->to; k++) {
            const Item *against = &b->items.ptr[k];
            if (against->kind != ITEM_LINE)
                continue;
            InkBox near = widest_box(&against->u.line);
            if (meet(&box, &near) && ink_meets(b->c->arena, &it->u.line, &against->u.line))
                return true;
        }
    }
    return false;
}

static bool in_layout(const FurniturePlaced *p)
{
    return p->text.span.src == p->layout.src;
}

bool overprint_first(const PageBuild *b, const FurniturePlaced *at, size_t n, size_t *one, size_t *other)
{
    for (*one = 0; *one < n; ++*one)
        for (*other = *one + 1; *other < n; ++*other)
            if (pieces_meet(b, &at[*one], &at[*other]))
                return true;
    return false;
}

void overprint_check(const PageBuild *b, const FurniturePlaced *at, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) {
            if (!pieces_meet(b, &at[i], &at[k]))
                continue;
            const FurniturePlaced *told = in_layout(&at[k]) && !in_layout(&at[i]) ? &at[i] : &at[k];
            const FurniturePlaced *other = told == &at[k] ? &at[i] : &at[k];
            diag_error(b->c->diag, told->text.span, DIAG_FURNITURE_OVERPRINT, told->text.name, other->text.name,
                       b->number == 1 ? "front" : "inside");
        }
}
