/* Fixed areas cut out of the page (makeup/parts.h): each cut divides a part along one side of an area. */
#include "makeup/parts.h"

#include <assert.h>

enum { LEAST_LINES = 4 };

typedef struct Cutter {
    const MakeupArea *fixed;
    int n, gap;
    bool tall;
    MakeupArea *out;
    int n_out, most;
} Cutter;

static int right_of(const MakeupArea *a)
{
    return a->column + a->columns;
}

static int foot_of(const MakeupArea *a)
{
    return a->line + a->lines;
}

static void cut(Cutter *c, MakeupArea part)
{
    const MakeupArea *f = NULL;
    if (part.columns < 1 || part.lines < LEAST_LINES)
        return;
    for (int i = 0; i < c->n && !f; i++)
        f = makeup_areas_meet(c->fixed[i], part) ? &c->fixed[i] : NULL;
    if (!f) {
        if (c->n_out < c->most)
            c->out[c->n_out++] = part;
        return;
    }
    MakeupArea above = part, below = part, left = part, right = part;
    above.lines = f->line - c->gap - part.line;
    below.line = foot_of(f) + c->gap;
    below.lines = foot_of(&part) - below.line;
    left.columns = f->column - part.column;
    right.column = right_of(f);
    right.columns = right_of(&part) - right.column;
    if (c->tall) { /* above and below only as wide as the area */
        above.column = below.column = f->column > part.column ? f->column : part.column;
        above.columns = below.columns = (right_of(f) < right_of(&part) ? right_of(f) : right_of(&part)) - above.column;
    } else {
        left.line = right.line = f->line > part.line ? f->line : part.line;
        left.lines = right.lines = (foot_of(f) < foot_of(&part) ? foot_of(f) : foot_of(&part)) - left.line;
    }
    cut(c, above);
    cut(c, left);
    cut(c, right);
    cut(c, below);
}

int parts_of(const MakeupPage *page, bool tall, MakeupArea *out, int most)
{
    MakeupArea fixed[MAKEUP_MOST_BLOCKS];
    Cutter c = {.fixed = fixed, .gap = page->gap, .tall = tall, .out = out, .most = most};
    assert(page->n_blocks <= MAKEUP_MOST_BLOCKS);
    for (size_t i = 0; i < page->n_blocks; i++)
        if (page->blocks[i].fixed)
            fixed[c.n++] = page->blocks[i].area;
    cut(&c, (MakeupArea){0, 0, page->columns, page->lines});
    return c.n_out;
}

bool parts_fault(const MakeupPage *page, size_t from, MakeupFault *out)
{
    for (size_t i = from; i < page->n_blocks; i++) {
        const MakeupArea *a = &page->blocks[i].area;
        if (!page->blocks[i].fixed)
            continue;
        *out = (MakeupFault){MAKEUP_AREA_OUTSIDE, (int)i, -1};
        if (a->column < 0 || a->line < 0 || a->columns < 1 || a->lines < 1 || right_of(a) > page->columns ||
            foot_of(a) > page->lines)
            return true;
        for (size_t k = 0; k < i; k++)
            if (page->blocks[k].fixed && makeup_areas_meet(*a, page->blocks[k].area)) {
                *out = (MakeupFault){MAKEUP_AREAS_OVERLAP, (int)i, (int)k};
                return true;
            }
    }
    return false;
}
