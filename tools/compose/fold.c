/* Lines over the fold of a spread (compose/fold.h): it is to lie between two characters, where a plate ends and the
 * paper is creased. */
#include "compose/fold.h"

#include "setting/float_set.h"
#include "galley/parts.h"
#include <stdlib.h>

enum { LOOSER = 40 /* thousandths that a title's letter-spacing may change on either side of the fold */ };

/* A line that was moved: its readings, dots and waves go with it. */
typedef struct Moved {
    Len left, right, y, size, by;
} Moved;

typedef VEC(Moved) MovedVec;

/* The character that the fold would run through, from the page's left; false: it lies between two. */
static bool parted(const Line *line, Len fold, Len *start, Len *end)
{
    for (uint32_t i = 0; i < line->n_runs; i++)
        for (uint32_t k = 0; k < line->runs[i].n_clusters; k++) {
            const Cluster *at = &line->runs[i].clusters[k];
            const bool last = k + 1 == line->runs[i].n_clusters;
            Len from = line->x + at->x, to = from + at->advance;
            if (!last && line->x + at[1].x < to) /* a squeezed mark */
                to = line->x + at[1].x;
            if (from < fold && fold < to) {
                *start = from;
                *end = to;
                return true;
            }
        }
    return false;
}

/* What stands at x, when the first `left` of a line become `by` thousandths longer and the rest as much shorter. */
static Len stretched(Len x, Len left, int by)
{
    return x < left ? x + len_mul(x, by, 1000)
                    : left + len_mul(left, by, 1000) + x - left - len_mul(x - left, by, 1000);
}

static void stretch(Line *line, Len left, int by)
{
    for (uint32_t i = 0; i < line->n_runs && by; i++) {
        Run *run = &line->runs[i];
        uint32_t g = 0;
        for (uint32_t k = 0; k < run->n_clusters; k++) {
            Cluster *c = &run->clusters[k];
            const Len more = stretched(c->x, left, by) - c->x;
            for (uint32_t n = 0; n < c->glyphs; n++)
                run->glyphs[g++].x += more;
            c->x += more;
        }
    }
    line->w = stretched(line->w, left, by);
}

/* The line with the fold where `at` of it end: a title keeps its middle as far as its letter-spacing allows. false: it
 * would go out of bounds. */
static bool put_at_fold(Line *line, Len at, Len fold, Len left, Len right)
{
    const Len aside = fold - line->x - at;
    int by = text_is_display(line_size(line)) && line->w > 0 ? (int)((int64_t)aside * 2000 / line->w) : 0;
    by = by > LOOSER ? LOOSER : by < -LOOSER ? -LOOSER : by;
    const Len start = fold - stretched(at, at, by);
    if (start < left || start + stretched(line->w, at, by) > right)
        return false;
    stretch(line, at, by);
    line->x = start;
    return true;
}

/* How far the line moved aside: the shorter way, unless it would go out of bounds. */
static Len move_aside(Line *line, Len fold, Len left, Len right)
{
    const Len x = line->x;
    Len start, end;
    if (line->vertical || x >= fold || x + line->w <= fold || !parted(line, fold, &start, &end))
        return 0;
    const bool before = fold - start <= end - fold;
    const Len at[2] = {(before ? start : end) - x, (before ? end : start) - x};
    return put_at_fold(line, at[0], fold, left, right) || put_at_fold(line, at[1], fold, left, right) ? line->x - x : 0;
}

static const Moved *moved_near(const MovedVec *all, Len x, Len y)
{
    for (size_t i = 0; i < all->len; i++) {
        const Moved *m = &all->ptr[i];
        if (x >= m->left - m->size && x <= m->right + m->size && y >= m->y - 2 * m->size && y <= m->y + m->size)
            return m;
    }
    return NULL;
}

/* What belongs to a line that was moved. */
static void follow(const MovedVec *all, Item *it)
{
    Len *x = it->kind == ITEM_DOT    ? &it->u.dot.x
             : it->kind == ITEM_WAVE ? &it->u.wave.x
             : it->kind == ITEM_LINE ? &it->u.line.x
                                     : NULL;
    if (!x)
        return;
    Len y = it->kind == ITEM_DOT ? it->u.dot.y : it->kind == ITEM_WAVE ? it->u.wave.y : it->u.line.y;
    const Moved *m = moved_near(all, *x, y);
    *x += m ? m->by : 0;
}

void fold_clear(PageBuild *b, size_t from, Len left, Len right)
{
    const Len fold = b->c->layout->page_width / 2;
    MovedVec moved = {0};
    for (size_t i = from; i < b->items.len; i++) {
        Item *it = &b->items.ptr[i];
        const bool text = it->kind == ITEM_LINE && it->u.line.kind != LINE_MARK;
        const Len by = text ? move_aside(&it->u.line, fold, left, right) : 0;
        const Line *line = &it->u.line;
        if (by)
            vec_push(&moved, ((Moved){line->x - by, line->x - by + line->w, line->y, line_size(line), by}));
    }
    for (size_t i = from; i < b->items.len && moved.len; i++)
        if (b->items.ptr[i].kind != ITEM_LINE || b->items.ptr[i].u.line.kind == LINE_MARK)
            follow(&moved, &b->items.ptr[i]);
    vec_free(&moved);
}

/* Over more columns than one. */
static bool is_broad_table(ArticleSet *s, size_t i)
{
    const FloatSet *narrow = s->floats[i].kind == FLOAT_TABLE ? article_float(s, i, 1) : NULL;
    return narrow && (!narrow->lines || narrow->lines > s->c->layout->lines / 3);
}

bool stands_on_one_side(ArticleSet *s)
{
    bool one = body_is_vertical(s) || title_is_vertical(s, 2);
    for (size_t i = 0; i < s->n_floats && !one; i++)
        one = is_broad_table(s, i);
    return one;
}
