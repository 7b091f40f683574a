/* Blocks one after another, each where it hangs highest: a page with little on it, whose blocks leave holes. */
#include "makeup/makeup.h"

#include <assert.h>

/* A way in its place. */
typedef struct Hang {
    int way, column, line, cost;
} Hang;

static int line_for(const MakeupPage *page, const int *top, const MakeupWay *w, int column)
{
    int line = 0;
    for (int c = column; c < column + w->columns; c++)
        line = top[c] > line ? top[c] : line;
    return line ? line + page->gap : 0;
}

/* Where block b hangs highest; way < 0: nowhere. Of places as high, the way that looks best, then the left one. */
static Hang hang(const MakeupPage *page, const MakeupBlock *b, const int *top)
{
    Hang best = {.way = -1};
    for (size_t k = 0; k < b->n_ways; k++) {
        const MakeupWay *w = &b->ways[k];
        for (int c = 0; c + w->columns <= page->columns; c++) {
            if (b->one_side && makeup_over_fold(page, &(MakeupArea){c, 0, w->columns, 1}))
                continue;
            int line = line_for(page, top, w, c);
            bool better = best.way < 0 || line < best.line || (line == best.line && w->cost < best.cost);
            if (better && line + w->least <= page->lines)
                best = (Hang){(int)k, c, line, w->cost};
        }
    }
    return best;
}

static bool is_pinned(const MakeupPage *page)
{
    for (size_t i = 0; i < page->n_blocks; i++)
        if (page->blocks[i].fixed || page->blocks[i].group || page->blocks[i].anchor != MAKEUP_ANYWHERE)
            return true;
    return false;
}

Makeup *makeup_hang(Arena *a, const MakeupPage *page)
{
    assert(page->columns >= 1 && page->columns <= MAKEUP_MOST_COLUMNS);
    if (is_pinned(page))
        return NULL;
    int top[MAKEUP_MOST_COLUMNS] = {0}, used = 0;
    Makeup *m = ARENA_NEW(a, Makeup);
    m->at = ARENA_ARRAY(a, MakeupPlaced, page->n_blocks + 1);
    m->left = ARENA_ARRAY(a, int, page->n_blocks + 1);
    for (size_t i = 0; i < page->n_blocks; i++) {
        Hang h = hang(page, &page->blocks[i], top);
        if (h.way < 0 && !page->blocks[i].filler)
            return NULL;
        if (h.way < 0) {
            m->left[m->n_left++] = (int)i;
            continue;
        }
        const MakeupWay *w = &page->blocks[i].ways[h.way];
        m->at[m->n++] = (MakeupPlaced){.block = (int)i, .way = h.way, .at = {h.column, h.line, w->columns, w->least}};
        for (int c = h.column; c < h.column + w->columns; c++)
            top[c] = h.line + w->least;
        m->lines = h.line + w->least > m->lines ? h.line + w->least : m->lines;
        used += w->columns * w->least;
    }
    m->white = page->columns * page->lines - used;
    return m;
}
