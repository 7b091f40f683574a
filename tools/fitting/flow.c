/* Text through columns: dynamic programming along the tape of lines that the columns make (fitting/flow.h). */
#include "fitting/flow.h"

#include "base/mem.h"
#include <assert.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

/* SHORT: the most empty lines that a column is left with where more text follows. */
enum { SHORT = 6, HEADING_LAST = FLOW_HEADING_LAST, LONE_LINE = FLOW_RULE_BROKEN, WHITE_FIRST = 60 };
enum { LEAST_TEXT = FLOW_LEAST_TEXT, STUMP = FLOW_RULE_BROKEN };
/* A line more opens gaps, fewer lines close them: what that costs a paragraph of one line; longer ones spread it. */
enum { VARIED = 3, MORE_OF_ONE = 60, FEWER_OF_ONE = 40, OPENED = 8 };

static_assert(FLOW_EMPTY_LINE > VARIED + MORE_OF_ONE / 3, "rather a paragraph longer than a line empty");

int flow_break_cost(const Row *a, const Row *b)
{
    int cost = 0;
    if (a->flags & (ROW_KEEP_NEXT | ROW_RULE))
        cost += HEADING_LAST;
    if (a->flags & (ROW_FIRST | ROW_TOGETHER))
        cost += LONE_LINE;
    if (b->flags & ROW_LAST)
        cost += LONE_LINE;
    if (b->flags & ROW_SPACE)
        cost += WHITE_FIRST;
    return cost;
}

bool row_breaks_column(const Row *r)
{
    return r->sidebar || r->flags & (ROW_KEEP_NEXT | ROW_RULE_ABOVE | ROW_RULE_BELOW | ROW_RULE);
}

FlowText flow_text(const FlowUnit *units, int n)
{
    FlowText t = {.at = units, .n = n};
    for (int u = 0; u < n; u++) {
        const FlowUnit *x = &units[u];
        t.lines += x->lines[FLOW_NATURAL];
        t.fewest += x->n[FLOW_FEWER] ? x->lines[FLOW_FEWER] : x->lines[FLOW_NATURAL];
        t.most += (x->n[FLOW_MORE] ? x->lines[FLOW_MORE] : x->lines[FLOW_NATURAL]) + x->opens;
    }
    return t;
}

/* The columns as one tape: column c is [start[c], start[c + 1]). */
typedef struct Tape {
    int start[MOST_COLUMNS + 1];
    int columns, lines;
} Tape;

static Tape tape_of(const int *lines, int columns)
{
    assert(columns >= 1 && columns <= MOST_COLUMNS);
    Tape t = {.columns = columns};
    for (int c = 0; c < columns; c++) {
        assert(lines[c] >= 0);
        t.start[c + 1] = t.start[c] + lines[c];
    }
    t.lines = t.start[columns];
    return t;
}

static const Row *last_row(const FlowUnit *u)
{
    return &u->rows[FLOW_NATURAL][u->n[FLOW_NATURAL] - 1];
}

/* ---- flow_fills: the places where a unit may end, as bits near where it would end with all units as they come ---- */

enum { BITS = 64, BEFORE = 16 /* bits for fewer lines than come */ };

/* Is the place a bit of those from `base` on? */
static uint64_t bit_of(int place, int base)
{
    int at = place - base;
    return at >= 0 && at < BITS ? (uint64_t)1 << at : 0;
}

/* The bits of all places `by` lines after (before: negative) the columns' starts but the first's. */
static uint64_t at_starts(const Tape *t, int by, int base)
{
    uint64_t bits = 0;
    for (int c = 1; c < t->columns; c++)
        bits |= bit_of(t->start[c] + by, base);
    return bits;
}

static uint64_t moved(uint64_t bits, int by)
{
    return by >= BITS || by <= -BITS ? 0 : by >= 0 ? bits << by : bits >> -by;
}

/* Where rows may end that begin at `places`: one after another, none over a column's end, no break where none may be.
 */
