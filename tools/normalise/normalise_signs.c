/* Signs of numbers and names: − before a negative number, ～ between quantities (GB/T 15834 4.13.3.3), · within names
 * (4.14). A hyphen in a foreign name is told. */
#include "normalise/normalise_cells.h"

#include <string.h>

/* ---- − ---- */

static bool is_hyphen(uint32_t cp)
{
    return cp == '-' || cp == 0xFF0D;
}

/* The end of the number that begins at i: 12.5, 1,000, .5. i when there is none. */
static size_t number_end(const NormText *t, size_t i)
{
    size_t k = i;
    while (cell_kind(t, k) == CELL_DIGIT ||
           ((cell_at(t, k) == '.' || cell_at(t, k) == ',') && cell_kind(t, k + 1) == CELL_DIGIT))
        k++;
    return k;
}

static bool is_range_mark(uint32_t cp)
{
    return cp == 0xFF5E || cp == '~' || cp == 0x2014 || cp == 0x81F3 || cp == 0x5230; /* ～ ~ — 至 到 */
}

/* Units that only a quantity has: a model (歼-20) is never followed by one. */
static bool is_unit_at(const NormText *t, size_t i)
{
    static const char *const units[] = {"%",  "％",     "‰",      "℃",        "℉",      "°",     "度",
                                        "元", "万元",   "亿元",   "美元",     "欧元",   "分贝",  "dB",
                                        "mV", "摄氏度", "华氏度", "个百分点", "百分点", "个单位"};
    return any_at(t, cells_skip(t, i), units, COUNT(units)) > 0;
}

/* Words after which a number is a value. */
static bool value_before(const NormText *t, size_t i)
{
    static const char *const words[] = {"为", "是", "至",   "到",   "达", "于", "约",
                                        "值", "得", "降至", "零下", "=",  "＝", "±"};
    static const char *const not_values[] = {"属于", "关于", "由于", "对于", "装备于", "源于"};
    return any_before(t, i, words, COUNT(words)) > 0 && any_before(t, i, not_values, COUNT(not_values)) == 0;
}

/* Is the hyphen at i, with the number [i + 1, end), in a place where a sign can stand? */
static bool sign_may_stand(const NormText *t, size_t i)
{
    if (i == 0 || t->cells[i - 1].cp == '\n')
        return true;
    const NormCell *before = &t->cells[i - 1];
    if (before->verbatim || char_is_ascii_alnum(before->cp) || char_is_western_letter(before->cp) ||
        before->kind == CELL_DIGIT)
        return false;
    size_t back = cells_skip_back(t, i);
    if (back < i && back > 0) /* kill -9, 选项 -1 */
        return t->cells[back - 1].kind == CELL_HAN || t->cells[back - 1].kind == CELL_FULL;
    return before->kind == CELL_HAN || before->kind == CELL_FULL || before->kind == CELL_OPEN_QUOTE ||
           before->cp == '(' || before->cp == ':' || before->cp == ',' || before->cp == '~';
}

/* A cell of a table: a number, perhaps with its unit or per cent, and nothing else. */
static bool is_whole_number(const NormText *t, size_t i, size_t end)
{
    while (end < t->n && (t->cells[end].cp == ' ' || is_unit_at(t, end)))
        end++;
    return cells_skip(t, 0) == i && end >= t->n;
}

static bool is_minus(const NormText *t, size_t i)
{
    size_t from = i + 1;
    if (cell_at(t, from) == '$' || cell_at(t, from) == 0xA5 || cell_at(t, from) == 0xFFE5 || cell_at(t, from) == 0x20AC)
        from++;
    bool money = from > i + 1;
    size_t end = number_end(t, from);
    if (end == from && cell_at(t, from) == '.' && cell_kind(t, from + 1) == CELL_DIGIT)
        end = number_end(t, from + 1);
    if (end == from || !sign_may_stand(t, i) || t->cells[i].foreign)
        return false;
    uint32_t after = cell_at(t, end), before = i ? cell_at(t, i - 1) : 0;
    if (is_hyphen(after) || after == '/' || after == '.' || after == '_' || char_is_western_letter(after))
        return is_unit_at(t, end) && !is_hyphen(after);
    if (money || is_unit_at(t, end) || is_whole_number(t, i, end))
        return true;
    if (before && is_range_mark(before) && i >= 2 &&
        (cell_kind(t, i - 2) == CELL_DIGIT || cells_are_numbers(t, i - 1, i)))
        return true;
    if (is_range_mark(after)) { /* -5～-2℃, -5至3℃ */
        size_t next = cells_skip(t, end + 1);
        next += is_hyphen(cell_at(t, next)) || cell_at(t, next) == 0x2212 || cell_at(t, next) == '+';
        return number_end(t, next) > next && (is_unit_at(t, number_end(t, next)) || after == 0xFF5E || after == '~');
    }
    return value_before(t, i) || (before == 0xFF08 && cell_at(t, end) == 0xFF09); /* （-3） */
}

