#include "breaks/breaks_units.h"

#include "chars/chars.h"
#include "breaks/breaks_class.h"

/* From these lengths on numbers may be divided at a range's dash, Latin runs at a solidus, codes of digits (ISBN) at a
 * hyphen, before their line gapes. */
enum { LONG_RANGE = 7, LONG_RUN = 12, LONG_CODE = 14 };

static void keep(uint8_t *out, size_t i)
{
    if (out[i] != BREAK_FORCED)
        out[i] = BREAK_NO;
}

static bool is_alnum(uint32_t cp)
{
    return char_is_digit(cp) || char_is_letter(cp);
}

/* Marks that join two numbers into one: decimal points, separators, times, ranges (GB/T 15835), telephone numbers. */
static bool joins_digits(uint32_t cp)
{
    switch (cp) {
    case '.':
    case ',':
    case ':':
    case '/':
    case '-':
    case '~':
    case '\'':
    case 0x00B7: /* · */
    case 0x00D7: /* × */
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x2019: /* ’ */
    case 0x2212: /* − */
    case 0x301C: /* 〜 */
    case 0xFF0C: /* ， between full-width digits only, see below */
    case 0xFF0D: /* － */
    case 0xFF0E: /* ． */
    case 0xFF0F: /* ／ */
    case 0xFF1A: /* ： */
    case 0xFF5E: /* ～ */
        return true;
    default:
        return false;
    }
}

static bool is_space(uint32_t cp)
{
    return cp == ' ' || cp == 0xA0;
}

static bool is_unit_mark(uint32_t cp)
{
    switch (cp) {
    case '%':
    case 0x00B0: /* ° */
    case 0x2030: /* ‰ */
    case 0x2031:
    case 0x2032: /* ′ */
    case 0x2033: /* ″ */
    case 0x2103: /* ℃ */
    case 0x2109: /* ℉ */
    case 0xFF05: /* ％ */
        return true;
    default:
        return false;
    }
}

/* Between two numbers: dashes from one to the other, ×; a hyphen only in a long code, else it is one number's own
 * (telephone numbers, dates). */
static bool parts_numbers(uint32_t cp, size_t length)
{
    if (cp == '-')
        return length >= LONG_CODE;
    return length >= LONG_RANGE &&
           (cp == 0x2013 || cp == 0x2014 || cp == 0x301C || cp == 0xFF5E || cp == '~' || cp == 0xD7);
}

static bool joined_at(const uint32_t *cps, size_t n, size_t i)
{
    if (i + 1 >= n || !joins_digits(cps[i]) || !char_is_digit(cps[i + 1]))
        return false;
    /* A full-width comma separates groups only within a number of full-width digits. */
    return cps[i] != 0xFF0C || (cps[i - 1] >= 0xFF10 && cps[i + 1] >= 0xFF10);
}

/* A number from i on with its separators, ranges, unit marks and one Chinese measure; returns the index after it. */
static size_t keep_number(const uint32_t *cps, size_t n, size_t i, uint8_t *out)
{
    size_t j = i, bare = i;
    for (;;) {
        while (j < n && (char_is_digit(cps[j]) || joined_at(cps, n, j)))
            j++;
        size_t marks = bare = j;
        if (marks + 1 < n && marks > i && is_space(cps[marks]) && is_unit_mark(cps[marks + 1]))
            marks++; /* 20 ℃ */
        while (marks < n && is_unit_mark(cps[marks]))
            marks++;
        bool angle = marks > j && (cps[marks - 1] == 0xB0 || cps[marks - 1] == 0x2032); /* 120°30′ */
        bool more = marks > j && (joined_at(cps, n, marks) || (angle && marks < n && char_is_digit(cps[marks])));
        j = marks;
        if (!more)
            break;
    }
    if (j == bare) {
        while (j < n && lb_is_multiplier(cps[j]))
            j++;
        if (j < n && lb_is_measure(cps[j]))
            j++;
    }
    /* A range between measured numbers (5月1日—7日) doesn't leave its dash to the next line. */
    if (j > i && joined_at(cps, n, j))
        keep(out, j - 1);
    for (size_t k = i; k + 1 < j; k++) {
        keep(out, k);
        if ((parts_numbers(cps[k], j - i) || lb_is_measure(cps[k + 1])) && out[k] == BREAK_NO)
            out[k] = BREAK_SPARE; /* 2025年, 70650万吨: before the measure */
    }
    return j;
}

/* What stands before a number and belongs to it beyond UAX 14: the ordinal 第, a leading decimal point, a currency's
 * sign or No. with a space. */