static uint64_t ends_of_rows(const Tape *t, const Row *rows, int n, const Row *before, uint64_t places, int *base)
{
    for (int r = 0; r < n; before = &rows[r++]) {
        for (int k = 1; k < rows[r].lines; k++)
            places &= ~at_starts(t, -k, *base);
        if (before && flow_break_cost(before, &rows[r]) > 0)
            places &= ~at_starts(t, 0, *base);
        *base += rows[r].lines;
    }
    return places;
}

static uint64_t ends_of_paragraph(const Tape *t, const FlowUnit *u, const Row *before, uint64_t places, int *base)
{
    int n = u->n[FLOW_NATURAL];
    if (before && flow_break_cost(before, u->rows[FLOW_NATURAL]) > 0)
        places &= ~at_starts(t, 0, *base);
    if (n > 1)
        places &= ~at_starts(t, -1, *base); /* its first line alone */
    *base += n;
    uint64_t ends = places;
    if (u->n[FLOW_MORE])
        ends |= moved(places, u->n[FLOW_MORE] - n);
    if (u->n[FLOW_FEWER])
        ends |= moved(places, u->n[FLOW_FEWER] - n);
    if (n > 1)
        ends &= ~at_starts(t, 1, *base); /* its last line alone */
    return ends;
}

/* Places a line or two below the columns' heads, or above their feet: a heading there leaves a stump. */
static uint64_t near_heads(const Tape *t, int base)
{
    uint64_t bits = 0;
    for (int c = 1; c < t->columns; c++)
        for (int k = 1; k < LEAST_TEXT && t->start[c] + k < t->start[c + 1]; k++)
            bits |= bit_of(t->start[c] + k, base);
    return bits;
}

static uint64_t near_feet(const Tape *t, int base)
{
    uint64_t bits = 0;
    for (int c = 1; c < t->columns; c++)
        for (int k = 1; k < LEAST_TEXT && t->start[c] - k >= t->start[c - 1]; k++)
            bits |= bit_of(t->start[c] - k, base);
    return bits;
}

bool flow_fills(const FlowText *t, const int *lines, int columns)
{
    Tape tape = tape_of(lines, columns);
    if (tape.lines < t->fewest || tape.lines > t->most)
        return false;
    int base = -BEFORE;
    uint64_t places = bit_of(0, base);
    const Row *before = NULL;
    for (int i = 0; i < t->n && places; i++) {
        const FlowUnit *u = &t->at[i];
        if (u->after_text)
            places &= ~near_heads(&tape, base);
        for (int k = 0; k < u->opens && i > 0; k++)
            places |= moved(places & ~at_starts(&tape, 0, base), 1) & ~at_starts(&tape, 0, base);
        places = u->plain ? ends_of_paragraph(&tape, u, before, places, &base)
                          : ends_of_rows(&tape, u->rows[FLOW_NATURAL], u->n[FLOW_NATURAL], before, places, &base);
        if (u->before_text)
            places &= ~near_feet(&tape, base);
        before = last_row(u);
    }
    return (places & bit_of(tape.lines, base)) != 0;
}

/* ---- flow_set, flow_cut ---- */

/* The places reached after a row: what the best way to each costs, and where the row before it ended. */
typedef struct Layer {
    int first, n;
    int32_t *cost;
    int16_t *from;
} Layer;

/* A unit laid: a layer for each row of each variant, and which variant is best at each place after it. */
typedef struct Laid {
    Layer *rows[FLOW_VARIANTS];
    Layer after; /* from: the variant */
} Laid;

/* Where a cut text ends best. */
typedef struct End {
    int cost, unit, row, place; /* row: of the unit as it comes; n: after it */
} End;

typedef struct Flowing {
    const FlowText *text;
    Tape tape;
    int lowest; /* no row of so many lines passes over a column */
    Arena *scratch;
    bool cut;
    End end;
} Flowing;

/* The column of a place, from one on that is none after it. */
static int column_from(const Tape *t, int c, int place)
{
    while (c + 1 < t->columns && place >= t->start[c + 1])
        c++;
    return c;
}

static int column_of(const Tape *t, int place)
{
    return column_from(t, 0, place);
}

