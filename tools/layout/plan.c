#include "layout/plan.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

enum { LEAST_BELOW = 8 /* lines of text below a cut piece's pictures */ };
enum { LEAST_COLUMN = 3, HEADLINE_SPARE = 3, ACCEPTABLE = 100, EXTRA_LINE = 8 };
/* Costs as make-up counts them. */
enum { WORST_FLOW = 200, UNUSUAL_SPAN = 5, WHITE_LINE = 10, TALL_LINE = 3 };

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

static int headline_lines(MakeupPiece p, int columns)
{
    return p.from_page ? article_continued(p.set, columns, p.from_page)->lines
                       : article_headline(p.set, columns, LEVEL_OF_WIDTH)->lines;
}

/* The columns at the left that a vertical title takes from the text. */
static int title_columns(MakeupPiece p, int columns)
{
    return p.from_page ? 0 : article_headline(p.set, columns, LEVEL_OF_WIDTH)->columns_taken;
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

/* One way to set a piece. */
typedef struct Setting {
    PlanOption option;
    int widen;
    int columns; /* of text: a vertical title has its own */
    int headline, box;
    int body; /* lines of the columns */
} Setting;

/* Lines of the columns that stay white: an article whose picture is taller than its text. */
static int white_cost(const int *top, int columns, int body, int total)
{
    int room = 0;
    for (int c = 0; c < columns; c++)
        room += body - top[c];
    int white = room - total - columns;
    return white > 0 ? WHITE_LINE * white / columns : 0;
}

static bool set_piece(MakeupPiece p, int columns, int widen, Setting *s)
{
    int top[MOST_COLUMNS] = {0}, split[MOST_COLUMNS + 1], cost = 0;
    const Galley *g = article_galley(p.set);
    PlacedFloat *f = ARENA_ARRAY(arena_of(p), PlacedFloat, p.set->n_floats + 1);
    int beside = title_columns(p, columns), head = headline_lines(p, columns);
    int total = sum_lines(g->rows, p.from_row, g->n_rows);
    *s = (Setting){.widen = widen, .columns = columns - beside, .headline = beside ? 0 : head, .box = box_lines(p)};
    int n = plan_place_floats(p, s->columns, widen, 0, INT_MAX, top, f);
    if (n < 0)
        return false;
    s->body = body_height(g->rows, p.from_row, g->n_rows, top, s->columns, &cost, split);
    if (s->body < 0)
        return false;
    if (beside && s->body < head)
        s->body = head;
    s->option.text = total / s->columns;
    s->option.height = s->headline + s->body + 2 * s->box;
    s->option.cost = (cost > WORST_FLOW ? WORST_FLOW : cost) / 4 + UNUSUAL_SPAN * (widen < 0 ? -widen : widen) +
                     white_cost(top, s->columns, s->body, total);
    for (int i = 0; i < n; i++) {
        const FloatSet *fs = article_float(p.set, f[i].index, f[i].span);
        int tall = fs->lines - p.set->c->layout->lines / 4;
        s->option.cost += widen > 0 && tall > 0 ? TALL_LINE * tall : 0;
        if (f[i].line == 0 && fs->most - fs->lines > s->option.growth)
            s->option.growth = fs->most - fs->lines;
    }
    return true;
}

/* Is a picture's width ours to choose? */
static bool is_flexible(MakeupPiece p)
{
    for (size_t i = (size_t)p.from_float; i < p.set->n_floats; i++)
        if (p.set->floats[i].kind == FLOAT_FIGURE && !p.set->floats[i].asked)
            return true;
    return false;
}

/* Does widening change any picture's width? */
static bool is_distinct(MakeupPiece p, int columns, int widen)
{
    int step = widen < 0 ? 1 : -1;
    for (size_t i = (size_t)p.from_float; i < p.set->n_floats; i++)
        if (plan_float_span(p, i, columns, widen) != plan_float_span(p, i, columns, widen + step))
            return true;
    return false;
}

static size_t all_settings(MakeupPiece p, int columns, Setting *out)
{
    static const int widen[] = {0, 1, -1, 2, 3};
    static_assert(sizeof widen / sizeof *widen == MOST_OPTIONS, "each makes an option");
    size_t n = 0, tried = is_flexible(p) ? MOST_OPTIONS : 1;
    for (size_t i = 0; i < tried; i++)
        if (widen[i] == 0 || is_distinct(p, columns - title_columns(p, columns), widen[i]))
            n += set_piece(p, columns, widen[i], &out[n]);
    return n;
}

/* The ways to set the article, or its rest from a row on, as plan_options found them last. */
struct PlanCache {
    int from_row, from_page, from_float;
    const PlanOption *at;
    size_t n;
};

size_t plan_options(MakeupPiece p, int columns, const PlanOption **out)
{
    assert(columns >= 1 && columns <= MOST_COLUMNS);
    if (!p.set->plans)
        p.set->plans = ARENA_ARRAY(arena_of(p), PlanCache, MOST_COLUMNS + 1);
    PlanCache *c = &p.set->plans[columns];
    if (!c->at || c->from_row != p.from_row || c->from_page != p.from_page || c->from_float != p.from_float) {
        Setting s[MOST_OPTIONS];
        PlanOption *at = ARENA_ARRAY(arena_of(p), PlanOption, MOST_OPTIONS);
        *c = (PlanCache){p.from_row, p.from_page, p.from_float, at, all_settings(p, columns, s)};
        for (size_t i = 0; i < c->n; i++)
            at[i] = s[i].option;
    }
    *out = c->at;
    return c->n;
}

int plan_slack_cost(const PlanOption *o, int slack)
{
    int filled = slack < o->growth ? slack : o->growth; /* by the pictures */
    slack -= filled;
    return filled / 2 + (slack <= 1 ? slack : slack <= 3 ? 4 * slack : slack <= 6 ? 14 * slack - 30 : 40 * slack - 186);
}

/* The best way for a height; a piece too high for it is cut, with its pictures as usual. */
static Setting setting_for(MakeupPiece p, int columns, int height)
{
    Setting s[MOST_OPTIONS], best = {.columns = columns - title_columns(p, columns), .box = box_lines(p), .body = -1};
    best.headline = best.columns < columns ? 0 : headline_lines(p, columns);
    int best_cost = PLAN_IMPOSSIBLE;
    for (size_t i = 0, n = all_settings(p, columns, s); i < n; i++) {
        int slack = height - s[i].option.height;
        if (slack < 0)
            continue;
        int cost = s[i].option.cost + plan_slack_cost(&s[i].option, slack);
        if (cost < best_cost) {
            best_cost = cost;
            best = s[i];
        }
    }
    return best;
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

/* Spare lines: to the headline's white, then to the pictures as far as the text still fits, the rest stays below. */
static void spend(Plan *p, const Setting *s, int room, int *top)
{
    int spare = room - s->body, white = p->headline_lines ? p->headline_lines / 5 + 1 : 0;
    white = white > HEADLINE_SPARE ? HEADLINE_SPARE : white;
    int give = spare - s->option.growth;
    give = give > white ? white : give > 0 ? give : spare > 0;
    p->headline_lines += give;
    for (int grow = spare - give; grow > 0 && p->n_floats; grow--) {
        int cost, split[MOST_COLUMNS + 1], trial[MOST_COLUMNS] = {0};
        plan_place_floats(p->piece, p->columns, s->widen, grow, INT_MAX, trial, p->floats);
        int body = body_height(p->rows, p->piece.from_row, p->n_rows, trial, p->columns, &cost, split);
        if (body >= 0 && body <= room - give) {
            memcpy(top, trial, sizeof trial);
            return;
        }
    }
    memset(top, 0, sizeof(int) * MOST_COLUMNS);
    plan_place_floats(p->piece, p->columns, s->widen, 0, INT_MAX, top, p->floats);
}

/* Columns beside a picture that is taller than the text: level, not the first ones full and the last empty. */
static void level_columns(Plan *p, int *lines)
{
    int used = 0, room = 0, total = sum_lines(p->rows, p->piece.from_row, p->n_rows), split[MOST_COLUMNS + 1];
    int most = 0, short_lines[MOST_COLUMNS];
    for (int c = 0; c < p->columns; c++) {
        used += lines[c] > 0;
        room += lines[c];
        most = lines[c] > most ? lines[c] : most;
    }
    if (used < 2 || room - total < used)
        return;
    for (int level = total / used; level < most; level++) {
        for (int c = 0; c < p->columns; c++)
            short_lines[c] = lines[c] < level ? lines[c] : level;
        int cost = flow_columns(p->rows, p->piece.from_row, p->n_rows, short_lines, p->columns, split);
        if (cost < ACCEPTABLE) {
            memcpy(lines, short_lines, sizeof(int) * (size_t)p->columns);
            return;
        }
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
    assert(by >= 1 && p->columns + by <= MOST_COLUMNS);
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

/* The text of a piece that fits. */
static void fill_columns(Plan *p, const Setting *s, int *top, int *lines)
{
    int from = p->piece.from_row, room = p->height - p->headline_lines - 2 * p->box_lines;
    spend(p, s, room, top);
    room = p->height - p->headline_lines - 2 * p->box_lines;
    int body = body_height(p->rows, from, p->n_rows, top, p->columns, &p->cost, p->split);
    body = body < 0 || body > room ? room : body;
    column_room(top, p->columns, body, lines);
    level_columns(p, lines);
    p->cost = flow_columns(p->rows, from, p->n_rows, lines, p->columns, p->split);
    if (p->cost >= ACCEPTABLE)
        copyfit(p, lines);
    open_headings(p, lines);
}

/* As much as goes in; a line is kept for the jump line. Pictures and tables that leave no room for text below them go
 * on with the rest. */
static void cut_short(Plan *p, const Setting *s, int *top, int *lines)
{
    int room = p->height - p->headline_lines - 2 * p->box_lines;
    int most = room - (p->piece.from_row < p->n_rows ? LEAST_BELOW : 1);
    int placed = plan_place_floats(p->piece, p->columns, s->widen, 0, most, top, p->floats);
    p->n_floats = placed > 0 ? (size_t)placed : 0;
    p->to_float = p->piece.from_float + (int)p->n_floats;
    column_room(top, p->columns, room, lines);
    int last = p->columns - 1;
    while (last > 0 && lines[last] == 0)
        last--;
    int kept = lines[last] > 0;
    lines[last] -= kept;
    p->to_row = flow_fill(p->rows, p->piece.from_row, p->n_rows, lines, p->columns, p->split);
    lines[last] += kept;
}

bool plan_goes_on(const Plan *p)
{
    return p->to_row < p->n_rows || p->to_float < (int)p->piece.set->n_floats;
}

Plan *plan_new(MakeupPiece piece, int columns, int height)
{
    assert(columns >= 1 && columns <= MOST_COLUMNS && height >= 1);
    Arena *a = arena_of(piece);
    Plan *p = ARENA_NEW(a, Plan);
    Setting s = setting_for(piece, columns, height);
    const Galley *g = article_galley(piece.set);
    *p = (Plan){.piece = piece,
                .title_columns = columns - s.columns,
                .headline_lines = s.headline,
                .columns = s.columns,
                .height = height,
                .box_lines = s.box,
                .rows = g->rows,
                .n_rows = g->n_rows,
                .to_row = g->n_rows,
                .to_float = (int)piece.set->n_floats};
    p->floats = ARENA_ARRAY(a, PlacedFloat, piece.set->n_floats + 1);
    int top[MOST_COLUMNS] = {0}, lines[MOST_COLUMNS] = {0};
    assert(s.columns >= 1 && piece.from_row >= 0 && piece.from_row <= g->n_rows);
    assert(piece.from_float >= 0 && piece.from_float <= (int)piece.set->n_floats);
    if (s.body >= 0) {
        p->n_floats = piece.set->n_floats - (size_t)piece.from_float;
        fill_columns(p, &s, top, lines);
    } else {
        cut_short(p, &s, top, lines);
    }
    for (int c = 0; c < s.columns; c++) {
        p->column_top[c] = p->headline_lines + s.box + top[c];
        p->column_lines[c] = lines[c];
    }
    for (size_t i = 0; i < p->n_floats; i++)
        p->floats[i].line += p->headline_lines + s.box;
    if (p->title_columns)
        shift_columns(p, p->title_columns);
    return p;
}
