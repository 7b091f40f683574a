/* The first part of an article that goes on on another page. */
#include "galley/float_kinds.h"
#include "galley/parts.h"

#include <assert.h>
#include <string.h>

/* Elements made for the part alone have numbers that none of the whole article's has. */
enum { OWN_IDS = 1 << 20 };

/* A row without text, kept with what is before it: for the jump line. */
static Unit bare_unit(Arena *a, const Path *path)
{
    Row *row = ARENA_NEW(a, Row);
    *row = (Row){.lines = 1, .flags = ROW_LAST, .path = path};
    return (Unit){.rows = row, .n = 1, .path = path};
}

/* Unit u up to n rows: it is not set anew. */
static Unit cut_unit(Arena *a, const Unit *u, size_t n)
{
    Unit out = {
        .rows = arena_dup(a, u->rows, sizeof(Row) * n), .n = n, .path = u->path, .x = u->x, .measure = u->measure};
    out.rows[n - 1].flags |= n > 1 ? ROW_FIRST : 0;
    return out;
}

/* A unit more, after the last. */
static void add_unit(Galley *out, Unit unit)
{
    Unit *last = &out->units[out->n_units++];
    *last = unit;
    out->rows[out->n_rows++] = last->rows;
    out->lines += last->rows->lines;
}

static Galley *cut_galley(Arena *a, const Galley *g, int to_row)
{
    Galley *out = arena_dup(a, g, sizeof *g);
    out->units = ARENA_ARRAY(a, Unit, g->n_units + 1);
    out->rows = ARENA_ARRAY(a, const Row *, to_row + 1);
    out->n_units = 0;
    out->n_rows = out->lines = 0;
    for (size_t i = 0; out->n_rows < to_row; i++) {
        size_t left = (size_t)(to_row - out->n_rows);
        Unit *u = &out->units[out->n_units++];
        *u = g->units[i].n <= left ? g->units[i] : cut_unit(a, &g->units[i], left);
        for (size_t k = 0; k < u->n; k++) {
            out->rows[out->n_rows++] = &u->rows[k];
            out->lines += u->rows[k].lines;
        }
    }
    add_unit(out, bare_unit(a, out->rows[to_row - 1]->path));
    return out;
}

static Galley *lengthened_galley(Arena *a, const Galley *g)
{
    Galley *out = arena_dup(a, g, sizeof *g);
    out->units = ARENA_ARRAY(a, Unit, g->n_units + 1);
    out->rows = ARENA_ARRAY(a, const Row *, g->n_rows + 1);
    for (size_t i = 0; i < g->n_units; i++)
        out->units[i] = g->units[i];
    for (int i = 0; i < g->n_rows; i++)
        out->rows[i] = g->rows[i];
    add_unit(out, bare_unit(a, g->n_rows ? g->rows[g->n_rows - 1]->path : ARENA_NEW(a, Path)));
    return out;
}

ArticleSet *article_lengthened(ArticleSet *s)
{
    Arena *a = s->c->arena;
    assert(!s->is_part && !body_is_vertical(s));
    ArticleSet *out = arena_dup(a, s, sizeof *s);
    out->next_id += OWN_IDS;
    out->plans = NULL;
    out->galley[s->article->box] = lengthened_galley(a, article_galley(s));
    return out;
}

ArticleSet *article_beginning(ArticleSet *s, int to_row, size_t n_floats)
{
    Arena *a = s->c->arena;
    const Galley *g = article_galley(s);
    assert(to_row >= 1 && to_row <= g->n_rows && n_floats <= s->n_floats && !body_is_vertical(s));
    ArticleSet *part = arena_dup(a, s, sizeof *s);
    part->is_part = true;
    part->next_id += OWN_IDS;
    part->n_floats = n_floats;
    part->plans = NULL;
    part->galley[s->article->box] = cut_galley(a, g, to_row);
    return part;
}