static Layer new_layer(const Flowing *f, int first, int last)
{
    last = last > f->tape.lines ? f->tape.lines : last;
    Layer l = {.first = first, .n = last >= first ? last - first + 1 : 0};
    l.cost = ARENA_ARRAY(f->scratch, int32_t, l.n + 1);
    l.from = ARENA_ARRAY(f->scratch, int16_t, l.n + 1);
    for (int i = 0; i < l.n; i++)
        l.cost[i] = FLOW_IMPOSSIBLE;
    return l;
}

/* Leaves out what is not reached at both ends. */
static void trim(Layer *l)
{
    while (l->n && l->cost[l->n - 1] >= FLOW_IMPOSSIBLE)
        l->n--;
    int k = 0;
    while (k < l->n && l->cost[k] >= FLOW_IMPOSSIBLE)
        k++;
    l->first += k;
    l->n -= k;
    l->cost += k;
    l->from += k;
}

static void reach(Layer *l, int place, int cost, int from)
{
    int i = place - l->first;
    if (i >= 0 && i < l->n && cost < l->cost[i]) {
        l->cost[i] = cost;
        l->from[i] = (int16_t)from;
    }
}

/* 残栏: what a column costs that ends here, above its foot, after a line or two of text. The text's own lines at its
 * beginning are none of it. */
static int stump_cost(const Flowing *f, int place)
{
    const FlowText *text = f->text;
    const int c = column_of(&f->tape, place - 1), first = column_of(&f->tape, 0);
    const int own = text->own && c == first ? text->at[0].lines[FLOW_NATURAL] : 0;
    const int room = f->tape.start[c + 1] - f->tape.start[c] - own, lines = place - f->tape.start[c] - own;
    return lines > 0 && lines < LEAST_TEXT && room >= LEAST_TEXT && text->lines - own >= LEAST_TEXT ? STUMP : 0;
}

/* The row in the next column that has room for it, what is left of this one, c, stays empty. */
static void skip_column(const Flowing *f, Layer *to, const Row *row, int place, int c, int cost, int broken)
{
    const Tape *t = &f->tape;
    int empty = 0;
    if (t->start[c + 1] - place > SHORT && row->lines <= t->start[c + 1] - t->start[c]) /* mostly */
        return;
    broken += place > t->start[c] ? stump_cost(f, place) : 0;
    for (; c + 1 < t->columns; c++) {
        empty += t->start[c + 1] - (place > t->start[c] ? place : t->start[c]);
        bool high = row->lines > t->start[c + 1] - t->start[c];
        if (empty > SHORT && !high)
            return;
        if (t->start[c + 1] + row->lines <= t->start[c + 2]) {
            reach(to, t->start[c + 1] + row->lines, cost + broken + FLOW_EMPTY_LINE * empty, place);
            return;
        }
    }
}

/* Lines that a row may pass over beyond SHORT: of columns that are shorter than that or than the row. */
static int widest_skip(const Flowing *f, const Row *row)
{
    int lines = 0;
    for (int c = 0; row->lines > f->lowest && c < f->tape.columns; c++) {
        const int column = f->tape.start[c + 1] - f->tape.start[c];
        lines += column < SHORT || column < row->lines ? column : 0;
    }
    return lines;
}

/* All places that a row may reach. */
static Layer lay_row(const Flowing *f, const Layer *from, const Row *before, const Row *row, int opens)
{
    const Tape *t = &f->tape;
    const int broken = before ? flow_break_cost(before, row) : 0, widest = widest_skip(f, row);
    Layer to = new_layer(f, from->first + row->lines, from->first + from->n + row->lines + opens + SHORT + widest);
    for (int i = 0, c = 0; i < from->n; i++) {
        if (from->cost[i] >= FLOW_IMPOSSIBLE)
            continue;
        const int place = from->first + i, cost = from->cost[i];
        c = column_from(t, c, place);
        const int end = t->start[c + 1];
        bool top = place == t->start[c];
        if (place + row->lines <= end)
            reach(&to, place + row->lines, cost + (top && place > 0 ? broken : 0), place);
        for (int k = 1; k <= opens && !top; k++)
            if (place + k + row->lines <= end)
                reach(&to, place + k + row->lines, cost + OPENED * k * k, place);
        if (!top || place + row->lines > end)
            skip_column(f, &to, row, place, c, cost, broken);
    }
    trim(&to);
    return to;
}

