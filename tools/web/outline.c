/* The outline of what an article covers on a page: the plane is cut at every edge, and the line followed between cells.
 */
#include "web/outline.h"

#include <string.h>

/* The plane cut at every edge of the rectangles: cells that are inside or not. */
typedef struct Cells {
    Len *x, *y; /* cuts, rising */
    size_t nx, ny;
    bool *inside; /* [row * nx + column], nx and ny counting the cuts */
} Cells;

enum { TOUCHING = LEN_PT / 2 }; /* edges closer than this are one */

static size_t add_cut(Len *cuts, size_t n, Len at)
{
    size_t i = 0;
    while (i < n && cuts[i] + TOUCHING < at)
        i++;
    if (i < n && cuts[i] - TOUCHING <= at)
        return n;
    memmove(cuts + i + 1, cuts + i, (n - i) * sizeof *cuts);
    cuts[i] = at;
    return n + 1;
}

static size_t cut_at(const Len *cuts, size_t n, Len at)
{
    size_t i = 0;
    while (i + 1 < n && cuts[i] + TOUCHING < at)
        i++;
    return i;
}

static Cells cells_of(Arena *a, const Area *area)
{
    Cells c = {.x = ARENA_ARRAY(a, Len, 2 * area->n_rects + 1), .y = ARENA_ARRAY(a, Len, 2 * area->n_rects + 1)};
    for (size_t i = 0; i < area->n_rects; i++) {
        const Rect *r = &area->rects[i];
        c.nx = add_cut(c.x, add_cut(c.x, c.nx, r->x), r->x + r->w);
        c.ny = add_cut(c.y, add_cut(c.y, c.ny, r->y), r->y + r->h);
    }
    c.inside = ARENA_ARRAY(a, bool, c.nx *c.ny + 1);
    for (size_t i = 0; i < area->n_rects; i++) {
        const Rect *r = &area->rects[i];
        size_t right = cut_at(c.x, c.nx, r->x + r->w), foot = cut_at(c.y, c.ny, r->y + r->h);
        for (size_t y = cut_at(c.y, c.ny, r->y); y < foot; y++)
            for (size_t x = cut_at(c.x, c.nx, r->x); x < right; x++)
                c.inside[y * c.nx + x] = true;
    }
    return c;
}

static bool is_inside(const Cells *c, size_t x, size_t y) /* the cell right of cut x and below cut y; wraps below 0 */
{
    return x < c->nx && y < c->ny && c->inside[y * c->nx + x];
}

typedef enum Way { EAST, SOUTH, WEST, NORTH, WAYS } Way;

/* Does the outline leave a corner this way? The inside lies at its right hand. */
static bool goes(const Cells *c, size_t x, size_t y, Way way)
{
    switch (way) {
    case EAST:
        return is_inside(c, x, y) && !is_inside(c, x, y - 1);
    case SOUTH:
        return is_inside(c, x - 1, y) && !is_inside(c, x, y);
    case WEST:
        return is_inside(c, x - 1, y - 1) && !is_inside(c, x - 1, y);
    default:
        return is_inside(c, x, y - 1) && !is_inside(c, x - 1, y - 1);
    }
}

typedef VEC(Corner) Corners;

/* One closed line, from a corner at which it goes east. taken: the ways already gone, a byte a corner. */
static void follow(const Cells *c, uint8_t *taken, size_t x, size_t y, Corners *out)
{
    Way way = EAST, before = NORTH;
    while (!(taken[y * c->nx + x] & 1 << way)) {
        if (way != before)
            vec_push(out, ((Corner){c->x[x], c->y[y], false}));
        before = way;
        taken[y * c->nx + x] |= (uint8_t)(1 << way);
        x += way == EAST ? 1 : way == WEST ? (size_t)-1 : 0;
        y += way == SOUTH ? 1 : way == NORTH ? (size_t)-1 : 0;
        for (int turn = 1; turn >= -1; turn--) { /* right first: parts that touch at a corner stay apart */
            Way next = (Way)(((int)way + (int)WAYS + turn) % (int)WAYS);
            if (goes(c, x, y, next)) {
                way = next;
                break;
            }
        }
    }
    out->ptr[out->len - 1].last = true;
}

Corner *area_outline(Arena *a, const Area *area, size_t *n)
{
    Cells c = cells_of(a, area);
    uint8_t *taken = ARENA_ARRAY(a, uint8_t, c.nx * c.ny + 1);
    Corners corners = {0};
    for (size_t y = 0; y < c.ny; y++)
        for (size_t x = 0; x < c.nx; x++)
            if (goes(&c, x, y, EAST) && !(taken[y * c.nx + x] & 1 << EAST))
                follow(&c, taken, x, y, &corners);
    *n = corners.len;
    Corner *copy = ARENA_ARRAY(a, Corner, corners.len + 1);
    if (corners.len)
        memcpy(copy, corners.ptr, corners.len * sizeof *copy);
    vec_free(&corners);
    return copy;
}
