/* Runs of dashes → 破折号 ——, of points → 省略号 …… (GB/T 15834 4.10, 4.11). */
#include "normalise/normalise_cells.h"

static bool is_dash(uint32_t cp)
{
    return cp == 0x2014 || cp == 0x2015; /* — ― */
}

static bool is_hyphen(uint32_t cp)
{
    return cp == '-' || cp == 0xFF0D || cp == 0x2013; /* - － – */
}

static size_t run_end(const NormText *t, size_t i)
{
    size_t j = i + 1;
    while (j < t->n && t->cells[j].cp == t->cells[i].cp && !t->cells[j].verbatim)
        j++;
    return j;
}

static bool is_small(uint32_t cp)
{
    return cp >= 'a' && cp <= 'z';
}

/* --help, but not 他说--OK: an option of a command. */
static bool is_option(const NormText *t, size_t i, size_t j)
{
    return cell_at(t, i) == '-' && j - i == 2 && is_small(cell_at(t, j)) &&
           !(i && char_is_ascii_alnum(cell_at(t, i - 1)));
}

/* —> <-- -->: an arrow; 中文+--: a drawing. */
static bool is_arrow(const NormText *t, size_t i, size_t j)
{
    uint32_t before = i ? cell_at(t, i - 1) : 0, after = cell_at(t, j);
    return before == '<' || before == '+' || before == '|' || after == '>' || after == '+' || after == '|' ||
           before == 0xFF1C || after == 0xFF1E;
}

/* A place to fill in: 姓名：------ */
static bool is_blank_line(const NormText *t, size_t i, size_t j)
{
    size_t back = cells_skip_back(t, i);
    uint32_t before = back ? cell_at(t, back - 1) : 0;
    return j - i >= 4 && (before == 0xFF1A || before == ':' || (back == 0 && cells_skip(t, j) >= t->n));
}

/* A dash run [i, j), two and more, that stands for 破折号 ——? */
static bool is_long_run(const NormText *t, size_t i, size_t j)
{
    uint32_t cp = t->cells[i].cp;
    if ((j - i == 2 && cp == 0x2014) || is_arrow(t, i, j) || is_option(t, i, j) || is_blank_line(t, i, j))
        return false;
    if (cells_are_numbers(t, i, j) || (is_dash(cp) && j - i > 4))
        return false;
    bool signed_latin =
        cells_skip_back(t, i) == 0 && (cell_kind(t, j) == CELL_SPACE || (cell_at(t, j) >= 'A' && cell_at(t, j) <= 'Z'));
    if (t->left[i] == CELL_NONE) /* -- 读者, -- HN 读者 */
        return kind_is_chinese(t->right[j - 1]) || (t->right[j - 1] == CELL_LATIN && signed_latin);
    return kind_is_chinese(t->left[i]) || kind_is_chinese(t->right[j - 1]);
}

/* Does a single dash in cell i stand for 破折号? */
static bool is_short_pause(const NormText *t, size_t i)
{
    if (!is_dash(t->cells[i].cp) || is_arrow(t, i, i + 1))
        return false;
    return dash_of(t, i) == DASH_PAUSE;
}

/* 1, 2, 3 … n: between the terms of a row, set off by spaces or marks, with no Han beside it. */
static bool is_in_formula(const NormText *t, size_t i, size_t j)
{
    size_t before = cells_skip_back(t, i), after = cells_skip(t, j);
    CellKind l = before ? cell_kind(t, before - 1) : CELL_NONE, r = cell_kind(t, after);
    if (l == CELL_MARK || (before && (cell_at(t, before - 1) == 0xFF0C || cell_at(t, before - 1) == 0x3001)))
        return before > 1 && (t->cells[before - 2].kind == CELL_DIGIT || t->cells[before - 2].kind == CELL_LATIN) &&
               r != CELL_HAN;
    return (l == CELL_DIGIT || (l == CELL_LATIN && !char_is_western_letter(t->cells[before - 1].cp))) &&
           (before < i || (r != CELL_HAN && r != CELL_NONE && r != CELL_FULL && r != CELL_CLOSE_QUOTE));
}

/* "…" and (...): nothing but the run is spoken of; in quotes after a colon it is silence. */
static bool is_mentioned(const NormText *t, size_t i, size_t j)
{
    CellKind before = i ? cell_kind(t, i - 1) : CELL_NONE, after = cell_kind(t, j);
    bool open = before == CELL_OPEN_QUOTE || before == CELL_STRAIGHT;
    uint32_t outer = i > 1 ? cell_at(t, i - 2) : 0, in = i ? cell_at(t, i - 1) : 0, out = cell_at(t, j);
    if ((in == '(' || in == 0xFF08) && (out == ')' || out == 0xFF09))
        return true;
    return open && (after == CELL_CLOSE_QUOTE || after == CELL_STRAIGHT) && outer != ':' && outer != 0xFF1A;
}

/* A run [i, j) of . 。 … that stands for 省略号 ……? */
static bool is_ellipsis(const NormText *t, size_t i, size_t j)
{
    size_t n = j - i;
    if (t->cells[i].cp == 0x2026 ? n != 1 && n != 3 : n < 3)
        return false;
    bool ends = i > 0 && t->right_inside[j - 1] == CELL_NONE && cell_kind(t, i - 1) != CELL_SPACE; /* 他说OK... */
    return (kind_is_chinese(t->left[i]) || kind_is_chinese(t->right[j - 1]) || ends) && !is_in_formula(t, i, j) &&
           !is_mentioned(t, i, j);
}

static bool is_pause(const NormText *t, size_t i, size_t j)
{
    return j - i > 1 ? is_long_run(t, i, j) : is_short_pause(t, i);
}

void normalise_runs(NormText *t)
{
    for (size_t i = 0; i < t->n && t->chinese;) {
        uint32_t cp = t->cells[i].cp;
        bool dash = is_hyphen(cp) || is_dash(cp) || cp == 0x2500;
        bool dots = cp == '.' || cp == 0x3002 || cp == 0x2026;
        if ((!dash && !dots) || t->cells[i].verbatim) {
            i++;
            continue;
        }
        size_t j = run_end(t, i);
        if (!t->cells[i].foreign && (dash ? is_pause(t, i, j) : is_ellipsis(t, i, j))) {
            bool range = is_hyphen(cp) && cells_are_ends_of_line(t, i, j); /* typed -- for — */
            cells_drop_spaces(t, i, true, false);
            cells_drop_spaces(t, j - 1, false, true);
            cells_replace(t, i, j, dash ? 0x2014 : 0x2026, range ? 1 : 2);
        }
        i = j;
    }
}