static int varied_cost(const FlowUnit *u, FlowVariant v)
{
    int n = u->n[FLOW_NATURAL];
    return v == FLOW_NATURAL ? 0 : VARIED + (v == FLOW_MORE ? MORE_OF_ONE : FEWER_OF_ONE) / (n > 0 ? n : 1);
}

/* May the text be cut after row r of the unit, which ends at these places? */
static void offer_end(Flowing *f, const Layer *l, int unit, int r, const Row *row, const Row *next)
{
    int broken = next ? flow_break_cost(row, next) : 0;
    for (int i = 0; i < l->n; i++) {
        int empty = f->tape.lines - l->first - i, cost = l->cost[i] + broken + FLOW_EMPTY_LINE * empty;
        cost += empty && !f->cut ? stump_cost(f, l->first + i) : 0; /* a cut text goes on */
        if (l->cost[i] < FLOW_IMPOSSIBLE && cost < f->end.cost)
            f->end = (End){cost, unit, r, l->first + i};
    }
}

/* A heading begins, or ends, at these places: dear where text of a line or two stands between it and the head of its
 * column, or its foot. */
static void add_stumps(const Flowing *f, Layer *l, bool above)
{
    const Tape *t = &f->tape;
    for (int i = 0, c = 0; i < l->n; i++) {
        const int place = l->first + i;
        c = column_from(t, c, place);
        const int lines = above ? place - t->start[c] : t->start[c + 1] - place;
        const bool counts = above ? c > 0 : c + 1 < t->columns;
        l->cost[i] += counts && lines > 0 && lines < LEAST_TEXT ? STUMP : 0;
    }
}

static void lay_unit(Flowing *f, int i, Layer *from, Laid *laid)
{
    const FlowUnit *u = &f->text->at[i];
    if (u->after_text)
        add_stumps(f, from, true);
    const Row *before = i > 0 ? last_row(&f->text->at[i - 1]) : NULL;
    int first = INT_MAX, last = 0;
    for (int v = 0; v < FLOW_VARIANTS; v++) {
        if (!u->n[v])
            continue;
        laid->rows[v] = ARENA_ARRAY(f->scratch, Layer, u->n[v]);
        for (int r = 0; r < u->n[v]; r++) {
            const Row *row = &u->rows[v][r];
            laid->rows[v][r] =
                lay_row(f, r ? &laid->rows[v][r - 1] : from, r ? row - 1 : before, row, r == 0 && i > 0 ? u->opens : 0);
            if (f->cut && v == FLOW_NATURAL && r + 1 < u->n[v])
                offer_end(f, &laid->rows[v][r], i, r + 1, row, row + 1);
        }
        Layer *end = &laid->rows[v][u->n[v] - 1];
        if (u->before_text)
            add_stumps(f, end, false);
        first = end->n && end->first < first ? end->first : first;
        last = end->first + end->n > last ? end->first + end->n : last;
    }
    laid->after = new_layer(f, first == INT_MAX ? 0 : first, first == INT_MAX ? -1 : last);
    for (int v = 0; v < FLOW_VARIANTS; v++)
        for (int k = 0; u->n[v] && k < laid->rows[v][u->n[v] - 1].n; k++) {
            const Layer *end = &laid->rows[v][u->n[v] - 1];
            if (end->cost[k] < FLOW_IMPOSSIBLE)
                reach(&laid->after, end->first + k, end->cost[k] + varied_cost(u, (FlowVariant)v), v);
        }
    trim(&laid->after);
    if (f->cut)
        offer_end(f, &laid->after, i, u->n[FLOW_NATURAL], last_row(u),
                  i + 1 < f->text->n ? f->text->at[i + 1].rows[FLOW_NATURAL] : NULL);
}

/* Row r of the result, counted from the end of the flow's rows, begins at `start`. */
static void put_row(const Flowing *f, Flow *out, int r, const Row *row, int start, int from)
{
    int c = column_of(&f->tape, start);
    out->rows[r] = row;
    out->above[r] = start > f->tape.start[c] ? start - from : 0;
    for (; c >= 0 && out->split[c] > r; c--)
        out->split[c] = r;
}

