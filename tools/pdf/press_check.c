/* What only inks tell of a page: type reversed out of too many, black over colours that comes to more than the limit.
 */
#include "pdf/press.h"

#include <string.h>

typedef struct Ground {
    Rect at;
    double inks[INKS];
} Ground;

typedef struct Check {
    const Render *r;
    const PageFrame *page;
    VEC(Ground) grounds;
    int reversed, most; /* the worst that was seen: inks, per cent */
} Check;

static bool is_inside(const Rect *r, Len x, Len y)
{
    return x >= r->x && x < r->x + r->w && y >= r->y && y < r->y + r->h;
}

/* The tint that a point stands on, or NULL. */
static const Ground *ground_at(const Check *c, Len x, Len y)
{
    for (size_t i = c->grounds.len; i-- > 0;)
        if (is_inside(&c->grounds.ptr[i].at, x, y))
            return &c->grounds.ptr[i];
    return NULL;
}

static void look_at(Check *c, Len x, Len y, Rgb rgb)
{
    const Ground *g = ground_at(c, x, y);
    if (!g || (rgb != 0 && rgb != 0xFFFFFF))
        return;
    int inks = 0;
    double sum = rgb ? 0 : 1; /* black overprints */
    for (int i = 0; i < INKS; i++) {
        inks += g->inks[i] > 0;
        sum += i == INK_BLACK ? 0 : g->inks[i];
    }
    if (rgb && inks > c->reversed)
        c->reversed = inks;
    if (!rgb && sum * 100 > c->most)
        c->most = (int)(sum * 100 + 0.5);
}

static void look_at_line(Check *c, const Line *line)
{
    for (uint32_t i = 0; i < line->n_runs; i++) {
        const Run *run = &line->runs[i];
        if (run->n_glyphs)
            look_at(c, line->x + run->glyphs[0].x, line->y + run->glyphs[0].y, run->color);
    }
}

static bool is_same_press(const Press *a, const Press *b)
{
    return a->standard == b->standard && strcmp(a->condition, b->condition) == 0 && colours_key(a) == colours_key(b);
}

void press_check_same(const Render *r)
{
    const PageFrame *first = &r->frames->pages[0];
    const Sections s = r->issue->sections;
    for (size_t p = 1; p < r->frames->n_pages; p++) {
        const PageFrame *page = &r->frames->pages[p];
        if (page->press != first->press && !is_same_press(page->press, first->press))
            diag_warning(r->d, span_none(), DIAG_PRESS_OF_TWO_KINDS, page_word(s, page->number).text,
                         page_word(s, first->number).text, page_word(s, first->number).text);
    }
}

void press_check(const Render *r, size_t p)
{
    enum { MOST_REVERSED = 2 };
    const PageFrame *page = &r->frames->pages[p];
    Check c = {.r = r, .page = page};
    for (size_t i = 0; i < page->n_items; i++) {
        const Item *it = &page->items[i];
        if (it->kind == ITEM_RECT) {
            Ground g = {.at = it->u.rect.at};
            colours_inks(r->colours, page->press, it->u.rect.fill, page->black_only, g.inks);
            vec_push(&c.grounds, g);
        } else if (it->kind == ITEM_LINE) {
            look_at_line(&c, &it->u.line);
        }
    }
    if (c.reversed > MOST_REVERSED)
        diag_warning(r->d, span_none(), DIAG_INK_REVERSED, page_word(r->issue->sections, page->number).text,
                     c.reversed);
    if (c.most > page->press->ink_limit)
        diag_warning(r->d, span_none(), DIAG_INK_OVER_LIMIT, page_word(r->issue->sections, page->number).text, c.most,
                     page->press->ink_limit);
    vec_free(&c.grounds);
}
