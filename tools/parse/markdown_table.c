/* Tables: rows, cells, what cmark makes of those that do not match. */
#include "parse/converter.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

static void add_cell(Converter *c, cmark_node *node, Blocks *figures, Block *cell)
{
    *cell = (Block){.kind = BLK_CELL};
    if (cmark_node_get_start_column(node) > 0) { /* otherwise cmark made it up */
        cell->span = converter_span(c, node);
        cell->inlines = converter_inlines(c, node);
        converter_figures(c, figures);
    }
}

/* By how much a row is indented otherwise than its table. */
static int row_shift(Converter *c, cmark_node *row, cmark_node *table)
{
    int line = cmark_node_get_start_line(row), column = 1;
    if (line == cmark_node_get_start_line(table))
        return 0;
    uint32_t at = prepared_offset(c->p, line, 1), end = prepared_line_end(c->p, line);
    for (; at < end && strchr(" \t>", c->p->text.data[at]); at++)
        column++;
    return column - cmark_node_get_start_column(table);
}

/* Cells beyond the table's columns: cmark leaves them out. */
static void check_cells(Converter *c, cmark_node *row, size_t columns)
{
    int line = cmark_node_get_start_line(row);
    bool first = line == cmark_node_get_start_line(cmark_node_parent(row)); /* a list's marker may stand before it */
    const char *s = c->p->text.data;
    uint32_t i = first ? converter_start(c, row) : prepared_offset(c->p, line, 1), end = prepared_line_end(c->p, line),
             cell;
    size_t n = 0;
    while (i < end && strchr(" \t>", s[i]))
        i++;
    i += i < end && s[i] == '|';
    for (cell = i; i < end; i++) {
        if (s[i] == '\\') {
            i++;
        } else if (s[i] == '|') {
            cell = i + 1;
            n++;
        }
        if (n >= columns)
            break;
    }
    while (cell < end && strchr(" \t|\n", s[cell])) /* what is empty may go */
        cell++;
    if (n >= columns && cell < end)
        diag_error(c->in->flat.diag, span_at(c->p->src, prepared_source(c->p, cell), prepared_source(c->p, end)),
                   DIAG_TABLE_CELLS, columns, columns == 1 ? "" : "s");
}

static void add_row(Converter *c, cmark_node *node, size_t columns, Blocks *figures, Block *row)
{
    c->shift = row_shift(c, node, cmark_node_parent(node));
    *row = (Block){.kind = BLK_ROW, .span = converter_span(c, node)};
    check_cells(c, node, columns);
    row->children = ARENA_ARRAY(c->in->flat.arena, Block, columns);
    for (cmark_node *n = cmark_node_first_child(node); n && row->n_children < columns; n = cmark_node_next(n)) {
        Block *cell = &row->children[row->n_children++];
        add_cell(c, n, figures, cell);
        if (!cell->span.src)
            cell->span = span_at(row->span.src, row->span.end, row->span.end);
    }
    while (row->n_children < columns)
        row->children[row->n_children++] =
            (Block){.kind = BLK_CELL, .span = span_at(row->span.src, row->span.end, row->span.end)};
    c->shift = 0;
}

void converter_table(Converter *c, cmark_node *node, Blocks *out)
{
    Block b = {.kind = BLK_TABLE, .span = converter_span(c, node)};
    Blocks figures = {0}, rows = {0};
    b.n_columns = cmark_gfm_extensions_get_table_columns(node);
    b.aligns = ARENA_ARRAY(c->in->flat.arena, CellAlign, b.n_columns);
    const uint8_t *aligns = cmark_gfm_extensions_get_table_alignments(node);
    for (size_t i = 0; i < b.n_columns; i++)
        b.aligns[i] = aligns[i] == 'l'   ? CELL_LEFT
                      : aligns[i] == 'c' ? CELL_CENTER
                      : aligns[i] == 'r' ? CELL_RIGHT
                                         : CELL_DEFAULT;
    for (cmark_node *n = cmark_node_first_child(node); n; n = cmark_node_next(n)) {
        Block row;
        add_row(c, n, b.n_columns, &figures, &row);
        vec_push(&rows, row);
    }
    b.n_children = rows.len;
    if (rows.len)
        b.children = arena_dup(c->in->flat.arena, rows.ptr, sizeof *rows.ptr * rows.len);
    vec_push(out, b);
    for (size_t i = 0; i < figures.len; i++)
        vec_push(out, figures.ptr[i]);
    vec_free(&rows);
    vec_free(&figures);
}
