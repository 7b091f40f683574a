#include "html/article_table.h"

#include <string.h>

/* What a cell says, when it is one number with at most a short unit behind it (36.5%). */
typedef struct Number {
    bool is_number, is_blank; /* blank: nothing, or dashes in place of a number */
    int decimals;
    Buf text; /* the cell's */
    const char *unit;
} Number;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_any(const char *p, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        if (strncmp(p, words[i], strlen(words[i])) == 0)
            return p + strlen(words[i]);
    return p;
}

static Number number_of(Inlines cell)
{
    static const char *const signs[] = {"+", "-", "\u2212", "\u2013", "\u00a5", "\uffe5", "$", NULL};
    static const char *const dashes[] = {"\u2014", "\u2013", "-", "\u2026", "/", " ", NULL};
    Number n = {0};
    inlines_plain(cell, &n.text);
    const char *p = n.text.data ? n.text.data : "";
    const char *rest = p;
    while (*rest && skip_any(rest, dashes) != rest)
        rest = skip_any(rest, dashes);
    n.is_blank = *rest == '\0';
    p = skip_any(skip_any(p, signs), signs);
    if (n.is_blank || !is_digit(*p))
        return n;
    while (is_digit(*p) || (*p == ',' && is_digit(p[1])))
        p++;
    if (*p == '.' && is_digit(p[1]))
        for (p++; is_digit(*p); p++)
            n.decimals++;
    /* A unit is one character; longer text is prose that begins with a number. */
    n.unit = p;
    int characters = 0;
    for (; *p; p++)
        characters += ((unsigned char)*p & 0xC0) != 0x80;
    n.is_number = characters <= 1 && !is_digit(*n.unit);
    return n;
}

static Column column_of(const Block *table, size_t index)
{
    Column c = {.align = index < table->n_columns && table->aligns ? table->aligns[index] : CELL_DEFAULT};
    Buf unit = {0};
    bool numbers = true, same_unit = true;
    int found = 0;
    for (size_t i = 1; i < table->n_children; i++) {
        const Block *row = &table->children[i];
        if (index >= row->n_children)
            continue;
        Number n = number_of(row->children[index].inlines);
        numbers = numbers && (n.is_number || n.is_blank);
        if (n.is_number) {
            if (!found++)
                buf_puts(&unit, n.unit);
            same_unit = same_unit && strcmp(unit.data, n.unit) == 0;
            c.decimals = n.decimals > c.decimals ? n.decimals : c.decimals;
        }
        buf_free(&n.text);
    }
    buf_free(&unit);
    numbers = numbers && found;
    if (numbers && c.align == CELL_DEFAULT && index > 0) /* the first column names the rows */
        c.align = CELL_RIGHT;
    if (!numbers || !same_unit || c.align != CELL_RIGHT)
        c.decimals = 0;
    return c;
}

const Column *table_columns(Arena *a, const Block *table)
{
    size_t n = 0;
    for (size_t i = 0; i < table->n_children; i++)
        n = table->children[i].n_children > n ? table->children[i].n_children : n;
    Column *columns = ARENA_ARRAY(a, Column, n + 1);
    for (size_t i = 0; i < n; i++)
        columns[i] = column_of(table, i);
    return columns;
}

void table_pad(const Column *column, Inlines cell, Buf *out)
{
    if (!column->decimals)
        return;
    Number n = number_of(cell);
    if (n.is_number && n.decimals < column->decimals)
        buf_printf(out, " data-pad=\"%s%.*s\"", n.decimals ? "" : ".", column->decimals - n.decimals,
                   "00000000000000000000");
    buf_free(&n.text);
}
