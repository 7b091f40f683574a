#include "layout/plan.h"

#include <string.h>

enum { LEAST_COLUMN = 3, HEADLINE_SPARE = 3, ACCEPTABLE = 100, EXTRA_LINE = 8 };

static Arena *arena_of(MakeupPiece p)
{
    return p.set->c->arena;
}

static int sum_lines(const Row *const *rows, int from, int to)
{
    int lines = 0;
    for (int i = from; i < to; i++)
        lines += rows[i]->lines;
    return lines;
}

int plan_lines_left(MakeupPiece p)
{
    const Galley *g = article_galley(p.set);
    return sum_lines(g->rows, p.from_row, g->n_rows);
}

static bool is_gallery(MakeupPiece p, int columns)
{
    return p.set->n_floats > 1 && article_galley(p.set)->lines < 8 * columns;
}

/* How many columns a float takes over an article of so many. */
static int float_span(MakeupPiece p, size_t i, int columns)
{
    const Float *f = &p.set->floats[i];
    if (f->kind == FLOAT_TABLE) {
        int most = p.set->c->layout->lines / 3;
        for (int span = 1; span < columns; span++) {
            const FloatSet *s = article_float(p.set, i, span);
            if (s->lines && s->lines <= most)
                return span;
        }
        return columns;
    }
    if (f->asked)
        return f->asked < columns ? f->asked : columns;
    double aspect = f->block->height_px > 0 ? (double)f->block->width_px / f->block->height_px : 1.5;
    int span = aspect > 1.2 ? (columns + 1) / 2 : (columns + 2) / 3;
    if (is_gallery(p, columns) && aspect > 1.2 && i == 0)
        span = (columns * 2 + 2) / 3;
    return span < 1 ? 1 : span > columns ? columns : span;
}

/* Floats settle at the top right, each where it hangs highest. Returns their number, 0 of the piece has none or goes on
 * from another page; -1 when one can't be set so narrow. */
static int place_floats(MakeupPiece p, int columns, int *top, PlacedFloat *out, int grow)
{
    if (p.from_page)
        return 0;
    for (size_t i = 0; i < p.set->n_floats; i++) {
        int span = float_span(p, i, columns);
        const FloatSet *fs = article_float(p.set, i, span);
        if (!fs->lines)
            return -1;
        int lines = fs->lines + grow;
        lines = lines > fs->most ? fs->most : lines;
        int best = columns - span, best_top = 1 << 20;
        for (int c = columns - span; c >= 0; c--) {
            int t = 0;
            for (int k = c; k < c + span; k++)
                t = top[k] > t ? top[k] : t;
            if (t < best_top) {
                best_top = t;
                best = c;
            }
        }
        for (int k = best; k < best + span; k++)
            top[k] = best_top + lines;
        out[i] = (PlacedFloat){i, best, span, best_top, lines};
    }
    return (int)p.set->n_floats;
}

static int headline_lines(MakeupPiece p, int columns)
{
    return p.from_page ? article_continued(p.set, columns, p.from_page)->lines
                       : article_headline(p.set, columns)->lines;
}

/* The columns at the left that a vertical title takes from the text. */
static int title_columns(MakeupPiece p, int columns)
{
    return p.from_page ? 0 : article_headline(p.set, columns)->columns_taken;
}

/* A box has a line of white inside its frame, above and below. */
static int box_lines(MakeupPiece p)
{
    return p.set->article->box ? 1 : 0;
}

static void column_room(const int *top, int columns, int body, int *lines)
{
    for (int c = 0; c < columns; c++) {
        lines[c] = body - top[c];
        if (lines[c] < LEAST_COLUMN)
            lines[c] = 0;
    }
}

static int tallest(const int *top, int columns)
{
    int t = 0;
    for (int c = 0; c < columns; c++)
        t = top[c] > t ? top[c] : t;
    return t;
}

/* The least body height, from the even share up. */
static int body_height(const Row *const *rows, int from, int n, const int *top, int columns, int *cost, int *split)
{
    int total = sum_lines(rows, from, n), covered = 0, lines[MOST_COLUMNS];
    for (int c = 0; c < columns; c++)
        covered += top[c];
    int body = (total + covered + columns - 1) / columns, high = tallest(top, columns);
    body = body < high ? high : body;
    int best = PLAN_IMPOSSIBLE, best_body = body;
    for (int extra = 0; extra < 40; extra++) {
        int trial[MOST_COLUMNS + 1];
        column_room(top, columns, body + extra, lines);
        int c = flow_columns(rows, from, n, lines, columns, trial);
        if (c != PLAN_IMPOSSIBLE && c + extra * EXTRA_LINE * columns < best) {
            best = c + extra * EXTRA_LINE * columns;
            best_body = body + extra;
            *cost = c;
            memcpy(split, trial, sizeof trial);
        }
        if (best < PLAN_IMPOSSIBLE && (extra + 1) * EXTRA_LINE * columns >= best)
            break;
    }
    return best == PLAN_IMPOSSIBLE ? -1 : best_body;
}

int plan_natural_height(MakeupPiece p, int columns, int *cost)
{
    int top[MOST_COLUMNS] = {0}, split[MOST_COLUMNS + 1];
    const Galley *g = article_galley(p.set);
    PlacedFloat *f = ARENA_ARRAY(arena_of(p), PlacedFloat, p.set->n_floats + 1);
    if (place_floats(p, columns, top, f, 0) < 0)
        return 0;
    *cost = 0;
    int body = body_height(g->rows, p.from_row, g->n_rows, top, columns, cost, split);
    if (body < 0)
        return 0;
    return headline_lines(p, columns) + body + 2 * box_lines(p);
}

