/* Fixed areas cut out of the page (trees/parts.h): each cut divides a part along one side of an area. */
#include "trees/parts.h"

#include "trees/random.h"

#include <assert.h>

enum {
    EVEN_LINES = 12, /* lines of a strip between a seam and what is fixed */
    PLAIN = 2,       /* divisions without a seam, */
    SEAMED = 8       /* with one, on each side of an area, the rest cut as in the plain ones; others are random */
};

typedef struct Cutter {
    const MakeupArea *fixed;
    int n, gap, division;
    bool seamed;
    Random r;
    Parts *out;
} Cutter;

static int right_of(const MakeupArea *a)
{
    return a->column + a->columns;
}

static int foot_of(const MakeupArea *a)
{
    return a->line + a->lines;
}

static void cut(Cutter *c, MakeupArea part);

/* All that an area leaves of a part at once: what is above and below (tall: left and right) as wide as the part. */
static void cut_around(Cutter *c, MakeupArea part, const MakeupArea *f, bool tall)
{
    MakeupArea above = part, below = part, left = part, right = part;
    above.lines = f->line - c->gap - part.line;
    below.line = foot_of(f) + c->gap;
    below.lines = foot_of(&part) - below.line;
    left.columns = f->column - part.column;
    right.column = right_of(f);
    right.columns = right_of(&part) - right.column;
    if (tall) { /* above and below only as wide as the area */
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

typedef enum Side { ABOVE, BELOW, LEFT, RIGHT, SIDES } Side;

/* Columns, or lines with no gap, that an area leaves at a side of a part. */
static int room_at(const Cutter *c, const MakeupArea *part, const MakeupArea *f, Side side)
{
    switch (side) {
    case ABOVE:
        return f->line - part->line - c->gap;
    case BELOW:
        return foot_of(part) - foot_of(f) - c->gap;
    case LEFT:
        return f->column - part->column;
    default:
        return right_of(part) - right_of(f);
    }
}

static int least_at(Side side)
{
    return side <= BELOW ? PARTS_LEAST_LINES : 1;
}

/* What is left of a part when so much is cut off at a side. */
static MakeupArea cut_off(const Cutter *c, MakeupArea part, Side side, int size, MakeupArea *off)
{
    MakeupArea rest = part;
    *off = part;
    if (side <= BELOW) {
        off->lines = size;
        rest.lines -= size + c->gap;
        off->line += side == BELOW ? rest.lines + c->gap : 0;
        rest.line += side == ABOVE ? size + c->gap : 0;
    } else {
        off->columns = size;
        rest.columns -= size;
        off->column += side == RIGHT ? rest.columns : 0;
        rest.column += side == LEFT ? size : 0;
    }
    return rest;
}

/* Are they neighbours at the seam between two areas? */
static bool is_at_seam(const MakeupArea *part, const MakeupArea *area, Side side)
{
    switch (side) {
    case ABOVE:
        return part->line == area->line;
    case BELOW:
        return foot_of(part) == foot_of(area);
    case LEFT:
        return part->column == area->column;
    default:
        return right_of(part) == right_of(area);
    }
}

static uint32_t at_seam(const Cutter *c, int from, const MakeupArea *area, Side side)
{
    uint32_t parts = 0;
    for (int i = from; i < c->out->n; i++)
        if (is_at_seam(&c->out->part[i], area, side))
            parts |= (uint32_t)1 << i;
    return parts;
}

/* A strip cut off at a side that doesn't reach the area: where it ends is the walk's to find. */
static bool cut_seam(Cutter *c, MakeupArea part, const MakeupArea *f, Side side)
{
    static const Side other[] = {[ABOVE] = BELOW, [BELOW] = ABOVE, [LEFT] = RIGHT, [RIGHT] = LEFT};
    const bool level = side <= BELOW;
    const int room = room_at(c, &part, f, side), least = level ? EVEN_LINES : 1;
    const int free = room - 2 * least - (level ? c->gap : 0);
    if (free < 0 || c->out->n_seams == PARTS_MOST_SEAMS)
        return false;
    MakeupArea off;
    const MakeupArea rest = cut_off(c, part, side, least + random_below(&c->r, free + 1), &off);
    Seam *seam = &c->out->seam[c->out->n_seams++];
    const int from = c->out->n;
    cut(c, off);
    const uint32_t outer = at_seam(c, from, &off, other[side]);
    const int to = c->out->n;
    c->seamed = true;
    cut(c, rest);
    const uint32_t inner = at_seam(c, to, &rest, side);
    *seam = side == ABOVE || side == LEFT ? (Seam){level, outer, inner} : (Seam){level, inner, outer};
    return true;
}

/* One side of a part cut off, then the rest. */
static void cut_side(Cutter *c, MakeupArea part, const MakeupArea *f)
{
    Side side = (Side)random_below(&c->r, SIDES);
    for (int i = 0; i < SIDES && room_at(c, &part, f, side) < least_at(side); i++)
        side = (Side)((side + 1) % SIDES);
    if (room_at(c, &part, f, side) < least_at(side)) /* the area fills the part */
        return;
    if (random_below(&c->r, 2) && cut_seam(c, part, f, side))
        return;
    MakeupArea off;
    const MakeupArea rest = cut_off(c, part, side, room_at(c, &part, f, side), &off);
    cut(c, off);
    cut(c, rest);
}

static void cut_apart(Cutter *c, MakeupArea part, const MakeupArea *f)
{
    const int k = c->division - PLAIN;
    if (k >= SEAMED)
        cut_side(c, part, f);
    else if (k < 0 || c->seamed || !cut_seam(c, part, f, (Side)(k % SIDES)))
        cut_around(c, part, f, k < 0 ? c->division == 1 : k >= SIDES);
}

static void cut(Cutter *c, MakeupArea part)
{
    const MakeupArea *f = NULL;
    if (part.columns < 1 || part.lines < PARTS_LEAST_LINES)
        return;
    for (int i = 0; i < c->n && !f; i++)
        f = makeup_areas_meet(c->fixed[i], part) ? &c->fixed[i] : NULL;
    if (f)
        cut_apart(c, part, f);
    else if (c->out->n < MAKEUP_MOST_PARTS)
        c->out->part[c->out->n++] = part;
}

bool makeup_has_fixed(const MakeupPage *page)
{
    for (size_t i = 0; i < page->n_blocks; i++)
        if (page->blocks[i].fixed)
            return true;
    return false;
}

void parts_of(const MakeupPage *page, int division, Parts *out)
{
    MakeupArea fixed[MAKEUP_MOST_BLOCKS];
    *out = (Parts){0};
    Cutter c = {.fixed = fixed, .gap = page->gap, .division = division, .out = out};
    c.r.state = 88675123u + 7919u * (uint32_t)division;
    assert(page->n_blocks <= MAKEUP_MOST_BLOCKS);
    for (size_t i = 0; i < page->n_blocks; i++)
        if (page->blocks[i].fixed)
            fixed[c.n++] = page->blocks[i].area;
    cut(&c, (MakeupArea){0, 0, page->columns, page->lines});
}

/* Inside the page, clear of other parts and of what is fixed. */
static bool is_clear(const MakeupPage *page, const Parts *parts, int i)
{
    MakeupArea at = parts->part[i];
    if (at.columns < 1 || at.lines < PARTS_LEAST_LINES || at.column < 0 || at.line < 0 ||
        right_of(&at) > page->columns || foot_of(&at) > page->lines)
        return false;
    at.line -= page->gap;
    at.lines += 2 * page->gap;
    for (int k = 0; k < parts->n; k++)
        if (k != i && makeup_areas_meet(parts->part[k], at))
            return false;
    for (size_t k = 0; k < page->n_blocks; k++)
        if (page->blocks[k].fixed && makeup_areas_meet(page->blocks[k].area, at))
            return false;
    return true;
}

bool parts_shift(const MakeupPage *page, Parts *parts, int seam, int by)
{
    const Seam *s = &parts->seam[seam];
    bool good = true;
    for (int i = 0; i < parts->n; i++) {
        MakeupArea *part = &parts->part[i];
        const bool before = s->before >> i & 1, after = s->after >> i & 1;
        if (s->level) {
            part->line += after ? by : 0;
            part->lines += before ? by : after ? -by : 0;
        } else {
            part->column += after ? by : 0;
            part->columns += before ? by : after ? -by : 0;
        }
    }
    for (int i = 0; i < parts->n && good; i++)
        good = !((s->before | s->after) >> i & 1) || is_clear(page, parts, i);
    return good;
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
