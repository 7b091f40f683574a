/* Numbers in tables: which columns align at the decimal mark. One rule for the printed page and the site. */
#include "resolve/internal.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

enum { LONGEST_UNIT = 3 /* characters behind a number; more is prose that begins with one */, LEAST_NUMBERS = 2 };

static bool is_before_number(uint32_t cp)
{
    return cp == '+' || cp == '-' || cp == 0x2212 || cp == 0x2013 || cp == 0xB1 || cp == '$' || cp == 0xA5 ||
           cp == 0xFFE5;
}

/* — – - … /: nothing to say. */
static bool is_dash(uint32_t cp)
{
    return cp == 0x2014 || cp == 0x2013 || cp == '-' || cp == 0x2026 || cp == '/';
}

static bool is_blank(const char *s)
{
    int marks = 0;
    while (*s) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        if (cp == ' ')
            continue;
        if (!is_dash(cp) || ++marks > 2)
            return false;
    }
    return true;
}

/* Signs, digits with their commas, a decimal mark and more digits, a short unit; no digit in that, so that dates and
 * times are none. */
static bool read_number(const char *s, uint32_t *whole)
{
    const char *p = s, *mark = NULL;
    uint32_t cp = 0;
    int digits = 0, unit = 0;
    for (int n; *p && (n = utf8_decode(p, &cp), is_before_number(cp)); p += n) {
    }
    for (int n; *p; p += n) {
        n = utf8_decode(p, &cp);
        if (cp == '.' && !mark)
            mark = p;
        else if (!char_is_table_digit(cp) && !(cp == ',' && !mark))
            break;
        digits += char_is_table_digit(cp);
    }
    *whole = (uint32_t)((mark ? mark : p) - s);
    while (*p) {
        p += utf8_decode(p, &cp);
        if (cp == '.' || cp == ':' || char_is_table_digit(cp) || ++unit > LONGEST_UNIT)
            return false;
    }
    return digits > 0;
}

/* Roughly, in half ems: to find the widest. */
static size_t width_of(const char *s)
{
    size_t w = 0;
    while (*s) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        w += cp < 0x2E80 ? 1 : 2;
    }
    return w;
}

static void column_numbers(Arena *a, ResolvedFloat *t, size_t k)
{
    ResolvedColumn *c = &t->columns_of[k];
    size_t numbers = 0;
    bool all = c->align != CELL_LEFT;
    c->whole = c->fraction = "";
    for (size_t r = 1; r < t->n_rows; r++) {
        ResolvedCell *cell = &t->cells[r * t->n_columns + k];
        Buf text = {0};
        buf_puts(&text, "");
        inlines_plain(cell->inlines, &text);
        cell->blank = is_blank(text.data);
        cell->number = !cell->blank && read_number(text.data, &cell->whole);
        all = all && (cell->blank || cell->number);
        numbers += cell->number;
        const char *whole = cell->number ? arena_strndup(a, text.data, cell->whole) : "";
        if (width_of(whole) > width_of(c->whole))
            c->whole = whole;
        if (cell->number && width_of(text.data + cell->whole) > width_of(c->fraction))
            c->fraction = arena_strdup(a, text.data + cell->whole);
        buf_free(&text);
    }
    c->numeric = all && numbers >= LEAST_NUMBERS;
    if (c->numeric)
        return;
    c->whole = c->fraction = "";
    for (size_t r = 1; r < t->n_rows; r++)
        t->cells[r * t->n_columns + k].number = false;
}

void table_numbers(Arena *a, ResolvedFloat *table)
{
    for (size_t k = 0; k < table->n_columns; k++)
        column_numbers(a, table, k);
}