/* Paragraphs set a line longer or shorter where that saves a lone line or a heading at a column's foot. */
static void copyfit(Plan *p, const int *lines)
{
    Galley *g = (Galley *)article_galley(p->piece.set); /* the set owns it; alternatives are cached in its units */
    if (p->piece.from_row > 0)
        return;
    for (size_t u = 0; u < g->n_units && p->cost >= ACCEPTABLE; u++)
        for (int looser = 1; looser >= -1; looser -= 2) {
            size_t count;
            const Row *alt = unit_alternative(p->piece.set, &g->units[u], looser, &count);
            if (!alt)
                continue;
            const Row **rows = ARENA_ARRAY(arena_of(p->piece), const Row *, p->n_rows + 2);
            int n = 0, split[MOST_COLUMNS + 1], at = 0;
            for (size_t i = 0; i < g->n_units; i++) {
                for (size_t k = 0; k < (i == u ? count : g->units[i].n); k++)
                    rows[n++] = i == u ? &alt[k] : p->rows[at + (int)k];
                at += (int)g->units[i].n;
            }
            int cost = flow_columns(rows, 0, n, lines, p->columns, split);
            if (cost >= p->cost - ACCEPTABLE / 2)
                continue;
            p->rows = rows;
            p->n_rows = p->to_row = n;
            p->cost = cost;
            memcpy(p->split, split, sizeof split);
            if (n != at)
                return; /* one change of length: units no longer index the old rows */
        }
}

/* Spare lines: to the headline's white, then to the pictures, the rest stays below. */
static void spend(Plan *p, int spare, int *top)
{
    int white = p->headline_lines ? p->headline_lines / 5 + 1 : 0;
    white = white > HEADLINE_SPARE ? HEADLINE_SPARE : white;
    int give = spare < white ? spare : white;
    p->headline_lines += give;
    spare -= give;
    if (spare > 0 && p->n_floats) {
        memset(top, 0, sizeof(int) * (size_t)p->columns);
        place_floats(p->piece, p->columns, top, p->floats, spare);
    }
}

/* A column that would end short by more than a line opens the white above its headings (占行 grows by a line or two).
 */
static void open_headings(Plan *p, const int *lines)
{
    for (int c = 0; c + 1 < p->columns; c++) {
        int headings = 0, empty = lines[c];
        for (int r = p->split[c]; r < p->split[c + 1]; r++) {
            headings += r > p->split[c] && p->rows[r]->flags & ROW_KEEP_NEXT ? 1 : 0;
            empty -= p->rows[r]->lines;
        }
        if (empty >= 2 && headings && p->split[c + 1] < p->n_rows)
            p->heading_extra[c] = empty < 2 * headings ? empty : 2 * headings;
    }
}

/* The text was fitted to the columns right of a vertical title: makes room for the title's own. */
static void shift_columns(Plan *p, int by)
{
    for (int c = p->columns; c-- > 0;) {
        p->column_top[c + by] = p->column_top[c];
        p->column_lines[c + by] = p->column_lines[c];
        p->heading_extra[c + by] = p->heading_extra[c];
        p->split[c + by + 1] = p->split[c + 1];
    }
    for (int c = 0; c < by; c++) {
        p->column_top[c] = p->column_lines[c] = p->heading_extra[c] = 0;
        p->split[c + 1] = p->split[0];
    }
    for (size_t i = 0; i < p->n_floats; i++)
        p->floats[i].column += by;
    p->columns += by;
}

Plan *plan_new(MakeupPiece piece, int columns, int height)
{
    Arena *a = arena_of(piece);
    Plan *p = ARENA_NEW(a, Plan);
    p->piece = piece;
    p->title_columns = title_columns(piece, columns);
    p->headline_lines = p->title_columns ? 0 : headline_lines(piece, columns);
    p->columns = columns -= p->title_columns;
    p->height = height;
    p->box_lines = box_lines(piece);
    p->floats = ARENA_ARRAY(a, PlacedFloat, piece.set->n_floats + 1);
    const Galley *g = article_galley(piece.set);
    p->rows = g->rows;
    p->n_rows = g->n_rows;
    int top[MOST_COLUMNS] = {0}, lines[MOST_COLUMNS], cost = 0, box = box_lines(piece);
    int placed = place_floats(piece, columns, top, p->floats, 0);
    p->n_floats = placed > 0 ? (size_t)placed : 0;
    int natural = body_height(p->rows, piece.from_row, p->n_rows, top, columns, &cost, p->split);
    int room = height - p->headline_lines - 2 * box;
    p->cost = cost;
    p->to_row = p->n_rows;
    if (natural >= 0 && natural <= room) {
        spend(p, room - natural, top);
        room = height - p->headline_lines - 2 * box;
        int body = body_height(p->rows, piece.from_row, p->n_rows, top, columns, &p->cost, p->split);
        body = body < 0 || body > room ? room : body;
        column_room(top, columns, body, lines);
        p->cost = flow_columns(p->rows, piece.from_row, p->n_rows, lines, columns, p->split);
        if (p->cost >= ACCEPTABLE)
            copyfit(p, lines);
        open_headings(p, lines);
    } else {
        column_room(top, columns, room, lines);
        int last = columns - 1;
        while (last > 0 && lines[last] == 0)
            last--;
        lines[last] -= lines[last] > 0; /* the jump line's place */
        p->to_row = flow_fill(p->rows, piece.from_row, p->n_rows, lines, columns, p->split);
        lines[last]++;
    }
    for (int c = 0; c < columns; c++) {
        p->column_top[c] = p->headline_lines + box + top[c];
        p->column_lines[c] = lines[c];
    }
    for (size_t i = 0; i < p->n_floats; i++)
        p->floats[i].line += p->headline_lines + box;
    if (p->title_columns)
        shift_columns(p, p->title_columns);
    return p;
}
