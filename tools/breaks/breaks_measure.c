/* An author's space between a number and a unit of measure (63 kg, ≤35 μg/m³, 10⁶ km²) doesn't break, nor does the
 * unit: SI Brochure 5.4.3, GB 3101. Symbols of the SI with their prefixes, and those that newspapers use beside it. */
#include "chars/chars.h"
#include "breaks/breaks_class.h"
#include "breaks/breaks_units.h"

#include <string.h>

enum { LONGEST_SYMBOL = 5 };

static bool is_space(uint32_t cp)
{
    return cp == ' ' || cp == 0xA0 || cp == 0x2009 || cp == 0x202F;
}

static bool is_exponent(uint32_t cp)
{
    return cp == 0xB2 || cp == 0xB3 || cp == 0xB9 || (cp >= 0x2070 && cp <= 0x207B && cp != 0x2071);
}

static bool ends_number(const uint32_t *cps, size_t i)
{
    if (char_is_digit(cps[i]) || is_exponent(cps[i]) || (cps[i] >= 0xBC && cps[i] <= 0xBE)) /* ¼ ½ ¾ */
        return true;
    return i > 0 && lb_is_multiplier(cps[i]) && char_is_digit(cps[i - 1]); /* 10万 km² */
}

/* ASCII of a symbol's letters; μ and Ω have two code points each. */
static char letter_of(uint32_t cp)
{
    if (cp == 0xB5 || cp == 0x3BC)
        return 'u';
    if (cp == 0x3A9 || cp == 0x2126)
        return 'O';
    return cp < 0x80 && (char_is_letter(cp) || cp == '%') ? (char)cp : 0;
}

static bool is_one_of(const char *s, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(s, list[i]) == 0)
            return true;
    return false;
}

/* Symbols that take a prefix, and those that don't. */
static bool is_symbol(const char *s)
{
    static const char *const prefixed[] = {"m",  "g",  "s", "A",  "K",  "L",  "l",  "V",  "W",   "J",   "N",   "F",
                                           "H",  "T",  "S", "C",  "O",  "B",  "b",  "Pa", "Hz",  "lm",  "lx",  "mol",
                                           "cd", "Wh", "t", "eV", "Bq", "Gy", "Sv", "Wp", "bps", "bit", "cal", "pc"};
    static const char *const alone[] = {"h",   "min", "ha",  "dB",  "dBm", "mmHg", "ppm", "ppb", "rpm", "bpm",
                                        "mph", "fps", "dpi", "px",  "pt",  "ft",   "lb",  "oz",  "mi",  "kn",
                                        "KiB", "MiB", "GiB", "TiB", "PiB", "rad",  "sr",  "au",  "ly",  "%"};
    enum { PREFIXED = sizeof prefixed / sizeof *prefixed, ALONE = sizeof alone / sizeof *alone };
    if (is_one_of(s, prefixed, PREFIXED) || is_one_of(s, alone, ALONE))
        return true;
    size_t prefix = s[0] == 'd' && s[1] == 'a' ? 2 : strchr("kKMGTPmunpcdhf", s[0]) ? 1 : 0;
    return prefix && is_one_of(s + prefix, prefixed, PREFIXED);
}

/* One symbol with its exponent from i on; returns the index after it, or i: there is none. */
static size_t symbol_end(const uint32_t *cps, size_t n, size_t i)
{
    char s[LONGEST_SYMBOL + 1] = {0};
    size_t k = i;
    for (; k < n && letter_of(cps[k]); k++) {
        if (k - i == LONGEST_SYMBOL)
            return i;
        s[k - i] = letter_of(cps[k]);
    }
    if (k == i || !is_symbol(s))
        return i;
    if (k < n && (cps[k] == '2' || cps[k] == '3') && s[strlen(s) - 1] == 'm') /* m2, km3 as typed */
        k++;
    while (k < n && is_exponent(cps[k]))
        k++;
    return k;
}

/* A unit: symbols with / · between them; nothing of a word follows. */
static size_t unit_end(const uint32_t *cps, size_t n, size_t i)
{
    size_t k = symbol_end(cps, n, i), end = i;
    while (k > end) {
        end = k;
        bool joins = k + 1 < n && (cps[k] == '/' || cps[k] == 0xB7 || cps[k] == 0x22C5);
        size_t next = joins ? symbol_end(cps, n, k + 1) : k;
        if (joins && next > k + 1)
            k = next;
    }
    bool goes_on = end < n && (char_is_letter(cps[end]) || char_is_digit(cps[end]) || cps[end] == '-' ||
                               cps[end] == '_' || cps[end] == '/' || cps[end] == '\'' || cps[end] == 0x2019);
    return goes_on ? i : end;
}

void breaks_measures(const uint32_t *cps, size_t n, uint8_t *out)
{
    for (size_t i = 1; i + 1 < n; i++) {
        if (!is_space(cps[i]) || !ends_number(cps, i - 1))
            continue;
        size_t end = unit_end(cps, n, i + 1);
        for (size_t k = i; end > i + 1 && k + 1 < end; k++)
            if (out[k] != BREAK_FORCED)
                out[k] = BREAK_NO;
    }
}