/* The way back from the end. */
static void trace(const Flowing *f, const Laid *laid, Flow *out)
{
    End e = f->end;
    int r = 0;
    for (int i = 0; i <= e.unit && i < f->text->n; i++)
        r += f->text->at[i].n[FLOW_NATURAL] + 1;
    int most = r, place = e.place;
    const Row **rows = ARENA_ARRAY(f->scratch, const Row *, most + 1);
    int *above = ARENA_ARRAY(f->scratch, int, most + 1);
    Flow back = {.rows = rows, .above = above};
    for (int c = 0; c <= f->tape.columns; c++)
        back.split[c] = most;
    for (int i = e.unit; i >= 0; i--) {
        const FlowUnit *u = &f->text->at[i];
        FlowVariant v = FLOW_NATURAL;
        int n = e.row;
        if (i < e.unit || e.row == u->n[FLOW_NATURAL]) {
            v = (FlowVariant)laid[i].after.from[place - laid[i].after.first];
            n = u->n[v];
        }
        while (n-- > 0) {
            const Layer *l = &laid[i].rows[v][n];
            int from = l->from[place - l->first];
            put_row(f, &back, --r, &u->rows[v][n], place - u->rows[v][n].lines, from);
            place = from;
        }
    }
    out->n = most - r;
    memcpy(out->rows, rows + r, sizeof *rows * (size_t)out->n);
    memcpy(out->above, above + r, sizeof *above * (size_t)out->n);
    for (int c = 0; c <= f->tape.columns; c++)
        out->split[c] = back.split[c] - r;
}

static int lowest_of(const Tape *t)
{
    int lowest = t->lines;
    for (int c = 0; c < t->columns; c++) {
        const int lines = t->start[c + 1] - t->start[c];
        lowest = lines < lowest ? lines : lowest;
    }
    return lowest < SHORT ? 0 : lowest;
}

static Flow flow_run(Arena *a, const FlowText *t, const int *lines, int columns, bool cut)
{
    Flowing f = {.text = t, .tape = tape_of(lines, columns), .scratch = arena_new(), .cut = cut};
    f.lowest = lowest_of(&f.tape);
    Laid *laid = ARENA_ARRAY(f.scratch, Laid, t->n + 1);
    Layer start = new_layer(&f, 0, 0);
    reach(&start, 0, 0, 0);
    f.end = (End){FLOW_IMPOSSIBLE, -1, 0, 0};
    for (int i = 0; i < t->n; i++)
        lay_unit(&f, i, i ? &laid[i - 1].after : &start, &laid[i]);
    if (!cut) {
        offer_end(&f, t->n ? &laid[t->n - 1].after : &start, t->n - 1, t->n ? t->at[t->n - 1].n[FLOW_NATURAL] : 0, NULL,
                  NULL);
    } else if (f.end.cost >= FLOW_IMPOSSIBLE) {
        f.end = (End){0, -1, 0, 0}; /* not even its first row goes in */
    }
    Flow out = {.cost = f.end.cost, .to_unit = f.end.unit, .to_row = f.end.row};
    int most = 0;
    for (int i = 0; i < t->n; i++)
        most += t->at[i].n[FLOW_NATURAL] + 1;
    out.rows = ARENA_ARRAY(a, const Row *, most + 1);
    out.above = ARENA_ARRAY(a, int, most + 1);
    if (f.end.cost < FLOW_IMPOSSIBLE)
        trace(&f, laid, &out);
    out.white = f.tape.lines;
    for (int r = 0; r < out.n; r++)
        out.white -= out.rows[r]->lines + out.above[r];
    out.broken = out.cost - FLOW_EMPTY_LINE * out.white;
    arena_free(f.scratch);
    return out;
}

Flow flow_set(Arena *a, const FlowText *t, const int *lines, int columns)
{
    return flow_run(a, t, lines, columns, false);
}

Flow flow_cut(Arena *a, const FlowText *t, const int *lines, int columns)
{
    return flow_run(a, t, lines, columns, true);
}
