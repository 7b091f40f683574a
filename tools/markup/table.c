/* Tables of rows and columns. */
#include "markup/table.h"

#include "markup/body.h"
#include <string.h>

enum { MOST_COLUMNS = 40 };

static bool is_cell(const Markup *m)
{
    return markup_is(m, "td") || markup_is(m, "th");
}

static bool spans(const Markup *cell)
{
    const char *columns = markup_attribute(cell, "colspan"), *rows = markup_attribute(cell, "rowspan");
    return (*columns && strcmp(columns, "1") != 0) || (*rows && strcmp(rows, "1") != 0);
}

/* How many cells each row has; 0: rows differ, or it can't be written. */
static size_t columns_of(Markup *table, size_t *rows)
{
    size_t columns = 0, now = 0;
    *rows = 0;
    for (Markup *m = table->child; m; m = markup_is(m, "caption") ? markup_skip(table, m) : markup_next(table, m)) {
        if (m->used || markup_is(m, "table") || markup_is(m, "img") || (is_cell(m) && spans(m)))
            return 0;
        if (markup_is(m, "tr")) {
            if (*rows && now != columns)
                return 0;
            columns = *rows ? columns : 0;
            now = 0;
            ++*rows;
        }
        if (is_cell(m) && ++now > columns) {
            if (*rows > 1)
                return 0;
            columns = now;
        }
    }
    return now == columns && columns <= MOST_COLUMNS ? columns : 0;
}

static void put_text(const char *before, Markup *m, char after, Buf *out)
{
    Buf text = {0};
    markup_text(m, false, &text);
    buf_puts(out, before);
    markdown_put(out, text.len ? text.data : "", false);
    buf_putc(out, after);
    buf_free(&text);
}

static void put_rule(size_t columns, Buf *out)
{
    for (size_t i = 0; i < columns; i++)
        buf_puts(out, "|---");
    buf_puts(out, "|\n");
}

bool table_put(Markup *table, Buf *out)
{
    size_t rows, columns = columns_of(table, &rows), written = 0;
    if (rows < 2 || columns < 2)
        return false;
    for (Markup *m = table->child; m; m = markup_next(table, m)) {
        if (markup_is(m, "tr")) {
            if (written++)
                buf_puts(out, "|\n");
            if (written == 2)
                put_rule(columns, out);
        }
        if (is_cell(m))
            put_text("| ", m, ' ', out);
    }
    buf_puts(out, "|\n");
    Markup *caption = markup_first(table, "caption");
    if (caption)
        put_text("\n表：", caption, '\n', out);
    markup_use(table);
    return true;
}

static bool says(Markup *cell)
{
    Buf text = {0};
    markup_text(cell, true, &text);
    bool any = text.len > 0;
    buf_free(&text);
    for (Markup *m = cell; m && !any; m = markup_next(cell, m))
        any = markup_is(m, "img") && !m->used;
    return any;
}

bool table_is_grid(Markup *table)
{
    size_t cells = 0;
    for (Markup *m = table->child; m; m = markup_is(m, "table") ? markup_skip(table, m) : markup_next(table, m)) {
        if (markup_is(m, "tr"))
            cells = 0;
        if (is_cell(m) && says(m) && ++cells > 1)
            return true;
    }
    return false;
}

size_t table_characters(Markup *table)
{
    Buf text = {0};
    size_t n = 0;
    markup_text(table, false, &text);
    for (size_t i = 0; i < text.len; i++)
        n += ((unsigned char)text.data[i] & 0xC0) != 0x80 && text.data[i] != ' ';
    buf_free(&text);
    return n;
}
