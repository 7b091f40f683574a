/* Tibetan beyond UAX 14 (TLREQ, Line breaking): no mark starts a line even after a space; the space after KA or GA,
 * where the shad is left out, and the spaces around ༈ are not broken at. The rest is in the classes: tsheg, ཿ ༴ ྾ are
 * BA, shads EX (which also keeps ང་། and །  ། whole), ༌ and ༈ GL. */
#include "chars/chars.h"
#include "breaks/breaks_class.h"
#include "breaks/breaks_units.h"

#define SBRUL_SHAD 0x0F08

static bool is_vowel_sign(uint32_t cp)
{
    return cp >= 0x0F71 && cp <= 0x0F84 && cp != 0x0F7F;
}

/* Does the syllable before position i end in KA or GA, with or without a vowel sign, but not stacked? */
static bool ends_in_ka_ga(const uint32_t *cps, size_t i)
{
    while (i > 0 && is_vowel_sign(cps[i - 1]))
        i--;
    return i > 0 && (cps[i - 1] == 0x0F40 || cps[i - 1] == 0x0F42);
}

/* A Tibetan mark that belongs to what stands before it. */
static bool is_closing_mark(uint32_t cp)
{
    if (!char_is_tibetan(cp))
        return false;
    LineBreakClass c = lb_class(cp);
    return c == LB_BA || c == LB_EX || c == LB_CL || c == LB_GL || cp == 0x0F13;
}

void breaks_tibetan(const uint32_t *cps, size_t n, uint8_t *out)
{
    for (size_t i = 0; i < n; i++) {
        if (cps[i] != ' ')
            continue;
        size_t end = i;
        while (end < n && cps[end] == ' ')
            end++;
        bool whole = i > 0 && (cps[i - 1] == SBRUL_SHAD || ends_in_ka_ga(cps, i));
        if (end < n && (whole || is_closing_mark(cps[end])))
            for (size_t k = i > 0 ? i - 1 : 0; k < end; k++)
                out[k] = out[k] == BREAK_FORCED ? BREAK_FORCED : BREAK_NO;
        i = end - 1;
    }
}