static void keep_prefix(const uint32_t *cps, size_t i, uint8_t *out)
{
    if (i > 0 && (cps[i - 1] == 0x7B2C || cps[i - 1] == '.'))
        keep(out, i - 1);
    if (i < 2 || !is_space(cps[i - 1]))
        return;
    bool numero = i > 3 && cps[i - 2] == '.' && cps[i - 3] == 'o' && cps[i - 4] == 'N';
    if (numero || lb_class(cps[i - 2]) == LB_PR)
        keep(out, i - 1);
}

/* Letters before (step -1) or after (step +1) i, counted to two. */
static int letters_beside(const uint32_t *cps, size_t n, size_t i, int step)
{
    int k = 0;
    while (k < 2) {
        if (step < 0 ? i < (size_t)(k + 1) : i + (size_t)k + 1 >= n)
            break;
        if (!char_is_letter(step < 0 ? cps[i - 1 - (size_t)k] : cps[i + 1 + (size_t)k]))
            break;
        k++;
    }
    return k;
}

/* Does i stand in a run of LONG_RUN and more visible ASCII characters? */
static bool in_long_run(const uint32_t *cps, size_t n, size_t i)
{
    size_t from = i, to = i;
    while (from > 0 && i - from < LONG_RUN && cps[from - 1] > ' ' && cps[from - 1] < 0x7F)
        from--;
    while (to < n && to - i < LONG_RUN && cps[to] > ' ' && cps[to] < 0x7F)
        to++;
    return to - from >= LONG_RUN;
}

/* Hyphen or solidus at i inside a Latin word: only between two parts of two letters and more; the solidus of a path
 * that begins with it stays with the name after it. */
static void keep_word_joint(const uint32_t *cps, size_t n, size_t i, uint8_t *out)
{
    if (i + 1 >= n || !is_alnum(cps[i + 1]))
        return;
    bool inside = i > 0 && is_alnum(cps[i - 1]);
    if (cps[i] == '-' && i > 0 && (is_space(cps[i - 1]) || cps[i - 1] == '-')) { /* --option */
        keep(out, i);
        return;
    }
    if (!inside && (cps[i] != '/' || i == 0 ||
                    (cps[i - 1] != ' ' && cps[i - 1] != '~' && lb_class_tailored(cps[i - 1]) != LB_CL) ||
                    letters_beside(cps, n, i, 1) < 2))
        return;
    if (inside && letters_beside(cps, n, i, -1) >= 2 && letters_beside(cps, n, i, 1) >= 2)
        return;
    keep(out, i);
    if (inside && cps[i] == '/' && out[i] == BREAK_NO && in_long_run(cps, n, i))
        out[i] = BREAK_SPARE;
}

/* C++, A+: the signs stay with the letter, and what follows in Chinese may part. */
static void keep_plus(const uint32_t *cps, size_t n, size_t i, uint8_t *out)
{
    if (i == 0 || (!is_alnum(cps[i - 1]) && cps[i - 1] != '+'))
        return;
    keep(out, i - 1);
    if (i + 1 < n && out[i] == BREAK_NO && lb_class_tailored(cps[i + 1]) == LB_ID)
        out[i] = BREAK_ALLOWED;
}

static void keep_words(const uint32_t *cps, size_t n, uint8_t *out)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp = cps[i];
        if (cp >= 0x3000 && cp < 0xFF00) {
            i++;
        } else if (char_is_digit(cp)) {
            keep_prefix(cps, i, out);
            i = keep_number(cps, n, i, out);
        } else {
            if (cp == '-' || cp == '/' || cp == 0x2010 || cp == 0x2013)
                keep_word_joint(cps, n, i, out);
            else if (cp == '+')
                keep_plus(cps, n, i, out);
            i++;
        }
    }
}

/* ⿰ and its like take two or three components, which may be descriptions themselves. */
static void keep_descriptions(const uint32_t *cps, size_t n, uint8_t *out)
{
    size_t open = 0;
    for (size_t i = 0; i < n; i++) {
        if (open > 0)
            open--;
        if (cps[i] >= 0x2FF0 && cps[i] <= 0x2FFB)
            open += cps[i] == 0x2FF2 || cps[i] == 0x2FF3 ? 3 : 2;
        if (out[i] == BREAK_FORCED || cps[i] == ' ')
            open = 0;
        if (open > 0)
            keep(out, i);
    }
}

void breaks_units(const uint32_t *cps, size_t n, BreakScripts seen, uint8_t *out)
{
    if (seen.letters)
        keep_words(cps, n, out);
    if (seen.ascii)
        breaks_address(cps, n, out);
    if (seen.letters) {
        breaks_measures(cps, n, out);
        breaks_joints(cps, n, out);
    }
    if (seen.tibetan)
        breaks_tibetan(cps, n, out);
    if (seen.descriptions)
        keep_descriptions(cps, n, out);
}
