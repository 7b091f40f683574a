/* Columns: rows are divided so that columns differ least, no heading ends a column, no paragraph leaves a lone line. */
#include "layout/plan.h"

#include <assert.h>

enum { WINDOW = 5, HEADING_LAST = 1000, LONE_LINE = 150, WHITE_FIRST = 60 };

int flow_break_cost(const Row *const *rows, int r)
{
    assert(r > 0);
    int cost = 0;
    if (rows[r - 1]->flags & (ROW_KEEP_NEXT | ROW_RULE))
        cost += HEADING_LAST;
    if (rows[r - 1]->flags & ROW_FIRST)
        cost += LONE_LINE;
    if (rows[r]->flags & ROW_LAST)
        cost += LONE_LINE;
    if (rows[r]->flags & ROW_SPACE)
        cost += WHITE_FIRST;
    return cost;
}

/* Empty lines at a column's foot. */
static int short_cost(int empty, bool last_column)
{
    if (last_column)
        return empty <= 1 ? 0 : empty * 5;
    return empty == 0 ? 0 : empty == 1 ? 2 : empty == 2 ? 20 : 30 * empty - 30;
}

typedef struct State {
    int row, cost, from; /* from: index into the states of the column before */
} State;

typedef struct Column {
    State at[WINDOW * WINDOW * 4];
    int n;
} Column;

static void add_state(Column *c, int row, int cost, int from)
{
    for (int i = 0; i < c->n; i++)
        if (c->at[i].row == row) {
            if (cost < c->at[i].cost)
                c->at[i] = (State){row, cost, from};
            return;
        }
    if (c->n < (int)(sizeof c->at / sizeof c->at[0]))
        c->at[c->n++] = (State){row, cost, from};
}

/* All ends of a column that starts with row s.row: full, or up to WINDOW lines short. */
static void extend(const Row *const *rows, int n, int lines, bool last, const State *s, int from, Column *next)
{
    int used = 0, r = s->row;
    while (r < n && used + rows[r]->lines <= lines)
        used += rows[r++]->lines;
    if (last) {
        if (r == n)
            add_state(next, n, s->cost + short_cost(lines - used, true), from);
        return;
    }
    if (r == n) {
        add_state(next, n, s->cost + short_cost(lines - used, false), from);
        r--;
        if (r < s->row)
            return;
        used -= rows[r]->lines;
    }
    for (; r >= s->row && lines - used < WINDOW + (r < n ? rows[r]->lines : 0); r--) {
        int cost = s->cost + short_cost(lines - used, false);
        if (r > s->row || lines == 0) {
            if (r > 0 && r < n && lines)
                cost += flow_break_cost(rows, r);
            add_state(next, r, cost, from);
        }
        if (r > s->row)
            used -= rows[r - 1]->lines;
    }
}

int flow_columns(const Row *const *rows, int from, int n, const int *lines, int columns, int *split)
{
    assert(columns >= 1 && columns <= MOST_COLUMNS && from >= 0 && from <= n);
    Column c[MOST_COLUMNS + 1] = {0};
    c[0].n = 1;
    c[0].at[0] = (State){from, 0, 0};
    for (int k = 0; k < columns; k++)
        for (int i = 0; i < c[k].n; i++)
            extend(rows, n, lines[k], k + 1 == columns, &c[k].at[i], i, &c[k + 1]);
    const Column *end = &c[columns];
    if (end->n == 0)
        return PLAN_IMPOSSIBLE;
    int at = 0;
    for (int i = 1; i < end->n; i++)
        if (end->at[i].cost < end->at[at].cost)
            at = i;
    int cost = end->at[at].cost;
    for (int k = columns; k >= 0; k--) {
        split[k] = c[k].at[at].row;
        at = c[k].at[at].from;
    }
    return cost;
}

int flow_fill(const Row *const *rows, int from, int n, const int *lines, int columns, int *split)
{
    assert(columns >= 1 && columns <= MOST_COLUMNS && from >= 0 && from <= n);
    int r = from;
    split[0] = from;
    for (int k = 0; k < columns; k++) {
        int used = 0, start = r;
        while (r < n && used + rows[r]->lines <= lines[k])
            used += rows[r++]->lines;
        for (int back = 0; back < 4 && r < n && r > start + 1 && flow_break_cost(rows, r) > 0; back++)
            if (flow_break_cost(rows, r - 1) < flow_break_cost(rows, r) || back < 2)
                r--;
        split[k + 1] = r;
    }
    return r;
}
