/* Joints of long Latin strings (identifiers, file names, paths), where they give way before a line gapes: after _ . / -
 * : and , ; = & + | \ between two parts, before a bracket of code, and where the case changes (DaggerActivity,
 * HTTPServer). No hyphen is set there, so it can't be taken for one of the name's own. Words without joints are
 * hyphenated (fonts/hyphen.h). */
#include "chars/chars.h"
#include "breaks/breaks_class.h"
#include "breaks/breaks_units.h"

#include <string.h>

enum { LONG_STRING = 10, LEAST_CASE_PART = 3 };

static bool in_string(uint32_t cp)
{
    return (cp > ' ' && cp < 0x7F) || (cp >= 0xC0 && cp < 0x2000 && char_is_letter(cp));
}

static bool is_alnum(uint32_t cp)
{
    return char_is_letter(cp) || char_is_digit(cp);
}

static bool is_one_of(uint32_t cp, const char *set)
{
    return cp < 0x80 && strchr(set, (char)cp);
}

static bool is_joint_mark(uint32_t cp)
{
    return is_one_of(cp, "_./-:,=&;+|\\");
}

/* After the mark at k, or the last of two equal ones (::): between parts, never inside a number. A hyphen parts two
 * characters and more, as in words. */
static bool after_mark(const uint32_t *cps, size_t from, size_t to, size_t k)
{
    if (!is_joint_mark(cps[k]) || !(is_alnum(cps[k + 1]) || is_one_of(cps[k + 1], "\"'([{<$")))
        return false;
    if (cps[k] == '-' && (k < from + 2 || k + 2 >= to || !is_alnum(cps[k - 2]) || !is_alnum(cps[k + 2])))
        return false;
    size_t before = cps[k - 1] == cps[k] && k - 1 > from ? k - 2 : k - 1;
    bool ends =
        is_alnum(cps[before]) || cps[before] == '_' || cps[before] == ')' || cps[before] == ']' || cps[before] == '>';
    return ends && !(char_is_digit(cps[before]) && char_is_digit(cps[k + 1]) && cps[k] != '_');
}

/* name(argument): before what opens. */
static bool before_bracket(const uint32_t *cps, size_t k)
{
    return is_one_of(cps[k + 1], "([{<") && (is_alnum(cps[k]) || is_one_of(cps[k], ")]}>"));
}

/* Between k and k + 1: wordWord or ACRONYMWord. */
static bool case_changes(const uint32_t *cps, size_t to, size_t k)
{
    if (!char_is_letter(cps[k]) || !char_is_letter(cps[k + 1]) || !char_is_upper(cps[k + 1]))
        return false;
    return char_is_lower(cps[k]) || (k + 2 < to && char_is_upper(cps[k]) && char_is_lower(cps[k + 2]));
}

/* letters: those that stand before k + 1 without a break; the same number is asked for after it. */
static bool is_case_joint(const uint32_t *cps, size_t to, size_t k, size_t letters)
{
    if (letters < LEAST_CASE_PART || !case_changes(cps, to, k))
        return false;
    size_t after = k + 1;
    while (after < to && after - k <= LEAST_CASE_PART && char_is_letter(cps[after]))
        after++;
    return after - k > LEAST_CASE_PART;
}

static void open_string(const uint32_t *cps, size_t from, size_t to, uint8_t *out)
{
    size_t letters = 0;
    bool part = false; /* something stands before k that a mark could end */
    for (size_t k = from; k + 2 < to; k++) {
        letters = char_is_letter(cps[k]) ? letters + 1 : 0;
        part |= is_alnum(cps[k]);
        if (k == from || !part || out[k] != BREAK_NO)
            continue;
        if (after_mark(cps, from, to, k) || before_bracket(cps, k)) {
            out[k] = BREAK_SPARE;
        } else if (is_case_joint(cps, to, k, letters)) {
            out[k] = BREAK_SPARE;
            letters = 0;
        }
    }
}

void breaks_joints(const uint32_t *cps, size_t n, uint8_t *out)
{
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        if (!in_string(cps[i]))
            continue;
        while (end < n && in_string(cps[end]))
            end++;
        if (end - i >= LONG_STRING)
            open_string(cps, i, end, out);
    }
}