/* ---- ～ ---- */

static bool is_wave(uint32_t cp)
{
    return cp == '~' || cp == 0x301C || cp == 0x223C;
}

/* Skips the unit, Latin or Han, of the number that ends before i: 3kg~ 50天~ */
static bool quantity_before(const NormText *t, size_t i)
{
    size_t k = i, letters = 0;
    while (k > 0 && letters < 4 && char_is_western_letter(t->cells[k - 1].cp) && !t->cells[k - 1].verbatim) {
        k--;
        letters++;
    }
    return letters && k > 0 && t->cells[k - 1].kind == CELL_DIGIT;
}

/* A cell of a table: nothing but numbers, marks and units of two letters. */
static bool is_number_cell(const NormText *t)
{
    enum { LONGEST = 30, UNIT = 2 };
    size_t letters = 0;
    for (size_t i = 0; i < t->n && letters <= UNIT; i++) {
        letters = char_is_western_letter(t->cells[i].cp) ? letters + 1 : 0;
        if (t->cells[i].verbatim)
            return false;
    }
    return t->n <= LONGEST && letters <= UNIT;
}

static bool is_range_wave(const NormText *t, size_t i)
{
    size_t from = cells_skip_back(t, i), to = cells_skip(t, i + 1);
    if ((t->chinese ? t->cells[i].foreign : !is_number_cell(t)) || is_wave(cell_at(t, i + 1)) ||
        (i && is_wave(cell_at(t, i - 1))))
        return false;
    if (cells_are_numbers(t, from, to))
        return number_end(t, to) - to <= 5 || (from > 1 && cell_kind(t, from - 2) == CELL_DIGIT); /* 0~110429 */
    size_t sign = to + (is_hyphen(cell_at(t, to)) || cell_at(t, to) == 0x2212);
    return quantity_before(t, from) && cell_kind(t, sign) == CELL_DIGIT && t->cells[i].cp != 0x223C;
}

/* ---- · ---- */

static bool is_dot(uint32_t cp)
{
    return cp == 0x30FB || cp == 0x2022 || cp == 0x2027 || cp == 0x2219 || cp == 0x22C5 || cp == 0xFF65;
}

/* J•K•罗琳: an initial, and not the end of a word. */
static bool is_initial(const NormText *t, size_t i, bool before)
{
    uint32_t cp = cell_at(t, i);
    if (!(cp >= 'A' && cp <= 'Z'))
        return false;
    return before ? i == 0 || !char_is_ascii_alnum(cell_at(t, i - 1)) : !char_is_ascii_alnum(cell_at(t, i + 1));
}

static bool is_name_dot(const NormText *t, size_t i)
{
    if (i == 0)
        return false;
    bool left = cell_is_ideograph(t, i - 1), right = cell_is_ideograph(t, i + 1);
    if (is_initial(t, i - 1, true) && is_initial(t, i + 1, false)) /* J•K•罗琳 */
        return (is_dot(cell_at(t, i + 2)) || cell_at(t, i + 2) == 0xB7) && cell_is_ideograph(t, i + 3);
    return (left && right) || (left && is_initial(t, i + 1, false)) || (is_initial(t, i - 1, true) && right) ||
           (cell_at(t, i - 1) == 0x300B && cell_at(t, i + 1) == 0x300A);
}

void normalise_signs(NormText *t)
{
    for (size_t i = 0; i < t->n; i++) {
        uint32_t cp = cell_at(t, i);
        if (is_hyphen(cp) && is_minus(t, i)) {
            cell_set(t, i, 0x2212);
        } else if (is_wave(cp) && is_range_wave(t, i)) {
            cell_set(t, i, 0xFF5E);
            cells_drop_spaces(t, i, true, true);
        } else if (is_dot(cp) && is_name_dot(t, i)) {
            cell_set(t, i, 0xB7);
        }
    }
}
